package org.isopolity.population.segregation;

import java.util.Arrays;
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
    private final double error;

    private Proximities(AreaTable table, double[][] byGroup, double[] ones, double error) {
        this.table = table;
        this.byGroup = byGroup;
        this.ones = ones;
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
        check(table, places, self);
        double[][] sums = Surroundings.sums(places, decay, self, columns(table));
        return new Proximities(table, Arrays.copyOf(sums, sums.length - 1), sums[sums.length - 1], 0);
    }

    /**
     * Approximate proximities for very many units: units far away are taken together where that changes no proximity between two units
     * by more than the tolerance. Exponential decay only.
     *
     * @param tolerance the largest error of a proximity c_ij, such as 0.0001
     */
    public static Proximities within(AreaTable table, Places places, Decay decay, SelfDistance self, double tolerance) {
        check(table, places, self);
        double[][] sums = new ProximityTree(places, decay, self, columns(table)).sums(tolerance);
        return new Proximities(table, Arrays.copyOf(sums, sums.length - 1), sums[sums.length - 1], tolerance);
    }

    private static void check(AreaTable table, Places places, SelfDistance self) {
        if (!table.units().equals(places.units())) {
            throw new IllegalArgumentException("the places are not those of the table");
        }
        if (self == SelfDistance.WITHIN_AREA && !places.hasAreas()) {
            throw new IllegalArgumentException("the distance within a unit needs its area");
        }
    }

    private static double[][] columns(AreaTable table) {
        double[][] columns = new double[table.groups().size() + 1][];
        for (int g = 0; g < columns.length - 1; g++) {
            columns[g] = table.column(g);
        }
        columns[columns.length - 1] = new double[table.units().size()];
        Arrays.fill(columns[columns.length - 1], 1);
        return columns;
    }

    AreaTable table() {
        return table;
    }

    double[][] byGroup() {
        return byGroup;
    }

    double[] ones() {
        return ones;
    }

    /** The largest error of a proximity between two units: 0 where exact. Mean proximities (Pxx, Pyy, Ptt) are off by no more. */
    public double error() {
        return error;
    }
}
