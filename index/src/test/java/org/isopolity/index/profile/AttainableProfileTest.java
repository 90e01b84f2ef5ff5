package org.isopolity.index.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.isopolity.index.aggregation.Copeland;
import org.isopolity.index.aggregation.Mean;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.golden.Towns;
import org.isopolity.index.observation.Cities;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.recipe.Aggregate;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.score.Scores;
import org.junit.jupiter.api.Test;

class AttainableProfileTest {

    @Test
    void theBestOfEachIsPutTogether() {
        Framework framework = Towns.framework(2);
        Observations observations = new Observations(
                new Cities(List.of(City.named("x"), City.named("y"))),
                List.of(
                        Towns.observation("x", "i0", 2020, 80),
                        Towns.observation("x", "i1", 2020, 20),
                        Towns.observation("y", "i0", 2020, 10),
                        Towns.observation("y", "i1", 2020, 60)));
        Recipe recipe = Towns.byGoalposts(Mean.ARITHMETIC);
        Scores scores = recipe.apply(framework, observations);
        AttainableProfile best = AttainableProfile.best(scores, recipe.aggregate());
        assertThat(best.parts()).extracting(AttainableProfile.Part::value).containsExactly(80.0, 60.0);
        assertThat(best.parts())
                .extracting(AttainableProfile.Part::cityIds)
                .containsExactly(List.of("x"), List.of("y"));
        // weights 1 and 2 on a scale from 1 to 100
        assertThat(best.score().orElseThrow()).isEqualTo(1 + 99 * (0.8 + 2 * 0.6) / 3, within(1e-9));
        assertThat(AttainableProfile.worst(scores, recipe.aggregate()).score().orElseThrow())
                .isEqualTo(1 + 99 * (0.1 + 2 * 0.2) / 3, within(1e-9));
        assertThat(AttainableProfile.best(scores, new Aggregate(new Copeland(), 0))
                        .score())
                .isEmpty();
    }

    @Test
    void noCityLiesOutside() {
        for (int seed = 0; seed < 100; seed++) {
            Framework framework = Towns.framework(8);
            Recipe recipe = Towns.byMinMax(seed % 2 == 0 ? Mean.ARITHMETIC : Mean.GEOMETRIC);
            Scores scores = recipe.apply(framework, Towns.observations(framework, 10, 0, seed, 2020));
            double best =
                    AttainableProfile.best(scores, recipe.aggregate()).score().orElseThrow();
            double worst =
                    AttainableProfile.worst(scores, recipe.aggregate()).score().orElseThrow();
            for (City city : scores.cities()) {
                assertThat(scores.find(city.id()).orElseThrow()).isBetween(worst - 1e-9, best + 1e-9);
            }
        }
    }
}
