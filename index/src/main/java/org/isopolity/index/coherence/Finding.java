package org.isopolity.index.coherence;

import java.util.List;
import org.isopolity.text.Phrase;

/**
 * A conclusion in plain language.
 *
 * @param topic what it is about
 * @param severity how much it matters
 * @param nodeIds the nodes it is about
 * @param words for readers
 */
public record Finding(Topic topic, Severity severity, List<String> nodeIds, Phrase words) {

    /** What a finding is about. */
    public enum Topic {
        /** Gaps, zeros, extremes, values that hardly differ. */
        DATA,
        /** How children of a group go together. */
        GROUP,
        /** Parts that say the same twice. */
        REDUNDANCY,
        /** Indicators that would fit elsewhere better. */
        PLACE,
        /** What counts, beside what its weight says. */
        WEIGHT,
        /** Whether an indicator measures size. */
        SIZE
    }

    /** How much a finding matters. */
    public enum Severity {
        /** Speaks for the structure. */
        SOUND,
        /** Worth a look. */
        NOTE,
        /** Speaks against the structure or the data. */
        PROBLEM
    }

    public Finding {
        nodeIds = List.copyOf(nodeIds);
    }
}
