package org.isopolity.impact.sdid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.isopolity.impact.GoldenData;
import org.isopolity.impact.evaluation.Circumstance;
import org.isopolity.impact.panel.Panel;
import org.isopolity.impact.panel.PanelFile;
import org.isopolity.text.input.CsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tobacco and quota panels against exact optima; the published figures lie within the packages' early stopping. */
class SyntheticDifferenceGoldenTest {

    static SyntheticDifference.Settings settings(Weighting weighting, ErrorMethod method) {
        return new SyntheticDifference.Settings(
                weighting, method, 200, 1, List.of(), List.of(), Circumstance.UNKNOWN, Circumstance.UNKNOWN);
    }

    private static Panel tobacco() {
        return new PanelFile(GoldenData.file("sdid/panel.csv"), "state", "year").read(List.of("packs"));
    }

    @ParameterizedTest
    @EnumSource(Weighting.class)
    void estimatesWeightsAndPlacebosAreTheExactOptimum(Weighting weighting) {
        String column = weighting.name().toLowerCase(Locale.ROOT);
        SyntheticDifference result = SyntheticDifference.estimate(
                tobacco(), "packs", Map.of("California", 1989), settings(weighting, ErrorMethod.PLACEBO));
        double expected = GoldenData.column("sdid/expected_exact.csv", "estimator", "estimate")
                .get(column);
        assertThat(result.estimate()).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
        SyntheticDifference.Cohort cohort = result.cohorts().getFirst();
        Map<String, Double> omega = GoldenData.column("sdid/expected_exact_omega.csv", "donor", column);
        for (int i = 0; i < cohort.controls().size(); i++) {
            assertThat(cohort.controlWeights()[i])
                    .isCloseTo(omega.get(cohort.controls().get(i)), within(1e-8));
        }
        Map<String, Double> lambda = GoldenData.column("sdid/expected_exact_lambda.csv", "year", column);
        for (int t = 0; t < cohort.periodWeights().length; t++) {
            assertThat(cohort.periodWeights()[t])
                    .isCloseTo(lambda.get(Integer.toString(cohort.times()[t])), within(1e-8));
        }
        GoldenData.column("sdid/expected_exact_placebo_all38.csv", "placebo_unit", column)
                .forEach((unit, effect) ->
                        assertThat(result.placebos().get(unit)).as(unit).isCloseTo(effect, within(1e-7)));
        Map<String, Double> inference = GoldenData.column("sdid/expected_exact_inference.csv", "quantity", column);
        assertThat(result.standardError().getAsDouble())
                .isCloseTo(inference.get("placebo_population_sd"), within(1e-7));
        assertThat(result.evaluation().effect().p().orElseThrow().value())
                .isCloseTo(inference.get("rank_p_two_sided"), within(1e-12));
    }

    /** Packages stop early; what they print lies within their own tolerance of the optimum and is never better. */
    @ParameterizedTest
    @EnumSource(Weighting.class)
    void yearsPlacebosAndWhatThePackagePrints(Weighting weighting) {
        String column = weighting.name().toLowerCase(Locale.ROOT);
        double tolerance = weighting == Weighting.SC ? 0.11 : 2e-3;
        SyntheticDifference result = SyntheticDifference.estimate(
                tobacco(), "packs", Map.of("California", 1989), settings(weighting, ErrorMethod.PLACEBO));
        SyntheticDifference.Cohort cohort = result.cohorts().getFirst();
        Map<String, Double> exact = GoldenData.column("sdid/expected_exact_effect_curve.csv", "year", column);
        Map<String, Double> printed = GoldenData.column(
                "sdid/expected_effect_curve_R.csv", "year", column.replace("sdid", "synthdid") + "_estimate");
        for (int t = 19; t < 31; t++) {
            String year = Integer.toString(1970 + t);
            double effect = cohort.observed()[t] - cohort.expected()[t];
            assertThat(effect).as(year).isCloseTo(exact.get(year), within(1e-7));
            assertThat(effect)
                    .as("printed " + year)
                    .isCloseTo(printed.get(year), within(weighting == Weighting.SC ? 0.2 : 0.05));
        }
        String name = column.replace("sdid", "synthdid") + "_estimate";
        assertThat(result.estimate())
                .isCloseTo(
                        GoldenData.column("sdid/expected_synthdid_R.csv", "estimator", "estimate")
                                .get(name),
                        within(tolerance));
        Map<String, Double> omega = GoldenData.column("sdid/expected_omega_R.csv", "donor", name);
        double[] theirs = cohort.controls().stream().mapToDouble(omega::get).toArray();
        if (weighting == Weighting.SDID) {
            double zeta = GoldenData.column("sdid/expected_exact.csv", "estimator", "zeta_omega")
                    .get(column);
            double ridge = 19 * zeta * zeta;
            assertThat(loss(tobacco(), cohort, cohort.controlWeights(), ridge))
                    .isLessThanOrEqualTo(loss(tobacco(), cohort, theirs, ridge));
            Map<String, Double> lambda = GoldenData.column("sdid/expected_lambda_R.csv", "year", name);
            for (int t = 0; t < 19; t++) {
                assertThat(cohort.periodWeights()[t]).isCloseTo(lambda.get(Integer.toString(1970 + t)), within(1e-5));
            }
        }
        GoldenData.column("sdid/expected_placebo_all38_R.csv", "placebo_unit", column)
                .forEach((unit, effect) -> assertThat(result.placebos().get(unit))
                        .as(unit)
                        .isCloseTo(effect, within(weighting == Weighting.SC ? 0.8 : 0.1)));
        Map<String, Double> errors = GoldenData.column("sdid/expected_se_R.csv", "quantity", "value");
        assertThat(result.standardError().orElseThrow())
                .isCloseTo(errors.get("placebo_population_sd_" + column), within(0.02));
        if (weighting == Weighting.SDID) {
            double[] drawn = CsvTable.read(GoldenData.file("sdid/placebo_draws_seed12345.csv")).rows().stream()
                    .mapToDouble(row -> result.placebos().get(row.text("pseudo_treated")))
                    .toArray();
            assertThat(org.isopolity.impact.evaluation.Quantiles.deviation(drawn, 0))
                    .as("the error of the package, whose draws fell as these did")
                    .isCloseTo(errors.get("placebo_se_seed12345_200"), within(2e-3));
        }
    }

