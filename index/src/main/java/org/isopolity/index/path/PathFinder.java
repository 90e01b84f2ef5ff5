package org.isopolity.index.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
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
import org.isopolity.index.framework.CategoricalScale;
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
import org.isopolity.index.recipe.NormaliseByAnswers;
import org.isopolity.index.recipe.NormaliseByGoalposts;
import org.isopolity.index.recipe.NormaliseByMinMax;
import org.isopolity.index.recipe.NormaliseByScale;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.recipe.Step;
import org.isopolity.index.score.Bands;
import org.isopolity.index.score.Contribution;
import org.isopolity.index.score.Scores;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Mark;
import org.isopolity.index.sheet.Removal;
import org.isopolity.index.whatif.ChangedValue;
import org.isopolity.index.whatif.Outcome;
import org.isopolity.index.whatif.WhatIf;

/**
 * Finds the cheapest way to a goal. A change costs what its lever says: something for being made at all, and something for every
 * unit; some indicators can only stop at certain values, such as the answers to a question.
 *
 * <p>What each lever brings is read off the recipe itself. Where the scale is fixed (goalposts, a given scale, answers, or min-max
 * while other cities hold both of its ends) and means are arithmetic or geometric throughout, gains (of logarithms, for geometric
 * means) add up, and branch and bound finds the cheapest way with the proof that none is cheaper, or says how much cheaper another
 * could be. Under any other recipe a change moves the scale or other cities too; the way is then found by the same search,
 * checked and corrected by the recipe, and said to be an estimate.
 */
public final class PathFinder {

    private static final int POINTS = 24;
    private static final int FINER = 100;
    /** Branches looked into before the best way so far is given with the gap that is left, and for an estimate. */
    private static final int BRANCHES = 10_000;

    private static final int BRANCHES_OF_AN_ESTIMATE = 300;
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
     * some city shows, or to the best answer; a hundred units of cost for the whole way from the worst to there, so that cost is
     * effort in points.
     */
    public List<Lever> levers(Set<Competence> competences) {
        List<Lever> levers = new ArrayList<>();
        for (Indicator indicator : framework.indicators()) {
            if (competences.contains(indicator.competence())) {
                Optional<CategoricalScale> scale = indicator.computation().scale();
                if (scale.isPresent()) {
                    levers.add(toTheBestAnswer(indicator, scale.get()));
                    continue;
                }
                double[] ends = ends(indicator);
                if (ends.length == 2 && ends[0] != ends[1]) {
                    levers.add(new Lever(indicator.id(), 100 / Math.abs(ends[1] - ends[0]), ends[1]));
                }
            }
        }
        return levers;
    }

