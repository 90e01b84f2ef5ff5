package org.isopolity.server.chart;

/**
 * The line from the worst value to the target, with a value on it.
 *
 * @param worst where the worst value stands
 * @param target where the target stands
 * @param value where the value lies; at the end of the line where it lies beyond
 * @param anchor how its label is set: {@code start}, {@code middle} or {@code end}
 * @param beyond whether the value lies outside the goalposts
 */
public record GoalpostLine(String worst, String target, String value, String anchor, boolean beyond) {

    private static final double START = 4;
    private static final double END = 96;
    private static final double NEAR_EDGE = 15;

    /** The line for these goalposts and this value. */
    public static GoalpostLine of(double worst, double target, double value) {
        double share = (value - worst) / (target - worst);
        double place = Math.clamp(START + (END - START) * share, 0, 100);
        String anchor = place < NEAR_EDGE ? "start" : place > 100 - NEAR_EDGE ? "end" : "middle";
        return new GoalpostLine(Percent.of(START), Percent.of(END), Percent.of(place), anchor, share < 0 || share > 1);
    }
}
