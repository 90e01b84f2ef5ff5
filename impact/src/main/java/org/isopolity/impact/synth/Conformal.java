package org.isopolity.impact.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.isopolity.impact.Phrases;
import org.isopolity.impact.evaluation.Interval;

/**
 * Conformal inference (Chernozhukov, Wuthrich and Zhu 2021): suppose an effect, take it away, fit over all periods, and ask
 * whether the residuals after the start are larger than those of other stretches of time. Needs no placebo units; p comes in
 * steps of one over the number of periods.
 */
public final class Conformal {

    private static final double TIE = 1e-10;
    private static final int STEPS = 120;
    private static final int HALVINGS = 12;

    private final Comparison comparison;
    private final Estimator estimator;

    /** Inference for one comparison under one estimator. */
    public Conformal(Comparison comparison, Estimator estimator) {
        this.comparison = comparison;
        this.estimator = estimator;
    }

    /** How often a stretch as long as that after the start has residuals as large, if the effect were as supposed. */
    public double p(double supposed) {
        int[] after = IntStream.range(comparison.start(), comparison.periods()).toArray();
        double[] residuals = residuals(after, supposed);
        return shareAsLarge(residuals, after.length);
    }

    /** The same for one period: its residual among those before the start. */
    public double p(int period, double supposed) {
        return shareAsLarge(residuals(new int[] {period}, supposed), 1);
    }

    /**
     * The test on itself: the last periods before the start taken as if the programme had begun there. Small values speak
     * against the method in this case.
     *
     * @param last how many periods, at least 1 and fewer than there are before the start
     */
    public double placebo(int last) {
        double[] residuals = residuals(new int[0], 0);
        return shareAsLarge(residuals, last);
    }

    private double[] residuals(int[] after, double supposed) {
        return estimator.fit(comparison.asIfUntreated(after, supposed)).gaps();
    }

    /** Share of the cyclic shifts whose last stretch is at least as large as the observed last stretch. */
    private static double shareAsLarge(double[] residuals, int stretch) {
        int periods = residuals.length;
        double observed = 0;
        int asLarge = 0;
        for (int shift = 0; shift < periods; shift++) {
            double sum = 0;
            for (int t = 0; t < stretch; t++) {
                sum += Math.abs(residuals[(periods - stretch + t + shift) % periods]);
            }
            if (shift == 0) {
                observed = sum;
            }
            if (sum >= observed * (1 - TIE)) {
                asLarge++;
            }
        }
        return (double) asLarge / periods;
    }

    /** The effects on a grid that are not rejected in a period at a level, ascending. */
    public List<Double> accepted(int period, double[] grid, double level) {
        List<Double> accepted = new ArrayList<>();
        for (double supposed : grid) {
            if (p(period, supposed) > 1 - level + TIE) {
                accepted.add(supposed);
            }
        }
        return accepted;
    }

    /**
     * The interval of effects that are not rejected in one period. An end is absent where no effect, however large, is.
     *
     * @param level such as 0.9
     */
    public Interval interval(int period, double level) {
        Fit fit = estimator.fit(comparison);
        double centre = fit.gaps()[period];
        double unit = Math.max(Math.sqrt(fit.mspeBefore()), 1e-9 * (1 + Math.abs(fit.synthetic()[period])));
        return new Interval(
                end(period, centre, -unit, level),
                end(period, centre, unit, level),
                level,
                Phrases.of("basis.conformal"));
    }

    /** Walks outwards until nothing further out is accepted, then halves the last step. */
    private OptionalDouble end(int period, double centre, double unit, double level) {
        double bound = 1 - level + TIE;
        double step = unit / 4;
        Optional<Double> outermost = Optional.empty();
        for (int s = 0; s <= STEPS; s++) {
            double supposed = centre + s * step;
            if (p(period, supposed) > bound) {
                outermost = Optional.of(supposed);
            } else if (outermost.isPresent() && supposed - outermost.get() > 8 * Math.abs(step)) {
                break;
            }
        }
        if (outermost.isEmpty()) {
            return OptionalDouble.of(centre);
        }
        double inside = outermost.get();
        if (Math.abs(inside - centre - STEPS * step) < Math.abs(step)) {
            return OptionalDouble.empty();
        }
        double outside = inside + step;
        for (int h = 0; h < HALVINGS; h++) {
            double middle = (inside + outside) / 2;
            if (p(period, middle) > bound) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return OptionalDouble.of(inside);
    }
}
