package org.isopolity.index.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.isopolity.index.Phrases;
import org.isopolity.index.aggregation.Aggregation;
import org.isopolity.index.aggregation.Mean;
import org.isopolity.index.framework.Competence;
import org.isopolity.index.framework.Direction;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Goalposts;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.observation.Observation;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.path.Path.Proof;
import org.isopolity.index.recipe.Family;
import org.isopolity.index.recipe.LeaveExtremes;
import org.isopolity.index.recipe.LeaveGaps;
import org.isopolity.index.recipe.NormaliseByGoalposts;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.recipe.Step;
import org.isopolity.index.score.Contribution;
import org.isopolity.index.score.Scores;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Mark;
import org.isopolity.index.sheet.Removal;
import org.isopolity.index.whatif.ChangedValue;
import org.isopolity.index.whatif.Outcome;
import org.isopolity.index.whatif.WhatIf;

/**
 * Finds the cheapest way to a goal. Costs are proportional to the change.
 *
 * <p>What each lever brings is read off the recipe itself at many points between its value now and its limit. Under fixed
 * goalposts and arithmetic or geometric means throughout, gains (of logarithms, for geometric means) add up and stretches are
 * bought in the order of their cost: then the way is proven to be the cheapest. Under any other recipe a change moves the scale or
 * other cities too; the way is then found by the same order, checked and corrected by the recipe, and said to be an estimate.
 */
public final class PathFinder {

    private static final int POINTS = 24;
    private static final int FINER = 400;
    private static final int HALVINGS = 30;
    private static final double THOUSANDTH = 1e-3;

    private final Recipe recipe;
    private final Framework framework;
    private final Observations observations;
    private final WhatIf whatIf;

    /**
     * Scores the index as observed.
     *
     * @throws org.isopolity.index.recipe.UnusableStep if the data do not allow the recipe
     */
    public PathFinder(Recipe recipe, Framework framework, Observations observations) {
        this.recipe = recipe;
        this.framework = framework;
        this.observations = observations;
        this.whatIf = new WhatIf(recipe, framework, observations);
    }

    /** The index as observed. */
    public Scores before() {
        return whatIf.before();
    }

    /**
     * A lever for every indicator of the given competences: to its target or, where the framework gives none, to the best that
     * some city shows; a hundred units of cost for the whole way from the worst to there, so that cost is effort in points.
     */
    public List<Lever> levers(Set<Competence> competences) {
        List<Lever> levers = new ArrayList<>();
        for (Indicator indicator : framework.indicators()) {
            if (competences.contains(indicator.competence())) {
                double[] ends = ends(indicator);
                if (ends.length == 2 && ends[0] != ends[1]) {
                    levers.add(new Lever(indicator.id(), 100 / Math.abs(ends[1] - ends[0]), ends[1]));
                }
            }
        }
        return levers;
    }

    /** The worst and the best value; nothing where no city has one. */
    private double[] ends(Indicator indicator) {
        Optional<Goalposts> goalposts = indicator.goalposts();
        if (goalposts.isPresent()) {
            return new double[] {goalposts.get().worst(), goalposts.get().target()};
        }
        double[] seen = observations.cities().stream()
                .flatMap(city -> recipe.select().find(observations, city.id(), indicator.id()).stream())
                .mapToDouble(Observation::value)
                .sorted()
                .toArray();
        if (seen.length == 0) {
            return seen;
        }
        double low = seen[0];
        double high = seen[seen.length - 1];
        return indicator.direction() == Direction.HIGHER_IS_BETTER
                ? new double[] {low, high}
                : new double[] {high, low};
    }

    /**
     * The cheapest way of a city to a goal.
     *
     * @throws NoSuchElementException if the city has no score, or a lever's indicator is not in the framework
     * @throws IllegalArgumentException if two levers are of one indicator
     */
    public Path find(String cityId, Goal goal, List<Lever> levers) {
        if (before().find(cityId).isEmpty()) {
            throw new NoSuchElementException("city '" + cityId + "' has no score, so there is no way from it");
        }
        return new Search(cityId, goal).find(levers);
    }

    /**
     * A lever of the city at hand.
     *
     * @param lever as stated
     * @param values from the value now to the limit
     */
    private record Way(Lever lever, double[] values) {

        double from() {
            return values[0];
        }

        double costTo(double value) {
            return lever.cost() * Math.abs(value - from());
        }
    }

    /** One search. */
    private final class Search {

        private final String cityId;
        private final Goal goal;
        private final List<Removal> passedOver = new ArrayList<>();

        Search(String cityId, Goal goal) {
            this.cityId = cityId;
            this.goal = goal;
        }

