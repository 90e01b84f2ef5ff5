package org.isopolity.index.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.observation.City;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Mark;
import org.isopolity.index.sheet.Sheet;

/**
 * The result of a recipe: for every city of the sheet a score on every node of the framework, the ranks, what each
 * indicator brought, and how much was known.
 */
public final class Scores {

    private final Framework framework;
    private final Sheet values;
    private final Sheet normalised;
    private final Hierarchy hierarchy;
    private final double[] weights;
    private final Mean mean;
    private final double[][] columns;
    private final Ranking ranking;

    private Scores(
            Framework framework,
            Sheet values,
            Sheet normalised,
            Hierarchy hierarchy,
            double[] weights,
            Mean mean,
            double[][] columns) {
        this.framework = framework;
        this.values = values;
        this.normalised = normalised;
        this.hierarchy = hierarchy;
        this.weights = weights;
        this.mean = mean;
        this.columns = columns;
        this.ranking = Ranking.of(columns[hierarchy.rootSlot()]);
    }

    /**
     * Aggregates a normalised sheet.
     *
     * @param framework the tree
     * @param values the sheet before normalisation, in the indicators' own units
     * @param normalised the same cities and indicators on one scale, higher being better
     * @param weights of the nodes
     * @param mean how groups combine their children
     * @param atLeast share of a group's children that must be present, 0 to 1
     * @throws IllegalArgumentException if nothing is left to aggregate, or the values do not allow the mean
     */
    public static Scores of(
            Framework framework, Sheet values, Sheet normalised, Weights weights, Mean mean, double atLeast) {
        if (normalised.indicators().isEmpty() || normalised.cities().isEmpty()) {
            throw new IllegalArgumentException("No city and indicator are left to score after screening. Lower the"
                    + " screening thresholds, or add data.");
        }
        Hierarchy hierarchy = new Hierarchy(framework, normalised.indicators());
        double[][] columns = layOut(hierarchy, normalised.columns());
        if (mean == Mean.GEOMETRIC) {
            requirePositive(normalised);
        }
        double[] inSlots = hierarchy.inSlots(weights);
        hierarchy.aggregate(columns, inSlots, mean, atLeast);
        requireFinite(hierarchy, normalised.cities(), columns);
        return new Scores(framework, values, normalised, hierarchy, inSlots, mean, columns);
    }

    /** One array for each slot: the indicators' values, and room for the groups. */
    public static double[][] layOut(Hierarchy hierarchy, List<Column> indicators) {
        double[][] columns = new double[hierarchy.size()][];
        for (int slot = 0; slot < columns.length; slot++) {
            columns[slot] = slot < indicators.size()
                    ? indicators.get(slot).toArray()
                    : new double[indicators.getFirst().size()];
        }
        return columns;
    }

    private static void requirePositive(Sheet sheet) {
        for (int i = 0; i < sheet.indicators().size(); i++) {
            if (sheet.columns().get(i).summary().min() <= 0) {
                throw new IllegalArgumentException("Geometric aggregation needs values above 0, but indicator '"
                        + sheet.indicators().get(i).id() + "' reaches "
                        + sheet.columns().get(i).summary().min() + ". Normalise to a range above 0, such as [1, 100].");
            }
        }
    }

    private static void requireFinite(Hierarchy hierarchy, List<City> cities, double[][] columns) {
        for (int slot = 0; slot < columns.length; slot++) {
            for (int i = 0; i < columns[slot].length; i++) {
                if (Double.isInfinite(columns[slot][i])) {
                    throw new IllegalArgumentException("The score of city '"
                            + cities.get(i).id() + "' on '"
                            + hierarchy.node(slot).id() + "' is beyond the range of numbers. Check its values.");
                }
            }
        }
    }

    /** The framework that was scored. */
    public Framework framework() {
        return framework;
    }

    /** The cities of the sheet, in order. A city may still lack a score where too little of the index is present. */
    public List<City> cities() {
        return normalised.cities();
    }

