package org.isopolity.index.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.isopolity.index.aggregation.Aggregation;
import org.isopolity.index.framework.Direction;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
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
    private final Weights byNode;
    private final Rule[] rules;
    /** By slot of a group, counted from the first group. */
    private final double[][] groups;

    private final Ranking ranking;

    private Scores(
            Framework framework,
            Sheet values,
            Sheet normalised,
            Hierarchy hierarchy,
            Weights byNode,
            Rule[] rules,
            double[][] groups) {
        this.framework = framework;
        this.values = values;
        this.normalised = normalised;
        this.hierarchy = hierarchy;
        this.byNode = byNode;
        this.weights = hierarchy.inSlots(byNode);
        this.rules = rules;
        this.groups = groups;
        this.ranking = Ranking.of(groups[groups.length - 1]);
    }

    /**
     * Aggregates a normalised sheet.
     *
     * @param framework the tree
     * @param values the sheet before normalisation, in the indicators' own units
     * @param normalised the same cities and indicators on one scale, higher being better
     * @param weights of the nodes
     * @param book how each group combines its children
     * @throws IllegalArgumentException if nothing is left to aggregate, or the values do not allow the aggregation
     */
    public static Scores of(Framework framework, Sheet values, Sheet normalised, Weights weights, Rule.Book book) {
        if (normalised.indicators().isEmpty() || normalised.cities().isEmpty()) {
            throw new IllegalArgumentException("No city and indicator are left to score after screening. Lower the"
                    + " screening thresholds, or add data.");
        }
        Hierarchy hierarchy = new Hierarchy(framework, normalised.indicators());
        Aggregator aggregator = Aggregator.of(hierarchy, book, normalised.columns());
        aggregator.aggregate(hierarchy.inSlots(weights));
        double[][] groups = new double[hierarchy.size() - hierarchy.indicatorCount()][];
        for (int group = 0; group < groups.length; group++) {
            groups[group] = aggregator.column(hierarchy.indicatorCount() + group);
        }
        Scores scores = new Scores(framework, values, normalised, hierarchy, weights, hierarchy.rules(book), groups);
        scores.requireAdmitted();
        scores.requireFinite();
        return scores;
    }

    /** The values of a slot, NaN where missing; only to be read. */
    private double[] column(int slot) {
        return hierarchy.isGroup(slot)
                ? groups[slot - hierarchy.indicatorCount()]
                : normalised.columns().get(slot).lend();
    }

    /** From the bottom up, so that the first to be named is the cause of what follows above it. */
    private void requireAdmitted() {
        for (int slot = hierarchy.indicatorCount(); slot < hierarchy.size(); slot++) {
            Aggregation by = ruleOf(slot).by();
            if (by.equals(Aggregation.ARITHMETIC)) {
                continue;
            }
            for (int child : hierarchy.childrenOf(slot)) {
                double[] column = column(child);
                for (int i = 0; i < column.length && weights[child] > 0; i++) {
                    double value = column[i];
                    if (!Double.isNaN(value) && !by.admits(value)) {
                        throw new IllegalArgumentException(
                                "'" + hierarchy.node(slot).id()
                                        + "' needs values " + by.demand() + " to be combined by "
                                        + by.inWords().in(Locale.ROOT) + ", but '"
                                        + hierarchy.node(child).id() + "' is " + value + " for city '"
                                        + cities().get(i).id()
                                        + "'. Normalise to a range above 0, such as [1, 100], or aggregate otherwise.");
                    }
                }
            }
        }
    }

    private Rule ruleOf(int groupSlot) {
        return rules[groupSlot - hierarchy.indicatorCount()];
    }

    private void requireFinite() {
        for (int slot = 0; slot < hierarchy.size(); slot++) {
            if (!hierarchy.isGroup(slot) && normalised.columns().get(slot).isFinite()) {
                continue;
            }
            double[] column = column(slot);
            for (int i = 0; i < column.length; i++) {
                if (Double.isInfinite(column[i])) {
                    throw new IllegalArgumentException("The score of city '"
                            + cities().get(i).id() + "' on '"
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

    /** The weights that were used. */
    public Weights weights() {
        return byNode;
    }

    /** Ranks on the whole index, by position among {@link #cities()}. */
    public Ranking ranking() {
        return ranking;
    }

    /** The column of a node's scores by position among {@link #cities()}, if the node is in the index. */
    public Optional<Column> findColumn(String nodeId) {
        var slot = hierarchy.findSlot(nodeId);
        return slot.isEmpty() ? Optional.empty() : Optional.of(Column.of(column(slot.getAsInt())));
    }

    /** Ranks on a node, by position among {@link #cities()}, if the node is in the index. */
    public Optional<Ranking> findRanking(String nodeId) {
        return findColumn(nodeId).map(column -> Ranking.of(column.toArray()));
    }

    /**
     * Where a city stands on each indicator that it has, its best rank first; the last of the list are its weaknesses. Ranks
     * follow the direction of the indicator, so that a treatment or a normalisation changes none.
     */
    public List<Strength> strengths(String cityId) {
        int city = values.positionOfCity(cityId);
        List<Strength> strengths = new ArrayList<>();
        for (int i = 0; i < values.indicators().size() && city >= 0; i++) {
            Column column = values.columns().get(i);
            if (!column.isMissing(city)) {
                strengths.add(strength(values.indicators().get(i), column, city));
            }
        }
        return strengths.stream()
                .sorted(Comparator.comparingInt(Strength::rank))
                .toList();
    }

    private static Strength strength(Indicator indicator, Column column, int city) {
        double sign = indicator.direction() == Direction.LOWER_IS_BETTER ? -1 : 1;
        double own = sign * column.get(city);
        int better = 0;
        int equal = 0;
        for (int i = 0; i < column.size(); i++) {
            better += sign * column.get(i) > own ? 1 : 0;
            equal += sign * column.get(i) == own ? 1 : 0;
        }
        return new Strength(indicator, column.get(city), better + 1, column.present(), equal > 1);
    }

    /** The score of a city on a node, if it has one. */
    public OptionalDouble find(String cityId, String nodeId) {
        int city = normalised.positionOfCity(cityId);
        var slot = hierarchy.findSlot(nodeId);
        if (city < 0 || slot.isEmpty() || Double.isNaN(column(slot.getAsInt())[city])) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(column(slot.getAsInt())[city]);
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
        return coverage(cityId, framework.root().id());
    }

    /**
     * How much of the framework below a node a city's score on it rests on.
     *
     * @throws NoSuchElementException if there is no such node
     */
    public Coverage coverage(String cityId, String nodeId) {
        Node node = framework.find(nodeId).orElseThrow(() -> new NoSuchElementException("no node '" + nodeId + "'"));
        List<Indicator> below = framework.indicatorsBelow(node);
        int scored = 0;
        int city = values.positionOfCity(cityId);
        int observed = 0;
        int own = 0;
        int imputed = 0;
        for (Indicator indicator : below) {
            Optional<Column> found = values.findColumn(indicator.id());
            if (found.isEmpty()) {
                continue;
            }
            Column column = found.get();
            scored++;
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
        return new Coverage(observed, own, imputed, scored, below.size());
    }

    /**
     * What each indicator brought to a city's score. Wherever a score is made of its children's it is homogeneous of degree
     * one, so by Euler's theorem {@code x * d(score)/dx} summed over the indicators is the score itself.
     *
     * @return the indicators present for the city in the order of the sheet; empty if the city has no score, or if a score on
     *     the way comes from comparing cities, of which no indicator has a part of its own
     */
    public List<Contribution> contributions(String cityId) {
        int city = normalised.positionOfCity(cityId);
        if (city < 0 || Double.isNaN(column(hierarchy.rootSlot())[city])) {
            return List.of();
        }
        double[] points = new double[hierarchy.size()];
        points[hierarchy.rootSlot()] = column(hierarchy.rootSlot())[city];
        for (int slot = hierarchy.rootSlot(); hierarchy.isGroup(slot); slot--) {
            if (!Double.isNaN(column(slot)[city]) && !share(points, slot, city)) {
                return List.of();
            }
        }
        List<Contribution> contributions = new ArrayList<>();
        List<Indicator> indicators = normalised.indicators();
        for (int i = 0; i < indicators.size(); i++) {
            if (points[i] != 0 || !Double.isNaN(column(i)[city])) {
                contributions.add(new Contribution(indicators.get(i), column(i)[city], points[i]));
            }
        }
        return contributions;
    }

    /** Hands a group's points down to its children; false where they have no parts of it. */
    private boolean share(double[] points, int group, int city) {
        int[] present = Arrays.stream(hierarchy.childrenOf(group))
                .filter(child -> weights[child] > 0 && !Double.isNaN(column(child)[city]))
                .toArray();
        double[] values =
                Arrays.stream(present).mapToDouble(child -> column(child)[city]).toArray();
        double[] shares =
                Arrays.stream(present).mapToDouble(child -> weights[child]).toArray();
        Optional<double[]> pulls = ruleOf(group).by().pulls(values, shares);
        double total = 0;
        for (int i = 0; i < present.length && pulls.isPresent(); i++) {
            total += pulls.get()[i];
        }
        for (int i = 0; i < present.length && pulls.isPresent(); i++) {
            points[present[i]] = total == 0 ? 0 : points[group] * pulls.get()[i] / total;
        }
        return pulls.isPresent();
    }
}