        Path find(List<Lever> levers) {
            List<Way> ways = ways(levers);
            Outcome now = whatIf.outcome(List.of());
            if (isReached(now)) {
                return path(ways, Map.of(), 0, OptionalDouble.of(0), Proof.CHEAPEST, now);
            }
            Map<Way, Double> all = new HashMap<>();
            ways.forEach(way -> all.put(way, way.lever().limit()));
            Outcome farthest = outcome(all);
            if (!isReached(farthest)) {
                return path(ways, all, cost(all), OptionalDouble.empty(), Proof.ESTIMATED, farthest);
            }
            Optional<Mean> additive = additive();
            return additive.isPresent()
                    ? provable(atCorners(ways), additive.get()).orElseGet(() -> estimate(ways))
                    : estimate(ways);
        }

        // ---- levers -----------------------------------------------------------------------------------------------

        private List<Way> ways(List<Lever> levers) {
            List<Way> ways = new ArrayList<>();
            for (Lever lever : levers.stream()
                    .sorted(Comparator.comparing(Lever::indicatorId))
                    .toList()) {
                Indicator indicator = framework
                        .findIndicator(lever.indicatorId())
                        .orElseThrow(() ->
                                new NoSuchElementException("there is no indicator '" + lever.indicatorId() + "'"));
                if (!ways.isEmpty() && ways.getLast().lever().indicatorId().equals(lever.indicatorId())) {
                    throw new IllegalArgumentException("'" + lever.indicatorId() + "' has two levers");
                }
                String reason = unusable(indicator, lever);
                if (reason.isEmpty()) {
                    ways.add(new Way(lever, values(indicator, lever)));
                } else {
                    passedOver.add(new Removal(indicator.id(), Phrases.of(reason)));
                }
            }
            return ways;
        }

        private double valueNow(Indicator indicator) {
            return recipe.select()
                    .find(observations, cityId, indicator.id())
                    .map(Observation::value)
                    .orElse(Double.NaN);
        }

        /** The key of the reason why a lever cannot be used; empty if it can. */
        private String unusable(Indicator indicator, Lever lever) {
            double now = valueNow(indicator);
            double side = indicator.direction() == Direction.HIGHER_IS_BETTER ? 1 : -1;
            Scores scores = before();
            int row = scores.values().positionOfCity(cityId);
            Optional<Column> column = scores.values().findColumn(indicator.id());
            if (column.isEmpty()) {
                return "lever.not-in-index";
            }
            if (Double.isNaN(now) || column.get().isMissing(row) || column.get().has(row, Mark.IMPUTED)) {
                return "lever.no-value";
            }
            if (indicator.computation().scale().isPresent()) {
                return "lever.answers";
            }
            return side * (lever.limit() - now) > 0 ? "" : "lever.at-limit";
        }

        /** Evenly spread from the value now to the limit. */
        private double[] values(Indicator indicator, Lever lever) {
            double now = valueNow(indicator);
            double[] values = new double[POINTS + 1];
            for (int i = 0; i < POINTS; i++) {
                values[i] = now + (lever.limit() - now) * i / POINTS;
            }
            values[POINTS] = lever.limit();
            return values;
        }

        /** The value now, the corners that goalposts make, and the limit: between them a normalised value runs straight. */
        private List<Way> atCorners(List<Way> ways) {
            return ways.stream()
                    .map(way -> {
                        double now = way.from();
                        double limit = way.lever().limit();
                        double[] corners = framework
                                .findIndicator(way.lever().indicatorId())
                                .flatMap(Indicator::goalposts)
                                .map(posts -> new double[] {posts.worst(), posts.target()})
                                .orElse(new double[0]);
                        double[] values = DoubleStream.concat(
                                        DoubleStream.of(now, limit),
                                        Arrays.stream(corners).filter(corner -> (corner - now) * (corner - limit) < 0))
                                .boxed()
                                .sorted(Comparator.comparingDouble((Double value) -> Math.abs(value - now)))
                                .mapToDouble(Double::doubleValue)
                                .toArray();
                        return new Way(way.lever(), values);
                    })
                    .toList();
        }

        // ---- what is known of the recipe --------------------------------------------------------------------------

        /** The one mean on whose scale the gains of several indicators add up, if the recipe is of that kind. */
        private Optional<Mean> additive() {
            boolean fixedScale = recipe.steps().stream().allMatch(this::leavesOthersAlone);
            List<Aggregation> rules = framework.groups().stream()
                    .map(group -> recipe.aggregate().rule(group, group.height()).by())
                    .distinct()
                    .toList();
            if (!fixedScale || rules.size() != 1) {
                return Optional.empty();
            }
            return rules.getFirst() instanceof Mean mean
                            && (mean.equals(Mean.ARITHMETIC) || mean.equals(Mean.GEOMETRIC))
                    ? Optional.of(mean)
                    : Optional.empty();
        }

