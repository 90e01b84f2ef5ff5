package org.isopolity.release;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.Observation;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.robustness.Robustness;
import org.isopolity.index.score.Contribution;
import org.isopolity.index.score.Coverage;
import org.isopolity.index.score.Scores;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Mark;
import org.isopolity.index.sheet.Removal;
import org.isopolity.text.Phrase;
import org.jspecify.annotations.Nullable;

/** What readers see of an index, whether it was published or computed a moment ago with other weights. */
public final class Results {

    private record Place(String cityId, String id) {}

    private final Map<String, CityResult> cities = new LinkedHashMap<>();
    private final Map<Place, Double> scores = new HashMap<>();
    private final Map<Place, ValueResult> values = new LinkedHashMap<>();
    private final List<Removal> removedIndicators;
    private final Map<String, Double> effectiveWeights;
    private final Robustness robustness;
    private final RankingPolicy policy;

    Results(
            List<CityResult> cities,
            Map<String, Map<String, Double>> scoresByCity,
            List<ValueResult> values,
            List<Removal> removedIndicators,
            Map<String, Double> effectiveWeights,
            Robustness robustness,
            RankingPolicy policy) {
        cities.forEach(result -> this.cities.put(result.city().id(), result));
        scoresByCity.forEach((city, nodes) -> nodes.forEach((node, score) -> scores.put(new Place(city, node), score)));
        values.forEach(value -> this.values.put(new Place(value.cityId(), value.indicatorId()), value));
        this.removedIndicators = List.copyOf(removedIndicators);
        this.effectiveWeights = Map.copyOf(effectiveWeights);
        this.robustness = robustness;
        this.policy = policy;
    }

    private Results(Results whole, RankingPolicy policy) {
        int ranked = whole.ranked().size();
        whole.cities.forEach((id, result) -> cities.put(id, policy.published(result, ranked)));
        this.scores.putAll(whole.scores);
        this.values.putAll(whole.values);
        this.removedIndicators = whole.removedIndicators;
        this.effectiveWeights = whole.effectiveWeights;
        this.robustness = new Robustness(whole.robustness.draws(), whole.robustness.seed(), Map.of());
        this.policy = policy;
    }

    /** What may be said of these results under a policy. */
    Results under(RankingPolicy wanted) {
        return wanted.ranks() ? this : new Results(this, wanted);
    }

    /** The results of a computation. */
    static Results of(Recipe recipe, Observations observations, Scores scores, Robustness robustness) {
        List<CityResult> cities = new ArrayList<>();
        Map<String, Map<String, Double>> scoresByCity = new LinkedHashMap<>();
        List<ValueResult> values = new ArrayList<>();
        Map<String, Phrase> reasons =
                scores.values().removedCities().stream().collect(Collectors.toMap(Removal::id, Removal::reason));
        Map<String, Column> columns = new LinkedHashMap<>();
        for (Node node : scores.framework().nodes()) {
            scores.findColumn(node.id()).ifPresent(column -> columns.put(node.id(), column));
        }
        for (City city : observations.cities()) {
            int position = scores.values().positionOfCity(city.id());
            Coverage coverage =
                    position < 0 ? coverage(recipe, observations, scores, city) : scores.coverage(city.id());
            cities.add(cityResult(
                    city, position, scores, robustness, coverage, Optional.ofNullable(reasons.get(city.id()))));
            Map<String, Double> nodes = new LinkedHashMap<>();
            columns.forEach((node, column) -> {
                if (position >= 0 && !column.isMissing(position)) {
                    nodes.put(node, column.get(position));
                }
            });
            scoresByCity.put(city.id(), nodes);
            Map<String, Contribution> contributions = scores.contributions(city.id()).stream()
                    .collect(Collectors.toMap(part -> part.indicator().id(), part -> part));
            for (Indicator indicator : scores.framework().indicators()) {
                findValue(recipe, observations, scores, city, indicator, contributions.get(indicator.id()))
                        .ifPresent(values::add);
            }
        }
        return new Results(
                cities,
                scoresByCity,
                values,
                scores.values().removedIndicators(),
                effectiveWeights(scores),
                robustness,
                RankingPolicy.FULL);
    }

    private static CityResult cityResult(
            City city, int position, Scores scores, Robustness robustness, Coverage coverage, Optional<Phrase> reason) {
        OptionalInt rank = position < 0 ? OptionalInt.empty() : scores.ranking().find(position);
        return new CityResult(
                city,
                scores.find(city.id()),
                rank,
                rank.isPresent() && scores.ranking().isTied(position),
                robustness.findInterval(city.id()),
                Optional.empty(),
                coverage,
                rank.isPresent() || reason.isPresent() ? reason : Optional.of(Phrases.of("removed.city.parts")));
    }

