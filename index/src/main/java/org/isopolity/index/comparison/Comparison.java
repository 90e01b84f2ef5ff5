package org.isopolity.index.comparison;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.observation.Cities;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.Observation;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.recipe.UnusableStep;
import org.isopolity.index.score.Contribution;
import org.isopolity.index.score.Scores;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.statistics.Correlation;
import org.isopolity.index.statistics.CorrelationMethod;
import org.isopolity.text.Phrase;

/**
 * Two versions of an index side by side.
 *
 * <p>A change of score is shared among its causes as L. S. Shapley, A value for n-person games (1953), shares a gain: each cause
 * gets the mean of what it adds over all orders in which the causes could have come one after the other. The shares sum to the
 * change exactly, and no order is preferred.
 */
public final class Comparison {

    private final Version before;
    private final Version after;
    private final Scores scoresBefore;
    private final Scores scoresAfter;
    private final List<Cause> causes;

    /**
     * Scores both versions.
     *
     * @throws UnusableStep if the data of one do not allow its recipe
     */
    public Comparison(Version before, Version after) {
        this.before = before;
        this.after = after;
        this.scoresBefore = before.recipe().apply(before.framework(), before.observations());
        this.scoresAfter = after.recipe().apply(after.framework(), after.observations());
        this.causes = causes();
    }

    private List<Cause> causes() {
        List<Cause> found = new ArrayList<>();
        if (!before.observations().asList().equals(after.observations().asList())
                || !before.observations()
                        .cities()
                        .asList()
                        .equals(after.observations().cities().asList())) {
            found.add(Cause.OWN_DATA);
            found.add(Cause.OTHERS_DATA);
        }
        if (!before.recipe().steps().equals(after.recipe().steps())) {
            found.add(Cause.METHOD);
        }
        if (!before.framework().root().equals(after.framework().root())) {
            found.add(Cause.FRAMEWORK);
        }
        return found;
    }

    /** The first version's scores. */
    public Scores before() {
        return scoresBefore;
    }

    /** The second version's scores. */
    public Scores after() {
        return scoresAfter;
    }

    /** In what the two versions differ. */
    public List<Cause> differences() {
        return List.copyOf(causes);
    }

    /** How well the ranks of the cities that have one in both versions agree; nothing for fewer than three. */
    public Optional<Correlation> agreement() {
        SortedMap<String, double[]> ranks = new TreeMap<>();
        for (String id : cityIds()) {
            OptionalInt one = rank(scoresBefore, id);
            OptionalInt other = rank(scoresAfter, id);
            if (one.isPresent() && other.isPresent()) {
                ranks.put(id, new double[] {one.getAsInt(), other.getAsInt()});
            }
        }
        return CorrelationMethod.SPEARMAN.find(
                ranks.values().stream().mapToDouble(pair -> pair[0]).toArray(),
                ranks.values().stream().mapToDouble(pair -> pair[1]).toArray());
    }

    /** By how many places a city moved, on average over those with a rank in both versions. */
    public OptionalDouble meanRankShift() {
        return cityIds().stream()
                .filter(id -> rank(scoresBefore, id).isPresent()
                        && rank(scoresAfter, id).isPresent())
                .mapToInt(id -> Math.abs(rank(scoresBefore, id).getAsInt()
                        - rank(scoresAfter, id).getAsInt()))
                .average();
    }

    /** The cities of either version, by id. */
    public List<String> cityIds() {
        return Stream.of(before, after)
                .flatMap(version -> version.observations().cities().stream())
                .map(City::id)
                .distinct()
                .sorted()
                .toList();
    }

    private static OptionalInt rank(Scores scores, String cityId) {
        int position = scores.normalised().positionOfCity(cityId);
        return position < 0 ? OptionalInt.empty() : scores.ranking().find(position);
    }

    /** How a city moved and why. */
    public Movement movement(String cityId) {
        OptionalDouble first = scoresBefore.find(cityId);
        OptionalDouble second = scoresAfter.find(cityId);
        Map<Cause, Double> shares = Map.of();
        Optional<Phrase> unexplained = Optional.empty();
        if (first.isEmpty() || second.isEmpty()) {
            unexplained = Optional.of(Phrases.of(
                    first.isPresent()
                            ? "movement.left"
                            : second.isPresent() ? "movement.joined" : "movement.unscored"));
        } else {
            shares = shares(cityId);
            if (shares.isEmpty() && !causes.isEmpty()) {
                unexplained = Optional.of(Phrases.of("movement.between"));
            }
        }
        return new Movement(
                cityId,
                first,
                second,
                rank(scoresBefore, cityId),
                rank(scoresAfter, cityId),
                shares,
                unexplained,
                indicators(cityId));
    }

    // ---- by cause -------------------------------------------------------------------------------------------------

