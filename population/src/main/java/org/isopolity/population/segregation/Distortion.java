package org.isopolity.population.segregation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.isopolity.population.Figure;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.place.Places;

/**
 * How distorted the city looks from each unit (Olteanu, Randon-Furling and Clark, "Segregation through the multiscalar lens", PNAS 116,
 * 2019): walking outwards from nearest to farthest, how far the people met so far differ from those of the whole city
 * (Kullback-Leibler divergence, nats), added up over all steps. Units in which nobody lives are no steps, equally far ones are one.
 *
 * @param units in the order of the table
 * @param city the mean over people of their unit's distortion
 * @param normalised the same, each step as a share of the largest divergence that so many people can have: 0 to 1
 */
public record Distortion(List<FromUnit> units, Figure city, Figure normalised) {

    /**
     * The view from one unit.
     *
     * @param unit id
     * @param distortion added up over steps; a reason where nobody lives
     * @param normalised as a share of the largest
     */
    public record FromUnit(String unit, Figure distortion, Figure normalised) {}

    public Distortion {
        units = List.copyOf(units);
    }

    /** The distortion of a city. */
    public static Distortion of(AreaTable table, Places places) {
        if (!table.units().equals(places.units())) {
            throw new IllegalArgumentException("the places are not those of the table");
        }
        var degenerate = ManyGroups.degenerate(table);
        if (degenerate.isPresent()) {
            return new Distortion(List.of(), degenerate.get(), degenerate.get());
        }
        double[] shares = new double[table.groups().size()];
        double smallest = 1;
        for (int g = 0; g < shares.length; g++) {
            shares[g] = table.groupTotal(g) / table.total();
            smallest = shares[g] > 0 ? Math.min(smallest, shares[g]) : smallest;
        }
        double rarest = -Math.log(smallest);
        int size = table.units().size();
        double[][] views = IntStream.range(0, size)
                .parallel()
                .mapToObj(unit -> table.total(unit) == 0 ? new double[2] : view(table, places, unit, shares, rarest))
                .toArray(double[][]::new);
        List<FromUnit> units = new ArrayList<>();
        double sum = 0;
        double normalised = 0;
        for (int u = 0; u < size; u++) {
            boolean nobody = table.total(u) == 0;
            units.add(new FromUnit(
                    table.units().get(u),
                    nobody ? Figure.undefined("undefined.nobody") : Figure.of(views[u][0]),
                    nobody ? Figure.undefined("undefined.nobody") : Figure.of(views[u][0] / views[u][1])));
            sum += nobody ? 0 : table.total(u) * views[u][0];
            normalised += nobody ? 0 : table.total(u) * views[u][0] / views[u][1];
        }
        return new Distortion(units, Figure.of(sum / table.total()), Figure.of(normalised / table.total()));
    }

    /** Equally far units are met in one step, or the order of their ids would reach the result. */
    private static boolean isAsFar(Places places, int from, int one, int other) {
        double near = places.distance(from, one);
        return places.distance(from, other) - near <= 1e-9 * Math.max(1, near);
    }

    /** The sum of divergences, and the most that it could be for as many people at each step. */
    private static double[] view(AreaTable table, Places places, int from, double[] shares, double rarest) {
        int[] order = IntStream.range(0, table.units().size())
                .filter(unit -> table.total(unit) > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer unit) -> places.distance(from, unit))
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] met = new double[shares.length];
        double everyone = 0;
        double sum = 0;
        double most = 0;
        for (int next = 0; next < order.length; next++) {
            int unit = order[next];
            everyone += table.total(unit);
            for (int g = 0; g < met.length; g++) {
                met[g] += table.count(g, unit);
            }
            if (next + 1 < order.length && isAsFar(places, from, unit, order[next + 1])) {
                continue;
            }
            double divergence = 0;
            for (int g = 0; g < met.length; g++) {
                divergence += met[g] > 0 ? met[g] / everyone * Math.log(met[g] / everyone / shares[g]) : 0;
            }
            sum += Math.max(0, divergence);
            // so many people differ from all the most if they are all of few groups
            most += Math.max(0, Math.min(rarest, Math.log(table.total() / everyone)));
        }
        return new double[] {sum, most};
    }
}
