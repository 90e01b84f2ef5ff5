package org.isopolity.population.segregation;

/** Logarithms of counts: most are small whole numbers, so these are kept. */
public final class Logarithms {

    private static final int KEPT = 1 << 16;
    private static final double[] LOG = new double[KEPT];
    private static final double[] LOG_FACTORIAL = new double[1 << 12];

    static {
        for (int n = 1; n < KEPT; n++) {
            LOG[n] = Math.log(n);
        }
        for (int n = 1; n < LOG_FACTORIAL.length; n++) {
            LOG_FACTORIAL[n] = LOG_FACTORIAL[n - 1] + LOG[n];
        }
    }

    private Logarithms() {}

    /** The natural logarithm of a positive count; 0 for the count 0, which is always multiplied by 0. */
    public static double log(double count) {
        int small = (int) count;
        return small < KEPT && small == count ? LOG[small] : Math.log(count);
    }

    /** -p ln p, 0 for p = 0. */
    public static double plogp(double p) {
        return p <= 0 ? 0 : -p * Math.log(p);
    }

    /** ln n!, by Stirling's series beyond small n. */
    public static double logFactorial(double n) {
        if (n < LOG_FACTORIAL.length) {
            return LOG_FACTORIAL[(int) n];
        }
        double inverse = 1 / n;
        double square = inverse * inverse;
        double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
        return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + series;
    }
}
