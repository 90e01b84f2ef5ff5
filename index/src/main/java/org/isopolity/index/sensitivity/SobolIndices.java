package org.isopolity.index.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * First and total indices of every factor from the results of a design of two independent samples, A and B, and of A with one
 * factor at a time taken from B.
 *
 * @param variance of the results of A and B, with n - 1
 * @param byFactor one for each factor, in the order of the design
 */
public record SobolIndices(double variance, List<SobolIndex> byFactor) {

    private static final double TAIL = 0.05;

    public SobolIndices {
        byFactor = List.copyOf(byFactor);
    }

    /**
     * Estimates the indices. Rows of the design are resampled together for the intervals.
     *
     * @param a results of sample A
     * @param b results of sample B, as many
     * @param mixed for each factor, the results of A with that factor from B
     * @param estimator of the first-order indices
     * @param resamples how often to resample for the intervals, at least one
     * @param seed of the resampling
     * @return nothing where the results do not vary
     */
    public static Optional<SobolIndices> find(
            double[] a, double[] b, double[][] mixed, Estimator estimator, int resamples, long seed) {
        if (a.length < 2 || b.length != a.length || resamples < 1) {
            throw new IllegalArgumentException("indices need two samples of the same size, 2 at least, and a resample");
        }
        for (double[] results : mixed) {
            if (results.length != a.length) {
                throw new IllegalArgumentException("every sample must have the same size");
            }
        }
        int[] all = new int[a.length];
        Arrays.setAll(all, row -> row);
        double variance = variance(a, b, all);
        double spread = Math.max(largest(a), largest(b));
        if (!(variance > 1e-24 * spread * spread)) {
            return Optional.empty();
        }
        double[] first = new double[mixed.length];
        double[] total = new double[mixed.length];
        estimate(a, b, mixed, estimator, variance, all, first, total);
        double[][] firsts = new double[mixed.length][resamples];
        double[][] totals = new double[mixed.length][resamples];
        resample(a, b, mixed, estimator, variance, seed, firsts, totals);
        List<SobolIndex> indices = new ArrayList<>();
        for (int factor = 0; factor < mixed.length; factor++) {
            indices.add(
                    new SobolIndex(first[factor], interval(firsts[factor]), total[factor], interval(totals[factor])));
        }
        return Optional.of(new SobolIndices(variance, indices));
    }

    private static void resample(
            double[] a,
            double[] b,
            double[][] mixed,
            Estimator estimator,
            double variance,
            long seed,
            double[][] firsts,
            double[][] totals) {
        int resamples = mixed.length == 0 ? 0 : firsts[0].length;
        SplittableRandom random = new SplittableRandom(seed);
        int[] rows = new int[a.length];
        double[] first = new double[mixed.length];
        double[] total = new double[mixed.length];
        for (int sample = 0; sample < resamples; sample++) {
            for (int i = 0; i < rows.length; i++) {
                rows[i] = random.nextInt(rows.length);
            }
            double own = estimator == Estimator.SALTELLI ? variance : variance(a, b, rows);
            estimate(a, b, mixed, estimator, own > 0 ? own : variance, rows, first, total);
            for (int factor = 0; factor < mixed.length; factor++) {
                firsts[factor][sample] = first[factor];
                totals[factor][sample] = total[factor];
            }
        }
    }

    private static void estimate(
            double[] a,
            double[] b,
            double[][] mixed,
            Estimator estimator,
            double variance,
            int[] rows,
            double[] first,
            double[] total) {
        for (int factor = 0; factor < mixed.length; factor++) {
            double[] ab = mixed[factor];
            double fromA = 0;
            double fromB = 0;
            double product = 0;
            for (int row : rows) {
                double leftA = a[row] - ab[row];
                double leftB = b[row] - ab[row];
                fromA += leftA * leftA;
                fromB += leftB * leftB;
                product += b[row] * (ab[row] - a[row]);
            }
            double n = rows.length;
            total[factor] = fromA / (2 * n * variance);
            first[factor] = switch (estimator) {
                case SALTELLI -> product / n / variance;
                case JANSEN -> 1 - fromB / (2 * n * variance);
                case JANON -> janon(b, ab, rows, fromB);
            };
        }
    }

    /** With both centred on their common mean m, {@code mean((b-m)(ab-m)) / mean(((b-m)^2 + (ab-m)^2) / 2)}. */
    private static double janon(double[] b, double[] ab, int[] rows, double squaredDifferences) {
        double sum = 0;
        for (int row : rows) {
            sum += b[row] + ab[row];
        }
        double mean = sum / (2 * rows.length);
        double squares = 0;
        for (int row : rows) {
            double left = b[row] - mean;
            double right = ab[row] - mean;
            squares += left * left + right * right;
        }
        return squares == 0 ? 0 : 1 - squaredDifferences / squares;
    }

    private static double variance(double[] a, double[] b, int[] rows) {
        double sum = 0;
        for (int row : rows) {
            sum += a[row] + b[row];
        }
        double mean = sum / (2 * rows.length);
        double squares = 0;
        for (int row : rows) {
            double left = a[row] - mean;
            double right = b[row] - mean;
            squares += left * left + right * right;
        }
        return squares / (2 * rows.length - 1);
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private static SobolIndex.Interval interval(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new SobolIndex.Interval(quantile(sorted, TAIL), quantile(sorted, 1 - TAIL));
    }

    /** Interpolated between the values around it (type 7 of Hyndman and Fan 1996). */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
