package org.isopolity.index.score;

import org.isopolity.index.aggregation.Aggregation;
import org.isopolity.index.framework.Group;

/**
 * How one group gets its scores.
 *
 * @param by how the children's scores are combined
 * @param atLeast share of the children with a weight above 0, 0 to 1, that must be present
 */
public record Rule(Aggregation by, double atLeast) {

    /** Which rule holds for which group. */
    @FunctionalInterface
    public interface Book {

        /**
         * The rule of a group.
         *
         * @param group the group
         * @param level 1 for groups whose children are all indicators, 1 more than the highest group below for the others
         */
        Rule of(Group group, int level);
    }

    /** The same rule for every group. */
    public Book forAll() {
        return (group, level) -> this;
    }
}
