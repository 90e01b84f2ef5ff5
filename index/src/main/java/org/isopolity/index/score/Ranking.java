package org.isopolity.index.score;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Ranks by descending score, 1 the best; equal scores share the better rank (1, 2, 2, 4). Scores that differ by less than
 * the arithmetic can tell apart (one in a thousand million) count as equal.
 */
public final class Ranking {

    private static final double RESOLUTION = 1e9;

    private final int[] ranks;
    private final boolean[] tied;
    private final int ranked;

    private Ranking(int[] ranks, boolean[] tied, int ranked) {
        this.ranks = ranks;
        this.tied = tied;
        this.ranked = ranked;
    }

    /** The ranks of these scores; a missing score (NaN) has no rank. */
    public static Ranking of(double... scores) {
        int[] ranks = new int[scores.length];
        int ranked = rank(scores, new double[scores.length], ranks);
        int[] holders = new int[scores.length + 1];
        for (int rank : ranks) {
            holders[rank]++;
        }
        boolean[] tied = new boolean[scores.length];
        for (int i = 0; i < ranks.length; i++) {
            tied[i] = ranks[i] > 0 && holders[ranks[i]] > 1;
        }
        return new Ranking(ranks, tied, ranked);
    }

    /**
     * Writes the ranks of scores into an array, 0 for a missing score, without allocating: the inner loop of every
     * robustness draw.
     *
     * @param scores NaN where missing; not changed
     * @param scratch as long as the scores
     * @param ranks as long as the scores; overwritten
     * @return how many are ranked
     */
    public static int rank(double[] scores, double[] scratch, int[] ranks) {
        int ranked = 0;
        for (double score : scores) {
            if (!Double.isNaN(score)) {
                scratch[ranked++] = resolved(score);
            }
        }
        Arrays.sort(scratch, 0, ranked);
        for (int i = 0; i < scores.length; i++) {
            ranks[i] = Double.isNaN(scores[i]) ? 0 : 1 + ranked - notAbove(scratch, ranked, resolved(scores[i]));
        }
        return ranked;
    }

    private static double resolved(double score) {
        return Math.rint(score * RESOLUTION) + 0.0;
    }

    /** How many of the sorted values are not above this one. */
    private static int notAbove(double[] sorted, int length, double value) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The rank at a position, if it has one. */
    public OptionalInt find(int position) {
        return ranks[position] == 0 ? OptionalInt.empty() : OptionalInt.of(ranks[position]);
    }

    /** Whether another position has the same rank. */
    public boolean isTied(int position) {
        return tied[position];
    }

    /** How many positions have a rank. */
    public int ranked() {
        return ranked;
    }
}
