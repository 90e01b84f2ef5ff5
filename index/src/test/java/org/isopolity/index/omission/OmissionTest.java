package org.isopolity.index.omission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.NoSuchElementException;
import org.isopolity.index.aggregation.Mean;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Node;
import org.isopolity.index.golden.Asem;
import org.isopolity.index.golden.GoldenTable;
import org.isopolity.index.golden.Towns;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.recipe.Aggregate;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.score.Rule;
import org.isopolity.index.score.Scores;
import org.isopolity.index.score.Weights;
import org.isopolity.index.sheet.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OmissionTest {

    @Test
    void aNaiveImplementationThatScoresAnewAgrees() {
        for (int seed = 0; seed < 60; seed++) {
            Framework framework = Towns.framework(7);
            Observations observations = Towns.observations(framework, 9, 0.15, seed, 2020);
            Recipe recipe = Towns.byGoalposts(seed % 2 == 0 ? Mean.ARITHMETIC : Mean.GEOMETRIC);
            Scores scores = recipe.apply(framework, observations);
            List<String> nodes = framework.nodes().stream()
                    .map(Node::id)
                    .filter(id -> !id.equals("index"))
                    .toList();
            for (Omission omission : Omission.of(scores, recipe.aggregate(), nodes)) {
                Scores anew = recipe.apply(
                        framework, observations, Weights.of(framework).with(omission.nodeId(), 0));
                for (int city = 0; city < scores.cities().size(); city++) {
                    String id = scores.cities().get(city).id();
                    assertThat(omission.scores().isMissing(city))
                            .isEqualTo(anew.find(id).isEmpty());
                    if (anew.find(id).isPresent()) {
                        assertThat(omission.scores().get(city))
                                .isEqualTo(anew.find(id).getAsDouble(), within(1e-9));
                    }
                }
            }
        }
    }

    @Test
    void whatLeavesAGroupEmptyIsSaid() {
        Framework framework = Towns.framework(7);
        Recipe recipe = Towns.byGoalposts(Mean.ARITHMETIC);
        Scores scores = recipe.apply(framework, Towns.observations(framework, 5, 0, 1, 2020));
        List<Omission> omissions = Omission.of(scores, recipe.aggregate(), List.of("i6", "i0"));
        assertThat(omissions.getFirst().emptied()).containsExactly("a6");
        assertThat(omissions.getLast().emptied()).isEmpty();
        assertThatThrownBy(() -> Omission.of(scores, recipe.aggregate(), List.of("index")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Omission.of(scores, recipe.aggregate(), List.of("nothing")))
                .isInstanceOf(NoSuchElementException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void scoresAndRanksAreThoseOfCoinr(int level) {
        Framework framework = Asem.framework();
        Sheet sheet = Asem.sheet("ex/06_normalised_minmax_0_100.csv", framework);
        Aggregate aggregate = new Aggregate(Mean.ARITHMETIC, 0);
        Scores scores =
                Scores.of(framework, sheet, sheet, Weights.of(framework), new Rule(Mean.ARITHMETIC, 0).forAll());
        GoldenTable goldenScores = GoldenTable.read("whatif/remove_L" + level + "_scores.csv");
        GoldenTable goldenRanks = GoldenTable.read("whatif/remove_L" + level + "_ranks.csv");
        GoldenTable shifts = GoldenTable.read("whatif/remove_L" + level + "_mean_abs_rank_diff.csv");
        List<String> nodes =
                goldenScores.columns().subList(2, goldenScores.columns().size());
        for (Omission omission : Omission.of(scores, aggregate, nodes)) {
            for (int city = 0; city < scores.cities().size(); city++) {
                String id = scores.cities().get(city).id();
                double golden = goldenScores.find(id, omission.nodeId()).orElseThrow();
                assertThat(omission.scores().get(city)).isEqualTo(golden, within(1e-10));
                assertThat((double) omission.ranking().find(city).orElseThrow())
                        .isEqualTo(goldenRanks.find(id, omission.nodeId()).orElseThrow());
            }
            assertThat(omission.meanRankShift())
                    .isEqualTo(shifts.find(omission.nodeId(), "MeanAbsDiff").orElseThrow(), within(1e-12));
        }
    }
}