        /** Whether a city's values change only its own scores, one indicator by one. */
        private boolean leavesOthersAlone(Step step) {
            return switch (step.family()) {
                case SELECT, SCREEN, AGGREGATE -> true;
                case IMPUTE -> step instanceof LeaveGaps;
                case TREAT -> step instanceof LeaveExtremes;
                case NORMALISE -> step instanceof NormaliseByGoalposts;
                default -> step.family() != Family.WEIGHT && step.family() != Family.DENOMINATE;
            };
        }

        // ---- the provable kind ------------------------------------------------------------------------------------

        private Optional<Path> provable(List<Way> ways, Mean mean) {
            DoubleUnaryOperator scale = mean::transform;
            double start = before().find(cityId).orElseThrow();
            double wanted = scale.applyAsDouble(neededScore()) - scale.applyAsDouble(start);
            Map<Curve, Way> curves = curves(ways, scale, mean.equals(Mean.GEOMETRIC));
            double nudge = 0;
            for (int attempt = 0; attempt < 3; attempt++) {
                Purchase purchase = Purchase.of(List.copyOf(curves.keySet()), wanted + nudge);
                Map<Way, Double> values = values(purchase, curves);
                Outcome outcome = outcome(values);
                if (purchase.enough() && isReached(outcome)) {
                    double cost = cost(values);
                    boolean cheapest = cost - purchase.leastCost() <= THOUSANDTH * cost;
                    return Optional.of(path(
                            ways,
                            values,
                            cost,
                            OptionalDouble.of(Math.min(cost, purchase.leastCost())),
                            cheapest ? Proof.CHEAPEST : Proof.BOUNDED,
                            outcome));
                }
                nudge = nudge == 0 ? 1e-9 * Math.max(1, Math.abs(wanted)) : nudge * 100;
            }
            return Optional.empty();
        }

        private double neededScore() {
            return switch (goal) {
                case Goal.Score(double score) -> score;
                case Goal.Rank(int rank) -> {
                    double[] others = before().cities().stream()
                            .filter(city -> !city.id().equals(cityId))
                            .flatMapToDouble(city -> before().find(city.id()).stream())
                            .sorted()
                            .toArray();
                    yield others[others.length - rank];
                }
            };
        }

        /** What each lever adds alone, on the scale on which gains add up. */
        private Map<Curve, Way> curves(List<Way> ways, DoubleUnaryOperator scale, boolean smooth) {
            double start = scale.applyAsDouble(before().find(cityId).orElseThrow());
            Map<Curve, Way> curves = new LinkedHashMap<>();
            for (Way way : ways) {
                int points = way.values().length;
                double[] gains = new double[points];
                double[] costs = new double[points];
                double[] normalised = new double[points];
                normalised[0] = normalised(before(), way);
                for (int point = 1; point < points; point++) {
                    Scores scores = outcome(Map.of(way, way.values()[point])).after();
                    gains[point] = scale.applyAsDouble(scores.find(cityId).orElse(Double.NaN)) - start;
                    costs[point] = way.costTo(way.values()[point]);
                    normalised[point] = normalised(scores, way);
                }
                curves.put(smooth ? smooth(normalised, gains, costs) : new Curve(gains, costs), way);
            }
            return curves;
        }

        private double normalised(Scores scores, Way way) {
            return scores.find(cityId, way.lever().indicatorId()).orElse(Double.NaN);
        }

        /** Puts points between, in equal ratios of the normalised value: gains of logarithms bend between their corners. */
        private static Curve smooth(double[] normalised, double[] gains, double[] costs) {
            List<Double> finerGains = new ArrayList<>(List.of(0.0));
            List<Double> finerCosts = new ArrayList<>(List.of(0.0));
            for (int i = 1; i < gains.length; i++) {
                double ratio = normalised[i] / normalised[i - 1];
                for (int part = 1; part <= FINER && ratio != 1; part++) {
                    double reached = Math.pow(ratio, part / (double) FINER);
                    finerGains.add(gains[i - 1] + (gains[i] - gains[i - 1]) * part / FINER);
                    finerCosts.add(costs[i - 1] + (costs[i] - costs[i - 1]) * (reached - 1) / (ratio - 1));
                }
                if (ratio == 1) {
                    finerGains.add(gains[i]);
                    finerCosts.add(costs[i]);
                }
            }
            return new Curve(
                    finerGains.stream().mapToDouble(Double::doubleValue).toArray(),
                    finerCosts.stream().mapToDouble(Double::doubleValue).toArray());
        }

