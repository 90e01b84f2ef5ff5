package org.isopolity.index.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How often two series order two places alike or contrarily, and how often they tie.
 *
 * @param size how many places
 * @param difference pairs of places ordered alike minus those ordered contrarily
 * @param tiesX sums over the groups of equal values in the first series
 * @param tiesY the same for the second
 */
record Concordance(int size, double difference, Ties tiesX, Ties tiesY) {

    /** Over groups of t equal values: sums of t(t-1), t(t-1)(t-2) and t(t-1)(2t+5). */
    record Ties(double two, double three, double spread) {

        static Ties of(double[] sorted) {
            double two = 0;
            double three = 0;
            double spread = 0;
            for (int begin = 0, end; begin < sorted.length; begin = end) {
                end = begin + 1;
                while (end < sorted.length && sorted[end] == sorted[begin]) {
                    end++;
                }
                double t = end - begin;
                two += t * (t - 1);
                three += t * (t - 1) * (t - 2);
                spread += t * (t - 1) * (2 * t + 5);
            }
            return new Ties(two, three, spread);
        }
    }

    static Concordance of(double[] x, double[] y) {
        int n = x.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> x[i] + 0.0).thenComparingDouble(i -> y[i] + 0.0))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sortedX = new double[n];
        double[] byX = new double[n];
        for (int i = 0; i < n; i++) {
            sortedX[i] = x[order[i]] + 0.0;
            byX[i] = y[order[i]] + 0.0;
        }
        double[] sortedY = byX.clone();
        Arrays.sort(sortedY);
        double pairs = n * (n - 1.0) / 2;
        Ties tiesX = Ties.of(sortedX);
        Ties tiesY = Ties.of(sortedY);
        double both = tiedInBoth(sortedX, byX);
        double swaps = swaps(byX, new double[n], 0, n);
        double difference = pairs - tiesX.two() / 2 - tiesY.two() / 2 + both - 2 * swaps;
        return new Concordance(n, difference, tiesX, tiesY);
    }

    private static double tiedInBoth(double[] sortedX, double[] byX) {
        double pairs = 0;
        double run = 0;
        for (int i = 1; i < sortedX.length; i++) {
            run = sortedX[i] == sortedX[i - 1] && byX[i] == byX[i - 1] ? run + 1 : 0;
            pairs += run;
        }
        return pairs;
    }

    /** Sorts by merging and counts how many neighbours changed places. */
    private static double swaps(double[] values, double[] room, int begin, int end) {
        if (end - begin < 2) {
            return 0;
        }
        int middle = (begin + end) >>> 1;
        double swaps = swaps(values, room, begin, middle) + swaps(values, room, middle, end);
        int left = begin;
        int right = middle;
        for (int i = begin; i < end; i++) {
            if (right == end || (left < middle && values[left] <= values[right])) {
                room[i] = values[left++];
            } else {
                swaps += middle - left;
                room[i] = values[right++];
            }
        }
        System.arraycopy(room, begin, values, begin, end - begin);
        return swaps;
    }

    double tau() {
        double pairs = size * (size - 1.0);
        return 2 * difference / Math.sqrt((pairs - tiesX.two()) * (pairs - tiesY.two()));
    }

    /** The difference over its standard deviation if the two series had nothing to do with one another. */
    double standardised() {
        double n = size;
        double pairs = n * (n - 1);
        double variance = (pairs * (2 * n + 5) - tiesX.spread() - tiesY.spread()) / 18
                + tiesX.two() * tiesY.two() / (2 * pairs)
                + tiesX.three() * tiesY.three() / (9 * pairs * (n - 2));
        return difference / Math.sqrt(variance);
    }
}