    private static Lever toTheBestAnswer(Indicator indicator, CategoricalScale scale) {
        Comparator<CategoricalScale.Category> byScore = Comparator.comparingDouble(CategoricalScale.Category::score);
        CategoricalScale.Category best =
                scale.categories().stream().max(byScore).orElseThrow();
        double worst = scale.categories().stream().min(byScore).orElseThrow().score();
        double length = best.score() - worst;
        return new Lever(indicator.id(), length > 0 ? 100 / length : 1, best.code());
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
     * @param values places on the way, from the value now to the limit; the value now twice where changing costs something at all
     * @param joined whether it can stop between a place and the next
     * @param unit what one unit of cost is counted in: points of answers, or the indicator's own unit
     */
    private record Way(Lever lever, double[] values, boolean[] joined, DoubleUnaryOperator unit) {

        double from() {
            return values[0];
        }

        double farthest() {
            return values[values.length - 1];
        }

        double costTo(double value) {
            return value == from() ? 0 : lever.fixed() + way(value);
        }

        private double way(double value) {
            return lever.cost() * Math.abs(unit.applyAsDouble(value) - unit.applyAsDouble(from()));
        }

        double costAt(int place) {
            return place == 0 ? 0 : lever.fixed() + way(values[place]);
        }

        /** Whether it can stop anywhere once it is under way. */
        boolean isSmooth() {
            return joined[joined.length - 1];
        }

        /** The value at a point of its curve, whatever finer points that has: of a smooth way cost and value go together. */
        double value(Curve curve, Curve.Spot spot) {
            double cost = curve.costAt(spot);
            if (!isSmooth()) {
                return values[spot.place()];
            }
            if (spot.place() == 0 && spot.share() == 0) {
                return from();
            }
            if (lever.cost() == 0) {
                return farthest();
            }
            double change = Math.max(0, cost - lever.fixed()) / lever.cost();
            double value = from() + Math.copySign(change, farthest() - from());
            return Math.clamp(value, Math.min(from(), farthest()), Math.max(from(), farthest()));
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
            ways.forEach(way -> all.put(way, way.farthest()));
            Outcome farthest = outcome(all);
            if (!isReached(farthest)) {
                return path(ways, all, cost(all), OptionalDouble.empty(), Proof.ESTIMATED, farthest);
            }
            Optional<Mean> additive = additive(ways);
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
                Optional<Way> way = reason.isEmpty() ? way(indicator, lever) : Optional.empty();
                if (way.isPresent()) {
                    ways.add(way.get());
                } else if (reason.isEmpty()) {
                    passedOver.add(new Removal(indicator.id(), Phrases.of("lever.at-limit")));
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
                return "";
            }
            return side * (lever.limit() - now) > 0 ? "" : "lever.at-limit";
        }

        /** The way of a lever; nothing where it has no stop that is better than the value now. */
        private Optional<Way> way(Indicator indicator, Lever lever) {
            double now = valueNow(indicator);
            Optional<CategoricalScale> scale = indicator.computation().scale();
            if (scale.isPresent()) {
                return amongAnswers(scale.get(), lever, now);
            }
            if (!lever.stops().isEmpty()) {
                double side = Math.signum(lever.limit() - now);
                double[] stops = lever.stops().stream()
                        .mapToDouble(Double::doubleValue)
                        .filter(stop -> side * (stop - now) > 0 && side * (lever.limit() - stop) >= 0)
                        .boxed()
                        .sorted(Comparator.comparingDouble(stop -> Math.abs(stop - now)))
                        .mapToDouble(Double::doubleValue)
                        .distinct()
                        .toArray();
                return steps(lever, now, DoubleUnaryOperator.identity(), stops);
            }
            double[] values = new double[POINTS];
            for (int i = 1; i < POINTS; i++) {
                values[i - 1] = now + (lever.limit() - now) * i / POINTS;
            }
            values[POINTS - 1] = lever.limit();
            return Optional.of(smooth(lever, now, values));
        }

        /** From answer to better answer, each step costing the points between them. */
        private static Optional<Way> amongAnswers(CategoricalScale scale, Lever lever, double now) {
            Map<Double, Double> scores = new HashMap<>();
            scale.categories().forEach(answer -> scores.put(answer.code(), answer.score()));
            Double own = scores.get(now);
            if (own == null) {
                return Optional.empty();
            }
            double most = scores.getOrDefault(lever.limit(), Double.POSITIVE_INFINITY);
            double[] better = scale.categories().stream()
                    .filter(answer -> answer.score() > own && answer.score() <= most)
                    .filter(answer -> lever.stops().isEmpty() || lever.stops().contains(answer.code()))
                    .sorted(Comparator.comparingDouble(CategoricalScale.Category::score))
                    .mapToDouble(CategoricalScale.Category::code)
                    .toArray();
            return steps(lever, now, code -> scores.getOrDefault(code, Double.NaN), better);
        }

        private static Optional<Way> steps(Lever lever, double now, DoubleUnaryOperator unit, double... stops) {
            double[] values = DoubleStream.concat(DoubleStream.of(now), Arrays.stream(stops))
                    .toArray();
            return stops.length == 0
                    ? Optional.empty()
                    : Optional.of(new Way(lever, values, new boolean[stops.length], unit));
        }

        /** Through these values, and wherever it likes between them. */
        private static Way smooth(Lever lever, double now, double... values) {
            DoubleStream start = lever.fixed() > 0 ? DoubleStream.of(now, now) : DoubleStream.of(now);
            double[] places = DoubleStream.concat(start, Arrays.stream(values)).toArray();
            boolean[] joined = new boolean[places.length - 1];
            Arrays.fill(joined, true);
            joined[0] = lever.fixed() == 0;
            return new Way(lever, places, joined, DoubleUnaryOperator.identity());
        }

        /** The value now, the corners that goalposts make, and the limit: between them a normalised value runs straight. */
        private List<Way> atCorners(List<Way> ways) {
            return ways.stream()
                    .map(way -> {
                        if (!way.isSmooth()) {
                            return way;
                        }
                        double now = way.from();
                        double limit = way.farthest();
                        double[] corners = framework
                                .findIndicator(way.lever().indicatorId())
                                .flatMap(Indicator::goalposts)
                                .map(posts -> new double[] {posts.worst(), posts.target()})
                                .orElse(new double[0]);
                        double[] values = DoubleStream.concat(
                                        DoubleStream.of(limit),
                                        Arrays.stream(corners).filter(corner -> (corner - now) * (corner - limit) < 0))
                                .boxed()
                                .sorted(Comparator.comparingDouble((Double value) -> Math.abs(value - now)))
                                .mapToDouble(Double::doubleValue)
                                .toArray();
                        return smooth(way.lever(), now, values);
                    })
                    .toList();
        }

        // ---- what is known of the recipe --------------------------------------------------------------------------

        /** The one mean on whose scale the gains of several indicators add up, if the recipe is of that kind. */
        private Optional<Mean> additive(List<Way> ways) {
            boolean fixedScale = recipe.steps().stream().allMatch(step -> leavesOthersAlone(step, ways));
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
        private boolean leavesOthersAlone(Step step, List<Way> ways) {
            return switch (step.family()) {
                case SELECT, SCREEN, AGGREGATE -> true;
                case IMPUTE -> step instanceof LeaveGaps;
                case TREAT -> step instanceof LeaveExtremes;
                case NORMALISE ->
                    step instanceof NormaliseByGoalposts
                            || step instanceof NormaliseByScale
                            || step instanceof NormaliseByAnswers
                            || (step instanceof NormaliseByMinMax
                                    && ways.stream().allMatch(this::othersHoldTheEnds));
                default -> step.family() != Family.WEIGHT && step.family() != Family.DENOMINATE;
            };
        }

        /** Whether all values on a way lie between those of other cities, so that min-max does not move; answers have a scale. */
        private boolean othersHoldTheEnds(Way way) {
            String id = way.lever().indicatorId();
            if (framework
                    .findIndicator(id)
                    .flatMap(indicator -> indicator.computation().scale())
                    .isPresent()) {
                return true;
            }
            Column column = before().values().findColumn(id).orElseThrow();
            int own = before().values().positionOfCity(cityId);
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            for (int row = 0; row < column.size(); row++) {
                if (row != own && !column.isMissing(row)) {
                    min = Math.min(min, column.get(row));
                    max = Math.max(max, column.get(row));
                }
            }
            double low = Math.min(way.from(), way.farthest());
            double high = Math.max(way.from(), way.farthest());
            return min <= low && high <= max;
        }

        // ---- the provable kind ------------------------------------------------------------------------------------

        private Optional<Path> provable(List<Way> ways, Mean mean) {
            DoubleUnaryOperator scale = mean::transform;
            double start = before().find(cityId).orElseThrow();
            double wanted = scale.applyAsDouble(neededScore()) - scale.applyAsDouble(start);
            List<Curve> curves = curves(ways, scale, mean.equals(Mean.GEOMETRIC));
            double least = Double.NaN;
            double nudge = 0;
            for (int attempt = 0; attempt < 3; attempt++) {
                Purchase purchase = Purchase.of(curves, wanted + nudge, BRANCHES);
                least = attempt == 0 ? purchase.leastCost() : least;
                Map<Way, Double> values = values(purchase, ways, curves);
                Outcome outcome = outcome(values);
                if (purchase.enough() && isReached(outcome)) {
                    double cost = cost(values);
                    boolean cheapest = cost - least <= THOUSANDTH * cost;
                    return Optional.of(path(
                            ways,
                            values,
                            cost,
                            OptionalDouble.of(Math.min(cost, least)),
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
                case Goal.Band(Bands.Band band) -> band.from();
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
        private List<Curve> curves(List<Way> ways, DoubleUnaryOperator scale, boolean bends) {
            double start = scale.applyAsDouble(before().find(cityId).orElseThrow());
            List<Curve> curves = new ArrayList<>();
            for (Way way : ways) {
                int places = way.values().length;
                double[] gains = new double[places];
                double[] costs = new double[places];
                double[] normalised = new double[places];
                normalised[0] = normalised(before(), way);
                for (int place = 1; place < places; place++) {
                    double value = way.values()[place];
                    Scores scores = value == way.from()
                            ? before()
                            : outcome(Map.of(way, value)).after();
                    gains[place] = value == way.from()
                            ? 0
                            : scale.applyAsDouble(scores.find(cityId).orElse(Double.NaN)) - start;
                    costs[place] = way.costAt(place);
                    normalised[place] = normalised(scores, way);
                }
                curves.add(
                        bends && way.isSmooth()
                                ? bent(normalised, gains, costs, way.joined())
                                : new Curve(gains, costs, way.joined()));
            }
            return curves;
        }

        private double normalised(Scores scores, Way way) {
            return scores.find(cityId, way.lever().indicatorId()).orElse(Double.NaN);
        }

        /** Puts points between, in equal ratios of the normalised value: gains of logarithms bend between their corners. */
        private static Curve bent(double[] normalised, double[] gains, double[] costs, boolean... joined) {
            List<Double> finerGains = new ArrayList<>(List.of(0.0));
            List<Double> finerCosts = new ArrayList<>(List.of(0.0));
            List<Boolean> finerJoined = new ArrayList<>();
            for (int i = 1; i < gains.length; i++) {
                double ratio = normalised[i] / normalised[i - 1];
                int parts = ratio == 1 || !joined[i - 1] ? 1 : FINER;
                for (int part = 1; part <= parts; part++) {
                    double share = part / (double) parts;
                    double reached = parts == 1 ? 1 : (Math.pow(ratio, share) - 1) / (ratio - 1);
                    finerGains.add(gains[i - 1] + (gains[i] - gains[i - 1]) * share);
                    finerCosts.add(costs[i - 1] + (costs[i] - costs[i - 1]) * reached);
                    finerJoined.add(joined[i - 1]);
                }
            }
            boolean[] flags = new boolean[finerJoined.size()];
            for (int i = 0; i < flags.length; i++) {
                flags[i] = finerJoined.get(i);
            }
            return new Curve(
                    finerGains.stream().mapToDouble(Double::doubleValue).toArray(),
                    finerCosts.stream().mapToDouble(Double::doubleValue).toArray(),
                    flags);
        }

        private static Map<Way, Double> values(Purchase purchase, List<Way> ways, List<Curve> curves) {
            Map<Way, Double> values = new HashMap<>();
            for (int i = 0; i < ways.size(); i++) {
                double value = ways.get(i).value(curves.get(i), purchase.spots().get(i));
                if (value != ways.get(i).from()) {
                    values.put(ways.get(i), value);
                }
            }
            return values;
        }

        // ---- any other kind ---------------------------------------------------------------------------------------

        private Path estimate(List<Way> ways) {
            List<Curve> curves = curves(ways, DoubleUnaryOperator.identity(), false);
            double most = curves.stream().mapToDouble(Curve::most).sum();
            double low = 0;
            double high = most;
            Map<Way, Double> best = new HashMap<>();
            ways.forEach(way -> best.put(way, way.farthest()));
            for (int i = 0; i < HALVINGS; i++) {
                double middle = (low + high) / 2;
                Map<Way, Double> values = values(Purchase.of(curves, middle, BRANCHES_OF_AN_ESTIMATE), ways, curves);
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
                values.remove(way);
                if (isReached(outcome(values))) {
                    continue;
                }
                if (way.isSmooth()) {
                    values.put(way, smallest(values, way, tooLittle, enough));
                } else {
                    values.put(way, firstStop(values, way, enough));
                }
            }
        }

        private double smallest(Map<Way, Double> values, Way way, double tooLittle, double enough) {
            double low = tooLittle;
            double high = enough;
            for (int i = 0; i < HALVINGS; i++) {
                double middle = low + (high - low) / 2;
                values.put(way, middle);
                if (isReached(outcome(values))) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            return high;
        }

        private double firstStop(Map<Way, Double> values, Way way, double enough) {
            for (double stop : way.values()) {
                values.put(way, stop);
                if (stop == enough || isReached(outcome(values))) {
                    return stop;
                }
            }
            return enough;
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
                case Goal.Band(Bands.Band band) ->
                    effect.scoreAfter().orElse(Double.NEGATIVE_INFINITY) >= band.from() - 1e-9;
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
                    measures.add(new Path.Measure(
                            id, way.from(), to, way.costTo(to), way.lever().fixed(), points));
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
