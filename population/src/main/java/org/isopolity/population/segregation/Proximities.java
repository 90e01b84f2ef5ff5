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
    private final double[][] lacking;
    private final double error;

    private Proximities(AreaTable table, double[][] byGroup, double[] ones, double[][] lacking, double error) {
        this.table = table;
        this.byGroup = byGroup;
        this.ones = ones;
        this.lacking = lacking;
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
        double[][] nothing = new double[table.groups().size()][table.units().size()];
        return new Proximities(table, withoutLast(sums), last(sums), nothing, 0);
    }

    /**
     * Approximate proximities for very many units: those of units so far apart that they are below the tolerance are left out, and what
     * they can amount to is kept as a bound. Exponential decay only.
     *
     * @param tolerance the largest proximity c_ij that may be left out, such as 0.00001
     */
    public static Proximities within(AreaTable table, Places places, Decay decay, SelfDistance self, double tolerance) {
        check(table, places, self);
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException("a tolerance lies between 0 and 1, not at " + tolerance);
        }
        NearUnits.Truncated near = new NearUnits(places, decay, self, columns(table)).sums(-Math.log(tolerance));
        return new Proximities(
                table, withoutLast(near.sums()), last(near.sums()), withoutLast(near.lacking()), tolerance);
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

    /** By how much the sums of each group can be too small; all 0 where exact. */
    double[][] lacking() {
        return lacking;
    }

    double[] ones() {
        return ones;
    }

    /** The largest error of a proximity between two units: 0 where exact. Mean proximities (Pxx, Pyy, Ptt) are off by no more. */
    public double error() {
        return error;
    }
}
