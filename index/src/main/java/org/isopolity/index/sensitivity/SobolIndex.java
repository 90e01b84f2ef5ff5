package org.isopolity.index.sensitivity;

/**
 * How much of a result's variance one factor decides.
 *
 * @param first the share that goes away once this factor alone is settled. 0 to 1 but for the error of estimating
 * @param firstInterval nine tenths of the bootstrap's values of it
 * @param total the share that is left if everything but this factor is settled: its own and what it does together with others
 * @param totalInterval nine tenths of the bootstrap's values of it
 */
public record SobolIndex(double first, Interval firstInterval, double total, Interval totalInterval) {

    /**
     * Two ends.
     *
     * @param low lower
     * @param high upper
     */
    public record Interval(double low, double high) {}
}
