package org.isopolity.population.segregation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.isopolity.population.place.Places;

/**
 * A tree of squares over the units. For each unit squares are taken as a whole where the weight cannot differ by more than the
 * tolerance from one side of the square to the other: |e^(-a) - e^(-b)| is at most e^(-nearest) - e^(-farthest).
 */
final class ProximityTree {

    private static final int LEAF = 8;

    private final Places places;
    private final Decay decay;
    private final SelfDistance self;
    private final double[][] columns;
    private final int[] units;
    private final List<Square> squares = new ArrayList<>();

    /**
     * A square and what is in it.
     *
     * @param x centre of gravity of the units, in bandwidths
     * @param radius from there to the farthest unit
     * @param sums of each column
     * @param from first of its units
     * @param to after the last of its units
     * @param children positions of its quarters; none in a leaf
     */
    private record Square(double x, double y, double radius, double[] sums, int from, int to, int[] children) {}

    ProximityTree(Places places, Decay decay, SelfDistance self, double[][] columns) {
        if (decay.shape() != Decay.Shape.EXPONENTIAL) {
            throw new IllegalArgumentException("approximate proximities decay exponentially");
        }
        this.places = places;
        this.decay = decay;
        this.self = self;
        this.columns = columns;
        this.units = IntStream.range(0, places.size()).toArray();
        double west = Double.POSITIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (int u : units) {
            west = Math.min(west, x(u));
            east = Math.max(east, x(u));
            south = Math.min(south, y(u));
            north = Math.max(north, y(u));
        }
        if (units.length > 0) {
            grow(0, units.length, (west + east) / 2, (south + north) / 2, Math.max(east - west, north - south) / 2, 0);
        }
    }

    private double x(int unit) {
        return places.x(unit) / decay.bandwidth();
    }

    private double y(int unit) {
        return places.y(unit) / decay.bandwidth();
    }

    private int grow(int from, int to, double x, double y, double half, int depth) {
        int position = squares.size();
        squares.add(square(from, to, new int[0]));
        if (to - from <= LEAF || depth > 40) {
            return position;
        }
        int middle = split(from, to, u -> y(u) < y);
        int south = split(from, middle, u -> x(u) < x);
        int north = split(middle, to, u -> x(u) < x);
        int[][] quarters = {{from, south, -1, -1}, {south, middle, 1, -1}, {middle, north, -1, 1}, {north, to, 1, 1}};
        int[] children = Arrays.stream(quarters)
                .filter(quarter -> quarter[1] > quarter[0])
                .mapToInt(quarter -> grow(
                        quarter[0],
                        quarter[1],
                        x + quarter[2] * half / 2,
                        y + quarter[3] * half / 2,
                        half / 2,
                        depth + 1))
                .toArray();
        squares.set(position, square(from, to, children));
        return position;
    }

    private int split(int from, int to, IntPredicate first) {
        int[] part = Arrays.copyOfRange(units, from, to);
        int next = from;
        for (int unit : part) {
            if (first.test(unit)) {
                units[next++] = unit;
            }
        }
        int middle = next;
        for (int unit : part) {
            if (!first.test(unit)) {
                units[next++] = unit;
            }
        }
        return middle;
    }

    private Square square(int from, int to, int[] children) {
        double east = 0;
        double north = 0;
        for (int i = from; i < to; i++) {
            east += x(units[i]);
            north += y(units[i]);
        }
        east /= to - from;
        north /= to - from;
        double radius = 0;
        double[] sums = new double[columns.length];
        for (int i = from; i < to; i++) {
            radius = Math.max(radius, Math.hypot(x(units[i]) - east, y(units[i]) - north));
            for (int c = 0; c < sums.length; c++) {
                sums[c] += columns[c][units[i]];
            }
        }
        return new Square(east, north, radius, sums, from, to, children);
    }

    /** For each column and unit the sum of weights times values; no weight is off by more than the tolerance. */
    double[][] sums(double tolerance) {
        double[][] sums = new double[columns.length][units.length];
        Square[] all = squares.toArray(Square[]::new);
        IntStream.range(0, units.length).parallel().forEach(unit -> sum(all, unit, tolerance, sums));
        return sums;
    }

    private void sum(Square[] all, int unit, double tolerance, double[][] sums) {
        int[] waiting = new int[4 * 48];
        int depth = 0;
        double east = x(unit);
        double north = y(unit);
        double[] here = new double[columns.length];
        waiting[depth++] = 0;
        while (depth > 0) {
            Square square = all[waiting[--depth]];
            double distance =
                    Math.sqrt((square.x - east) * (square.x - east) + (square.y - north) * (square.y - north));
            double weight = Math.exp(-distance);
            if (distance > square.radius && weight * Math.expm1(square.radius) <= tolerance) {
                for (int c = 0; c < here.length; c++) {
                    here[c] += weight * square.sums[c];
                }
            } else if (square.children.length == 0) {
                for (int i = square.from; i < square.to; i++) {
                    addUnit(unit, units[i], here);
                }
            } else {
                for (int child : square.children) {
                    waiting[depth++] = child;
                }
            }
        }
        for (int c = 0; c < here.length; c++) {
            sums[c][unit] = here[c];
        }
    }

    private void addUnit(int unit, int other, double[] here) {
        double metres = unit == other ? self.of(places, unit) : places.distance(unit, other);
        double weight = Math.exp(-metres / decay.bandwidth());
        for (int c = 0; c < here.length; c++) {
            here[c] += weight * columns[c][other];
        }
    }
}
