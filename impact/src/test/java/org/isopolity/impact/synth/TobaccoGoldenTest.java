package org.isopolity.impact.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isopolity.impact.GoldenData;
import org.isopolity.impact.evaluation.Circumstance;
import org.isopolity.impact.evaluation.Interval;
import org.isopolity.impact.evaluation.Verdict;
import org.isopolity.impact.panel.Panel;
import org.isopolity.impact.panel.PanelFile;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;
import org.junit.jupiter.api.Test;

/** The tobacco case against exact optima and published tables. */
class TobaccoGoldenTest {

    static final List<Predictor> PREDICTORS = Stream.of(
                    "lnincome:1980-1988",
                    "retprice:1980-1988",
                    "age15to24:1980-1988",
                    "beer:1984-1988",
                    "cigsale:1988",
                    "cigsale:1980",
                    "cigsale:1975")
            .map(Predictor::parse)
            .toList();

    private final Panel panel = GoldenData.tobacco();
    private final Comparison california =
            Comparison.of(panel, "cigsale", "California", 1989, Map.of(), MissingData.REFUSE);

    @Test
    void outcomeOnlyIsTheExactOptimum() {
        Fit fit = new OutcomeOnly(false).fit(california);
        GoldenData.column("prop99/expected_exact_outcome_only_weights.csv", "donor", "w")
                .forEach((donor, weight) ->
                        assertThat(fit.weight(donor)).as(donor).isCloseTo(weight, within(1e-8)));
        double[] gaps = fit.gaps();
        Map<String, Double> expected = GoldenData.column("prop99/expected_exact_outcome_only_gaps.csv", "year", "gap");
        for (int t = 0; t < gaps.length; t++) {
            assertThat(gaps[t]).isCloseTo(expected.get(Integer.toString(1970 + t)), within(1e-8));
        }
        assertThat(fit.mspeBefore()).isCloseTo(2.74366164548877, within(1e-9 * 2.7));
        assertThat(fit.unique()).isTrue();
        assertThat(fit.certificate()).isLessThan(1e-8);
    }

    @Test
    void placebosHaveTheExactErrorsAndRanks() {
        Fit fit = new OutcomeOnly(false).fit(california);
        for (String pool : List.of("yes", "no")) {
            Placebos placebos = Placebos.of(california, new OutcomeOnly(false), fit, pool.equals("yes"));
            CsvTable.read(GoldenData.file("prop99/expected_exact_outcome_only_placebo.csv")).rows().stream()
                    .filter(row -> row.text("treated_in_donor_pool").equals(pool))
                    .forEach(row -> {
                        Fit placebo = row.text("state").equals("California")
                                ? fit
                                : placebos.placebos().stream()
                                        .filter(one -> one.treated().equals(row.text("state")))
                                        .findFirst()
                                        .orElseThrow();
                        double before = row.number("pre_mspe");
                        assertThat(placebo.mspeBefore()).as(row.text("state")).isCloseTo(before, within(1e-9 * before));
                        double after = row.number("post_mspe");
                        assertThat(placebo.mspeAfter()).as(row.text("state")).isCloseTo(after, within(1e-8 * after));
                    });
            assertThat(placebos.rank()).hasValue(3);
            assertThat(placebos.p()).hasValue(3.0 / 39);
        }
    }

