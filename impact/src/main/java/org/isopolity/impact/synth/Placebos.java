package org.isopolity.impact.synth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The treated unit among placebos in space: the same fit with every donor in turn as if it had been treated.
 *
 * @param treated the fit of the treated unit
 * @param placebos the fits of its donors
 * @param withTreated whether the treated unit was a donor of the placebos
 */
public record Placebos(Fit treated, List<Fit> placebos, boolean withTreated) {

    private static final double PERFECT = 1e-12;

    public Placebos {
        placebos = List.copyOf(placebos);
    }

    /** Fits every donor as if it had been treated; the result does not depend on the number of processors. */
    public static Placebos of(Comparison comparison, Estimator estimator, Fit treated, boolean withTreated) {
        Fit[] fits = IntStream.range(0, comparison.donors().size())
                .filter(j -> withTreated || comparison.donors().size() > 2)
                .parallel()
                .mapToObj(j -> estimator.fit(comparison.placebo(j, withTreated)))
                .toArray(Fit[]::new);
        return new Placebos(treated, List.of(fits), withTreated);
    }

    /**
     * Root mean squared gap after the start as a multiple of that before; nothing where the fit before is perfect, for which
     * no ratio can be formed.
     */
    public static OptionalDouble ratio(Fit fit) {
        double size = 0;
        double[] gaps = fit.gaps();
        double[] synthetic = fit.synthetic();
        for (int t = 0; t < fit.start(); t++) {
            double observed = gaps[t] + synthetic[t];
            size += observed * observed / fit.start();
        }
        double before = fit.mspeBefore();
        return before <= PERFECT * Math.max(size, Double.MIN_NORMAL)
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(fit.mspeAfter() / before));
    }

    /** Where the treated unit's ratio falls among all ratios, 1 for the largest; ties count against it. */
    public OptionalInt rank() {
        OptionalDouble own = ratio(treated);
        return own.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(1
                        + (int) ratios().filter(ratio -> ratio >= own.getAsDouble())
                                .count());
    }

    /** How many units have a ratio, the treated one included. */
    public int ranked() {
        return (ratio(treated).isPresent() ? 1 : 0) + (int) ratios().count();
    }

    /** Rank over count: how often a unit drawn at random would have so large a ratio. */
    public OptionalDouble p() {
        OptionalInt rank = rank();
        return rank.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((double) rank.getAsInt() / ranked());
    }

    private DoubleStream ratios() {
        return placebos.stream().map(Placebos::ratio).flatMapToDouble(OptionalDouble::stream);
    }

    /** The same with only those placebos whose error before the start is at most a multiple of the treated unit's. */
    public Placebos withFitWithin(double times) {
        double bound = times * treated.mspeBefore();
        return new Placebos(
                treated,
                placebos.stream().filter(fit -> fit.mspeBefore() <= bound).toList(),
                withTreated);
    }

    /** Share of units whose mean gap is at least as far from zero, the treated one included. */
    public double pOfMeanGap() {
        double own = Math.abs(treated.meanGapAfter());
        long asLarge = placebos.stream()
                .filter(fit -> Math.abs(fit.meanGapAfter()) >= own)
                .count();
        return (1.0 + asLarge) / (1 + placebos.size());
    }

    /** Share of units whose mean gap is at least as far on the treated unit's side, the treated one included. */
    public double pOneSided() {
        double side = Math.signum(treated.meanGapAfter());
        double own = side * treated.meanGapAfter();
        long asLarge = placebos.stream()
                .filter(fit -> side * fit.meanGapAfter() >= own)
                .count();
        return (1.0 + asLarge) / (1 + placebos.size());
    }

    /**
     * For one period, the share of units whose gap, as a multiple of the error before the start, is at least as large; the
     * treated one included, those with a perfect fit before left out.
     */
    public OptionalDouble pOfPeriod(int period) {
        if (ratio(treated).isEmpty()) {
            return OptionalDouble.empty();
        }
        double own = Math.abs(treated.gaps()[period]) / Math.sqrt(treated.mspeBefore());
        List<Fit> usable =
                placebos.stream().filter(fit -> ratio(fit).isPresent()).toList();
        long asLarge = usable.stream()
                .filter(fit -> Math.abs(fit.gaps()[period]) / Math.sqrt(fit.mspeBefore()) >= own)
                .count();
        return OptionalDouble.of((1.0 + asLarge) / (1 + usable.size()));
    }

    /**
     * Prediction interval for the effect in a period or on average: the treated gap less and plus what placebos err by, in
     * multiples of their error before the start.
     *
     * @param level share held, such as 0.9
     * @return half the width, or nothing if there are too few placebos for the level
     */
    public OptionalDouble reach(double level, int... periods) {
        List<Fit> usable = new ArrayList<>();
        placebos.stream().filter(fit -> ratio(fit).isPresent()).forEach(usable::add);
        int needed = (int) Math.ceil(level * (usable.size() + 1));
        if (needed > usable.size() || ratio(treated).isEmpty()) {
            return OptionalDouble.empty();
        }
        double[] errors = usable.stream()
                .mapToDouble(fit -> Math.abs(Arrays.stream(periods)
                                .mapToDouble(t -> fit.gaps()[t])
                                .average()
                                .orElse(0))
                        / Math.sqrt(fit.mspeBefore()))
                .sorted()
                .toArray();
        return OptionalDouble.of(errors[needed - 1] * Math.sqrt(treated.mspeBefore()));
    }
}
