package org.isopolity.index.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.isopolity.index.aggregation.Mean;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.golden.Towns;
import org.isopolity.index.observation.Cities;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.Observation;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.recipe.Uncertainty;
import org.isopolity.index.robustness.Draws;
import org.isopolity.index.robustness.Progress;
import org.junit.jupiter.api.Test;

class WhatIfTest {

    private final Framework framework = Towns.framework(6);
    private final Observations observations = Towns.observations(framework, 8, 0.1, 4, 2018, 2020);

    @Test
    void nothingChangedChangesNothing() {
        for (Recipe recipe : List.of(Towns.byGoalposts(Mean.ARITHMETIC), Towns.byMinMax(Mean.GEOMETRIC))) {
            WhatIf whatIf = new WhatIf(recipe, framework, observations);
            assertThat(whatIf.outcome(List.of()).changes()).isEmpty();
            double value =
                    recipe.select().find(observations, "c1", "i1").orElseThrow().value();
            assertThat(whatIf.outcome(List.of(new ChangedValue("c1", "i1", value)))
                            .changes())
                    .isEmpty();
        }
    }

    @Test
    void aChangedValueDoesWhatTheSameFileWithThatValueWouldDo() {
        Recipe recipe = Towns.byMinMax(Mean.ARITHMETIC);
        WhatIf whatIf = new WhatIf(recipe, framework, observations);
        for (City city : observations.cities()) {
            Outcome outcome = whatIf.outcome(List.of(new ChangedValue(city.id(), "i2", 99)));
            List<Observation> edited = new ArrayList<>();
            for (Observation observation : observations.asList()) {
                boolean place = observation.cityId().equals(city.id())
                        && observation.indicatorId().equals("i2");
                if (!place) {
                    edited.add(observation);
                }
            }
            edited.add(Towns.observation(city.id(), "i2", 2020, 99));
            var scores = recipe.apply(
                    framework, new Observations(new Cities(observations.cities().asList()), edited));
            for (City one : observations.cities()) {
                assertThat(outcome.effect(one.id()).scoreAfter()).isEqualTo(scores.find(one.id()));
            }
        }
    }

    @Test
    void underGoalpostsOnlyTheCityItselfMoves() {
        Outcome outcome = new WhatIf(Towns.byGoalposts(Mean.ARITHMETIC), framework, observations)
                .outcome(List.of(new ChangedValue("c3", "i0", 97)));
        for (Outcome.Effect effect : outcome.changes()) {
            if (!effect.cityId().equals("c3")) {
                assertThat(effect.scoreAfter()).isEqualTo(effect.scoreBefore());
            }
        }
        assertThat(outcome.effect("nobody").scoreAfter()).isEmpty();
    }

    @Test
    void intervalsComeFromTheSameDraws() {
        Recipe own = Towns.byGoalposts(Mean.ARITHMETIC);
        Recipe recipe = new Recipe("varied", own.steps(), new Uncertainty(0.5, List.of()));
        WhatIf whatIf = new WhatIf(recipe, framework, observations);
        List<Integer> told = new ArrayList<>();
        Outcome same = whatIf.outcome(List.of(), Draws.of(200, 3), (done, total) -> told.add(done * 1000 / total));
        assertThat(told).isSorted().endsWith(1000);
        for (City city : observations.cities()) {
            assertThat(same.effect(city.id()).intervalAfter())
                    .isPresent()
                    .isEqualTo(same.effect(city.id()).intervalBefore());
        }
        Outcome best = whatIf.outcome(
                framework.indicators().stream()
                        .map(indicator -> new ChangedValue(
                                "c5",
                                indicator.id(),
                                indicator.goalposts().orElseThrow().target()))
                        .toList(),
                Draws.of(200, 3),
                Progress.SILENT);
        assertThat(best.effect("c5").intervalAfter().orElseThrow().worst()).isEqualTo(1);
        assertThat(best.effect("c5").scoreAfter().orElseThrow()).isEqualTo(100, within(1e-9));
    }

    @Test
    void whatIsNotKnownIsRefused() {
        WhatIf whatIf = new WhatIf(Towns.byGoalposts(Mean.ARITHMETIC), framework, observations);
        assertThatThrownBy(() -> whatIf.outcome(List.of(new ChangedValue("nobody", "i0", 1))))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("'nobody'");
        assertThatThrownBy(() -> whatIf.outcome(List.of(new ChangedValue("c0", "nothing", 1))))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("'nothing'");
        assertThatThrownBy(
                        () -> whatIf.outcome(List.of(new ChangedValue("c0", "i0", 1), new ChangedValue("c0", "i0", 2))))
                .hasMessageContaining("changed twice");
        assertThatThrownBy(() -> new ChangedValue("c0", "i0", Double.NaN)).hasMessageContaining("finite");
    }
}
