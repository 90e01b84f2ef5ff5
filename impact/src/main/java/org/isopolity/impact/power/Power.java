package org.isopolity.impact.power;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isopolity.impact.Phrases;
import org.isopolity.impact.evaluation.Figure;
import org.isopolity.impact.panel.Panel;
import org.isopolity.impact.panel.UnusableDesign;
import org.isopolity.impact.synth.Comparison;
import org.isopolity.impact.synth.Estimator;
import org.isopolity.impact.synth.Fit;
import org.isopolity.impact.synth.MissingData;
import org.isopolity.impact.synth.Placebos;
import org.isopolity.text.Phrase;

/**
 * What could be found at all: a programme is pretended in every unit in turn, with an effect of a known size, and counted how
 * often the placebo test finds it. Uses periods without a programme; asked before one starts, it says what is worth evaluating.
 */
public final class Power {

    private static final double UNUSABLE = 1e-9;
    private static final int GRID = 200;

    private final List<String> units;
    private final double[][] gaps;
    private final double[] before;
    private final double[] sizes;
    private final int start;

    private Power(List<String> units, double[][] gaps, double[] before, double[] sizes, int start) {
        this.units = units;
        this.gaps = gaps;
        this.before = before;
        this.sizes = sizes;
        this.start = start;
    }

    /**
     * Fits every unit by all others.
     *
     * @param panel units without a programme
     * @param from where a programme is pretended to start
     */
    public static Power of(Panel panel, String outcome, int from, MissingData missing, Estimator estimator) {
        if (panel.units().size() < 3) {
            throw new UnusableDesign(
                    "synth.few-donors", Math.max(0, panel.units().size() - 1));
        }
        Comparison first = comparison(panel, outcome, from, missing);
        Fit own = estimator.fit(first);
        List<Fit> fits = new ArrayList<>(List.of(own));
        fits.addAll(Placebos.of(first, estimator, own, true).placebos());
        double[][] gaps = fits.stream().map(Fit::gaps).toArray(double[][]::new);
        return new Power(
                fits.stream().map(Fit::treated).toList(),
                gaps,
                fits.stream().mapToDouble(Fit::mspeBefore).toArray(),
                fits.stream().mapToDouble(Power::size).toArray(),
                first.start());
    }

    /** A comparison of the first unit that has no gap; those that have one fall out as donors. */
    private static Comparison comparison(Panel panel, String outcome, int from, MissingData missing) {
        for (int u = 0; u < panel.units().size(); u++) {
            boolean whole = java.util.Arrays.stream(panel.series(outcome, u)).noneMatch(Double::isNaN);
            if (whole || missing != MissingData.LEAVE_OUT_DONOR) {
                return Comparison.of(panel, outcome, panel.units().get(u), from, Map.of(), missing);
            }
        }
        throw new UnusableDesign("power.gaps", outcome);
    }

    private static double size(Fit fit) {
        double[] gaps = fit.gaps();
        double[] synthetic = fit.synthetic();
        double sum = 0;
        for (int t = 0; t < fit.start(); t++) {
            sum += Math.abs(gaps[t] + synthetic[t]) / fit.start();
        }
        return sum;
    }

    /** The units that take part. */
    public List<String> units() {
        return units;
    }

    /** Mean gap after the pretended start without any effect, by unit. */
    public double[] meanGaps() {
        return IntStream.range(0, gaps.length).mapToDouble(i -> meanGap(i, 0)).toArray();
    }

    /** Mean of the outcome before the pretended start, over units. */
    public double meanOutcome() {
        return java.util.Arrays.stream(sizes).average().orElse(0);
    }

    /** The smallest p that the test can give: below it no level can be reached. */
    public double floor() {
        return 1.0 / units.size();
    }

    /**
     * Share of units in which an effect of the given size is found.
     *
     * @param effect added to every period after the pretended start
     * @param level the test's level, such as 0.1
     */
    public double share(double effect, double level, Statistic statistic) {
        double[] others = IntStream.range(0, gaps.length)
                .mapToDouble(j -> statistic(j, 0, statistic))
                .toArray();
        int found = 0;
        for (int i = 0; i < gaps.length; i++) {
            double own = statistic(i, effect, statistic);
            int rank = 1;
            for (int j = 0; j < others.length; j++) {
                rank += j != i && others[j] >= own ? 1 : 0;
            }
            found += rank <= level * gaps.length + 1e-9 ? 1 : 0;
        }
        return (double) found / gaps.length;
    }

    private double statistic(int unit, double effect, Statistic statistic) {
        if (statistic == Statistic.MEAN_GAP) {
            return Math.abs(meanGap(unit, effect));
        }
        double after = 0;
        for (int t = start; t < gaps[unit].length; t++) {
            double gap = gaps[unit][t] + effect;
            after += gap * gap / (gaps[unit].length - start);
        }
        double floor = UNUSABLE * UNUSABLE * Math.max(sizes[unit] * sizes[unit], Double.MIN_NORMAL);
        return Math.sqrt(after / Math.max(before[unit], floor));
    }

    private double meanGap(int unit, double effect) {
        double sum = 0;
        for (int t = start; t < gaps[unit].length; t++) {
            sum += gaps[unit][t];
        }
        return sum / (gaps[unit].length - start) + effect;
    }

    /**
     * The smallest effect that is found in a share of units, and any larger one too; nothing where no effect up to ten times
     * the spread of gaps is.
     *
     * @param sign 1 for a rise, -1 for a fall
     * @param wanted share of units, such as 0.8
     */
    public Optional<Double> minimumDetectable(int sign, double wanted, double level, Statistic statistic) {
        double largest =
                10 * java.util.Arrays.stream(meanGaps()).map(Math::abs).max().orElse(0);
        if (!(largest > 0) || level < floor() || share(sign * largest, level, statistic) < wanted) {
            return Optional.empty();
        }
        double low = 0;
        double high = largest;
        for (int step = GRID; step >= 0; step--) {
            double size = largest * step * step / ((double) GRID * GRID);
            if (share(sign * size, level, statistic) < wanted) {
                low = size;
                break;
            }
            high = size;
        }
        for (int halving = 0; halving < 30 && high > 0; halving++) {
            double middle = (low + high) / 2;
            if (share(sign * middle, level, statistic) >= wanted) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Optional.of(sign * high);
    }

    /** What it comes to, in words. */
    public Phrase finding(int sign, double wanted, double level, Statistic statistic) {
        int after = gaps[0].length - start;
        if (level < floor()) {
            return Phrases.of("power.floor", units.size(), level, Figure.of(floor()));
        }
        return minimumDetectable(sign, wanted, level, statistic)
                .map(effect -> Phrases.of(
                        sign < 0 ? "power.finding.fall" : "power.finding.rise",
                        Figure.of(Math.abs(effect)),
                        meanOutcome() > 0 ? Figure.of(Math.abs(effect) / meanOutcome()) : 0,
                        wanted,
                        units.size(),
                        level,
                        start,
                        after))
                .orElseGet(() -> Phrases.of("power.finding.none", wanted, units.size(), level));
    }
}
