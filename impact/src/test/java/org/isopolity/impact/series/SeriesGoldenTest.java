package org.isopolity.impact.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isopolity.impact.GoldenData;
import org.isopolity.impact.evaluation.Circumstance;
import org.isopolity.impact.evaluation.Interval;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;
import org.junit.jupiter.api.Test;

/** One series at a time, against the figures of the packages that are taken as anchors. */
class SeriesGoldenTest {

    private static double[] column(String file, String column) {
        return CsvTable.read(GoldenData.file(file)).rows().stream()
                .mapToDouble(row -> row.number(column))
                .toArray();
    }

    private static int[] whole(double[] values) {
        return java.util.Arrays.stream(values).mapToInt(value -> (int) value).toArray();
    }

    @Test
    void segmentedRegressionWithRobustErrors() {
        InterruptedSeries series = InterruptedSeries.estimate(
                "California",
                "cigsale",
                whole(column("its/input_california.csv", "year")),
                column("its/input_california.csv", "cigsale"),
                1989,
                Optional.of(2),
                Circumstance.UNKNOWN);
        Map<String, InterruptedSeries.Term> terms = Map.of(
                "const", series.constant(),
                "time", series.trend(),
                "level_change", series.level(),
                "slope_change", series.slope());
        for (Row row : CsvTable.read(GoldenData.file("its/expected_segmented_california.csv"))
                .rows()) {
            InterruptedSeries.Term term = terms.get(row.text("term"));
            if (term != null) {
                assertThat(term.value()).isCloseTo(row.number("coef"), within(1e-9));
                assertThat(term.plainError()).isCloseTo(row.number("se_ols"), within(1e-9));
                assertThat(term.robustError()).isCloseTo(row.number("se_hac2_corr"), within(1e-9));
            }
        }
        assertThat(series.durbinWatson()).isCloseTo(0.535241953862567, within(1e-9));
        InterruptedSeries.Autoregressive ar = series.autoregressive().orElseThrow();
        Map<String, Double> expected = GoldenData.column("its/expected_glsar_california.csv", "term", "coef");
        assertThat(ar.correlation()).isCloseTo(expected.get("rho"), within(1e-2));
        assertThat(series.evaluation().finding().in(java.util.Locale.ENGLISH)).contains("cannot tell");
    }

    @Test
    void theFilterWithGivenVariances() {
        double[] y = column("causalimpact/vignette_input.csv", "y");
        double[] x = column("causalimpact/vignette_input.csv", "x1");
        double[] left = new double[70];
        for (int t = 0; t < 70; t++) {
            left[t] = y[t] - 1.2 * x[t];
        }
        double[] next = new LocalLevel(1, 0.01, 0, 1e6).next(left);
        List<Row> rows = CsvTable.read(GoldenData.file("causalimpact/expected_ucm_forecast.csv"))
                .rows();
        for (int h = 0; h < rows.size(); h++) {
            assertThat(next[0] + 1.2 * x[70 + h]).isCloseTo(rows.get(h).number("fixed_mean"), within(1e-6));
            assertThat(Math.sqrt(next[1] + 0.01 * h + 1)).isCloseTo(rows.get(h).number("fixed_se"), within(1e-6));
        }
    }

    @Test
    void theVignetteOfCausalImpact() {
        double[] y = column("causalimpact/vignette_input.csv", "y");
        StructuralSeries series = StructuralSeries.estimate(
                "y",
                "y",
                whole(column("causalimpact/vignette_input.csv", "t")),
                y,
                Map.of("x1", column("causalimpact/vignette_input.csv", "x1")),
                71,
                new StructuralSeries.Settings(10_000, 1, 0.01, Circumstance.NONE, Circumstance.NONE));
        for (String name : List.of(
                "causalimpact/vignette_R_niter20000_seed2_summary.csv",
                "causalimpact/vignette_R_niter1000_seed1_summary.csv")) {
            Row average = CsvTable.read(GoldenData.file(name)).rows().getFirst();
            assertThat(series.evaluation().effect().mean()).isCloseTo(average.number("AbsEffect"), within(0.05));
            Interval interval = series.evaluation().effect().interval().orElseThrow();
            // a thousand draws of the package leave its own quantiles uncertain by twice as much
            double tolerance = name.contains("niter20000") ? 0.05 : 0.1;
            assertThat(interval.low().orElseThrow()).isCloseTo(average.number("AbsEffect.lower"), within(tolerance));
            assertThat(interval.high().orElseThrow()).isCloseTo(average.number("AbsEffect.upper"), within(tolerance));
        }
        for (String name : List.of(
                "causalimpact/vignette_R_niter20000_seed2_series.csv",
                "causalimpact/vignette_R_niter1000_seed1_series.csv")) {
            List<Row> rows = CsvTable.read(GoldenData.file(name)).rows();
            double distance = 0;
            for (int t = 70; t < 100; t++) {
                distance += Math.abs(series.expected()[t] - rows.get(t).number("point.pred")) / 30;
            }
            assertThat(distance).as(name).isLessThan(0.06);
        }
        Map<String, Double> posterior =
                GoldenData.column("causalimpact/vignette_R_niter20000_posterior.csv", "quantity", "value");
        StructuralSeries.Diagnostics found = series.diagnostics();
        assertThat(found.noise()).isCloseTo(posterior.get("sigma_obs_mean"), within(0.01));
        assertThat(found.step()).isCloseTo(posterior.get("sigma_level_mean"), within(0.001));
        assertThat(found.slopes().get("x1")).isCloseTo(posterior.get("beta_x1_mean_standardised"), within(0.05));
        assertThat(series.inclusion().get("x1")).isCloseTo(posterior.get("beta_x1_incl_prob"), within(0.01));
        assertThat(found.reduction()).isLessThan(1.05);
        assertThat(found.effective()).isGreaterThan(200);
    }
}
