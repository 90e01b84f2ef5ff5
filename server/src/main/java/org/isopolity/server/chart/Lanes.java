package org.isopolity.server.chart;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Puts marks that would overlap into lanes above each other. */
public final class Lanes {

    private Lanes() {}

    /**
     * The lane of each place, 0 the first.
     *
     * @param places along the axis, in per cent, in any order
     * @param apart how far two marks of one lane must be from each other
     * @param most how many lanes there may be; what does not fit goes to the last
     */
    public static int[] of(double[] places, double apart, int most) {
        int[] lanes = new int[places.length];
        double[] ends = new double[most];
        Arrays.fill(ends, Double.NEGATIVE_INFINITY);
        Integer[] order = IntStream.range(0, places.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> places[i]));
        for (int i : order) {
            int lane = 0;
            while (lane < most - 1 && places[i] - ends[lane] < apart) {
                lane++;
            }
            lanes[i] = lane;
            ends[lane] = places[i];
        }
        return lanes;
    }
}
