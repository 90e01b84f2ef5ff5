package org.isopolity.impact.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.isopolity.impact.Phrases;
import org.isopolity.impact.evaluation.Circumstance;
import org.isopolity.impact.evaluation.Light;
import org.isopolity.impact.evaluation.Verdict;
import org.isopolity.impact.panel.Panel;
import org.isopolity.impact.panel.UnusableDesign;
import org.isopolity.text.Phrase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Synthetic controls on small panels whose answers are known, and laws they obey. */
class SyntheticControlTest {

    /** Treated is half of d1, three tenths of d2 and two tenths of d3, and 6, 8, 10 and 12 less after the start. */
    private static Panel known() {
        double[] d1 = {10, 12, 11, 14, 13, 16, 15, 18, 17, 20, 19, 22};
        double[] d2 = {30, 28, 31, 27, 32, 29, 33, 30, 34, 31, 35, 32};
        double[] d3 = {50, 55, 52, 57, 54, 59, 56, 61, 58, 63, 60, 65};
        double[] d4 = {90, 80, 95, 85, 99, 89, 93, 83, 97, 87, 91, 81};
        double[] d5 = {5, 15, 4, 16, 3, 17, 2, 18, 1, 19, 6, 20};
        double[] treated = new double[12];
        Arrays.setAll(treated, t -> 0.5 * d1[t] + 0.3 * d2[t] + 0.2 * d3[t] - (t < 8 ? 0 : 2 * (t - 5)));
        return panel(List.of("d1", "d2", "d3", "d4", "d5", "treated"), d1, d2, d3, d4, d5, treated);
    }

    private static Panel panel(List<String> units, double[]... series) {
        return Panel.of(units, IntStream.rangeClosed(1, series[0].length).toArray(), Map.of("y", series));
    }

    private static Comparison comparison(Panel panel, String treated, int from) {
        return Comparison.of(panel, "y", treated, from, Map.of(), MissingData.LEAVE_OUT_DONOR);
    }

    private static SyntheticControl evaluate(Comparison comparison, Estimator estimator) {
        return SyntheticControl.evaluate(comparison, estimator, Circumstance.NONE, Circumstance.NONE);
    }

    @Test
    void knownWeightsAndEffects() {
        Fit fit = new OutcomeOnly(false).fit(comparison(known(), "treated", 9));
        assertThat(fit.weight("d1")).isCloseTo(0.5, within(1e-9));
        assertThat(fit.weight("d2")).isCloseTo(0.3, within(1e-9));
        assertThat(fit.weight("d3")).isCloseTo(0.2, within(1e-9));
        assertThat(Arrays.copyOfRange(fit.gaps(), 8, 12))
                .containsExactly(new double[] {-6, -8, -10, -12}, within(1e-8));
        assertThat(fit.meanGapAfter()).isCloseTo(-9, within(1e-8));
        assertThat(Placebos.ratio(fit)).isEmpty();
    }

