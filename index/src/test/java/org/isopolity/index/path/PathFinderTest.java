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
import org.isopolity.index.observation.Observations;
import org.isopolity.index.path.Path.Proof;
import org.isopolity.index.recipe.Recipe;
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
            assertThat(path.proof() == Proof.ESTIMATED).isEqualTo(kind == Kind.MIN_MAX);
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
