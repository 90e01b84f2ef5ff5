package org.isopolity.index.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.isopolity.index.aggregation.Mean;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.golden.Asem;
import org.isopolity.index.golden.GoldenTable;
import org.isopolity.index.golden.Towns;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.recipe.Aggregate;
import org.isopolity.index.recipe.NormaliseByMinMax;
import org.isopolity.index.recipe.Range;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.recipe.Select;
import org.isopolity.index.recipe.Uncertainty;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private final Framework framework = Towns.framework(7);

    private Version version(Recipe recipe, long seed, double gaps) {
        return new Version(framework, Towns.observations(framework, 9, gaps, seed, 2018, 2020), recipe);
    }

    @Test
    void aVersionDoesNotDifferFromItself() {
        Version version = version(Towns.byGoalposts(Mean.ARITHMETIC), 3, 0.1);
        Comparison comparison = new Comparison(version, version);
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.meanRankShift().orElseThrow()).isZero();
        assertThat(comparison.agreement().orElseThrow().coefficient()).isEqualTo(1, within(1e-12));
        for (String city : comparison.cityIds()) {
            assertThat(comparison.movement(city).byIndicator()).allMatch(change -> change.points() == 0);
        }
    }

    @Test
    void partsSumToTheChangeWhateverDiffers() {
        for (int seed = 0; seed < 40; seed++) {
            Version before = version(Towns.byGoalposts(Mean.ARITHMETIC), seed, 0.1);
            Version after = new Version(
                    Towns.framework(7 - seed % 2),
                    Towns.observations(Towns.framework(7 - seed % 2), 9, 0.1, seed + 1, 2018, 2020),
                    seed % 3 == 0 ? before.recipe() : Towns.byMinMax(seed % 3 == 1 ? Mean.ARITHMETIC : Mean.GEOMETRIC));
            Comparison comparison = new Comparison(before, after);
            for (String city : comparison.cityIds()) {
                Movement movement = comparison.movement(city);
                if (movement.change().isEmpty()) {
                    assertThat(movement.unexplained()).isPresent();
                    continue;
                }
                double change = movement.change().getAsDouble();
                assertThat(movement.byIndicator().stream()
                                .mapToDouble(IndicatorChange::points)
                                .sum())
                        .isEqualTo(change, within(1e-9));
                if (movement.unexplained().isEmpty()) {
                    assertThat(movement.byCause().values().stream()
                                    .mapToDouble(x -> x)
                                    .sum())
                            .isEqualTo(change, within(1e-9));
                }
            }
        }
    }

    @Test
    void eachCauseIsNamedAlone() {
        Version plain = version(Towns.byGoalposts(Mean.ARITHMETIC), 5, 0);
        Comparison years = new Comparison(plain.asOf(2018), plain);
        assertThat(years.differences()).containsExactly(Cause.OWN_DATA, Cause.OTHERS_DATA);
        Movement moved = years.movement("c2");
        assertThat(moved.byCause().get(Cause.OTHERS_DATA)).isEqualTo(0, within(1e-12));
        assertThat(moved.byCause().get(Cause.OWN_DATA)).isEqualTo(moved.change().orElseThrow(), within(1e-9));
        Comparison method =
                new Comparison(plain, new Version(framework, plain.observations(), Towns.byGoalposts(Mean.GEOMETRIC)));
        assertThat(method.differences()).containsExactly(Cause.METHOD);
        assertThat(method.movement("c2").byCause().get(Cause.METHOD)).isNegative();
        Comparison wider = new Comparison(plain, new Version(Towns.framework(6), plain.observations(), plain.recipe()));
        assertThat(wider.differences()).containsExactly(Cause.FRAMEWORK);
        assertThat(wider.movement("c2").byIndicator())
                .anyMatch(change -> change.indicatorId().equals("i6")
                        && change.valueAfter().isEmpty()
                        && change.pointsAfter() == 0);
    }

    @Test
    void othersDataMoveACityUnderMinMax() {
        Version before = version(Towns.byMinMax(Mean.ARITHMETIC), 7, 0);
        List<org.isopolity.index.observation.Observation> edited = before.observations().asList().stream()
                .map(observation -> observation.cityId().equals("c0")
                                && observation.indicatorId().equals("i0")
                        ? Towns.observation("c0", "i0", observation.year(), 5_000)
                        : observation)
                .toList();
        Version after =
                new Version(framework, new Observations(before.observations().cities(), edited), before.recipe());
        Comparison comparison = new Comparison(before, after);
        double moved = 0;
        for (String city : List.of("c1", "c2", "c3")) {
            Movement other = comparison.movement(city);
            assertThat(other.byCause().get(Cause.OWN_DATA)).isEqualTo(0, within(1e-9));
            moved += other.byCause().get(Cause.OTHERS_DATA);
        }
        assertThat(moved).isNegative();
    }

    @Test
    void droppingTwoIndicatorsMovesRanksAsInCoinr() {
        Framework asem = Asem.framework();
        GoldenTable scores = GoldenTable.read("whatif/compare_drop_LPI_Flights_scores.csv");
        GoldenTable ranks = GoldenTable.read("whatif/compare_drop_LPI_Flights_ranks.csv");
        Recipe recipe = new Recipe(
                "asem",
                List.of(
                        new Select(List.of(GeographicLevel.CITY)),
                        new NormaliseByMinMax(new Range(0, 100)),
                        new Aggregate(Mean.ARITHMETIC, 0)),
                Uncertainty.NONE);
        Version before = new Version(asem, Asem.observations("ex/05_treated.csv", asem), recipe);
        Version after = new Version(Asem.without("LPI", "Flights"), before.observations(), recipe);
        Comparison comparison = new Comparison(before, after);
        for (int row = 0; row < scores.size(); row++) {
            Movement movement = comparison.movement(scores.text(row, "uCode"));
            assertThat(movement.scoreBefore().orElseThrow()).isEqualTo(scores.number(row, "coin.1"), within(1e-10));
            assertThat(movement.scoreAfter().orElseThrow()).isEqualTo(scores.number(row, "coin.2"), within(1e-10));
            assertThat((double) movement.rankAfter().orElseThrow()).isEqualTo(ranks.number(row, "coin.2"));
        }
    }
}
