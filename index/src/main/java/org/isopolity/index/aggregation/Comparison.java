package org.isopolity.index.aggregation;

import java.util.Optional;

/**
 * Scores that come from comparing cities with one another. Children keep no part of such a score, and it changes with the
 * cities that take part.
 */
public sealed interface Comparison extends Aggregation
        permits BenefitOfTheDoubt, DirectionalBenefit, Copeland, Kemeny, Outranking {

    @Override
    default Optional<double[]> pulls(double[] values, double[] weights) {
        return Optional.empty();
    }

    @Override
    default boolean admits(double value) {
        return true;
    }

    @Override
    default String demand() {
        return "of any size";
    }
}
