package org.isopolity.population.segregation;

/**
 * e^(-z) for many z at once, by multiplications and additions alone, of which a processor does several at a time: a polynomial of
 * z/1024, squared ten times. Right to 2 parts in 10^13 up to z = 200; beyond 708 it is 0, where {@link Math#exp} leaves what normal numbers hold.
 */
final class ExponentialWeights {

    private static final double FARTHEST = 708;
    private static final double STEP = -1.0 / 1024;
    private static final double LEAST = falling(FARTHEST);

    private ExponentialWeights() {}

    /** Replaces the first numbers, none of them negative, by their weights. */
    static void of(double[] z, int length) {
        for (int j = 0; j < length; j++) {
            z[j] = falling(Math.min(z[j], FARTHEST)) - LEAST;
        }
    }

    /** The largest number that {@link #ofSmall} takes. */
    static final double SMALL = 16;

    /** As {@link #of} for numbers up to 16, quicker: right to 2 parts in 10^12. */
    static void ofSmall(double[] z, int length) {
        for (int j = 0; j < length; j++) {
            double y = z[j] * (-1.0 / 64);
            double p = Math.fma(y, 1.0 / 3_628_800, 1.0 / 362_880);
            p = Math.fma(p, y, 1.0 / 40_320);
            p = Math.fma(p, y, 1.0 / 5_040);
            p = Math.fma(p, y, 1.0 / 720);
            p = Math.fma(p, y, 1.0 / 120);
            p = Math.fma(p, y, 1.0 / 24);
            p = Math.fma(p, y, 1.0 / 6);
            p = Math.fma(p, y, 0.5);
            p = Math.fma(p, y, 1);
            p = Math.fma(p, y, 1);
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            z[j] = p * p;
        }
    }

    /** Taylor's polynomial of degree 11. */
    private static double falling(double z) {
        double y = z * STEP;
        double p = Math.fma(y, 1.0 / 39_916_800, 1.0 / 3_628_800);
        p = Math.fma(p, y, 1.0 / 362_880);
        p = Math.fma(p, y, 1.0 / 40_320);
        p = Math.fma(p, y, 1.0 / 5_040);
        p = Math.fma(p, y, 1.0 / 720);
        p = Math.fma(p, y, 1.0 / 120);
        p = Math.fma(p, y, 1.0 / 24);
        p = Math.fma(p, y, 1.0 / 6);
        p = Math.fma(p, y, 0.5);
        p = Math.fma(p, y, 1);
        p = Math.fma(p, y, 1);
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        return p * p;
    }
}
