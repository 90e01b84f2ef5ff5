package org.isopolity.index.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.isopolity.index.aggregation.Mean;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Treatment;
import org.isopolity.index.golden.Asem;
import org.isopolity.index.golden.GoldenTable;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.recipe.Aggregate;
import org.isopolity.index.recipe.Choice;
import org.isopolity.index.recipe.Family;
import org.isopolity.index.recipe.NormaliseByMinMax;
import org.isopolity.index.recipe.NormaliseByZScore;
import org.isopolity.index.recipe.Range;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.recipe.Select;
import org.isopolity.index.recipe.Step;
import org.isopolity.index.recipe.Uncertainty;
import org.isopolity.index.recipe.Winsorise;
import org.isopolity.index.score.Scores;
import org.isopolity.index.score.Weights;
import org.isopolity.index.sensitivity.Estimator;
import org.isopolity.index.sensitivity.SobolIndices;
import org.junit.jupiter.api.Test;

/** The replications that COINr drew and wrote down, computed here from their parameters. */
class CoinrReplayTest {

    private final Framework framework = Asem.framework();
    private final Ensemble ensemble =
            Ensemble.prepare(recipe(), framework, Asem.observations("ex/04_screened.csv", framework));
    private final List<int[]> ranks = new ArrayList<>();

    private static Step winsorise(int most) {
        return new Winsorise(2, 3.5, most, Treatment.of("log"), false);
    }

    private static Recipe recipe() {
        Step arithmetic = new Aggregate(Mean.ARITHMETIC, 0);
        return new Recipe(
                "asem",
                List.of(
                        new Select(List.of(GeographicLevel.CITY)),
                        winsorise(5),
                        new NormaliseByMinMax(new Range(0, 100)),
                        arithmetic),
                new Uncertainty(
                        0,
                        List.of(
                                new Choice(
                                        Family.TREAT,
                                        IntStream.rangeClosed(1, 5)
                                                .<Step>mapToObj(CoinrReplayTest::winsorise)
                                                .toList(),
                                        List.of()),
                                new Choice(
                                        Family.NORMALISE,
                                        List.of(
                                                new NormaliseByMinMax(new Range(1, 100)),
                                                new NormaliseByZScore(10, 2, null)),
                                        List.of()),
                                new Choice(
                                        Family.AGGREGATE,
                                        List.of(arithmetic, new Aggregate(Mean.GEOMETRIC, 0)),
                                        List.of()))));
    }

    /** Replays the replications of a file and returns the mean rank shift of each. */
    private double[] replay(String parameters) {
        GoldenTable drawn = GoldenTable.read(parameters);
        GoldenTable noisy = GoldenTable.read("sensitivity/noisy_weight_sets.csv");
        List<double[]> points = new ArrayList<>();
        List<Weights> weights = new ArrayList<>();
        for (int row = 0; row < drawn.size(); row++) {
            points.add(new double[] {
                (drawn.number(row, "Winmax") - 0.5) / 5,
                drawn.text(row, "Normalisation").equals("n_minmax") ? 0.25 : 0.75,
                drawn.text(row, "Aggregation").equals("a_amean") ? 0.25 : 0.75
            });
            Weights set = Weights.of(framework);
            for (int node = 0; node < noisy.size(); node++) {
                set = set.with(noisy.text(node, "iCode"), noisy.number(node, drawn.text(row, "WeightSet")));
            }
            weights.add(set);
        }
        return ensemble.shifts(points, weights, ranks);
    }

    private void ranksAreThoseOf(GoldenTable golden) {
        List<String> codes = golden.texts("uCode");
        List<String> cities = ensemble.cities().stream().map(City::id).toList();
        for (int replication = 0; replication < ranks.size(); replication++) {
            for (int city = 0; city < cities.size(); city++) {
                assertThat((double) ranks.get(replication)[city])
                        .as("replication %s of %s", replication + 1, cities.get(city))
                        .isEqualTo(golden.number(codes.indexOf(cities.get(city)), "r_" + (replication + 1)));
            }
        }
    }

    @Test
    void everyRankOfTheUncertaintyAnalysisIsThatOfCoinr() {
        replay("sensitivity/ua_parameters.csv");
        assertThat(ranks).hasSize(100);
        ranksAreThoseOf(GoldenTable.read("sensitivity/ua_ranks.csv"));
        GoldenTable statistics = GoldenTable.read("sensitivity/ua_rankstats.csv");
        Map<String, int[]> counts = new TreeMap<>();
        List<City> cities = ensemble.cities();
        for (int city = 0; city < cities.size(); city++) {
            int[] ofCity = new int[cities.size()];
            for (int[] drawn : ranks) {
                ofCity[drawn[city] - 1]++;
            }
            counts.put(cities.get(city).id(), ofCity);
        }
        Robustness robustness = new Robustness(100, 0, counts);
        for (City city : cities) {
            String id = city.id();
            assertThat(robustness.meanRank(id).orElseThrow())
                    .isEqualTo(statistics.find(id, "Mean").orElseThrow(), within(1e-12));
            assertThat(robustness.rankQuantile(id, 0.5).orElseThrow())
                    .isEqualTo(statistics.find(id, "Median").orElseThrow(), within(1e-12));
            assertThat(robustness.rankQuantile(id, 0.05).orElseThrow())
                    .isEqualTo(statistics.find(id, "Q5").orElseThrow(), within(1e-9));
            assertThat(robustness.rankQuantile(id, 0.95).orElseThrow())
                    .isEqualTo(statistics.find(id, "Q95").orElseThrow(), within(1e-9));
        }
    }

