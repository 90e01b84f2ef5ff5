package org.isopolity.population.segregation;

import java.util.Arrays;

/** The positions of numbers that are not negative, ascending; equal numbers keep their order. Sorted digit by digit of their bits. */
final class AscendingOrder {

    private static final int FEW = 4096;

    private AscendingOrder() {}

    static int[] of(double[] values) {
        int digits = values.length < FEW ? 8 : 16;
        int[] order = new int[values.length];
        int[] next = new int[values.length];
        long[] keys = new long[values.length];
        long[] nextKeys = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            order[i] = i;
            keys[i] = Double.doubleToRawLongBits(values[i] + 0.0);
        }
        int[] starts = new int[(1 << digits) + 1];
        for (int shift = 0; shift < 64; shift += digits) {
            long mask = (1L << digits) - 1;
            Arrays.fill(starts, 0);
            for (long key : keys) {
                starts[(int) (key >>> shift & mask) + 1]++;
            }
            for (int digit = 1; digit < starts.length; digit++) {
                starts[digit] += starts[digit - 1];
            }
            for (int i = 0; i < order.length; i++) {
                int place = starts[(int) (keys[i] >>> shift & mask)]++;
                next[place] = order[i];
                nextKeys[place] = keys[i];
            }
            int[] sorted = next;
            next = order;
            order = sorted;
            long[] sortedKeys = nextKeys;
            nextKeys = keys;
            keys = sortedKeys;
        }
        return order;
    }
}
