package org.isopolity.impact.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.isopolity.impact.GoldenData;
import org.isopolity.impact.panel.Panel;
import org.isopolity.text.input.CsvTable;
import org.junit.jupiter.api.Test;

/** The tobacco case against exact optima and published tables. */
class TobaccoGoldenTest {

    private static final List<Predictor> PREDICTORS = Stream.of(
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
        long begin = System.nanoTime();
        Fit fit = new WithPredictors(predictors, List.of()).fit(california);
        System.out.println("nested " + fit.mspeBefore() + " " + (System.nanoTime() - begin) / 1e6 + " ms "
                + fit.predictorWeights());
        assertThat(fit.mspeBefore()).isLessThanOrEqualTo(3.0767);
    }

    @Test
    void leavingOutDonors() {
        SyntheticControl study = SyntheticControl.evaluate(
                california,
                new OutcomeOnly(false),
                org.isopolity.impact.evaluation.Circumstance.UNKNOWN,
                org.isopolity.impact.evaluation.Circumstance.UNKNOWN);
        System.out.println(study.evaluation().finding().in(java.util.Locale.ENGLISH));
        study.evaluation()
                .checks()
                .forEach(c -> System.out.println(
                        c.light() + " " + c.name() + ": " + c.reason().in(java.util.Locale.ENGLISH)));
        System.out.println(study.intervals());
        assertThat(study.jointConformal()).isCloseTo(3.0 / 31, within(1e-12));
    }
}
