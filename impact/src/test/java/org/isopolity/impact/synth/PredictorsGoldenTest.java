package org.isopolity.impact.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isopolity.impact.GoldenData;
import org.isopolity.impact.panel.Panel;
import org.isopolity.impact.panel.PanelFile;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;
import org.junit.jupiter.api.Test;

/**
 * Predictors of given importance against exact optima; packages, which stop early, at the tolerance of the golden README and
 * never with a lower loss than ours.
 */
class PredictorsGoldenTest {

    private static Map<String, Double> column(String name, String key, String value) {
        return GoldenData.column(name, key, value);
    }

    private static List<Double> importance(String name, String value) {
        return List.copyOf(column(name, "predictor", value).values());
    }

    private static Comparison germany(int from) {
        Panel countries = new PanelFile(GoldenData.file("germany/panel.csv"), "country", "year").read(List.of("gdp"));
        return Comparison.of(countries, "gdp", "West Germany", from, Map.of(), MissingData.REFUSE);
    }

    /** The loss that weights of given predictors are to minimise, for weights by name. */
    private static double loss(
            Predictors predictors, Comparison comparison, List<Double> importance, Map<String, Double> weights) {
        double[][] rows = predictors.scaled(comparison);
        double total = importance.stream().mapToDouble(Double::doubleValue).sum();
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        double loss = 0;
        for (int k = 0; k < importance.size(); k++) {
            double rest = rows[0][k];
            for (int j = 0; j < comparison.donors().size(); j++) {
                rest -= weights.getOrDefault(comparison.donors().get(j), 0.0) / sum * rows[j + 1][k];
            }
            loss += importance.get(k) / total * rest * rest;
        }
        return loss;
    }

    @Test
    void germanyWithTheImportanceOfTheAuthors() {
        Predictors predictors = GoldenData.predictors("germany/predictors_main.csv");
        List<Double> v = importance("germany/expected_rsynth_v.csv", "v");
        Comparison germany = germany(1990);
        Fit fit = new WithPredictors(predictors, v).fit(germany);
        Map<String, Double> exact = column("germany/expected_exact_weights_given_v.csv", "donor", "w");
        exact.forEach((donor, weight) -> assertThat(fit.weight(donor)).as(donor).isCloseTo(weight, within(1e-8)));
        Map<String, Double> gaps = column("germany/expected_exact_gaps_given_v.csv", "year", "gap");
        Map<String, Double> published = column("germany/expected_rsynth_gaps.csv", "year", "gap");
        for (int t = 0; t < fit.gaps().length; t++) {
            String year = Integer.toString(1960 + t);
            double size = 1e-9 * (Math.abs(fit.synthetic()[t]) + Math.abs(fit.gaps()[t]));
            assertThat(fit.gaps()[t]).as(year).isCloseTo(gaps.get(year), within(size));
            // weights within 6e-3 move the path of a country by no more than this share of it
            assertThat(fit.gaps()[t])
                    .as("published " + year)
                    .isCloseTo(published.get(year), within(6e-3 * fit.synthetic()[t]));
        }
        assertThat(Arrays.stream(fit.gaps(), 30, 44).average().orElseThrow()).isCloseTo(-1586.999, within(1e-3));
        Map<String, Double> package_ = column("germany/expected_rsynth_weights.csv", "donor", "w_main");
        package_.forEach((donor, weight) ->
                // the package's own exact optimum lies 7.6e-3 from what it prints
                assertThat(fit.weight(donor)).as("published " + donor).isCloseTo(weight, within(8e-3)));
        double ours = loss(predictors, germany, v, exact);
        assertThat(ours).isLessThanOrEqualTo(loss(predictors, germany, v, package_));
        assertThat(ours)
                .isLessThanOrEqualTo(column("germany/expected_rsynth_loss.csv", "quantity", "value")
                        .get("main_loss_w"));
    }

    @Test
    void germanyInTheYearsOfTraining() {
        Predictors predictors = GoldenData.predictors("germany/predictors_train.csv");
        Fit fit = new WithPredictors(predictors, importance("germany/expected_rsynth_v.csv", "v")).fit(germany(1990));
        column("germany/expected_rsynth_weights.csv", "donor", "w_train")
                .forEach((donor, weight) ->
                        assertThat(fit.weight(donor)).as(donor).isCloseTo(weight, within(6e-3)));
        double loss = Arrays.stream(fit.gaps(), 21, 31)
                .map(gap -> gap * gap)
                .average()
                .orElseThrow();
        double published =
                column("germany/expected_rsynth_loss.csv", "quantity", "value").get("train_loss_v");
        assertThat(loss).isCloseTo(published, within(0.02 * published));
    }