    @Test
    void severalTreatedUnitsWithTheJackknife() {
        Panel panel = tobacco();
        Map<String, Integer> starts = Map.of("California", 1989, "Nevada", 1989, "Utah", 1989);
        Map<String, Double> expected = GoldenData.column("sdid/expected_3treated_R.csv", "quantity", "value");
        SyntheticDifference sdid =
                SyntheticDifference.estimate(panel, "packs", starts, settings(Weighting.SDID, ErrorMethod.JACKKNIFE));
        Map<String, Double> anchor = GoldenData.column("sdid/expected_3treated_omega_R.csv", "donor", "omega");
        SyntheticDifference.Cohort cohort = sdid.cohorts().getFirst();
        double[] weights = cohort.controls().stream().mapToDouble(anchor::get).toArray();
        double ridge = 19 * Math.pow(expected.get("zeta_omega"), 2);
        assertThat(loss(panel, cohort, cohort.controlWeights(), ridge))
                .as("never a higher loss than the anchor, which stops early")
                .isLessThanOrEqualTo(loss(panel, cohort, weights, ridge));
        assertThat(sdid.estimate()).isCloseTo(expected.get("sdid_3treated"), within(0.02));
        assertThat(sdid.standardError().getAsDouble())
                .isCloseTo(expected.get("sdid_3treated_jackknife_se"), within(0.02));
        SyntheticDifference did =
                SyntheticDifference.estimate(panel, "packs", starts, settings(Weighting.DID, ErrorMethod.JACKKNIFE));
        assertThat(did.estimate()).isCloseTo(expected.get("did_3treated"), within(1e-9));
        assertThat(did.standardError().getAsDouble())
                .isCloseTo(expected.get("did_3treated_jackknife_se"), within(1e-9));
    }

    private static double loss(Panel panel, SyntheticDifference.Cohort cohort, double[] weights, double ridge) {
        double[] gaps = Arrays.copyOf(cohort.observed(), 19);
        double size = 0;
        for (int i = 0; i < weights.length; i++) {
            double[] series =
                    panel.series("packs", panel.getUnit(cohort.controls().get(i)));
            for (int t = 0; t < 19; t++) {
                gaps[t] -= weights[i] * series[t];
            }
            size += weights[i] * weights[i];
        }
        double mean = Arrays.stream(gaps).average().orElseThrow();
        return Arrays.stream(gaps).map(gap -> (gap - mean) * (gap - mean)).sum() + ridge * size;
    }

    @Test
    void staggeredStartsOfTheQuotaPanel() {
        PanelFile file = new PanelFile(GoldenData.file("sdid/quota_panel.csv"), "country", "year");
        Panel panel = file.read(List.of("womparl"));
        Map<String, Integer> starts = new HashMap<>(file.startsFromFlag("quota"));
        SyntheticDifference result =
                SyntheticDifference.estimate(panel, "womparl", starts, settings(Weighting.SDID, ErrorMethod.BOOTSTRAP));
        CsvTable.read(GoldenData.file("sdid/quota_expected_exact.csv")).rows().forEach(row -> {
            double expected = row.number("att");
            double found = row.text("adoption_year").equals("overall")
                    ? result.estimate()
                    : result.cohorts().stream()
                            .filter(cohort -> Integer.toString(cohort.start()).equals(row.text("adoption_year")))
                            .findFirst()
                            .orElseThrow()
                            .estimate();
            assertThat(found)
                    .as(row.text("adoption_year"))
                    .isCloseTo(expected, within(1e-8 * (1 + Math.abs(expected))));
        });
        assertThat(result.estimate()).as("published").isCloseTo(8.0341, within(0.01));
    }
}
