package org.isopolity.impact.series;

import org.hipparchus.random.RandomDataGenerator;

/**
 * A level that moves as a random walk and is seen with noise. The Kalman filter for it, and paths drawn from what is known
 * after all is seen (forward filtering, backward sampling; Carter and Kohn 1994). NaN is a period in which nothing was seen.
 */
final class LocalLevel {

    private final double noise;
    private final double drift;
    private final double firstMean;
    private final double firstVariance;

    /**
     * @param noise variance of an observation around the level
     * @param drift variance of a step of the level
     * @param firstMean expected first level
     * @param firstVariance variance of that expectation
     */
    LocalLevel(double noise, double drift, double firstMean, double firstVariance) {
        this.noise = noise;
        this.drift = drift;
        this.firstMean = firstMean;
        this.firstVariance = firstVariance;
    }

    /** Mean and variance of the level in the period after the last observation. */
    double[] next(double[] seen) {
        double[] means = new double[seen.length];
        double[] variances = new double[seen.length];
        filter(seen, means, variances);
        return new double[] {means[seen.length - 1], variances[seen.length - 1] + drift};
    }

    /** Mean and variance of the level in each period, from the observations up to it. */
    private void filter(double[] seen, double[] means, double[] variances) {
        double mean = firstMean;
        double variance = firstVariance;
        for (int t = 0; t < seen.length; t++) {
            if (!Double.isNaN(seen[t])) {
                double gain = variance / (variance + noise);
                mean += gain * (seen[t] - mean);
                variance *= 1 - gain;
            }
            means[t] = mean;
            variances[t] = variance;
            variance += drift;
        }
    }

    /** A path of the level, drawn from all paths that the observations allow. */
    double[] path(double[] seen, RandomDataGenerator random) {
        double[] means = new double[seen.length];
        double[] variances = new double[seen.length];
        filter(seen, means, variances);
        double[] path = new double[seen.length];
        int last = seen.length - 1;
        path[last] = means[last] + Math.sqrt(variances[last]) * random.nextNormal(0, 1);
        for (int t = last - 1; t >= 0; t--) {
            double share = variances[t] / (variances[t] + drift);
            double mean = means[t] + share * (path[t + 1] - means[t]);
            path[t] = mean + Math.sqrt(variances[t] * (1 - share)) * random.nextNormal(0, 1);
        }
        return path;
    }
}