        private Map<Way, Double> values(Purchase purchase, Map<Curve, Way> curves) {
            Map<Way, Double> values = new HashMap<>();
            purchase.gains().forEach((curve, gain) -> {
                Way way = curves.get(curve);
                if (way != null && gain > 0) {
                    double cost = curve.costOf(gain);
                    double change = cost / way.lever().cost();
                    double value =
                            way.from() + Math.copySign(change, way.lever().limit() - way.from());
                    double low = Math.min(way.from(), way.lever().limit());
                    double high = Math.max(way.from(), way.lever().limit());
                    values.put(way, Math.clamp(value, low, high));
                }
            });
            return values;
        }

        // ---- any other kind ---------------------------------------------------------------------------------------

        private Path estimate(List<Way> ways) {
            Map<Curve, Way> curves = curves(ways, DoubleUnaryOperator.identity(), false);
            double most = curves.keySet().stream().mapToDouble(Curve::most).sum();
            double low = 0;
            double high = most;
            Map<Way, Double> best = new HashMap<>();
            ways.forEach(way -> best.put(way, way.lever().limit()));
            for (int i = 0; i < HALVINGS; i++) {
                double middle = (low + high) / 2;
                Map<Way, Double> values = values(Purchase.of(List.copyOf(curves.keySet()), middle), curves);
                if (isReached(outcome(values))) {
                    high = middle;
                    best.clear();
                    best.putAll(values);
                } else {
                    low = middle;
                }
            }
            trim(best);
            return path(ways, best, cost(best), OptionalDouble.empty(), Proof.ESTIMATED, outcome(best));
        }

        /** Takes back what is not needed, the dearest first. */
        private void trim(Map<Way, Double> values) {
            List<Way> dearest = values.keySet().stream()
                    .sorted(Comparator.comparingDouble((Way way) -> -way.costTo(values.getOrDefault(way, way.from())))
                            .thenComparing(way -> way.lever().indicatorId()))
                    .toList();
            for (Way way : dearest) {
                double enough = values.getOrDefault(way, way.from());
                double tooLittle = way.from();
                values.put(way, tooLittle);
                if (isReached(outcome(values))) {
                    values.remove(way);
                    continue;
                }
                for (int i = 0; i < HALVINGS; i++) {
                    double middle = tooLittle + (enough - tooLittle) / 2;
                    values.put(way, middle);
                    if (isReached(outcome(values))) {
                        enough = middle;
                    } else {
                        tooLittle = middle;
                    }
                }
                values.put(way, enough);
            }
        }

        // ---- results ----------------------------------------------------------------------------------------------

        private Outcome outcome(Map<Way, Double> values) {
            List<ChangedValue> changes = new ArrayList<>();
            values.forEach((way, value) ->
                    changes.add(new ChangedValue(cityId, way.lever().indicatorId(), value)));
            return whatIf.outcome(changes);
        }

        private boolean isReached(Outcome outcome) {
            Outcome.Effect effect = outcome.effect(cityId);
            return switch (goal) {
                case Goal.Score(double score) -> effect.scoreAfter().orElse(Double.NEGATIVE_INFINITY) >= score - 1e-9;
                case Goal.Rank(int rank) -> effect.rankAfter().orElse(Integer.MAX_VALUE) <= rank;
            };
        }

        private double cost(Map<Way, Double> values) {
            return values.entrySet().stream()
                    .sorted(Comparator.comparing(entry -> entry.getKey().lever().indicatorId()))
                    .mapToDouble(entry -> entry.getKey().costTo(entry.getValue()))
                    .sum();
        }

        private Path path(
                List<Way> ways,
                Map<Way, Double> values,
                double cost,
                OptionalDouble leastCost,
                Proof proof,
                Outcome outcome) {
            Map<String, Double> before = points(outcome.before());
            Map<String, Double> after = points(outcome.after());
            List<Path.Measure> measures = new ArrayList<>();
            for (Way way : ways) {
                String id = way.lever().indicatorId();
                double to = values.getOrDefault(way, way.from());
                if (to != way.from()) {
                    double points = after.getOrDefault(id, 0.0) - before.getOrDefault(id, 0.0);
                    measures.add(new Path.Measure(id, way.from(), to, way.costTo(to), points));
                }
            }
            measures.sort(Comparator.comparingDouble((Path.Measure measure) -> -measure.points())
                    .thenComparing(Path.Measure::indicatorId));
            return new Path(cityId, goal, isReached(outcome), measures, cost, leastCost, proof, outcome, passedOver);
        }

        private Map<String, Double> points(Scores scores) {
            Map<String, Double> points = new HashMap<>();
            for (Contribution part : scores.contributions(cityId)) {
                points.put(part.indicator().id(), part.points());
            }
            return points;
        }
    }
}