    @Test
    void germanyByTheOutcomeAloneWithAllPlacebos() {
        Comparison germany = germany(1991);
        Fit fit = new OutcomeOnly(false).fit(germany);
        Map<String, Double> gaps = column("germany/expected_exact_outcome_only_gaps.csv", "year", "gap");
        for (int t = 0; t < fit.gaps().length; t++) {
            assertThat(fit.gaps()[t])
                    .isCloseTo(gaps.get(Integer.toString(1960 + t)), within(1e-9 * fit.synthetic()[t] + 1e-8));
        }
        Placebos placebos = Placebos.of(germany, new OutcomeOnly(false), fit, true);
        for (Row row : CsvTable.read(GoldenData.file("germany/expected_exact_outcome_only_placebo.csv"))
                .rows()) {
            Fit one = row.text("country").equals("West Germany")
                    ? fit
                    : placebos.placebos().stream()
                            .filter(placebo -> placebo.treated().equals(row.text("country")))
                            .findFirst()
                            .orElseThrow();
            assertThat(one.mspeBefore()).isCloseTo(row.number("pre_mspe"), within(1e-9 * row.number("pre_mspe")));
            assertThat(one.mspeAfter()).isCloseTo(row.number("post_mspe"), within(1e-8 * row.number("post_mspe")));
        }
    }

    @Test
    void theToyPanelOfThePackage() {
        Predictors predictors = GoldenData.predictors("tiny/synth_toy_predictors.csv");
        List<Double> v = importance("tiny/synth_toy_expected_v.csv", "v");
        Panel panel = new PanelFile(GoldenData.file("tiny/synth_toy_panel.csv"), "unit.num", "year").read(List.of("Y"));
        List<String> others = panel.units().stream()
                .filter(unit -> !predictors.values().containsKey(unit))
                .toList();
        Comparison toy = Comparison.of(panel.without(others), "Y", "7", 1991, Map.of(), MissingData.REFUSE);
        Fit fit = new WithPredictors(predictors, v).fit(toy);
        Map<String, Double> exact = column("tiny/synth_toy_expected_exact_weights_given_v.csv", "donor", "w");
        exact.forEach((donor, weight) -> assertThat(fit.weight(donor)).as(donor).isCloseTo(weight, within(1e-8)));
        Map<String, Double> published = column("tiny/synth_toy_expected_weights.csv", "donor", "w");
        published.forEach((donor, weight) ->
                assertThat(fit.weight(donor)).as("published " + donor).isCloseTo(weight, within(2e-2)));
        double ours = loss(predictors, toy, v, exact);
        assertThat(ours).isLessThanOrEqualTo(loss(predictors, toy, v, published));
        assertThat(ours)
                .isLessThanOrEqualTo(column("tiny/synth_toy_expected_loss.csv", "quantity", "value")
                                .get("loss_w")
                        * (1 + 1e-2));
        int[] times = toy.times();
        column("tiny/synth_toy_expected_gaps.csv", "year", "gap").forEach((year, gap) -> {
            int t = Arrays.binarySearch(times, Integer.parseInt(year));
            assertThat(fit.gaps()[t]).as(year).isCloseTo(gap, within(1e-2 * toy.treatedAt(t)));
        });
    }

    @Test
    void meansOfTheTobaccoPanel() {
        Panel panel = GoldenData.tobacco();
        Predictors ours = Predictors.of(panel, TobaccoGoldenTest.PREDICTORS, "California");
        Predictors given = GoldenData.predictors("prop99/predictors.csv");
        given.values()
                .forEach((state, row) ->
                        assertThat(ours.values().get(state)).as(state).containsExactly(row, within(1e-9)));
    }

