package org.isopolity.impact.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomDataGenerator;
import org.isopolity.impact.Phrases;
import org.isopolity.impact.evaluation.Check;
import org.isopolity.impact.evaluation.Circumstance;
import org.isopolity.impact.evaluation.Effect;
import org.isopolity.impact.evaluation.Evaluation;
import org.isopolity.impact.evaluation.Figure;
import org.isopolity.impact.evaluation.Interval;
import org.isopolity.impact.evaluation.Light;
import org.isopolity.impact.evaluation.PValue;
import org.isopolity.impact.evaluation.Quantiles;
import org.isopolity.impact.panel.UnusableDesign;

/**
 * A Bayesian structural time series: a moving level plus control series of which few are expected to matter, learned before
 * the start and continued after it (Brodersen and others 2015). Gibbs sampling from a seed.
 *
 * @param times the periods
 * @param observed the series; NaN before the start where nothing was seen
 * @param expected mean of what would have been, for every period
 * @param low lower end of the 95 % interval of an observation
 * @param high upper end of it
 * @param start position of the first period with the programme
 * @param inclusion how often each control series was among those that matter
 * @param cumulative total effect over the periods after the start
 * @param diagnostics whether the draws settled and the model fits
 * @param evaluation the result in the terms of all designs
 */
public record StructuralSeries(
        int[] times,
        double[] observed,
        double[] expected,
        double[] low,
        double[] high,
        int start,
        Map<String, Double> inclusion,
        Interval cumulative,
        Diagnostics diagnostics,
        Evaluation evaluation) {

    private static final double LEVEL = 0.95;
    private static final double EXPECTED_SIZE = 3;
    private static final double EXPECTED_EXPLAINED = 0.8;
    private static final double DRIFT_DEGREES = 32;

    public StructuralSeries {
        times = times.clone();
        observed = observed.clone();
        expected = expected.clone();
        low = low.clone();
        high = high.clone();
        inclusion = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(inclusion));
    }

    @Override
    public int[] times() {
        return times.clone();
    }

    @Override
    public double[] observed() {
        return observed.clone();
    }

    @Override
    public double[] expected() {
        return expected.clone();
    }

    @Override
    public double[] low() {
        return low.clone();
    }

    @Override
    public double[] high() {
        return high.clone();
    }

    /**
     * Whether the draws settled and the model fits. Deviations and slopes are in standard deviations of the series before the
     * start.
     *
     * @param noise mean deviation of an observation around the level
     * @param step mean deviation of a step of the level
     * @param slopes mean slope of each control series, 0 counted where it was left out
     * @param reduction largest split R-hat of noise, step and effect; 1 if all parts of the chain agree
     * @param effective fewest independent draws that noise, step and effect are worth
     * @param persistence how much what the model leaves over before the start resembles its predecessor: a correlation
     */
    public record Diagnostics(
            double noise,
            double step,
            Map<String, Double> slopes,
            double reduction,
            double effective,
            double persistence) {

        public Diagnostics {
            slopes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(slopes));
        }

        Check mixing() {
            Light light = reduction > 1.1 || effective < 50
                    ? Light.RED
                    : reduction > 1.05 || effective < 200 ? Light.AMBER : Light.GREEN;
            return new Check(
                    "mixing",
                    light,
                    Phrases.of("check.bsts.mixing." + name(light), Figure.of(effective), Figure.of(reduction)));
        }

        Check leftOver() {
            Light light = Math.abs(persistence) <= 0.3 ? Light.GREEN : Light.AMBER;
            return new Check(
                    "persistence", light, Phrases.of("check.bsts.persistence." + name(light), Figure.of(persistence)));
        }
    }

    /**
     * What is asked for.
     *
     * @param draws posterior draws that are kept, at least 200; a quarter as many are thrown away first
     * @param drift expected step of the level in standard deviations of the series; small values make narrow intervals
     */
    public record Settings(int draws, long seed, double drift, Circumstance interference, Circumstance shocks) {

        public Settings {
            if (draws < 200) {
                throw new UnusableDesign("bsts.draws", draws);
            }
            if (!(drift > 0 && drift <= 1)) {
                throw new UnusableDesign("bsts.drift", drift);
            }
        }
    }

    /**
     * Estimates.
     *
     * @param controls series of places without the programme over the same times, without gaps
     */
    public static StructuralSeries estimate(
            String unit,
            String outcome,
            int[] times,
            double[] observed,
            Map<String, double[]> controls,
            int from,
            Settings settings) {
        int start = 0;
        while (start < times.length && times[start] < from) {
            start++;
        }
        int seen = (int) Arrays.stream(observed, 0, start)
                .filter(value -> !Double.isNaN(value))
                .count();
        if (seen < 3 || start == times.length) {
            throw new UnusableDesign("bsts.few", seen, times.length - start);
        }
        for (int t = start; t < times.length; t++) {
            if (Double.isNaN(observed[t])) {
                throw new UnusableDesign("series.gap", unit, Integer.toString(times[t]));
            }
        }
        Sampler sampler = new Sampler(observed, controls, start, settings);
        double[][] paths = sampler.run();
        return summary(unit, outcome, times, observed, controls, start, seen, paths, sampler, settings);
    }

    private static StructuralSeries summary(
            String unit,
            String outcome,
            int[] times,
            double[] observed,
            Map<String, double[]> controls,
            int start,
            int seen,
            double[][] paths,
            Sampler sampler,
            Settings settings) {
        int periods = times.length;
        double[] low = new double[periods];
        double[] high = new double[periods];
        for (int t = 0; t < periods; t++) {
            int period = t;
            double[] values =
                    Arrays.stream(paths).mapToDouble(path -> path[period]).toArray();
            low[t] = Quantiles.of(values, (1 - LEVEL) / 2);
            high[t] = Quantiles.of(values, (1 + LEVEL) / 2);
        }
        double[] effects = new double[paths.length];
        int after = periods - start;
        for (int d = 0; d < paths.length; d++) {
            for (int t = start; t < periods; t++) {
                effects[d] += (observed[t] - paths[d][t]) / after;
            }
        }
        double mean = 0;
        double would = 0;
        double[] expected = sampler.expected();
        for (int t = start; t < periods; t++) {
            mean += (observed[t] - expected[t]) / after;
            would += expected[t] / after;
        }
        double lowest = Quantiles.of(effects, (1 - LEVEL) / 2);
        double highest = Quantiles.of(effects, (1 + LEVEL) / 2);
        long below = Arrays.stream(effects).filter(effect -> effect <= 0).count();
        double tail = (1.0 + Math.min(below, paths.length - below)) / (paths.length + 1);
        Effect effect = new Effect(
                mean,
                would == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean / Math.abs(would)),
                Optional.of(Interval.of(lowest, highest, LEVEL, "basis.posterior")),
                OptionalDouble.of(Quantiles.deviation(effects, 1)),
                Optional.of(new PValue(
                        Math.min(1, 2 * tail),
                        2.0 / (paths.length + 1),
                        Phrases.of("evidence.tail", Figure.of(Math.min(1, 2 * tail))))));
        List<Check> checks = new ArrayList<>();
        Diagnostics diagnostics = sampler.diagnostics(effects);
        checks.add(diagnostics.mixing());
        checks.add(diagnostics.leftOver());
        Light enough = seen >= 20 ? Light.GREEN : seen >= 8 ? Light.AMBER : Light.RED;
        checks.add(new Check("periods", enough, Phrases.of("check.bsts.periods." + name(enough), seen)));
        Light any = controls.isEmpty() ? Light.AMBER : Light.GREEN;
        checks.add(new Check("controls", any, Phrases.of("check.bsts.controls." + name(any), controls.size())));
        checks.add(new Check("drift", Light.AMBER, Phrases.of("check.bsts.drift", settings.drift())));
        if (!controls.isEmpty()) {
            checks.add(settings.interference().check("interference"));
        }
        checks.add(settings.shocks().check("shocks"));
        return new StructuralSeries(
                times,
                observed,
                expected,
                low,
                high,
                start,
                sampler.inclusion(),
                Interval.of(lowest * after, highest * after, LEVEL, "basis.posterior"),
                diagnostics,
                Evaluation.of(
                        Phrases.of("design.bsts"),
                        outcome,
                        List.of(unit),
                        times[start],
                        times[periods - 1],
                        effect,
                        checks));
    }

    private static String name(Light light) {
        return light.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The Gibbs sampler, on series in standard deviations of the time before the start. */
    private static final class Sampler {

        private final double[] values;
        private final double[][] predictors;
        private final List<String> names;
        private final int[] seen;
        private final int start;
        private final Settings settings;
        private final double centre;
        private final double scale;
        private final double[] sums;
        private final double[] counts;
        private final double[] noises;
        private final double[] steps;
        private final double[] slopeSums;

        Sampler(double[] observed, Map<String, double[]> controls, int start, Settings settings) {
            this.start = start;
            this.settings = settings;
            this.seen = IntStream.range(0, start)
                    .filter(t -> !Double.isNaN(observed[t]))
                    .toArray();
            double[] before = Arrays.stream(seen).mapToDouble(t -> observed[t]).toArray();
            this.centre = Quantiles.mean(before);
            double deviation = Quantiles.deviation(before, 1);
            this.scale = deviation > 0 ? deviation : 1;
            this.values = new double[start];
            for (int t = 0; t < start; t++) {
                values[t] = (observed[t] - centre) / scale;
            }
            this.names = new ArrayList<>();
            List<double[]> columns = new ArrayList<>();
            controls.forEach((name, series) -> {
                double[] early = Arrays.stream(seen).mapToDouble(t -> series[t]).toArray();
                double mean = Quantiles.mean(early);
                double spread = Quantiles.deviation(early, 1);
                if (spread > 0) {
                    names.add(name);
                    columns.add(Arrays.stream(series)
                            .map(value -> (value - mean) / spread)
                            .toArray());
                }
            });
            this.predictors = new double[observed.length][columns.size()];
            for (int t = 0; t < predictors.length; t++) {
                for (int k = 0; k < columns.size(); k++) {
                    predictors[t][k] = columns.get(k)[t];
                }
            }
            this.sums = new double[observed.length];
            this.counts = new double[columns.size()];
            this.noises = new double[settings.draws()];
            this.steps = new double[settings.draws()];
            this.slopeSums = new double[columns.size()];
        }

        double[][] run() {
            RandomDataGenerator random = new RandomDataGenerator(settings.seed());
            double[][] rows = Arrays.stream(seen).mapToObj(t -> predictors[t]).toArray(double[][]::new);
            SpikeAndSlab regression = new SpikeAndSlab(rows, EXPECTED_SIZE, 1 - EXPECTED_EXPLAINED);
            double drift = settings.drift() * settings.drift();
            int burn = settings.draws() / 4;
            double[][] paths = new double[settings.draws()][];
            for (int draw = -burn; draw < settings.draws(); draw++) {
                double[] slopes = regression.slopes();
                double[] left = new double[start];
                for (int t = 0; t < start; t++) {
                    left[t] = values[t] - dot(predictors[t], slopes);
                }
                double[] level = new LocalLevel(regression.variance(), drift, values[seen[0]], 1).path(left, random);
                drift = drawDrift(level, random);
                regression.draw(
                        Arrays.stream(seen)
                                .mapToDouble(t -> values[t] - level[t])
                                .toArray(),
                        random);
                if (draw >= 0) {
                    paths[draw] = continued(level, drift, regression, random);
                    noises[draw] = Math.sqrt(regression.variance());
                    steps[draw] = Math.sqrt(drift);
                }
            }
            return paths;
        }

        /** Variance of the level's steps: inverse gamma, no larger than the variance of the series. */
        private double drawDrift(double[] level, RandomDataGenerator random) {
            double squares = DRIFT_DEGREES * settings.drift() * settings.drift();
            for (int t = 1; t < level.length; t++) {
                squares += (level[t] - level[t - 1]) * (level[t] - level[t - 1]);
            }
            double shape = (DRIFT_DEGREES + level.length - 1) / 2;
            double drawn = squares / 2 / random.nextGamma(shape, 1);
            return Math.min(1, drawn);
        }

        private double[] continued(double[] level, double drift, SpikeAndSlab regression, RandomDataGenerator random) {
            double[] slopes = regression.slopes();
            boolean[] included = regression.included();
            for (int k = 0; k < counts.length; k++) {
                counts[k] += included[k] ? 1 : 0;
                slopeSums[k] += slopes[k];
            }
            double[] path = new double[predictors.length];
            double last = level[level.length - 1];
            double noise = Math.sqrt(regression.variance());
            for (int t = 0; t < path.length; t++) {
                last = t < level.length ? level[t] : last + Math.sqrt(drift) * random.nextNormal(0, 1);
                double mean = last + dot(predictors[t], slopes);
                sums[t] += mean;
                path[t] = centre + scale * (mean + noise * random.nextNormal(0, 1));
            }
            return path;
        }

        double[] expected() {
            return Arrays.stream(sums)
                    .map(sum -> centre + scale * sum / settings.draws())
                    .toArray();
        }

        Diagnostics diagnostics(double[] effects) {
            Map<String, Double> slopes = new LinkedHashMap<>();
            for (int k = 0; k < slopeSums.length; k++) {
                slopes.put(names.get(k), slopeSums[k] / settings.draws());
            }
            double[] rest = Arrays.stream(seen)
                    .mapToDouble(t -> values[t] - sums[t] / settings.draws())
                    .toArray();
            double together = 0;
            double alone = 0;
            for (int i = 0; i < rest.length; i++) {
                alone += rest[i] * rest[i];
                together += i > 0 && seen[i] == seen[i - 1] + 1 ? rest[i] * rest[i - 1] : 0;
            }
            List<Mixing> all = List.of(Mixing.of(noises), Mixing.of(steps), Mixing.of(effects));
            return new Diagnostics(
                    Quantiles.mean(noises),
                    Quantiles.mean(steps),
                    slopes,
                    all.stream().mapToDouble(Mixing::reduction).max().orElseThrow(),
                    all.stream().mapToDouble(Mixing::effective).min().orElseThrow(),
                    alone > 0 ? together / alone : 0);
        }

        Map<String, Double> inclusion() {
            Map<String, Double> inclusion = new LinkedHashMap<>();
            for (int k = 0; k < counts.length; k++) {
                inclusion.put(names.get(k), counts[k] / settings.draws());
            }
            return inclusion;
        }

        private static double dot(double[] one, double[] other) {
            double sum = 0;
            for (int k = 0; k < one.length; k++) {
                sum += one[k] * other[k];
            }
            return sum;
        }
    }
}
