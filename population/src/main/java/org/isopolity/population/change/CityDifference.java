package org.isopolity.population.change;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.isopolity.population.Figure;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.segregation.Contrast;

/**
 * Why one city is more segregated than another, whose areas are not the same: each area gets the share that the area of the same rank
 * has in the other city, and the difference is divided evenly between sizes of areas and shares of the group (Shapley; as Rey, Cortes
 * and Knaap 2021).
 *
 * @param first the index in the first city
 * @param second the index in the second
 * @param spatial the part that comes from how people are divided over areas
 * @param attribute the part that comes from the shares of the group
 */
public record CityDifference(double first, double second, double spatial, double attribute) {

    /**
     * Compares one group in two cities.
     *
     * @param index of two groups without space, such as {@code Evenness::dissimilarity}
     * @throws IncomparableTables if the index has no value in one of the four combinations
     */
    public static CityDifference between(
            AreaTable first, String group, AreaTable second, String otherGroup, Function<Contrast, Figure> index) {
        double[] here = shares(first, group);
        double[] there = shares(second, otherGroup);
        double own = value(first, here, index);
        double borrowed = value(first, borrowed(here, there), index);
        double otherBorrowed = value(second, borrowed(there, here), index);
        double otherOwn = value(second, there, index);
        return new CityDifference(
                own,
                otherOwn,
                (own - otherBorrowed + borrowed - otherOwn) / 2,
                (own - borrowed + otherBorrowed - otherOwn) / 2);
    }

    private static double[] shares(AreaTable table, String group) {
        int position = table.group(group);
        double[] shares = new double[table.units().size()];
        Arrays.setAll(shares, u -> table.total(u) == 0 ? 0 : table.count(position, u) / table.total(u));
        return shares;
    }

    private static double value(AreaTable table, double[] shares, Function<Contrast, Figure> index) {
        double[][] counts = new double[2][shares.length];
        for (int u = 0; u < shares.length; u++) {
            counts[0][u] = shares[u] * table.total(u);
            counts[1][u] = (1 - shares[u]) * table.total(u);
        }
        AreaTable pair = AreaTable.of(table.units(), List.of("group", "others"), counts);
        Figure figure = index.apply(Contrast.withRest(pair, "group"));
        return switch (figure) {
            case Figure.Known known -> known.value();
            case Figure.Undefined undefined -> throw new IncomparableTables(undefined.why());
        };
    }

    /** The other city's share at the same rank: ranks of equal shares are averaged, quantiles interpolated. */
    private static double[] borrowed(double[] here, double[] there) {
        double[] sorted = here.clone();
        Arrays.sort(sorted);
        double[] others = there.clone();
        Arrays.sort(others);
        double[] borrowed = new double[here.length];
        for (int u = 0; u < here.length; u++) {
            int first = first(sorted, here[u], false);
            int after = first(sorted, here[u], true);
            double rank = (first + 1 + after) / 2.0 / here.length;
            double place = rank * (others.length - 1);
            int below = (int) Math.floor(place);
            int above = Math.min(others.length - 1, below + 1);
            borrowed[u] = others[below] + (place - below) * (others[above] - others[below]);
        }
        return borrowed;
    }

    private static int first(double[] sorted, double value, boolean beyond) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || (beyond && sorted[middle] == value)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
