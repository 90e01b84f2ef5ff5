package org.isopolity.population.segregation;

/**
 * How much a place counts for another, by the distance between them.
 *
 * @param shape of the curve
 * @param bandwidth metres; for {@link Shape#EXPONENTIAL} the distance over which weights fall to 1/e, so that 1,000 m gives
 *     Massey and Denton's e^(-d) with d in kilometres
 */
public record Decay(Shape shape, double bandwidth) {

    /** The curve over z, the distance in bandwidths. */
    public enum Shape {
        /** 1 up to the bandwidth, 0 beyond. */
        STEP,
        /** 1 - z up to the bandwidth, 0 beyond. */
        TRIANGULAR,
        /** e^(-z²/2). */
        GAUSSIAN,
        /** e^(-z). */
        EXPONENTIAL
    }

    public Decay {
        if (!(bandwidth > 0 && bandwidth < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a bandwidth is a positive number of metres, not " + bandwidth);
        }
    }

    /** The weight at a distance in metres. */
    public double weight(double distance) {
        double z = distance / bandwidth;
        return switch (shape) {
            case STEP -> z <= 1 ? 1 : 0;
            case TRIANGULAR -> Math.max(0, 1 - z);
            case GAUSSIAN -> Math.exp(-z * z / 2);
            case EXPONENTIAL -> Math.exp(-z);
        };
    }
}