    /** Empty where some combination of old and new leaves the city without a score. */
    private Map<Cause, Double> shares(String cityId) {
        int count = causes.size();
        double[] worth = new double[1 << count];
        for (int changed = 0; changed < worth.length; changed++) {
            OptionalDouble score = score(cityId, changed);
            if (score.isEmpty()) {
                return Map.of();
            }
            worth[changed] = score.getAsDouble();
        }
        Map<Cause, Double> shares = new EnumMap<>(Cause.class);
        for (int cause = 0; cause < count; cause++) {
            double share = 0;
            for (int others = 0; others < worth.length; others++) {
                if ((others >> cause & 1) == 0) {
                    int size = Integer.bitCount(others);
                    double orders = factorial(size) * factorial(count - size - 1) / factorial(count);
                    share += orders * (worth[others | 1 << cause] - worth[others]);
                }
            }
            shares.put(causes.get(cause), share);
        }
        return shares;
    }

    private static double factorial(int n) {
        double product = 1;
        for (int i = 2; i <= n; i++) {
            product *= i;
        }
        return product;
    }

    /** The score of a city with some causes, by their bits, as in the second version and the others as in the first. */
    private OptionalDouble score(String cityId, int changed) {
        if (changed == 0) {
            return scoresBefore.find(cityId);
        }
        if (changed == (1 << causes.size()) - 1) {
            return scoresAfter.find(cityId);
        }
        Framework framework = (isNew(Cause.FRAMEWORK, changed) ? after : before).framework();
        Recipe recipe = (isNew(Cause.METHOD, changed) ? after : before).recipe();
        Observations observations = observations(
                cityId,
                isNew(Cause.OWN_DATA, changed) ? after : before,
                isNew(Cause.OTHERS_DATA, changed) ? after : before);
        try {
            return recipe.apply(framework, observations).find(cityId);
        } catch (UnusableStep _) {
            return OptionalDouble.empty();
        }
    }

    private boolean isNew(Cause cause, int changed) {
        int number = causes.indexOf(cause);
        return number >= 0 && (changed >> number & 1) != 0;
    }

    private static Observations observations(String cityId, Version own, Version others) {
        if (own.equals(others)) {
            return own.observations();
        }
        List<City> cities = new ArrayList<>();
        own.observations().cities().find(cityId).ifPresent(cities::add);
        others.observations().cities().stream()
                .filter(city -> !city.id().equals(cityId))
                .forEach(cities::add);
        List<Observation> mixed = new ArrayList<>();
        for (Observation observation : own.observations().asList()) {
            if (observation.cityId().equals(cityId)) {
                mixed.add(observation);
            }
        }
        for (Observation observation : others.observations().asList()) {
            if (!observation.cityId().equals(cityId)) {
                mixed.add(observation);
            }
        }
        return new Observations(new Cities(cities), mixed);
    }

    // ---- by indicator ---------------------------------------------------------------------------------------------

    private List<IndicatorChange> indicators(String cityId) {
        List<Contribution> first = scoresBefore.contributions(cityId);
        List<Contribution> second = scoresAfter.contributions(cityId);
        if (first.isEmpty() || second.isEmpty()) {
            return List.of();
        }
        Map<String, Contribution> old = byIndicator(first);
        Map<String, Contribution> now = byIndicator(second);
        List<String> ids = new ArrayList<>();
        second.forEach(part -> ids.add(part.indicator().id()));
        first.stream()
                .map(part -> part.indicator().id())
                .filter(id -> !now.containsKey(id))
                .forEach(ids::add);
        return ids.stream()
                .map(id -> new IndicatorChange(
                        id,
                        value(scoresBefore, cityId, id),
                        value(scoresAfter, cityId, id),
                        normalised(old, id),
                        normalised(now, id),
                        points(old, id),
                        points(now, id)))
                .toList();
    }

    private static Map<String, Contribution> byIndicator(List<Contribution> contributions) {
        Map<String, Contribution> byId = new HashMap<>();
        contributions.forEach(part -> byId.put(part.indicator().id(), part));
        return byId;
    }

    private static OptionalDouble normalised(Map<String, Contribution> parts, String id) {
        Contribution part = parts.get(id);
        return part == null || Double.isNaN(part.normalised())
                ? OptionalDouble.empty()
                : OptionalDouble.of(part.normalised());
    }

    private static double points(Map<String, Contribution> parts, String id) {
        Contribution part = parts.get(id);
        return part == null ? 0 : part.points();
    }

    private static OptionalDouble value(Scores scores, String cityId, String id) {
        int row = scores.values().positionOfCity(cityId);
        Optional<Column> column = scores.values().findColumn(id);
        return row < 0 || column.isEmpty() || column.get().isMissing(row)
                ? OptionalDouble.empty()
                : OptionalDouble.of(column.get().get(row));
    }
}