    @Test
    void aPerfectFitIsMarkedCannotTell() {
        SyntheticControl study = evaluate(comparison(known(), "treated", 9), new OutcomeOnly(false));
        assertThat(study.placebos().p()).isEmpty();
        assertThat(study.evaluation().verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(study.evaluation().finding().in(Locale.ENGLISH)).startsWith("The data cannot tell");
    }

    @Test
    void noEffectWhereTheTreatedUnitEqualsADonor() {
        double[] same = {3, 5, 4, 6, 7, 9, 8, 8};
        Panel panel = panel(
                List.of("a", "b", "c", "twin"),
                same,
                new double[] {1, 1, 2, 2, 3, 3, 4, 4},
                new double[] {9, 8, 9, 8, 9, 8, 9, 8},
                same.clone());
        Fit fit = new OutcomeOnly(false).fit(comparison(panel, "a", 6));
        assertThat(fit.meanGapAfter()).isCloseTo(0, within(1e-6));
    }

    @Test
    void outsideAllDonorsIsFlagged() {
        Panel panel = panel(
                List.of("d1", "d2", "treated"),
                new double[] {1, 2, 3, 4, 5, 6, 7},
                new double[] {3, 4, 5, 6, 7, 8, 9},
                new double[] {100, 110, 120, 130, 140, 150, 160});
        SyntheticControl study = evaluate(comparison(panel, "treated", 6), new OutcomeOnly(false));
        assertThat(study.fit().weight("d2")).isCloseTo(1, within(1e-12));
        assertThat(study.evaluation().checks())
                .anyMatch(check -> check.name().equals("extrapolation") && check.light() == Light.RED);
        assertThat(study.evaluation().verdict()).isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void badDesignsAreRefusedInWords() {
        double[] rising = {1, 2, 3, 4, 5};
        double[] other = {2, 2, 3, 3, 4};
        double[] flat = {5, 5, 5, 5, 9};
        Panel panel = panel(List.of("a", "b", "c"), rising, other, rising.clone());
        assertThatThrownBy(() -> comparison(panel, "a", 2))
                .isInstanceOf(UnusableDesign.class)
                .hasMessageContaining("at least 2 are needed");
        assertThatThrownBy(() -> comparison(panel, "a", 9)).hasMessageContaining("no observed period from 9 on");
        assertThatThrownBy(() -> comparison(panel, "x", 3)).hasMessageContaining("no unit 'x'");
        assertThatThrownBy(() -> comparison(panel(List.of("a", "b"), rising, other), "a", 3))
                .hasMessageContaining("There are 1 comparison places");
        assertThatThrownBy(() -> Comparison.of(
                        panel, "y", "a", 3, Map.of("a", Phrases.of("synth.left-out.excluded")), MissingData.REFUSE))
                .hasMessageContaining("cannot be left out");
        Panel constant =
                panel(List.of("a", "b", "c"), flat, new double[] {5, 5, 5, 5, 5}, new double[] {5, 5, 5, 5, 5});
        assertThatThrownBy(() -> comparison(constant, "a", 5)).hasMessageContaining("never changes before the start");
    }

    @Test
    void gapsAreNeverFilled() {
        double gap = Double.NaN;
        Panel panel = panel(
                List.of("a", "b", "c", "d"),
                new double[] {1, 2, 3, 4, 5},
                new double[] {2, 2, 3, 3, 4},
                new double[] {1, 3, gap, 4, 6},
                new double[] {0, 1, 1, 2, 2});
        Comparison without = comparison(panel, "a", 4);
        assertThat(without.donors()).containsExactly("b", "d");
        assertThat(without.exclusions()).extracting(Exclusion::what).containsExactly("c");
        Comparison periods = Comparison.of(panel, "y", "a", 4, Map.of(), MissingData.LEAVE_OUT_PERIOD);
        assertThat(periods.donors()).containsExactly("b", "c", "d");
        assertThat(periods.times()).containsExactly(1, 2, 4, 5);
        assertThatThrownBy(() -> Comparison.of(panel, "y", "a", 4, Map.of(), MissingData.REFUSE))
                .isInstanceOf(UnusableDesign.class)
                .hasMessageContaining("1 gaps");
    }

    static IntStream seeds() {
        return IntStream.range(0, 12);
    }

    private static Panel random(int seed, int units, int periods) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] common = new double[periods];
        for (int t = 1; t < periods; t++) {
            common[t] = common[t - 1] + random.nextGaussian();
        }
        double[][] series = new double[units][periods];
        List<String> names = new ArrayList<>();
        for (int u = 0; u < units; u++) {
            double level = 20 + 5 * random.nextGaussian();
            double load = random.nextDouble(2);
            int unit = u;
            Arrays.setAll(series[unit], t -> level + load * common[t] + 0.5 * random.nextGaussian());
            names.add(String.format(Locale.ROOT, "u%02d", u));
        }
        return panel(names, series);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ranksAreSharesOfUnitsAndOrderChangesNothing(int seed) {
        Panel panel = random(seed, 14, 20);
        Comparison comparison = comparison(panel, "u03", 15);
        Fit fit = new OutcomeOnly(false).fit(comparison);
        Placebos placebos = Placebos.of(comparison, new OutcomeOnly(false), fit, true);
        assertThat(placebos.p().getAsDouble() * 14).isCloseTo(placebos.rank().getAsInt(), within(1e-9));
        assertThat(placebos.rank().getAsInt()).isBetween(1, 14);
        List<String> turned = new ArrayList<>(panel.units());
        java.util.Collections.reverse(turned);
        double[][] series = turned.stream()
                .map(unit -> panel.series("y", panel.getUnit(unit)))
                .toArray(double[][]::new);
        Fit again = new OutcomeOnly(false).fit(comparison(panel(turned, series), "u03", 15));
        assertThat(again.gaps()).containsExactly(fit.gaps(), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void demeanedWeightsDoNotSeeLevels(int seed) {
        Panel panel = random(seed, 10, 18);
        double[][] moved = panel.matrix("y");
        for (int u = 0; u < moved.length; u++) {
            int unit = u;
            moved[u] = Arrays.stream(moved[u]).map(value -> value + 10 * unit).toArray();
        }
        Fit one = new OutcomeOnly(true).fit(comparison(panel, "u05", 12));
        Fit other = new OutcomeOnly(true).fit(comparison(panel(panel.units(), moved), "u05", 12));
        assertThat(other.gaps()).containsExactly(one.gaps(), within(1e-7));
        assertThat(one.mspeBefore())
                .isLessThanOrEqualTo(
                        new OutcomeOnly(false).fit(comparison(panel, "u05", 12)).mspeBefore() + 1e-9);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRidgeLiesBetweenThePlainFitAndAPerfectOne(int seed) {
        Comparison comparison = comparison(random(seed, 25, 16), "u00", 12);
        Fit plain = new OutcomeOnly(false).fit(comparison);
        Fit stiff = new RidgeAugmented(OptionalDouble.of(1e12)).fit(comparison);
        Fit loose = new RidgeAugmented(OptionalDouble.of(1e-9)).fit(comparison);
        Fit chosen = new RidgeAugmented(OptionalDouble.empty()).fit(comparison);
        assertThat(stiff.gaps()).containsExactly(plain.gaps(), within(1e-6));
        assertThat(loose.mspeBefore()).isCloseTo(0, within(1e-9));
        assertThat(chosen.mspeBefore()).isBetween(0.0, plain.mspeBefore() + 1e-9);
        assertThat(Arrays.stream(chosen.weights()).sum()).isCloseTo(1, within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aHighPenaltyLeavesTheNearestDonor(int seed) {
        Comparison comparison = comparison(random(seed, 12, 16), "u00", 12);
        Fit fit = new Penalised(1e6).fit(comparison);
        double nearest = Double.POSITIVE_INFINITY;
        String name = "";
        for (int j = 0; j < comparison.donors().size(); j++) {
            double distance = 0;
            for (int t = 0; t < comparison.start(); t++) {
                distance += Math.pow(comparison.donorAt(j, t) - comparison.treatedAt(t), 2);
            }
            if (distance < nearest) {
                nearest = distance;
                name = comparison.donors().get(j);
            }
        }
        assertThat(fit.weight(name)).isCloseTo(1, within(1e-9));
        Fit free = new Penalised(0).fit(comparison);
        assertThat(free.gaps())
                .containsExactly(new OutcomeOnly(false).fit(comparison).gaps(), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void conformalPsAreSharesOfPeriods(int seed) {
        Comparison comparison = comparison(random(seed, 12, 20), "u00", 16);
        Conformal conformal = new Conformal(comparison, new OutcomeOnly(false));
        double joint = conformal.p(0) * 20;
        assertThat(joint).isCloseTo(Math.rint(joint), within(1e-9));
        double single = conformal.p(17, 0.3) * 16;
        assertThat(single).isCloseTo(Math.rint(single), within(1e-9)).isGreaterThanOrEqualTo(1);
    }

    @Test
    void tooFewPeriodsHaveNoBoundedInterval() {
        Comparison comparison = comparison(random(3, 12, 9), "u00", 7);
        assertThat(new Conformal(comparison, new OutcomeOnly(false))
                        .interval(7, 0.9)
                        .low())
                .isEmpty();
    }

    @Test
    void severalStartsRecoverAKnownEffect() {
        Panel panel = random(5, 30, 24);
        double[][] values = panel.matrix("y");
        Map<String, Integer> starts = Map.of("u02", 15, "u07", 18, "u11", 15);
        starts.forEach((unit, from) -> {
            for (int t = from - 1; t < 24; t++) {
                values[panel.getUnit(unit)][t] += 8;
            }
        });
        StaggeredSynthetic study = StaggeredSynthetic.evaluate(
                panel(panel.units(), values), "y", starts, settings(new OutcomeOnly(false), Map.of(), List.of(), 0));
        assertThat(study.mean()).isCloseTo(8, within(1.0));
        assertThat(study.p()).isLessThan(0.05);
        assertThat(study.evaluation().verdict()).isEqualTo(Verdict.DIFFERENCE);
        assertThat(study.byElapsed().get(-2)).isCloseTo(0, within(1.0));
    }

    private static StaggeredSynthetic.Settings settings(
            Estimator estimator, Map<String, Phrase> leftOut, List<String> traits, int donors) {
        return new StaggeredSynthetic.Settings(
                estimator,
                MissingData.REFUSE,
                leftOut,
                new StaggeredSynthetic.Likeness(traits, donors),
                499,
                1,
                Circumstance.NONE,
                Circumstance.NONE);
    }

    /** Each treated unit by itself, with the same predictors and its own kind of donors, is what the average is made of. */
    @Test
    void severalStartsWithPredictorsAndDonorsOfTheirOwnKind() {
        Panel plain = random(6, 20, 16);
        Map<String, Integer> starts = Map.of("u03", 11, "u08", 13);
        double[][] size = new double[20][16];
        for (int u = 0; u < 20; u++) {
            Arrays.fill(size[u], Math.abs(u - 5));
        }
        Panel panel = Panel.of(plain.units(), plain.times(), Map.of("y", plain.matrix("y"), "size", size));
        List<Predictor> wanted = List.of(Predictor.parse("y:1-4"), Predictor.parse("y:8"));
        WithPredictors estimator = new WithPredictors(Predictors.of(panel, wanted, "u03"), List.of(2.0, 1.0));
        StaggeredSynthetic study =
                StaggeredSynthetic.evaluate(panel, "y", starts, settings(estimator, Map.of(), List.of("size"), 9));
        assertThat(study.pools()).containsOnlyKeys("u03", "u08");
        for (Fit fit : study.fits()) {
            Map<String, Phrase> leftOut = new LinkedHashMap<>();
            starts.keySet().stream()
                    .filter(other -> !other.equals(fit.treated()))
                    .forEach(other -> leftOut.put(other, Phrases.of("synth.left-out.treated")));
            leftOut.putAll(DonorPool.nearest(
                            panel.without(List.copyOf(leftOut.keySet())), fit.treated(), List.of("size"), 11, 9)
                    .leftOut());
            Fit alone = estimator.fit(
                    Comparison.of(panel, "y", fit.treated(), starts.get(fit.treated()), leftOut, MissingData.REFUSE));
            assertThat(fit.donors()).hasSize(9).isEqualTo(alone.donors()).doesNotContain("u03", "u08");
            assertThat(fit.weights()).containsExactly(alone.weights(), within(1e-12));
            assertThat(fit.predictorWeights()).containsEntry("y:8", 1.0 / 3);
        }
        assertThat(study.mean())
                .isCloseTo(
                        study.fits().stream()
                                .mapToDouble(Fit::meanGapAfter)
                                .average()
                                .orElseThrow(),
                        within(1e-12));
        StaggeredSynthetic.Settings lonely = settings(estimator, Map.of(), List.of("size"), 1);
        assertThatThrownBy(() -> StaggeredSynthetic.evaluate(panel, "y", starts, lonely))
                .isInstanceOf(UnusableDesign.class)
                .hasMessageContaining("at least 2 donors");
        assertThatThrownBy(() -> wanted.get(1).before(8)).hasMessageContaining("y:8 reaches into the programme");
    }

    @Test
    void donorsOfOnesOwnKindWithReasons() {
        double[][] size = {{100, 100}, {900, 900}, {110, 110}, {95, 95}, {Double.NaN, Double.NaN}};
        Panel panel =
                Panel.of(List.of("own", "big", "near", "nearest", "unseen"), new int[] {1, 2}, Map.of("size", size));
        DonorPool pool = DonorPool.nearest(panel, "own", List.of("size"), 2, 2);
        assertThat(pool.candidates())
                .extracting(DonorPool.Candidate::unit)
                .containsExactly("nearest", "near", "big", "unseen");
        assertThat(pool.leftOut()).containsOnlyKeys("big", "unseen");
        assertThat(pool.leftOut().get("big").in(Locale.ENGLISH)).contains("size 900 against 100");
        assertThatThrownBy(() -> DonorPool.nearest(panel, "unseen", List.of("size"), 2, 2))
                .hasMessageContaining("nothing can be said to be like it");
    }

    @Test
    void importanceOfOnePredictorOrGiven() {
        Panel panel = random(8, 10, 12);
        Predictors predictors = Predictors.of(panel, List.of(Predictor.parse("y:1-6"), Predictor.parse("y:8")), "u00");
        Fit fit = new WithPredictors(predictors, List.of(1.0, 3.0)).fit(comparison(panel, "u00", 9));
        assertThat(fit.predictorWeights()).containsEntry("y:8", 0.75).containsEntry("y:1-6", 0.25);
        double bound = new OutcomeOnly(false).fit(comparison(panel, "u00", 9)).mspeBefore();
        Fit searched = new WithPredictors(predictors, List.of()).fit(comparison(panel, "u00", 9));
        assertThat(searched.mspeBefore()).isBetween(bound - 1e-9, fit.mspeBefore() + 1e-9);
        assertThatThrownBy(() -> new WithPredictors(predictors, List.of(1.0))).hasMessageContaining("1 importances");
        assertThatThrownBy(() -> Predictor.parse("y")).hasMessageContaining("is not a predictor");
    }
}