    /** The values before normalisation, in the indicators' own units, with what was left out and why. */
    public Sheet values() {
        return values;
    }

    /** The values on one scale, higher being better. */
    public Sheet normalised() {
        return normalised;
    }

    /** Ranks on the whole index, by position among {@link #cities()}. */
    public Ranking ranking() {
        return ranking;
    }

    /** The column of a node's scores by position among {@link #cities()}, if the node is in the index. */
    public Optional<Column> findColumn(String nodeId) {
        var slot = hierarchy.findSlot(nodeId);
        return slot.isEmpty() ? Optional.empty() : Optional.of(Column.of(columns[slot.getAsInt()]));
    }

    /** The score of a city on a node, if it has one. */
    public OptionalDouble find(String cityId, String nodeId) {
        int city = normalised.positionOfCity(cityId);
        var slot = hierarchy.findSlot(nodeId);
        if (city < 0 || slot.isEmpty() || Double.isNaN(columns[slot.getAsInt()][city])) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(columns[slot.getAsInt()][city]);
    }

    /** The score of a city on the whole index, if it has one. */
    public OptionalDouble find(String cityId) {
        return find(cityId, framework.root().id());
    }

    /** The share of the index that a node decides when nothing is missing, 0 where it is not in the index. */
    public double effectiveWeight(String nodeId) {
        var slot = hierarchy.findSlot(nodeId);
        return slot.isEmpty() ? 0 : hierarchy.effectiveWeights(weights)[slot.getAsInt()];
    }

    /** How much of the framework a city's score rests on; nothing where the city is not in the sheet. */
    public Coverage coverage(String cityId) {
        int city = values.positionOfCity(cityId);
        int observed = 0;
        int own = 0;
        int imputed = 0;
        for (Column column : values.columns()) {
            if (city < 0 || column.isMissing(city)) {
                continue;
            }
            if (column.has(city, Mark.IMPUTED)) {
                imputed++;
            } else {
                observed++;
                own += column.has(city, Mark.STAND_IN) ? 0 : 1;
            }
        }
        return new Coverage(
                observed,
                own,
                imputed,
                values.indicators().size(),
                framework.indicators().size());
    }

    /**
     * What each indicator brought to a city's score. All means here are homogeneous of degree one, so by Euler's theorem
     * {@code x * d(score)/dx} summed over the indicators is the score itself.
     *
     * @return the indicators present for the city in the order of the sheet; empty if the city has no score
     */
    public List<Contribution> contributions(String cityId) {
        int city = normalised.positionOfCity(cityId);
        if (city < 0 || Double.isNaN(columns[hierarchy.rootSlot()][city])) {
            return List.of();
        }
        double[] points = new double[hierarchy.size()];
        points[hierarchy.rootSlot()] = columns[hierarchy.rootSlot()][city];
        for (int slot = hierarchy.rootSlot(); hierarchy.isGroup(slot); slot--) {
            share(points, slot, city);
        }
        List<Contribution> contributions = new ArrayList<>();
        List<Indicator> indicators = normalised.indicators();
        for (int i = 0; i < indicators.size(); i++) {
            if (points[i] != 0 || !Double.isNaN(columns[i][city])) {
                contributions.add(new Contribution(indicators.get(i), columns[i][city], points[i]));
            }
        }
        return contributions;
    }

    private void share(double[] points, int group, int city) {
        double total = 0;
        for (int child : hierarchy.childrenOf(group)) {
            total += pull(child, city);
        }
        for (int child : hierarchy.childrenOf(group)) {
            points[child] = total == 0 ? 0 : points[group] * pull(child, city) / total;
        }
    }

    private double pull(int child, int city) {
        double value = columns[child][city];
        if (Double.isNaN(value)) {
            return 0;
        }
        return mean == Mean.GEOMETRIC ? weights[child] : weights[child] * value;
    }
}
