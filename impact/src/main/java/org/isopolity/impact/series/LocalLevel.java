package org.isopolity.impact.series;

import org.hipparchus.random.RandomDataGenerator;

/**
 * A level that moves as a random walk and is seen with noise. The Kalman filter for it, and paths drawn from what is known
 * after all is seen (forward filtering, backward sampling; Carter and Kohn 1994). NaN is a period in which nothing was seen.
 */
public final class LocalLevel {

    private static final int STEPS = 32;
    private static final double DIFFUSE = 1e7;

    private final double noise;
    private final double drift;
    private final double firstMean;
    private final double firstVariance;

    /**
     * A level with given variances.
     *
     * @param noise variance of an observation around the level
     * @param drift variance of a step of the level
     * @param firstMean expected first level
     * @param firstVariance variance of that expectation
     */
    public LocalLevel(double noise, double drift, double firstMean, double firstVariance) {
        this.noise = noise;
        this.drift = drift;
        this.firstMean = firstMean;
        this.firstVariance = firstVariance;
    }

    /**
     * The level whose variances make the observations most likely; nothing is known of it before the first one. The ratio of
     * the variances is taken from a grid, from a level that stands still to one without noise.
     *
     * @param seen values by period, NaN where nothing was seen, one observed value at least
     */
    public static LocalLevel fitted(double[] seen) {
        int first = 0;
        while (first < seen.length - 1 && Double.isNaN(seen[first])) {
            first++;
        }
        double begin = Double.isNaN(seen[first]) ? 0 : seen[first];
        double best = Double.NEGATIVE_INFINITY;
        LocalLevel likeliest = new LocalLevel(1, 0, begin, DIFFUSE);
        for (int step = 0; step <= STEPS; step++) {
            // the share of a step in the sum of both variances
            double share = step / (double) STEPS;
            double[] found = new LocalLevel(1 - share, share, 0, DIFFUSE).innovations(seen);
            double scale = found[0] / Math.max(1, found[2]);
            double likelihood = scale > 0
                    ? -0.5 * (found[2] * Math.log(scale) + found[1])
                    : step == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            if (likelihood > best) {
                best = likelihood;
                double size = Math.max(scale, Double.MIN_NORMAL);
                likeliest = new LocalLevel((1 - share) * size, share * size, begin, DIFFUSE * size);
            }
        }
        return likeliest;
    }

    /** Squared surprises in their variances, the logarithms of these, and their number; the first value surprises nobody. */
    private double[] innovations(double[] seen) {
        int first = 0;
        while (first < seen.length && Double.isNaN(seen[first])) {
            first++;
        }
        double mean = first < seen.length ? seen[first] : 0;
        double variance = noise;
        double squares = 0;
        double logarithms = 0;
        int count = 0;
        for (int t = first + 1; t < seen.length; t++) {
            variance += drift;
            if (!Double.isNaN(seen[t])) {
                double whole = variance + noise;
                double surprise = seen[t] - mean;
                squares += surprise * surprise / whole;
                logarithms += Math.log(whole);
                count++;
                mean += variance / whole * surprise;
                variance *= noise / whole;
            }
        }
        return new double[] {squares, logarithms, count};
    }

    /** Mean and variance of the level in the period after the last observation. */
    public double[] next(double[] seen) {
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