    /** What is known of a city that was left out: too little for a score, yet not nothing. */
    private static Coverage coverage(Recipe recipe, Observations observations, Scores scores, City city) {
        List<Observation> chosen = scores.values().indicators().stream()
                .map(indicator -> recipe.select().find(observations, city.id(), indicator.id()))
                .flatMap(Optional::stream)
                .toList();
        int standIns = (int) chosen.stream()
                .filter(observation -> recipe.select().marks(observation).contains(Mark.STAND_IN))
                .count();
        return new Coverage(
                chosen.size(),
                chosen.size() - standIns,
                0,
                scores.values().indicators().size(),
                scores.framework().indicators().size());
    }

    private static Optional<ValueResult> findValue(
            Recipe recipe,
            Observations observations,
            Scores scores,
            City city,
            Indicator indicator,
            @Nullable Contribution contribution) {
        Optional<Observation> chosen = recipe.select().find(observations, city.id(), indicator.id());
        int position = scores.values().positionOfCity(city.id());
        Optional<Column> column = position < 0
                ? Optional.empty()
                : scores.values().findColumn(indicator.id()).filter(values -> !values.isMissing(position));
        if (chosen.isEmpty() && column.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ValueResult(
                city.id(),
                indicator.id(),
                chosen,
                column.map(values -> values.get(position))
                        .orElseGet(() -> chosen.orElseThrow().value()),
                column.map(values -> values.marks(position))
                        .orElseGet(() -> recipe.select().marks(chosen.orElseThrow())),
                column.isEmpty() ? OptionalDouble.empty() : scores.find(city.id(), indicator.id()),
                contribution == null ? OptionalDouble.empty() : OptionalDouble.of(contribution.points())));
    }

    private static Map<String, Double> effectiveWeights(Scores scores) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (Node node : scores.framework().nodes()) {
            weights.put(node.id(), scores.effectiveWeight(node.id()));
        }
        return weights;
    }

    /** All cities with a score: by rank or class, where these are published, and then by name. */
    public List<CityResult> ranked() {
        return cities.values().stream()
                .filter(result -> result.score().isPresent())
                .sorted(Comparator.comparingInt(
                                (CityResult result) -> result.rank().orElse(0))
                        .thenComparingInt(
                                result -> result.band().map(Band::band).orElse(0))
                        .thenComparing(result -> result.city().name()))
                .toList();
    }

    /** All cities without a score, by name. */
    public List<CityResult> unranked() {
        return cities.values().stream()
                .filter(result -> result.score().isEmpty())
                .sorted(Comparator.comparing(result -> result.city().name()))
                .toList();
    }

    /** What is published of a city, ranked or not. */
    public Optional<CityResult> find(String cityId) {
        return Optional.ofNullable(cities.get(cityId));
    }

    /** The score of a city on the index, a theme, an area or an indicator. */
    public OptionalDouble findScore(String cityId, String nodeId) {
        Double score = scores.get(new Place(cityId, nodeId));
        return score == null ? OptionalDouble.empty() : OptionalDouble.of(score);
    }

    /** The values of a city, in the order of the framework. */
    public List<ValueResult> values(String cityId) {
        return values.values().stream()
                .filter(value -> value.cityId().equals(cityId))
                .toList();
    }

    /** One value of a city, observed or imputed. */
    public Optional<ValueResult> findValue(String cityId, String indicatorId) {
        return Optional.ofNullable(values.get(new Place(cityId, indicatorId)));
    }

    /** The values of an indicator, by city id. */
    public List<ValueResult> valuesOf(String indicatorId) {
        return values.values().stream()
                .filter(value -> value.indicatorId().equals(indicatorId))
                .toList();
    }

    /** All values, by city id and in the order of the framework. */
    public List<ValueResult> values() {
        return List.copyOf(values.values());
    }

    /** The indicators that are not in the index, and why. */
    public List<Removal> removedIndicators() {
        return removedIndicators;
    }

    /** The share of the index that a node decides when nothing is missing; 0 where it is not in the index. */
    public double effectiveWeight(String nodeId) {
        return effectiveWeights.getOrDefault(nodeId, 0.0);
    }

    /** How often the index was recomputed for the rank intervals. */
    public int draws() {
        return robustness.draws();
    }

    /** What is said about the order of the cities. */
    public RankingPolicy policy() {
        return policy;
    }

    /** How often each city took each rank, where ranks are published. */
    public Robustness robustness() {
        return robustness;
    }

    /** Every city, by id. */
    List<CityResult> cities() {
        return List.copyOf(cities.values());
    }
}