    /** All 39 states with the importance that the package found for each: no weights of the package are better than ours. */
    @Test
    void everyStateWithTheImportanceOfThePackage() {
        Panel panel = GoldenData.tobacco();
        Predictors predictors = GoldenData.predictors("prop99/predictors.csv");
        CsvTable loose = CsvTable.read(GoldenData.file("prop99/expected_rsynth_placebo.csv"));
        for (Row row : loose.rows()) {
            String state = row.text("state");
            Comparison comparison = Comparison.of(panel, "cigsale", state, 1989, Map.of(), MissingData.REFUSE);
            List<Double> v = importance("prop99/expected_rsynth_v_all.csv", state);
            Map<String, Double> published = new LinkedHashMap<>();
            CsvTable.read(GoldenData.file("prop99/expected_rsynth_weights_all.csv"))
                    .rows()
                    .forEach(line ->
                            line.findNumber(state).ifPresent(weight -> published.put(line.text("donor"), weight)));
            Fit fit = new WithPredictors(predictors, v).fit(comparison);
            Map<String, Double> found = new LinkedHashMap<>();
            fit.donors().forEach(donor -> found.put(donor, fit.weight(donor)));
            assertThat(loss(predictors, comparison, v, found))
                    .as(state)
                    .isLessThanOrEqualTo(loss(predictors, comparison, v, published) + 1e-12);
            Fit free = new OutcomeOnly(false).fit(comparison);
            assertThat(free.mspeBefore()).as("bound of " + state).isLessThanOrEqualTo(row.number("pre_mspe"));
            Map<String, Double> gaps = column("prop99/expected_rsynth_placebo_gaps.csv", "year", state);
            double missed = 0;
            for (int t = 0; t < 19; t++) {
                double gap = gaps.get(Integer.toString(1970 + t));
                missed += gap * gap / 19;
            }
            assertThat(missed).as("the package's own error").isCloseTo(row.number("pre_mspe"), within(1e-6));
        }
    }

    @Test
    void theBestKnownSearchAndTheOnesThatStopInLocalOptima() {
        Panel panel = GoldenData.tobacco();
        Comparison california = Comparison.of(panel, "cigsale", "California", 1989, Map.of(), MissingData.REFUSE);
        Predictors predictors = GoldenData.predictors("prop99/predictors.csv");
        List<Double> v = importance("prop99/expected_best_nested_v.csv", "v");
        Fit given = new WithPredictors(predictors, v).fit(california);
        Map<String, Double> known = column("prop99/expected_best_nested_weights.csv", "donor", "w");
        // five of the seven predictors count next to nothing, so that weights that differ in the third digit are as
        // good
        known.forEach(
                (donor, weight) -> assertThat(given.weight(donor)).as(donor).isCloseTo(weight, within(3e-3)));
        Map<String, Double> found = new LinkedHashMap<>();
        given.donors().forEach(donor -> found.put(donor, given.weight(donor)));
        assertThat(loss(predictors, california, v, found))
                .isLessThanOrEqualTo(loss(predictors, california, v, known) + 1e-9);
        String summary = "prop99/expected_best_nested_summary.json";
        double best = GoldenData.number(summary, "pre_mspe");
        assertThat(given.mspeBefore()).isCloseTo(best, within(1e-2));
        assertThat(given.meanGapAfter()).isCloseTo(GoldenData.number(summary, "att"), within(0.02));
        Fit searched = new WithPredictors(predictors, List.of()).fit(california);
        assertThat(searched.mspeBefore()).isLessThanOrEqualTo(best + 1e-4);
        for (String stopped :
                List.of("prop99/expected_pysyncon_weights_equal.csv", "prop99/expected_pysyncon_weights_ols.csv")) {
            assertThat(searched.mspeBefore()).isLessThan(mspe(california, column(stopped, "donor", "w")));
        }
    }

    private static double mspe(Comparison comparison, Map<String, Double> weights) {
        double sum = 0;
        for (int t = 0; t < comparison.start(); t++) {
            double gap = comparison.treatedAt(t);
            for (int j = 0; j < comparison.donors().size(); j++) {
                gap -= weights.get(comparison.donors().get(j)) * comparison.donorAt(j, t);
            }
            sum += gap * gap / comparison.start();
        }
        return sum;
    }

    @Test
    void placeboPathsOfTheTobaccoPanel() {
        Panel panel = GoldenData.tobacco();
        for (String state : panel.units()) {
            Fit fit = new OutcomeOnly(false)
                    .fit(Comparison.of(panel, "cigsale", state, 1989, Map.of(), MissingData.REFUSE));
            Map<String, Double> gaps = column("prop99/expected_exact_outcome_only_placebo_gaps.csv", "year", state);
            for (int t = 0; t < fit.gaps().length; t++) {
                assertThat(fit.gaps()[t])
                        .as(state + " " + (1970 + t))
                        .isCloseTo(gaps.get(Integer.toString(1970 + t)), within(1e-7));
            }
        }
    }
}
