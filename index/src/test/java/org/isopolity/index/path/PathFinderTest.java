package org.isopolity.index.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.isopolity.index.aggregation.Mean;
import org.isopolity.index.framework.Competence;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.golden.Towns;
import org.isopolity.index.observation.Cities;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.Observation;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.path.Path.Proof;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.score.Bands;
import org.isopolity.index.whatif.ChangedValue;
import org.isopolity.index.whatif.WhatIf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PathFinderTest {

    private static final EnumSet<Competence> CITY = EnumSet.of(Competence.CITY);

    /** Two indicators of weights 1 and 2 in one area; the second brings twice as much for each unit. */
    private static PathFinder twoIndicators() {
        Framework framework = Towns.framework(2);
        Observations observations = new Observations(
                new Cities(List.of(City.named("x"), City.named("y"))),
                List.of(
                        Towns.observation("x", "i0", 2020, 50),
                        Towns.observation("x", "i1", 2020, 50),
                        Towns.observation("y", "i0", 2020, 70),
                        Towns.observation("y", "i1", 2020, 70)));
        return new PathFinder(Towns.byGoalposts(Mean.ARITHMETIC), framework, observations);
    }

    @Test
    void theCheaperPointsAreBoughtFirst() {
        Path path =
                twoIndicators().find("x", new Goal.Rank(1), List.of(new Lever("i0", 1, 100), new Lever("i1", 1, 75)));
        // 60 points of weight are needed: 25 units of i1 give 50, 10 units of i0 the rest
        assertThat(path.reached()).isTrue();
        assertThat(path.proof()).isEqualTo(Proof.CHEAPEST);
        assertThat(path.cost()).isEqualTo(35, within(1e-6));
        assertThat(path.measures()).extracting(Path.Measure::indicatorId).containsExactly("i1", "i0");
        assertThat(path.measures().getFirst().to()).isEqualTo(75, within(1e-9));
        assertThat(path.measures().getLast().to()).isEqualTo(60, within(1e-6));
        assertThat(path.outcome().effect("x").rankAfter()).hasValue(1);
        double points =
                path.measures().stream().mapToDouble(Path.Measure::points).sum();
        assertThat(points)
                .isEqualTo(
                        path.outcome().after().find("x").orElseThrow()
                                - path.outcome().before().find("x").orElseThrow(),
                        within(1e-9));
    }

    @Test
    void aGoalReachedAlreadyCostsNothingAndOneOutOfReachIsSaid() {
        Path there = twoIndicators().find("y", new Goal.Rank(1), List.of(new Lever("i0", 1, 100)));
        assertThat(there.reached()).isTrue();
        assertThat(there.cost()).isZero();
        assertThat(there.measures()).isEmpty();
        Path far = twoIndicators().find("x", new Goal.Score(99), List.of(new Lever("i0", 1, 90)));
        assertThat(far.reached()).isFalse();
        assertThat(far.measures()).hasSize(1);
        assertThat(far.measures().getFirst().to()).isEqualTo(90);
    }

    @Test
    void whatCannotBeUsedIsPassedOverWithAReason() {
        Path path =
                twoIndicators().find("x", new Goal.Score(60), List.of(new Lever("i0", 1, 40), new Lever("i1", 1, 100)));
        assertThat(path.passedOver()).hasSize(1);
        assertThat(path.passedOver().getFirst().reason().in(java.util.Locale.ENGLISH))
                .contains("at the limit already");
        assertThatThrownBy(() -> twoIndicators().find("nobody", new Goal.Rank(1), List.of()))
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> twoIndicators()
                        .find("x", new Goal.Rank(1), List.of(new Lever("i0", 1, 90), new Lever("i0", 2, 90))))
                .hasMessageContaining("two levers");
        assertThatThrownBy(() -> new Lever("i0", 0, 1)).hasMessageContaining("cost above 0");
    }

    @Test
    void onlyWhatTheCityCanChangeIsALever() {
        Framework framework = Towns.framework(6);
        PathFinder finder = new PathFinder(
                Towns.byGoalposts(Mean.ARITHMETIC), framework, Towns.observations(framework, 4, 0, 1, 2020));
        assertThat(finder.levers(CITY)).extracting(Lever::indicatorId).containsExactly("i0", "i1", "i3", "i4");
        assertThat(finder.levers(EnumSet.of(Competence.NATIONAL)))
                .extracting(Lever::indicatorId)
                .containsExactly("i2", "i5");
    }

    /** Random ways that reach the goal as well, found by throwing dice, are never cheaper. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void noRandomWayIsCheaper(Kind kind) {
        int proven = 0;
        for (int seed = 0; seed < 12; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Framework framework = Towns.framework(6);
            Observations observations = Towns.observations(framework, 6, 0.05, seed, 2020);
            PathFinder finder = new PathFinder(kind.recipe(), framework, observations);
            List<Lever> levers = finder.levers(CITY).stream()
                    .map(lever -> new Lever(lever.indicatorId(), 0.2 + random.nextDouble(), lever.limit()))
                    .toList();
            double score = finder.before().find("c1").orElseThrow() + 8 + 10 * random.nextDouble();
            Path path = finder.find("c1", new Goal.Score(score), levers);
            if (!path.reached()) {
                continue;
            }
            proven += path.proof() == Proof.CHEAPEST ? 1 : 0;
            if (kind != Kind.MIN_MAX) {
                assertThat(path.proof()).isNotEqualTo(Proof.ESTIMATED);
            }
            assertThat(path.outcome().after().find("c1").orElseThrow()).isGreaterThanOrEqualTo(score - 1e-8);
            path.leastCost().ifPresent(least -> assertThat(path.cost()).isGreaterThanOrEqualTo(least - 1e-9));
            double tolerance = kind == Kind.MIN_MAX ? 0.75 : 0.999;
            for (double cost : diced(kind.recipe(), framework, observations, score, levers, random)) {
                assertThat(cost).isGreaterThanOrEqualTo(path.cost() * tolerance - 1e-6);
            }
        }
        if (kind != Kind.MIN_MAX) {
            assertThat(proven).isGreaterThan(3);
        }
    }

    /**
     * Levers with fixed costs, steps and both: every combination gone through one by one, with one smooth lever filling what is
     * left, is never cheaper, and the search says that it proved it.
     */
    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"ARITHMETIC", "GEOMETRIC"})
    void noCombinationOfStepsIsCheaper(Kind kind) {
        int reached = 0;
        for (int seed = 0; seed < 25; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Framework framework = Towns.framework(6);
            Observations observations = Towns.observations(framework, 5, 0, seed, 2020);
            PathFinder finder = new PathFinder(kind.recipe(), framework, observations);
            List<Lever> levers = new ArrayList<>();
            List<double[]> stops = new ArrayList<>();
            for (Lever usual : finder.levers(CITY)) {
                double now = value(kind.recipe(), observations, usual.indicatorId());
                List<Double> quarters = new ArrayList<>();
                for (int quarter = 1; quarter <= 4; quarter++) {
                    quarters.add(now + (usual.limit() - now) * quarter / 4);
                }
                Lever lever = new Lever(
                        usual.indicatorId(),
                        random.nextDouble(),
                        usual.limit(),
                        random.nextBoolean() ? 20 * random.nextDouble() : 0.01,
                        quarters);
                levers.add(lever);
                double[] all = new double[5];
                all[0] = now;
                for (int quarter = 1; quarter <= 4; quarter++) {
                    all[quarter] = quarters.get(quarter - 1);
                }
                stops.add(all);
            }
            double score = finder.before().find("c1").orElseThrow() + 3 + 12 * random.nextDouble();
            Path path = finder.find("c1", new Goal.Score(score), levers);
            double best = Double.POSITIVE_INFINITY;
            WhatIf whatIf = new WhatIf(kind.recipe(), framework, observations);
            int combinations = (int) Math.pow(5, levers.size());
            for (int code = 0; code < combinations; code++) {
                double cost = 0;
                List<ChangedValue> changes = new ArrayList<>();
                for (int i = 0, rest = code; i < levers.size(); i++, rest /= 5) {
                    double stop = stops.get(i)[rest % 5];
                    double now = stops.get(i)[0];
                    if (stop != now) {
                        changes.add(new ChangedValue("c1", levers.get(i).indicatorId(), stop));
                        cost += levers.get(i).fixed() + levers.get(i).cost() * Math.abs(stop - now);
                    }
                }
                if (cost < best && whatIf.outcome(changes).after().find("c1").orElse(0) >= score - 1e-9) {
                    best = cost;
                }
            }
            assertThat(path.reached()).isEqualTo(best < Double.POSITIVE_INFINITY);
            if (path.reached()) {
                reached++;
                assertThat(path.proof()).isEqualTo(Proof.CHEAPEST);
                assertThat(path.cost()).isEqualTo(best, within(1e-9));
                for (Path.Measure measure : path.measures()) {
                    assertThat(measure.cost()).isGreaterThanOrEqualTo(measure.fixed());
                }
            }
        }
        assertThat(reached).isGreaterThan(10);
    }

    private static double value(Recipe recipe, Observations observations, String indicator) {
        return recipe.select().find(observations, "c1", indicator).orElseThrow().value();
    }

    /** 10 of the fixed cost pays for the whole way on one lever; two cheap looking levers would need it twice. */
    @Test
    void aFixedCostIsPaidOnce() {
        List<Lever> levers = List.of(new Lever("i0", 1, 100, 10, List.of()), new Lever("i1", 1, 100, 10, List.of()));
        Path path = twoIndicators().find("x", new Goal.Rank(1), levers);
        // 60 points of weight: i1 alone brings them with 30 units
        assertThat(path.proof()).isEqualTo(Proof.CHEAPEST);
        assertThat(path.cost()).isEqualTo(40, within(1e-6));
        assertThat(path.measures()).hasSize(1);
        assertThat(path.measures().getFirst().fixed()).isEqualTo(10);
        Path yesOrNo = twoIndicators()
                .find(
                        "x",
                        new Goal.Rank(1),
                        List.of(
                                new Lever("i0", 0, 100, 25, List.of(100.0)),
                                new Lever("i1", 0, 100, 30, List.of(100.0))));
        assertThat(yesOrNo.cost()).isEqualTo(30);
        assertThat(yesOrNo.measures().getFirst().to()).isEqualTo(100);
    }

    @Test
    void aBandIsReachedAtItsLowerEnd() {
        Bands bands = Bands.at(List.of("low", "high"), 60);
        Path path = twoIndicators().find("x", new Goal.Band(bands.bands().getLast()), List.of(new Lever("i1", 1, 100)));
        assertThat(path.reached()).isTrue();
        assertThat(path.outcome().after().find("x").orElseThrow()).isEqualTo(60, within(1e-6));
        assertThat(twoIndicators()
                        .find("x", new Goal.Band(bands.bands().getFirst()), List.of())
                        .cost())
                .isZero();
    }

    /** While other cities hold both ends min-max stands still, and the cheapest way can be proven. */
    @Test
    void minMaxHeldByOthersIsProven() {
        Framework framework = Towns.framework(2);
        List<Observation> observed = new ArrayList<>();
        double[][] values = {{50, 50}, {70, 70}, {0, 100}, {100, 0}};
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < 2; j++) {
                observed.add(Towns.observation("c" + i, "i" + j, 2020, values[i][j]));
            }
        }
        PathFinder finder = new PathFinder(
                Towns.byMinMax(Mean.ARITHMETIC),
                framework,
                new Observations(
                        new Cities(List.of(City.named("c0"), City.named("c1"), City.named("c2"), City.named("c3"))),
                        observed));
        assertThat(finder.find("c0", new Goal.Rank(1), finder.levers(EnumSet.allOf(Competence.class)))
                        .proof())
                .isEqualTo(Proof.CHEAPEST);
        assertThat(finder.find("c2", new Goal.Rank(1), finder.levers(EnumSet.allOf(Competence.class)))
                        .proof())
                .isEqualTo(Proof.ESTIMATED);
    }

    /** Answers are steps: the cheapest of them that is enough is taken. */
    @Test
    void answersAreSteps() throws java.io.IOException {
        java.nio.file.Path file = java.nio.file.Files.createTempFile("framework", ".csv");
        java.nio.file.Files.writeString(file, """
            id,parent,direction,categories,competence
            index,,,,
            q,index,1,no=0; partly=50; yes=100,city
            r,index,1,no=0; partly=50; yes=100,city
            """);
        Framework framework = Framework.read(file);
        java.nio.file.Files.delete(file);
        var scale =
                framework.findIndicator("q").orElseThrow().computation().scale().orElseThrow();
        double no = scale.find("no").orElseThrow().code();
        Recipe recipe = Towns.byMinMax(Mean.ARITHMETIC);
        PathFinder finder = new PathFinder(
                recipe,
                framework,
                new Observations(
                        new Cities(List.of(City.named("x"), City.named("y"))),
                        List.of(
                                Towns.observation("x", "q", 2020, no),
                                Towns.observation("x", "r", 2020, no),
                                Towns.observation("y", "q", 2020, no),
                                Towns.observation(
                                        "y",
                                        "r",
                                        2020,
                                        scale.find("yes").orElseThrow().code()))));
        double yes = scale.find("yes").orElseThrow().code();
        Path path = finder.find(
                "x",
                new Goal.Score(45),
                List.of(new Lever("q", 1, yes, 0, List.of()), new Lever("r", 1, yes, 30, List.of())));
        assertThat(path.reached()).isTrue();
        assertThat(path.proof()).isEqualTo(Proof.CHEAPEST);
        assertThat(path.cost()).isEqualTo(100);
        assertThat(path.measures()).hasSize(1);
        assertThat(path.measures().getFirst().to()).isEqualTo(yes);
    }

    private static List<Double> diced(
            Recipe recipe,
            Framework framework,
            Observations observations,
            double score,
            List<Lever> levers,
            SplittableRandom random) {
        WhatIf whatIf = new WhatIf(recipe, framework, observations);
        List<Double> costs = new ArrayList<>();
        for (int dice = 0; dice < 300; dice++) {
            List<ChangedValue> changes = new ArrayList<>();
            double cost = 0;
            for (Lever lever : levers) {
                var now = recipe.select().find(observations, "c1", lever.indicatorId());
                if (now.isPresent() && random.nextDouble() < 0.7) {
                    double share = Math.min(1, 1.3 * random.nextDouble());
                    double change = share * (lever.limit() - now.get().value());
                    changes.add(new ChangedValue(
                            "c1", lever.indicatorId(), now.get().value() + change));
                    cost += lever.cost() * Math.abs(change);
                }
            }
            if (whatIf.outcome(changes).after().find("c1").orElse(0) >= score) {
                costs.add(cost);
            }
        }
        return costs;
    }

    enum Kind {
        ARITHMETIC,
        GEOMETRIC,
        MIN_MAX;

        Recipe recipe() {
            return switch (this) {
                case ARITHMETIC -> Towns.byGoalposts(Mean.ARITHMETIC);
                case GEOMETRIC -> Towns.byGoalposts(Mean.GEOMETRIC);
                case MIN_MAX -> Towns.byMinMax(Mean.ARITHMETIC);
            };
        }
    }
}
