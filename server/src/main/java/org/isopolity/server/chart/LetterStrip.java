package org.isopolity.server.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The scores of compared cities in one line, letters that would overlap set below each other.
 *
 * @param lanes how many lines of letters there are
 * @param marks those cities that have a score
 */
public record LetterStrip(int lanes, List<Mark> marks) {

    private static final double APART = 7;
    private static final int MOST_LANES = 4;
    private static final int TOP = 13;
    private static final int LANE = 25;

    public LetterStrip {
        marks = List.copyOf(marks);
    }

    /** The strip of these scores, in the order of the cities. */
    public static LetterStrip of(List<OptionalDouble> scores) {
        List<Integer> scored = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            if (scores.get(i).isPresent()) {
                scored.add(i);
            }
        }
        double[] places =
                scored.stream().mapToDouble(i -> scores.get(i).getAsDouble()).toArray();
        int[] lanes = Lanes.of(places, APART, MOST_LANES);
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            marks.add(new Mark(letter(scored.get(i)), Percent.of(places[i]), TOP + LANE * lanes[i]));
        }
        return new LetterStrip(1 + Arrays.stream(lanes).max().orElse(0), marks);
    }

    /** The letter of a city by its position: A, B, C, D, E. */
    public static String letter(int position) {
        return String.valueOf((char) ('A' + position));
    }

    /**
     * One city's letter.
     *
     * @param letter which
     * @param x where it lies along the axis
     * @param y how far down, in pixels
     */
    public record Mark(String letter, String x, int y) {}
}
