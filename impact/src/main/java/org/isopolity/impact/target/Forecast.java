package org.isopolity.impact.target;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.isopolity.impact.Phrases;
import org.isopolity.impact.evaluation.Figure;
import org.isopolity.impact.evaluation.Interval;
import org.isopolity.impact.evaluation.Light;
import org.isopolity.impact.evaluation.Quantiles;
import org.isopolity.impact.panel.UnusableDesign;
import org.isopolity.text.Phrase;

/**
 * Where an indicator goes if things go on, and how likely it meets a target. The expected path is the mean of a straight drift, a
 * damped trend and a local level. Its width comes from how far the same rule would have missed in the past: from every earlier
 * year, every later one was forecast, and the squared misses per year ahead were averaged (rolling origin). Because there are
 * few such years, paths follow Student's t with as many degrees of freedom as there were years to forecast from.
 *
 * <p>It knows nothing of what will be decided; a programme enters only through {@link #withEffect}.
 */
public final class Forecast {

    /** How many observed values a forecast needs. */
    public static final int FEWEST = 6;

    private static final int FEWEST_BEHIND = 4;
    private static final int FARTHEST = 60;

    private final int[] times;
    private final double[] observed;
    private final int[] ahead;
    private final double[] expected;
    private final double miss;
    private final int origins;
    private final double[][] paths;
    private final Settings settings;

    private Forecast(
            int[] times,
            double[] observed,
            int[] ahead,
            double[] expected,
            double miss,
            int origins,
            double[][] paths,
            Settings settings) {
        this.times = times;
        this.observed = observed;
        this.ahead = ahead;
        this.expected = expected;
        this.miss = miss;
        this.origins = origins;
        this.paths = paths;
        this.settings = settings;
    }

    /**
     * What is asked for.
     *
     * @param draws simulated paths, at least 1,000
     * @param seed makes them repeatable
     * @param least a value that nothing can fall below, such as 0 for a share; absent without one
     * @param most a value that nothing can rise above; absent without one
     */
    public record Settings(int draws, long seed, OptionalDouble least, OptionalDouble most) {

        public Settings {
            if (draws < 1_000) {
                throw new UnusableDesign("forecast.draws", draws);
            }
            if (least.orElse(Double.NEGATIVE_INFINITY) >= most.orElse(Double.POSITIVE_INFINITY)) {
                throw new UnusableDesign("forecast.limits");
            }
        }

        private double within(double value) {
            return Math.clamp(value, least.orElse(Double.NEGATIVE_INFINITY), most.orElse(Double.POSITIVE_INFINITY));
        }
    }

    /**
     * Forecasts.
     *
     * @param times periods, ascending, not necessarily one after the other
     * @param values one for each period; NaN where nothing was observed
     * @param until the last period to forecast, after the last observed one
     * @throws UnusableDesign with fewer than six observed values, or a period that is not ahead or too far ahead
     */
    public static Forecast of(int[] times, double[] values, int until, Settings settings) {
        int first = Series.next(values, 0);
        int last = values.length - 1;
        while (last >= 0 && Double.isNaN(values[last])) {
            last--;
        }
        int seen = Series.count(values);
        if (seen < FEWEST) {
            throw new UnusableDesign("forecast.few", seen, FEWEST);
        }
        int periods = until - times[last];
        if (periods < 1 || periods > FARTHEST) {
            throw new UnusableDesign(
                    "forecast.until", Integer.toString(until), Integer.toString(times[last]), FARTHEST);
        }
        double[] dense = new double[times[last] - times[first] + 1];
        Arrays.fill(dense, Double.NaN);
        for (int t = first; t <= last; t++) {
            dense[times[t] - times[first]] = values[t];
        }
        double[] misses = misses(dense, periods);
        double[] expected = Series.ahead(dense, periods);
        double[][] paths = new double[settings.draws()][periods];
        SplittableRandom random = new SplittableRandom(settings.seed());
        for (double[] path : paths) {
            double wide = misses[0] * Math.sqrt(misses[1] / squares(random, (int) misses[1]));
            double strayed = 0;
            for (int h = 0; h < periods; h++) {
                strayed += wide * random.nextGaussian();
                path[h] = settings.within(expected[h] + strayed);
            }
        }
        int[] ahead = new int[periods];
        int begin = times[last];
        Arrays.setAll(ahead, h -> begin + 1 + h);
        Arrays.setAll(expected, h -> settings.within(expected[h]));
        return new Forecast(
                Arrays.copyOfRange(times, first, last + 1),
                Arrays.copyOfRange(values, first, last + 1),
                ahead,
                expected,
                misses[0],
                (int) misses[1],
                paths,
                settings);
    }

    private static double squares(SplittableRandom random, int degrees) {
        double sum = 0;
        for (int k = 0; k < degrees; k++) {
            double one = random.nextGaussian();
            sum += one * one;
        }
        return sum;
    }