    @Test
    void everyRankShiftAndIndexOfTheSensitivityAnalysisIsThatOfCoinr() {
        double[] shifts = replay("sensitivity/sa_parameters.csv");
        ranksAreThoseOf(GoldenTable.read("sensitivity/sa_ranks.csv"));
        double[] golden = GoldenTable.read("sensitivity/sa_output_y.csv").numbers("MeanAbsRankShift");
        for (int replication = 0; replication < golden.length; replication++) {
            assertThat(shifts[replication]).isEqualTo(golden[replication], within(1e-12));
        }
        int n = 50;
        double[][] mixed = new double[4][];
        for (int factor = 0; factor < 4; factor++) {
            mixed[factor] = Arrays.copyOfRange(shifts, (2 + factor) * n, (3 + factor) * n);
        }
        SobolIndices indices = SobolIndices.find(
                        Arrays.copyOf(shifts, n), Arrays.copyOfRange(shifts, n, 2 * n), mixed, Estimator.SALTELLI, 5, 1)
                .orElseThrow();
        GoldenTable written = GoldenTable.read("sensitivity/sa_indices.csv");
        for (int factor = 0; factor < 4; factor++) {
            assertThat(indices.byFactor().get(factor).first()).isEqualTo(written.number(factor, "Si"), within(1e-10));
            assertThat(indices.byFactor().get(factor).total()).isEqualTo(written.number(factor, "STi"), within(1e-10));
        }
    }

    @Test
    void everyScoreOfTheUncertaintyAnalysisIsThatOfCoinr() {
        GoldenTable drawn = GoldenTable.read("sensitivity/ua_parameters.csv");
        GoldenTable noisy = GoldenTable.read("sensitivity/noisy_weight_sets.csv");
        GoldenTable golden = GoldenTable.read("sensitivity/ua_scores.csv");
        Observations observations = Asem.observations("ex/04_screened.csv", framework);
        for (int row = 0; row < drawn.size(); row++) {
            Weights set = Weights.of(framework);
            for (int node = 0; node < noisy.size(); node++) {
                set = set.with(noisy.text(node, "iCode"), noisy.number(node, drawn.text(row, "WeightSet")));
            }
            Scores scores = recipe().with(winsorise((int) drawn.number(row, "Winmax")))
                    .with(
                            drawn.text(row, "Normalisation").equals("n_minmax")
                                    ? new NormaliseByMinMax(new Range(1, 100))
                                    : new NormaliseByZScore(10, 2, null))
                    .with(new Aggregate(
                            drawn.text(row, "Aggregation").equals("a_amean") ? Mean.ARITHMETIC : Mean.GEOMETRIC, 0))
                    .apply(framework, observations, set);
            for (City city : scores.cities()) {
                double expected = golden.find(city.id(), "r_" + (row + 1)).orElseThrow();
                assertThat(scores.find(city.id()).orElseThrow())
                        .isEqualTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
            }
        }
    }

    /** COINr takes rank statistics of the sensitivity analysis from its first two blocks of replications only. */
    @Test
    void rankStatisticsOfTheSensitivityAnalysisAreThoseOfCoinr() {
        replay("sensitivity/sa_parameters.csv");
        GoldenTable statistics = GoldenTable.read("sensitivity/sa_rankstats.csv");
        List<City> cities = ensemble.cities();
        Map<String, int[]> counts = new TreeMap<>();
        for (int city = 0; city < cities.size(); city++) {
            int[] ofCity = new int[cities.size()];
            for (int[] drawn : ranks.subList(0, 100)) {
                ofCity[drawn[city] - 1]++;
            }
            counts.put(cities.get(city).id(), ofCity);
        }
        Robustness robustness = new Robustness(100, 0, counts);
        for (City city : cities) {
            String id = city.id();
            assertThat(robustness.meanRank(id).orElseThrow())
                    .isEqualTo(statistics.find(id, "Mean").orElseThrow(), within(1e-12));
            assertThat(robustness.rankQuantile(id, 0.5).orElseThrow())
                    .isEqualTo(statistics.find(id, "Median").orElseThrow(), within(1e-12));
            assertThat(robustness.rankQuantile(id, 0.05).orElseThrow())
                    .isEqualTo(statistics.find(id, "Q5").orElseThrow(), within(1e-9));
            assertThat(robustness.rankQuantile(id, 0.95).orElseThrow())
                    .isEqualTo(statistics.find(id, "Q95").orElseThrow(), within(1e-9));
        }
    }
}
