package org.isopolity.server.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Every city a dot along the axis of an indicator, dots that would overlap stacked.
 *
 * @param axis the axis below
 * @param radius of a dot, in pixels
 * @param dots in the order of the values given
 */
public record DotPlot(Axis axis, int radius, List<Dot> dots) {

    private static final double APART = 1.5;
    private static final int FLOOR = 116;
    private static final int ROOMY_LANES = 7;
    private static final int MOST_LANES = 12;

    public DotPlot {
        dots = List.copyOf(dots);
    }

    /** The plot of these values. */
    public static DotPlot of(Axis axis, double... values) {
        double[] places = Arrays.stream(values).map(axis::place).toArray();
        int[] lanes = Lanes.of(places, APART, MOST_LANES);
        boolean crowded = Arrays.stream(lanes).anyMatch(lane -> lane >= ROOMY_LANES);
        int height = crowded ? 9 : 14;
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            dots.add(new Dot(Percent.of(places[i]), FLOOR - lanes[i] * height));
        }
        return new DotPlot(axis, crowded ? 4 : 6, dots);
    }

    /**
     * One city.
     *
     * @param x where it lies along the axis
     * @param y how far down, in pixels
     */
    public record Dot(String x, int y) {}
}