    /** Root of the mean squared miss per year ahead, and the number of years that were forecast from. */
    private static double[] misses(double[] seen, int periods) {
        double sum = 0;
        int count = 0;
        int origins = 0;
        for (int origin = 0; origin < seen.length - 1; origin++) {
            double[] known = Arrays.copyOf(seen, origin + 1);
            if (Double.isNaN(seen[origin]) || Series.count(known) < FEWEST_BEHIND) {
                continue;
            }
            int reach = Math.min(periods, seen.length - 1 - origin);
            double[] expected = Series.ahead(known, reach);
            boolean any = false;
            for (int h = 1; h <= reach; h++) {
                double later = seen[origin + h];
                if (!Double.isNaN(later)) {
                    double error = later - expected[h - 1];
                    sum += error * error / h;
                    count++;
                    any = true;
                }
            }
            origins += any ? 1 : 0;
        }
        return new double[] {Math.sqrt(sum / Math.max(1, count)), Math.max(1, origins)};
    }

    /**
     * The same with a programme from a period on, whose effect was measured elsewhere or before: each path is moved by an effect
     * drawn from a normal distribution. A supposition, not a measurement.
     *
     * @param effect per period, in units of the indicator
     * @param error its standard error, 0 or more
     * @param from the first period with it
     */
    public Forecast withEffect(double effect, double error, int from) {
        if (!Double.isFinite(effect) || !(error >= 0) || !Double.isFinite(error)) {
            throw new UnusableDesign("target.number");
        }
        SplittableRandom random = new SplittableRandom(settings.seed() + 1);
        double[][] moved = new double[paths.length][];
        for (int d = 0; d < paths.length; d++) {
            double drawn = effect + error * random.nextGaussian();
            moved[d] = moved(paths[d], drawn, from);
        }
        return new Forecast(times, observed, ahead, moved(expected, effect, from), miss, origins, moved, settings);
    }

    private double[] moved(double[] path, double effect, int from) {
        double[] moved = path.clone();
        for (int h = 0; h < moved.length; h++) {
            moved[h] = ahead[h] >= from ? settings.within(moved[h] + effect) : moved[h];
        }
        return moved;
    }

    /** The observed periods. */
    public int[] times() {
        return times.clone();
    }

    /** What was observed in them; NaN where nothing was. */
    public double[] observed() {
        return observed.clone();
    }

    /** The periods ahead. */
    public int[] ahead() {
        return ahead.clone();
    }

    /** The expected value of each period ahead. */
    public double[] expected() {
        return expected.clone();
    }

    /** How far forecasts one period ahead typically missed: root mean square per period ahead, in units of the indicator. */
    public double miss() {
        return miss;
    }

    /** From how many earlier periods the past was forecast. */
    public int origins() {
        return origins;
    }

    /** How many paths were drawn. */
    public int draws() {
        return paths.length;
    }

    /** The middle part of all paths in a period ahead. */
    public Interval interval(int time, double level) {
        double[] values = at(time);
        return Interval.of(
                Quantiles.of(values, (1 - level) / 2), Quantiles.of(values, (1 + level) / 2), level, "basis.forecast");
    }

    /** The share of paths that are at a target or beyond in a period ahead, from 0 to 1. */
    public double chance(double target, Aim aim, int time) {
        double[] values = at(time);
        return Arrays.stream(values)
                        .filter(value -> aim.sign() * (value - target) >= 0)
                        .count()
                / (double) values.length;
    }

    private double[] at(int time) {
        int h = time - ahead[0];
        if (h < 0 || h >= ahead.length) {
            throw new UnusableDesign(
                    "forecast.until", Integer.toString(time), Integer.toString(ahead[0] - 1), FARTHEST);
        }
        return Arrays.stream(paths).mapToDouble(path -> path[h]).toArray();
    }

    /** How far it can be trusted: green from ten years to forecast from, red below four. */
    public Light light() {
        return origins >= 10 ? Light.GREEN : origins >= 4 ? Light.AMBER : Light.RED;
    }

    /** The chance of a target in words, no more exact than the past allows. */
    public Phrase inWords(double target, Aim aim, int time) {
        double share = chance(target, aim, time);
        Interval interval = interval(time, 0.8);
        return Phrases.of(
                light() == Light.RED ? "forecast.chance.few" : "forecast.chance",
                chanceInWords(share),
                Figure.of(target),
                Integer.toString(time),
                Figure.of(expected[time - ahead[0]]),
                Figure.of(interval.low().orElseThrow()),
                Figure.of(interval.high().orElseThrow()),
                origins);
    }

    /** A chance to the nearest five in a hundred; nothing is certain. */
    public static Phrase chanceInWords(double share) {
        if (share < 0.05) {
            return Phrases.of("chance.below", 0.05);
        }
        if (share > 0.95) {
            return Phrases.of("chance.above", 0.95);
        }
        return Phrases.of("chance", Math.rint(share * 20) / 20);
    }
}
