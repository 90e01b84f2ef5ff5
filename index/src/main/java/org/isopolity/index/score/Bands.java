package org.isopolity.index.score;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Classes of scores, such as low, middle and high.
 *
 * @param bands the lowest first; the first begins at minus infinity
 */
public record Bands(List<Band> bands) {

    /**
     * One class.
     *
     * @param name for readers
     * @param from the lowest score that belongs to it
     */
    public record Band(String name, double from) {}

    public Bands {
        bands = List.copyOf(bands);
        if (bands.isEmpty() || bands.getFirst().from() != Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException("the lowest band must begin at minus infinity");
        }
        for (int i = 1; i < bands.size(); i++) {
            if (!(bands.get(i).from() > bands.get(i - 1).from())) {
                throw new IllegalArgumentException("every band must begin above the one before");
            }
        }
    }

    /** Bands with these names, the lowest first, and the scores at which the second and later ones begin. */
    public static Bands at(List<String> names, double... limits) {
        if (limits.length != names.size() - 1) {
            throw new IllegalArgumentException("one limit less than names is needed");
        }
        return new Bands(IntStream.range(0, names.size())
                .mapToObj(i -> new Band(names.get(i), i == 0 ? Double.NEGATIVE_INFINITY : limits[i - 1]))
                .toList());
    }

    /**
     * Bands that hold as equal numbers of cities as ties allow: equal scores are always of one band, and a band that ties leave
     * empty is left out.
     *
     * @param names the lowest first
     * @param scores NaN where missing; at least one must be there
     */
    public static Bands ofEqualSize(List<String> names, double... scores) {
        double[] sorted = Arrays.stream(scores)
                .filter(score -> !Double.isNaN(score))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("bands of equal size need a score");
        }
        List<Band> bands = new java.util.ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            double from = i == 0 ? Double.NEGATIVE_INFINITY : sorted[(int) ((long) i * sorted.length / names.size())];
            if (bands.isEmpty() || from > bands.getLast().from()) {
                bands.add(new Band(names.get(i), from));
            }
        }
        return new Bands(bands);
    }

    /** The band of a score. */
    public Band of(double score) {
        Band found = bands.getFirst();
        for (Band band : bands) {
            found = score >= band.from() ? band : found;
        }
        return found;
    }
}
