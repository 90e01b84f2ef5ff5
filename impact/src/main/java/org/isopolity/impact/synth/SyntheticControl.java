package org.isopolity.impact.synth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.isopolity.impact.Phrases;
import org.isopolity.impact.evaluation.Check;
import org.isopolity.impact.evaluation.Circumstance;
import org.isopolity.impact.evaluation.Effect;
import org.isopolity.impact.evaluation.Evaluation;
import org.isopolity.impact.evaluation.Interval;
import org.isopolity.impact.evaluation.PValue;

/**
 * A synthetic control with everything that says how far it can be trusted.
 *
 * @param comparison what was compared
 * @param estimator how weights were found
 * @param fit the synthetic control
 * @param bound mean squared error before the start that no weights on the simplex can undercut
 * @param placebos placebos in space, with the treated unit among their donors
 * @param placebosWithout the same with the treated unit out of their donors
 * @param inTime the start moved back to two thirds of the periods before it; absent if these are too few
 * @param leaveOneOut for each donor with weight, the fit without it
 * @param jointConformal conformal p-value of no effect in any period
 * @param intervals conformal interval for each period from the start on
 * @param evaluation the result in the terms of all designs
 */
public record SyntheticControl(
        Comparison comparison,
        Estimator estimator,
        Fit fit,
        double bound,
        Placebos placebos,
        Placebos placebosWithout,
        Optional<Fit> inTime,
        Map<String, Fit> leaveOneOut,
        double jointConformal,
        List<Interval> intervals,
        Evaluation evaluation) {

    private static final double PERIOD_LEVEL = 0.9;
    private static final double ENOUGH_WEIGHT = 1e-6;

    public SyntheticControl {
        leaveOneOut = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(leaveOneOut));
        intervals = List.copyOf(intervals);
    }

    /**
     * Evaluates.
     *
     * @param interference whether the programme may have reached the donors
     * @param shocks whether something else happened to the treated unit
     */
    public static SyntheticControl evaluate(
            Comparison comparison, Estimator estimator, Circumstance interference, Circumstance shocks) {
        Fit fit = estimator.fit(comparison);
        double bound = new OutcomeOnly(false).fit(comparison).mspeBefore();
        Placebos with = Placebos.of(comparison, estimator, fit, true);
        Placebos without = Placebos.of(comparison, estimator, fit, false);
        Optional<Fit> inTime = inTime(comparison, estimator);
        Map<String, Fit> leaveOneOut = leaveOneOut(comparison, estimator, fit);
        Estimator quick = estimator instanceof WithPredictors ? new OutcomeOnly(false) : estimator;
        Conformal conformal = new Conformal(comparison, quick);
        List<Interval> intervals = IntStream.range(comparison.start(), comparison.periods())
                .parallel()
                .mapToObj(period -> conformal.interval(period, PERIOD_LEVEL))
                .toList();
        List<Check> checks = new ArrayList<>(new Checks(comparison, fit, with).all());
        inTime.ifPresent(earlier -> checks.add(Checks.inTime(fit, earlier)));
        if (!leaveOneOut.isEmpty()) {
            checks.add(Checks.leaveOneOut(fit, leaveOneOut));
        }
        checks.add(interference.check("interference"));
        checks.add(shocks.check("shocks"));
        Evaluation evaluation = Evaluation.of(
                estimator.inWords(),
                comparison.outcome(),
                List.of(comparison.treated()),
                comparison.times()[comparison.start()],
                comparison.times()[comparison.periods() - 1],
                effect(fit, with),
                checks);
        return new SyntheticControl(
                comparison,
                estimator,
                fit,
                bound,
                with,
                without,
                inTime,
                leaveOneOut,
                conformal.p(0),
                intervals,
                evaluation);
    }

    private static Effect effect(Fit fit, Placebos placebos) {
        double mean = fit.meanGapAfter();
        double expected = Arrays.stream(fit.synthetic(), fit.start(), fit.gaps().length)
                .average()
                .orElse(0);
        int[] after = IntStream.range(fit.start(), fit.gaps().length).toArray();
        Optional<Interval> interval = Optional.empty();
        for (double level : new double[] {0.95, 0.9}) {
            OptionalDouble reach = placebos.reach(level, after);
            if (interval.isEmpty() && reach.isPresent()) {
                interval = Optional.of(
                        Interval.of(mean - reach.getAsDouble(), mean + reach.getAsDouble(), level, "basis.placebos"));
            }
        }
        Optional<PValue> p = placebos.p().isEmpty()
                ? Optional.empty()
                : Optional.of(new PValue(
                        placebos.p().getAsDouble(),
                        1.0 / placebos.ranked(),
                        Phrases.of(
                                "evidence.placebos",
                                placebos.ranked() - placebos.rank().orElseThrow(),
                                placebos.ranked() - 1,
                                placebos.rank().orElseThrow(),
                                placebos.ranked())));
        return new Effect(
                mean,
                expected == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean / Math.abs(expected)),
                interval,
                OptionalDouble.empty(),
                p);
    }

    private static Optional<Fit> inTime(Comparison comparison, Estimator estimator) {
        int pretended = comparison.start() * 2 / 3;
        return pretended < 2 || pretended == comparison.start()
                ? Optional.empty()
                : Optional.of(estimator.fit(comparison.earlier(pretended)));
    }

    /** A fit with the start moved back to an earlier period, on the periods before the real start. */
    public static Fit inTime(Comparison comparison, Estimator estimator, int from) {
        int pretended = 0;
        while (pretended < comparison.start() && comparison.times()[pretended] < from) {
            pretended++;
        }
        if (pretended < 2 || pretended == comparison.start()) {
            throw new org.isopolity.impact.panel.UnusableDesign("synth.in-time", Integer.toString(from));
        }
        return estimator.fit(comparison.earlier(pretended));
    }

    private static Map<String, Fit> leaveOneOut(Comparison comparison, Estimator estimator, Fit fit) {
        Map<String, Fit> fits = new LinkedHashMap<>();
        for (int j = 0; j < comparison.donors().size() && comparison.donors().size() > 2; j++) {
            if (Math.abs(fit.weight(comparison.donors().get(j))) > ENOUGH_WEIGHT) {
                fits.put(comparison.donors().get(j), estimator.fit(comparison.withoutDonor(j)));
            }
        }
        return fits;
    }
}
