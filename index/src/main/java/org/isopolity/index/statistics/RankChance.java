package org.isopolity.index.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How likely two orders of a few things are as much alike, or as contrary, as observed if all orders are equally likely: counted
 * over all of them, two-sided, where nothing is tied (M. G. Kendall, Rank Correlation Methods, 1948, chapters 4 and 5).
 */
final class RankChance {

    /** Up to so many, every order is counted for Spearman's coefficient. */
    static final int MOST_FOR_SPEARMAN = 12;
    /** Below so many, likewise for Kendall's; from there on the normal distribution is as good. */
    static final int FEWER_FOR_KENDALL = 50;

    private static final double[][] SQUARES = new double[MOST_FOR_SPEARMAN + 1][];

    private RankChance() {}

    /** For Kendall's coefficient; nothing where something is tied or there are too many. */
    static OptionalDouble kendall(Concordance concordance) {
        int size = concordance.size();
        if (size >= FEWER_FOR_KENDALL
                || concordance.tiesX().two() > 0
                || concordance.tiesY().two() > 0) {
            return OptionalDouble.empty();
        }
        int pairs = size * (size - 1) / 2;
        int contrary = (int) Math.round((pairs - concordance.difference()) / 2);
        return OptionalDouble.of(twoSided(inversions(size), Math.min(contrary, pairs - contrary)));
    }

    /** For Spearman's coefficient, from the ranks; nothing where something is tied or there are too many. */
    static OptionalDouble spearman(double[] ranks, double[] others) {
        int size = ranks.length;
        if (size > MOST_FOR_SPEARMAN || isTied(ranks) || isTied(others)) {
            return OptionalDouble.empty();
        }
        double squares = 0;
        for (int i = 0; i < size; i++) {
            squares += (ranks[i] - others[i]) * (ranks[i] - others[i]);
        }
        int most = size * (size * size - 1) / 3;
        int found = (int) Math.round(squares);
        return OptionalDouble.of(twoSided(squares(size), Math.min(found, most - found)));
    }

    private static boolean isTied(double[] ranks) {
        return Arrays.stream(ranks).distinct().count() < ranks.length;
    }

    private static double twoSided(double[] probabilities, int upTo) {
        double tail = 0;
        for (int i = 0; i <= upTo; i++) {
            tail += probabilities[i];
        }
        return Math.min(1, 2 * tail);
    }

    /** How likely each number of pairs in the contrary order is: one thing after the other is put into its place. */
    private static double[] inversions(int size) {
        double[] before = {1};
        for (int placed = 2; placed <= size; placed++) {
            double[] after = new double[placed * (placed - 1) / 2 + 1];
            double window = 0;
            for (int i = 0; i < after.length; i++) {
                window += i < before.length ? before[i] : 0;
                window -= i >= placed && i - placed < before.length ? before[i - placed] : 0;
                after[i] = Math.max(0, window) / placed;
            }
            before = after;
        }
        return before;
    }

    /** How likely each sum of squared differences of ranks is: counted over the sets of places that are taken. */
    private static synchronized double[] squares(int size) {
        if (SQUARES[size] == null) {
            int most = size * (size * size - 1) / 3;
            double[][] ways = new double[1 << size][most + 1];
            ways[0][0] = 1;
            for (int taken = 0; taken < ways.length - 1; taken++) {
                int next = Integer.bitCount(taken);
                for (int place = 0; place < size; place++) {
                    if ((taken & (1 << place)) == 0) {
                        int square = (next - place) * (next - place);
                        double[] from = ways[taken];
                        double[] to = ways[taken | (1 << place)];
                        for (int sum = 0; sum + square <= most; sum++) {
                            to[sum + square] += from[sum];
                        }
                    }
                }
            }
            double[] counted = ways[ways.length - 1];
            double all = Arrays.stream(counted).sum();
            SQUARES[size] = Arrays.stream(counted).map(count -> count / all).toArray();
        }
        return SQUARES[size];
    }
}