    @Test
    void theSearchForImportanceFindsTheBestKnownFit() {
        Predictors predictors = Predictors.of(panel, PREDICTORS, "California");
        Fit fit = new WithPredictors(predictors, List.of()).fit(california);
        assertThat(fit.mspeBefore()).isLessThanOrEqualTo(3.0767);
        assertThat(fit.meanGapAfter()).isCloseTo(-18.98, within(0.02));
        Map<String, Double> published =
                Map.of("Utah", 0.334, "Nevada", 0.234, "Montana", 0.199, "Colorado", 0.164, "Connecticut", 0.069);
        published.forEach((state, weight) ->
                assertThat(fit.weight(state)).as("published: " + state).isCloseTo(weight, within(0.006)));
        assertThat(fit.predictorWeights().values().stream().mapToDouble(v -> v).sum())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void givenImportanceHasTheExactWeights() {
        Predictors predictors = Predictors.of(panel, PREDICTORS, "California");
        Map<String, Double> v = GoldenData.column("prop99/expected_rsynth_v_all.csv", "predictor", "California");
        Fit fit = new WithPredictors(predictors, List.copyOf(v.values())).fit(california);
        GoldenData.column("prop99/expected_exact_weights_given_v.csv", "donor", "w_exact_given_rsynth_v")
                .forEach((donor, weight) ->
                        assertThat(fit.weight(donor)).as(donor).isCloseTo(weight, within(1e-8)));
    }

    @Test
    void withoutEachDonorAndWithAnEarlierStart() {
        SyntheticControl study = SyntheticControl.evaluate(
                california, new OutcomeOnly(false), Circumstance.UNKNOWN, Circumstance.UNKNOWN);
        CsvTable.read(GoldenData.file("prop99/expected_exact_leave_one_out.csv"))
                .rows()
                .forEach(row -> {
                    Fit fit = study.leaveOneOut().get(row.text("dropped_donor"));
                    assertThat(fit.mspeBefore()).isCloseTo(row.number("pre_mspe"), within(1e-8));
                    assertThat(fit.meanGapAfter()).isCloseTo(row.number("att_1989_2000"), within(1e-8));
                });
        Fit earlier = SyntheticControl.inTime(california, new OutcomeOnly(false), 1980);
        Map<String, Double> gaps = GoldenData.column("prop99/expected_exact_in_time_placebo_1980.csv", "year", "gap");
        for (int t = 0; t < earlier.gaps().length; t++) {
            assertThat(earlier.gaps()[t]).isCloseTo(gaps.get(Integer.toString(1970 + t)), within(1e-8));
        }
        assertThat(study.evaluation().verdict()).isEqualTo(Verdict.HINT);
        assertThat(study.evaluation().finding().in(Locale.ENGLISH))
                .contains("19.5 lower")
                .contains("36 of 38 comparison places (p = 3/39)");
    }

    @Test
    void conformalPsAndIntervals() {
        Conformal conformal = new Conformal(california, new OutcomeOnly(false));
        assertThat(conformal.p(0))
                .isCloseTo(
                        GoldenData.column("conformal/prop99_expected_joint.csv", "quantity", "value")
                                .get("p_moving_block_joint_null0"),
                        within(1e-12));
        double[] grid =
                IntStream.rangeClosed(-320, 160).mapToDouble(k -> k / 4.0).toArray();
        for (Row row : CsvTable.read(GoldenData.file("conformal/prop99_expected_intervals90.csv"))
                .rows()
                .subList(0, 4)) {
            int period = row.year("year") - 1970;
            assertThat(conformal.p(period, 0)).isCloseTo(row.number("p_at_zero"), within(1e-12));
            List<Double> accepted = conformal.accepted(period, grid, 0.9);
            assertThat(accepted.getFirst()).isEqualTo(row.number("lower90"));
            assertThat(accepted.getLast()).isEqualTo(row.number("upper90"));
            Interval interval = conformal.interval(period, 0.9);
            assertThat(interval.low().orElseThrow()).isCloseTo(row.number("lower90"), within(0.25));
            assertThat(interval.high().orElseThrow()).isCloseTo(row.number("upper90"), within(0.25));
        }
    }

    @Test
    void theRhodeIslandCaseOfTheAuthors() {
        CsvTable table = CsvTable.read(GoldenData.file("conformal/cwz_panel.csv"));
        List<String> units = table.columns().subList(1, table.columns().size());
        double[][] series = units.stream()
                .map(unit -> table.rows().stream()
                        .mapToDouble(row -> row.number(unit))
                        .toArray())
                .toArray(double[][]::new);
        int[] years = table.rows().stream().mapToInt(row -> row.year("year")).toArray();
        Panel states = Panel.of(units, years, Map.of("y", series));
        Conformal conformal = new Conformal(
                Comparison.of(states, "y", "RhodeIsland", 2004, Map.of(), MissingData.REFUSE), new OutcomeOnly(false));
        Map<String, Double> expected = GoldenData.column("conformal/cwz_expected_joint.csv", "quantity", "value");
        assertThat(conformal.p(0)).isCloseTo(expected.get("p_moving_block_joint_null0"), within(1e-12));
        for (int last = 1; last <= 3; last++) {
            assertThat(conformal.placebo(last))
                    .isCloseTo(expected.get("placebo_moving_block_last" + last), within(1e-12));
        }
        Fit whole = new OutcomeOnly(false)
                .fit(Comparison.of(states, "y", "RhodeIsland", 2004, Map.of(), MissingData.REFUSE)
                        .asIfUntreated(IntStream.range(19, 25).toArray(), 0));
        GoldenData.column("conformal/cwz_expected_weights_full_sample_null0.csv", "donor", "w")
                .forEach((donor, weight) ->
                        assertThat(whole.weight(donor)).as(donor).isCloseTo(weight, within(1e-6)));
        for (Row row : CsvTable.read(GoldenData.file("conformal/cwz_expected_block_statistics.csv"))
                .rows()) {
            int shift = (int) row.number("shift");
            assertThat(whole.gaps()[shift]).isCloseTo(row.number("residual"), within(1e-6));
            double size = IntStream.range(0, 6)
                    .mapToDouble(t -> Math.abs(whole.gaps()[(t + shift) % 25]))
                    .sum();
            assertThat(size).as("shift " + shift).isCloseTo(row.number("S"), within(1e-6));
        }
        double[] grid =
                IntStream.rangeClosed(-500, 200).mapToDouble(k -> k / 100.0).toArray();
        for (Row row : CsvTable.read(GoldenData.file("conformal/cwz_expected_intervals.csv"))
                .rows()) {
            List<Double> accepted = conformal.accepted(row.year("year") - 1985, grid, 0.9);
            assertThat(accepted.getFirst()).isEqualTo(row.number("lower90"));
            assertThat(accepted.getLast()).isEqualTo(row.number("upper90"));
        }
    }

    @Test
    void aPanelWhoseEffectIsKnown() {
        Panel known = GoldenData.wide(
                CsvTable.read(GoldenData.file("tiny/a_panel.csv")).rows(), 12, "y");
        Fit fit = new OutcomeOnly(false).fit(Comparison.of(known, "y", "treated", 9, Map.of(), MissingData.REFUSE));
        Map<String, Double> expected = GoldenData.column("tiny/a_expected.csv", "quantity", "value");
        for (String donor : List.of("d1", "d2", "d3", "d4", "d5")) {
            assertThat(fit.weight(donor)).isCloseTo(expected.get("w_" + donor), within(1e-9));
        }
        for (int t = 9; t <= 12; t++) {
            assertThat(fit.gaps()[t - 1]).isCloseTo(expected.get("gap_t" + t), within(1e-9));
        }
        assertThat(fit.meanGapAfter()).isCloseTo(expected.get("att"), within(1e-9));
        assertThat(fit.mspeBefore()).isCloseTo(expected.get("pre_mspe"), within(1e-12));
    }

    @Test
    void cases() {
        Map<String, List<Row>> cases = CsvTable.read(GoldenData.file("tiny/c_edge_cases.csv")).rows().stream()
                .collect(java.util.stream.Collectors.groupingBy(row -> row.text("case")));
        Fit several = new OutcomeOnly(false).fit(edge(cases.get("nonunique")));
        assertThat(several.weight("d1")).isCloseTo(0.5, within(1e-9));
        assertThat(several.weight("d2")).isCloseTo(0.25, within(1e-6));
        assertThat(several.weight("d2_copy")).isCloseTo(0.25, within(1e-6));
        assertThat(several.unique()).isFalse();
        SyntheticControl outside = SyntheticControl.evaluate(
                edge(cases.get("outside_hull")), new OutcomeOnly(false), Circumstance.NONE, Circumstance.NONE);
        assertThat(outside.fit().weight("d2")).isCloseTo(1, within(1e-9));
        assertThat(outside.evaluation().verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThatThrownBy(() -> edge(cases.get("single_donor"))).hasMessageContaining("at least 2 are needed");
        assertThatThrownBy(() -> edge(cases.get("zero_variance")))
                .hasMessageContaining("never changes before the start");
    }

    /** The last period has the programme. */
    private static Comparison edge(List<Row> rows) {
        return Comparison.of(GoldenData.wide(rows, 6, "y"), "y", "treated", 6, Map.of(), MissingData.REFUSE);
    }

    @Test
    void germanyByTheOutcomeAlone() {
        Panel countries = new PanelFile(GoldenData.file("germany/panel.csv"), "country", "year").read(List.of("gdp"));
        Comparison germany = Comparison.of(countries, "gdp", "West Germany", 1991, Map.of(), MissingData.REFUSE);
        Fit fit = new OutcomeOnly(false).fit(germany);
        GoldenData.column("germany/expected_exact_outcome_only_weights.csv", "donor", "w")
                .forEach((donor, weight) ->
                        assertThat(fit.weight(donor)).as(donor).isCloseTo(weight, within(1e-8)));
        Placebos placebos = Placebos.of(germany, new OutcomeOnly(false), fit, true);
        assertThat(placebos.rank()).hasValue(1);
        assertThat(placebos.p()).hasValue(1.0 / 17);
    }
}
