package org.isopolity.population.place;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

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
        int count = outlines.stream()
                .flatMap(List::stream)
                .mapToInt(ring -> ring.x().length)
                .sum();
        int[] units = new int[count];
        long[] corners = new long[count];
        int[] before = new int[count];
        double[] lengths = new double[count];
        int next = 0;
        for (int u = 0; u < outlines.size(); u++) {
            for (Ring ring : outlines.get(u)) {
                double[] x = ring.x();
                double[] y = ring.y();
                int first = next;
                for (int i = 0, last = x.length - 1; i < x.length; last = i++) {
                    units[next] = u;
                    corners[next] = corner(x[i], y[i]);
                    before[next] = first + last;
                    lengths[next++] = Math.hypot(x[i] - x[last], y[i] - y[last]);
                }
            }
        }
        int[] ids = ranks(corners);
        long[] sides = new long[count];
        Arrays.setAll(sides, i -> pair(ids[i], ids[before[i]]));
        TreeMap<Long, Double> shared = new TreeMap<>();
        // whoever comes first on a side has it in common with all who come later
        eachGroup(ranks(sides), (one, other) -> {
            if (units[one] != units[other]) {
                shared.merge(pair(units[one], units[other]), lengths[other], Double::sum);
            }
        });
        for (long touch : touches(ids, units)) {
            shared.putIfAbsent(touch, 0.0);
        }
        int[] one = new int[shared.size()];
        int[] other = new int[shared.size()];
        double[] common = new double[shared.size()];
        int border = 0;
        for (Map.Entry<Long, Double> entry : shared.entrySet()) {
            one[border] = (int) (entry.getKey() >>> 32);
            other[border] = (int) (long) entry.getKey();
            common[border++] = entry.getValue();
        }
        return new Borders(one, other, common);
    }

    /** The place of each value among the distinct ones. */
    private static int[] ranks(long[] values) {
        long[] distinct = distinct(values);
        int[] ranks = new int[values.length];
        Arrays.setAll(ranks, i -> Arrays.binarySearch(distinct, values[i]));
        return ranks;
    }

    /** Ascending, each once; streams would put every number into a box. */
    private static long[] distinct(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (long value : sorted) {
            if (count == 0 || sorted[count - 1] != value) {
                sorted[count++] = value;
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    private interface Pair {
        void of(int one, int other);
    }

    /** Of positions with the same rank the first with each that follows. */
    private static void eachGroup(int[] ranks, Pair pair) {
        long[] order = new long[ranks.length];
        Arrays.setAll(order, i -> (long) ranks[i] << 32 | i);
        Arrays.sort(order);
        for (int i = 1, first = 0; i < order.length; i++) {
            if (order[i] >>> 32 == order[first] >>> 32) {
                pair.of((int) order[first], (int) order[i]);
            } else {
                first = i;
            }
        }
    }

    /** All pairs of units that have a corner in common. */
    private static long[] touches(int[] corners, int[] units) {
        long[] order = new long[corners.length];
        Arrays.setAll(order, i -> (long) corners[i] << 32 | units[i]);
        long[] ordered = distinct(order);
        LongStream.Builder pairs = LongStream.builder();
        for (int i = 0; i < ordered.length; i++) {
            for (int j = i + 1; j < ordered.length && ordered[j] >>> 32 == ordered[i] >>> 32; j++) {
                pairs.add(pair((int) ordered[i], (int) ordered[j]));
            }
        }
        return distinct(pairs.build().toArray());
    }

    private static long pair(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }

    private static long corner(double x, double y) {
        return Math.round(x * 1000) * 4_000_000_007L + Math.round(y * 1000);
    }
}
