package org.isopolity.index.robustness;

import java.util.Arrays;
import org.isopolity.index.score.Ranking;

/**
 * Ranks as {@link Ranking} gives them, faster: a score, rounded to what counts as a difference, and its place make one whole
 * number, so that sorting once gives all ranks. Where scores are too large for that, it asks {@link Ranking}.
 */
final class RankSorter {

    private static final double RESOLUTION = 1e9;
    private static final double LARGEST = 0x1p62;

    private long[] keys = new long[0];
    private double[] part = new double[0];
    private double[] scratch = new double[0];

    /**
     * Ranks a stretch of scores.
     *
     * @param scores NaN where missing
     * @param begin where the stretch begins
     * @param size how long it is
     * @param ranks written: 1 the highest score, ties sharing the better rank, 0 where missing
     */
    void rank(double[] scores, int begin, int size, int[] ranks) {
        if (keys.length < size) {
            keys = new long[size];
        }
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, size - 1));
        double limit = LARGEST / (1L << bits) / RESOLUTION;
        int ranked = 0;
        for (int i = 0; i < size; i++) {
            double score = scores[begin + i];
            if (Double.isNaN(score)) {
                ranks[i] = 0;
            } else if (Math.abs(score) < limit) {
                keys[ranked++] = ((long) Math.rint(score * RESOLUTION) << bits) | i;
            } else {
                rankLarge(scores, begin, size, ranks);
                return;
            }
        }
        Arrays.sort(keys, 0, ranked);
        int mask = (1 << bits) - 1;
        long tied = Long.MIN_VALUE;
        int rank = 0;
        for (int i = ranked - 1; i >= 0; i--) {
            long score = keys[i] >> bits;
            if (score != tied || i == ranked - 1) {
                rank = ranked - i;
                tied = score;
            }
            ranks[(int) (keys[i] & mask)] = rank;
        }
    }

    private void rankLarge(double[] scores, int begin, int size, int[] ranks) {
        if (part.length != size) {
            part = new double[size];
            scratch = new double[size];
        }
        System.arraycopy(scores, begin, part, 0, size);
        Ranking.rank(part, scratch, ranks);
    }
}
