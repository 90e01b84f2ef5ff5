package org.isopolity.index.coherence;

import org.isopolity.index.statistics.Correlation;

/**
 * How two nodes of the framework go together.
 *
 * @param kind how they stand to one another
 * @param nodeId a node
 * @param otherId the other one
 * @param correlation of their scores
 */
public record Relation(Kind kind, String nodeId, String otherId, Correlation correlation) {

    /** How two nodes stand to one another. */
    public enum Kind {
        /** Children of the same group. */
        SIBLINGS,
        /** A node and the group directly above it. */
        PARENT,
        /** A node and a group further up. */
        ANCESTOR,
        /** An indicator and an area that it does not belong to. */
        OTHER_AREA,
        /** An indicator's values and what it was, or could be, divided by. */
        DENOMINATOR
    }
}
