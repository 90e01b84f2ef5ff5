package org.isopolity.population.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which units touch. Each pair stands once; the shared length is zero where two units touch in a corner only, so pairs with a length
 * are neighbours as the rook moves, all pairs as the queen moves.
 */
public final class Borders {

    private static final Borders NONE = new Borders(new int[0], new int[0], new double[0]);

    private final int[] one;
    private final int[] other;
    private final double[] lengths;

    private Borders(int[] one, int[] other, double[] lengths) {
        this.one = one;
        this.other = other;
        this.lengths = lengths;
    }

    /** Nothing is known of borders. */
    public static Borders none() {
        return NONE;
    }

    /** Borders by position of the units; lengths in metres. */
    public static Borders of(int[] one, int[] other, double[] lengths) {
        if (one.length != other.length || one.length != lengths.length) {
            throw new IllegalArgumentException("every border has two sides and a length");
        }
        return new Borders(one.clone(), other.clone(), lengths.clone());
    }

    /** How many pairs touch. */
    public int size() {
        return one.length;
    }

    /** One side of a border. */
    public int one(int border) {
        return one[border];
    }

    /** The other side of a border. */
    public int other(int border) {
        return other[border];
    }

    /** Shared length in metres. */
    public double length(int border) {
        return lengths[border];
    }

    /** The borders that have a length. */
    public Borders withLength() {
        int[] kept = IntStream.range(0, one.length)
                .filter(border -> lengths[border] > 0)
                .toArray();
        return new Borders(
                Arrays.stream(kept).map(border -> one[border]).toArray(),
                Arrays.stream(kept).map(border -> other[border]).toArray(),
                Arrays.stream(kept).mapToDouble(border -> lengths[border]).toArray());
    }

    /** The units that a unit touches, for all units. */
    public int[][] neighbours(int units) {
        int[] degree = new int[units];
        for (int border = 0; border < one.length; border++) {
            degree[one[border]]++;
            degree[other[border]]++;
        }
        int[][] neighbours = new int[units][];
        for (int u = 0; u < units; u++) {
            neighbours[u] = new int[degree[u]];
        }
        for (int border = one.length - 1; border >= 0; border--) {
            neighbours[one[border]][--degree[one[border]]] = other[border];
            neighbours[other[border]][--degree[other[border]]] = one[border];
        }
        return neighbours;
    }

    /** The borders among the units kept, by their new positions. */
    Borders of(int[] kept, int before) {
        int[] position = new int[before];
        Arrays.fill(position, -1);
        for (int u = 0; u < kept.length; u++) {
            position[kept[u]] = u;
        }
        int[] remain = IntStream.range(0, one.length)
                .filter(border -> position[one[border]] >= 0 && position[other[border]] >= 0)
                .toArray();
        return new Borders(
                Arrays.stream(remain).map(border -> position[one[border]]).toArray(),
                Arrays.stream(remain).map(border -> position[other[border]]).toArray(),
                Arrays.stream(remain).mapToDouble(border -> lengths[border]).toArray());
    }

    /** Borders of outlines that were cut from one net: neighbours share corners to a millimetre. */
    static Borders between(List<List<Ring>> outlines) {
        Map<Long, List<Integer>> corners = new HashMap<>();
        Map<Side, Integer> sides = new HashMap<>();
        TreeMap<Long, Double> shared = new TreeMap<>();
        for (int u = 0; u < outlines.size(); u++) {
            for (Ring ring : outlines.get(u)) {
                double[] x = ring.x();
                double[] y = ring.y();
                for (int i = 0, before = x.length - 1; i < x.length; before = i++) {
                    long corner = corner(x[i], y[i]);
                    List<Integer> touching = corners.computeIfAbsent(corner, _ -> new ArrayList<>(3));
                    if (touching.isEmpty() || touching.getLast() != u) {
                        touching.add(u);
                    }
                    long last = corner(x[before], y[before]);
                    Side side = new Side(Math.min(corner, last), Math.max(corner, last));
                    Integer owner = sides.putIfAbsent(side, u);
                    if (owner != null && owner != u) {
                        shared.merge(pair(owner, u), Math.hypot(x[i] - x[before], y[i] - y[before]), Double::sum);
                    }
                }
            }
        }
        for (List<Integer> touching : corners.values()) {
            for (int i = 0; i < touching.size(); i++) {
                for (int j = i + 1; j < touching.size(); j++) {
                    if (!touching.get(i).equals(touching.get(j))) {
                        shared.putIfAbsent(pair(touching.get(i), touching.get(j)), 0.0);
                    }
                }
            }
        }
        int[] one = new int[shared.size()];
        int[] other = new int[shared.size()];
        double[] lengths = new double[shared.size()];
        int border = 0;
        for (Map.Entry<Long, Double> entry : shared.entrySet()) {
            one[border] = (int) (entry.getKey() >>> 32);
            other[border] = (int) (long) entry.getKey();
            lengths[border++] = entry.getValue();
        }
        return new Borders(one, other, lengths);
    }

    private record Side(long from, long to) {}

    private static long pair(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }

    private static long corner(double x, double y) {
        return Math.round(x * 1000) * 4_000_000_007L + Math.round(y * 1000);
    }
}
