package org.isopolity.population.segregation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.place.Places;

/**
 * How near everyone lives to everyone, for the indices of clustering: sums of c_ij = weight(d_ij) over units, for each group and for
 * the units themselves.
 */
public final class Proximities {

    private final AreaTable table;
    private final double[][] byGroup;
    private final double[] ones;
    private final double[][] unsure;
    private final double error;

    private Proximities(AreaTable table, double[][] byGroup, double[] ones, double[][] unsure, double error) {
        this.table = table;
        this.byGroup = byGroup;
        this.ones = ones;
        this.unsure = unsure;
        this.error = error;
    }

    /**
     * Exact proximities.
     *
     * @param decay curve and bandwidth; Massey and Denton take e^(-d)
     * @param self how far people are from others of their unit
     * @throws IllegalArgumentException if the places are not those of the table, or areas are needed and not known
     */
    public static Proximities exact(AreaTable table, Places places, Decay decay, SelfDistance self) {
        return exact(List.of(table), places, decay, self).getFirst();
    }

    /** Exact proximities of several tables of the same units, such as redrawn ones: distances are measured once for all. */
    static List<Proximities> exact(List<AreaTable> tables, Places places, Decay decay, SelfDistance self) {
        tables.forEach(table -> check(table, places, self));
        double[][] ones = {ones(places.size())};
        double[][] columns = Stream.concat(tables.stream().flatMap(Proximities::columns), Arrays.stream(ones))
                .toArray(double[][]::new);
        double[][] sums = Surroundings.sums(places, decay, self, columns);
        List<Proximities> all = new ArrayList<>();
        int next = 0;
        for (AreaTable table : tables) {
            int groups = table.groups().size();
            all.add(new Proximities(
                    table,
                    Arrays.copyOfRange(sums, next, next + groups),
                    last(sums),
                    new double[groups][places.size()],
                    0));
            next += groups;
        }
        return all;
    }

    /**
     * Approximate proximities for very many units: units that lie far away are taken by squares of the map, and how far each sum can be
     * off is kept as a bound. Exponential decay only.
     *
     * @param tolerance the most that a proximity c_ij may be wrong, such as 0.0001
     */
    public static Proximities within(AreaTable table, Places places, Decay decay, SelfDistance self, double tolerance) {
        check(table, places, self);
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException("a tolerance lies between 0 and 1, not at " + tolerance);
        }
        double[][] columns =
                Stream.concat(columns(table), Stream.of(ones(places.size()))).toArray(double[][]::new);
        NearUnits.Approximate near = new NearUnits(places, decay, self, columns).sums(tolerance);
        return new Proximities(
                table, withoutLast(near.sums()), last(near.sums()), withoutLast(near.unsure()), tolerance);
    }

    private static double[][] withoutLast(double[][] columns) {
        return Arrays.copyOf(columns, columns.length - 1);
    }

    private static double[] last(double[][] columns) {
        return columns[columns.length - 1];
    }

    private static void check(AreaTable table, Places places, SelfDistance self) {
        if (!table.units().equals(places.units())) {
            throw new IllegalArgumentException("the places are not those of the table");
        }
        if (self == SelfDistance.WITHIN_AREA && !places.hasAreas()) {
            throw new IllegalArgumentException("the distance within a unit needs its area");
        }
    }

    private static Stream<double[]> columns(AreaTable table) {
        return IntStream.range(0, table.groups().size()).mapToObj(table::column);
    }

    private static double[] ones(int size) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    AreaTable table() {
        return table;
    }

    double[][] byGroup() {
        return byGroup;
    }

    /** By how much the sums of each group can be too small or too large; all 0 where exact. */
    double[][] unsure() {
        return unsure;
    }

    double[] ones() {
        return ones;
    }

    /** The largest error of a proximity between two units: 0 where exact. Mean proximities (Pxx, Pyy, Ptt) are off by no more. */
    public double error() {
        return error;
    }
}
