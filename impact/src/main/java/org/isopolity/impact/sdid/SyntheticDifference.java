package org.isopolity.impact.sdid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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
import org.isopolity.impact.panel.Panel;
import org.isopolity.impact.panel.UnusableDesign;
import org.isopolity.text.Phrase;

/**
 * Synthetic difference-in-differences (Arkhangelsky and others 2021), and synthetic control and difference-in-differences in
 * the same form. Weights are exact optima. Units that start in different periods are estimated start by start against those
 * never treated and averaged with weights of treated units times treated periods.
 *
 * @param cohorts one for each start, earliest first
 * @param estimate the average effect per treated unit and period
 * @param standardError absent where the method gives none
 * @param method how it was found
 * @param placebos the effects of controls in the place of one treated unit, by name; empty unless there is one treated unit
 * @param evaluation the result in the terms of all designs
 */
public record SyntheticDifference(
        List<Cohort> cohorts,
        double estimate,
        OptionalDouble standardError,
        ErrorMethod method,
        Map<String, Double> placebos,
        Evaluation evaluation) {

    public SyntheticDifference {
        cohorts = List.copyOf(cohorts);
        placebos = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(placebos));
    }

    /**
     * The units that start in one period.
     *
     * @param start the period
     * @param treated who starts
     * @param controls who never does
     * @param times all periods
     * @param controlWeights one for each control
     * @param periodWeights one for each period before the start
     * @param observed mean outcome of the treated units, for every period
     * @param expected weighted outcome of the controls, moved to the treated level before the start
     * @param certificate largest duality gap of the two weight problems
     * @param estimate mean effect after the start
     * @param share weight among the cohorts
     */
    public record Cohort(
            int start,
            List<String> treated,
            List<String> controls,
            int[] times,
            double[] controlWeights,
            double[] periodWeights,
            double[] observed,
            double[] expected,
            double certificate,
            double estimate,
            double share) {

        public Cohort {
            treated = List.copyOf(treated);
            controls = List.copyOf(controls);
            times = times.clone();
            controlWeights = controlWeights.clone();
            periodWeights = periodWeights.clone();
            observed = observed.clone();
            expected = expected.clone();
        }

        @Override
        public int[] times() {
            return times.clone();
        }

        @Override
        public double[] controlWeights() {
            return controlWeights.clone();
        }

        @Override
        public double[] periodWeights() {
            return periodWeights.clone();
        }

        @Override
        public double[] observed() {
            return observed.clone();
        }

        @Override
        public double[] expected() {
            return expected.clone();
        }
    }

    /**
     * What is asked for.
     *
     * @param weighting which weights
     * @param method how the standard error is found
     * @param draws for the error, at least 20
     * @param seed makes draws repeatable
     * @param leftOut units that may not be controls
     * @param covariates variables of the panel whose part in the outcome is taken out first, as the controls show it
     * @param interference whether the programme may have reached the controls
     * @param shocks whether something else happened to the treated units
     */
    public record Settings(
            Weighting weighting,
            ErrorMethod method,
            int draws,
            long seed,
            List<String> leftOut,
            List<String> covariates,
            Circumstance interference,
            Circumstance shocks) {

        public Settings {
            leftOut = List.copyOf(leftOut);
            covariates = List.copyOf(covariates);
            if (draws < 20) {
                throw new UnusableDesign("staggered.draws", draws);
            }
        }
    }

    /**
     * Estimates.
     *
     * @param starts first treated period of each unit; 0 or absent for never
     * @throws UnusableDesign if the panel has gaps, or too few periods, units or controls
     */
    public static SyntheticDifference estimate(
            Panel panel, String outcome, Map<String, Integer> starts, Settings settings) {
        Map<Integer, Block> blocks = Block.of(panel, outcome, starts, settings.leftOut(), settings.covariates());
        List<Cohort> cohorts = new ArrayList<>();
        double cells = blocks.values().stream()
                .mapToDouble(block -> block.treated().size() * (double) (block.times().length - block.start()))
                .sum();
        for (Block block : blocks.values()) {
            WeightedDifference difference = WeightedDifference.of(block, settings.weighting());
            cohorts.add(cohort(block, difference, cells));
        }
        double estimate =
                cohorts.stream().mapToDouble(c -> c.share() * c.estimate()).sum();
        Map<String, Double> placebos = blocks.size() == 1
                        && blocks.values().iterator().next().treated().size() == 1
                ? placebos(blocks.values().iterator().next(), settings.weighting())
                : Map.of();
        OptionalDouble error = new Errors(List.copyOf(blocks.values()), settings, placebos).standardError();
        return new SyntheticDifference(
                cohorts,
                estimate,
                error,
                settings.method(),
                placebos,
                evaluation(outcome, cohorts, estimate, error, placebos, settings));
    }

    private static Cohort cohort(Block block, WeightedDifference difference, double cells) {
        // shown as observed; what covariates account for is in both lines and drops out of the difference
        double[] observed = block.treatedMean();
        double[] differences = difference.differences();
        double[] expected = new double[observed.length];
        for (int t = 0; t < expected.length; t++) {
            expected[t] = observed[t] - differences[t] + difference.before();
        }
        return new Cohort(
                block.times()[block.start()],
                block.treated(),
                block.controls(),
                block.times(),
                difference.controlWeights(),
                difference.periodWeights(),
                observed,
                expected,
                difference.certificate(),
                difference.estimate(),
                block.treated().size() * (block.times().length - block.start()) / cells);
    }

    /** Every control as if it had been treated, the treated unit left out; penalties follow from the controls that remain. */
    private static Map<String, Double> placebos(Block block, Weighting weighting) {
        int donors = block.controls().size();
        double[] effects = IntStream.range(0, donors)
                .parallel()
                .mapToDouble(j -> {
                    int[] others =
                            IntStream.range(0, donors).filter(i -> i != j).toArray();
                    Block placebo = block.rows(others, new int[] {j});
                    return WeightedDifference.of(placebo, weighting).estimate();
                })
                .toArray();
        Map<String, Double> placebos = new LinkedHashMap<>();
        for (int j = 0; j < donors; j++) {
            placebos.put(block.controls().get(j), effects[j]);
        }
        return placebos;
    }

    private static Evaluation evaluation(
            String outcome,
            List<Cohort> cohorts,
            double estimate,
            OptionalDouble error,
            Map<String, Double> placebos,
            Settings settings) {
        List<Check> checks = new ArrayList<>();
        for (Cohort cohort : cohorts) {
            checks.add(periods(cohort));
        }
        checks.add(donors(cohorts.getFirst(), settings.method()));
        checks.add(settings.interference().check("interference"));
        checks.add(settings.shocks().check("shocks"));
        double expected = cohorts.stream()
                .mapToDouble(c -> c.share()
                        * Arrays.stream(c.expected(), c.periodWeights().length, c.expected().length)
                                .average()
                                .orElse(0))
                .sum();
        Effect effect = new Effect(
                estimate,
                expected == 0 ? OptionalDouble.empty() : OptionalDouble.of(estimate / Math.abs(expected)),
                error.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Interval.around(estimate, error.getAsDouble(), 0.95, "basis.normal")),
                error,
                p(estimate, error, placebos));
        return Evaluation.of(
                design(settings),
                outcome,
                cohorts.stream().flatMap(cohort -> cohort.treated().stream()).toList(),
                cohorts.getFirst().start(),
                cohorts.getFirst().times()[cohorts.getFirst().times().length - 1],
                effect,
                checks);
    }

    private static Phrase design(Settings settings) {
        Phrase design = Phrases.of("design." + settings.weighting().name().toLowerCase(java.util.Locale.ROOT));
        return settings.covariates().isEmpty()
                ? design
                : Phrases.of("design.with-covariates", design, String.join(", ", settings.covariates()));
    }

    private static Optional<PValue> p(double estimate, OptionalDouble error, Map<String, Double> placebos) {
        if (!placebos.isEmpty()) {
            long asLarge = placebos.values().stream()
                    .filter(effect -> Math.abs(effect) >= Math.abs(estimate))
                    .count();
            int units = placebos.size() + 1;
            return Optional.of(new PValue(
                    (1.0 + asLarge) / units,
                    1.0 / units,
                    Phrases.of("evidence.rank", placebos.size() - asLarge, placebos.size(), 1 + asLarge, units)));
        }
        if (error.isEmpty() || !(error.getAsDouble() > 0)) {
            return Optional.empty();
        }
        double p = Math.min(1, Quantiles.normalTails(estimate / error.getAsDouble()));
        return Optional.of(new PValue(p, 0, Phrases.of("evidence.t", Figure.of(p))));
    }

    private static Check periods(Cohort cohort) {
        int before = cohort.periodWeights().length;
        Light light = before >= 10 ? Light.GREEN : before >= 5 ? Light.AMBER : Light.RED;
        return new Check("periods", light, Phrases.of("check.periods." + name(light), before));
    }

    private static Check donors(Cohort cohort, ErrorMethod method) {
        int count = cohort.controls().size();
        Light light = count >= 19 ? Light.GREEN : count >= 9 || method != ErrorMethod.PLACEBO ? Light.AMBER : Light.RED;
        return new Check(
                "donors", light, Phrases.of("check.donors." + name(light), count, Figure.of(1.0 / (count + 1))));
    }

    private static String name(Light light) {
        return light.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Standard errors of the average over cohorts. */
    private record Errors(List<Block> blocks, Settings settings, Map<String, Double> placebos) {

        OptionalDouble standardError() {
            return switch (settings.method()) {
                case PLACEBO ->
                    placebos.isEmpty()
                            ? drawnPlacebos()
                            : OptionalDouble.of(Quantiles.deviation(
                                    placebos.values().stream()
                                            .mapToDouble(Double::doubleValue)
                                            .toArray(),
                                    0));
                case JACKKNIFE -> jackknife();
                case BOOTSTRAP -> bootstrap();
            };
        }

        private double cells(List<Block> of) {
            return of.stream()
                    .mapToDouble(block -> block.treated().size() * (double) (block.times().length - block.start()))
                    .sum();
        }

        private double average(List<Block> of, List<WeightedDifference> differences) {
            double sum = 0;
            for (int c = 0; c < of.size(); c++) {
                Block block = of.get(c);
                sum += block.treated().size()
                        * (double) (block.times().length - block.start())
                        * differences.get(c).estimate();
            }
            return sum / cells(of);
        }

        private OptionalDouble drawnPlacebos() {
            int donors = blocks.getFirst().controls().size();
            int treated =
                    blocks.stream().mapToInt(block -> block.treated().size()).sum();
            if (donors <= treated + 1) {
                return OptionalDouble.empty();
            }
            return OptionalDouble.of(Quantiles.deviation(drawn(random -> placebo(random, donors, treated)), 0));
        }

        private double[] drawn(java.util.function.ToDoubleFunction<SplittableRandom> effect) {
            SplittableRandom source = new SplittableRandom(settings.seed());
            SplittableRandom[] streams = IntStream.range(0, settings.draws())
                    .mapToObj(draw -> source.split())
                    .toArray(SplittableRandom[]::new);
            return Arrays.stream(streams).parallel().mapToDouble(effect).toArray();
        }

        private double placebo(SplittableRandom random, int donors, int treated) {
            int[] order = IntStream.range(0, donors).toArray();
            for (int i = donors - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int kept = order[i];
                order[i] = order[other];
                order[other] = kept;
            }
            int[] controls = Arrays.copyOf(order, donors - treated);
            List<Block> shuffled = new ArrayList<>();
            List<WeightedDifference> differences = new ArrayList<>();
            int next = donors - treated;
            for (Block block : blocks) {
                Block placebo = block.rows(
                        controls,
                        Arrays.copyOfRange(order, next, next + block.treated().size()));
                next += block.treated().size();
                shuffled.add(placebo);
                differences.add(WeightedDifference.of(placebo, settings.weighting()));
            }
            return average(shuffled, differences);
        }

        /** Every unit in turn left out, the weights kept (algorithm 3 of the paper). */
        private OptionalDouble jackknife() {
            if (blocks.stream().anyMatch(block -> block.treated().size() < 2)) {
                return OptionalDouble.empty();
            }
            // slopes of covariates are kept like the weights
            List<Block> adjusted = blocks.stream().map(Block::adjusted).toList();
            List<WeightedDifference> fitted = adjusted.stream()
                    .map(block -> WeightedDifference.of(block, settings.weighting()))
                    .toList();
            int donors = blocks.getFirst().controls().size();
            List<Double> estimates = new ArrayList<>();
            for (int left = 0; left < donors; left++) {
                int out = left;
                estimates.add(without(
                        adjusted,
                        fitted,
                        -1,
                        IntStream.range(0, donors).filter(i -> i != out).toArray(),
                        -1));
            }
            for (int c = 0; c < blocks.size(); c++) {
                for (int u = 0; u < blocks.get(c).treated().size(); u++) {
                    estimates.add(without(
                            adjusted, fitted, c, IntStream.range(0, donors).toArray(), u));
                }
            }
            double[] all = estimates.stream().mapToDouble(Double::doubleValue).toArray();
            return OptionalDouble.of(Quantiles.deviation(all, 0) * Math.sqrt(all.length - 1));
        }

        private double without(
                List<Block> adjusted, List<WeightedDifference> fitted, int cohort, int[] controls, int unit) {
            List<Block> fewer = new ArrayList<>();
            List<WeightedDifference> differences = new ArrayList<>();
            for (int c = 0; c < adjusted.size(); c++) {
                Block block = adjusted.get(c);
                int donors = block.controls().size();
                boolean here = c == cohort;
                int[] treated = IntStream.range(0, block.treated().size())
                        .filter(u -> !here || u != unit)
                        .map(u -> donors + u)
                        .toArray();
                Block rest = block.rows(controls, treated);
                fewer.add(rest);
                differences.add(fitted.get(c).on(rest, controls));
            }
            return average(fewer, differences);
        }

        /** Units drawn with replacement until both kinds are there (algorithm 2 of the paper). */
        private OptionalDouble bootstrap() {
            int treated =
                    blocks.stream().mapToInt(block -> block.treated().size()).sum();
            if (treated < 2) {
                return OptionalDouble.empty();
            }
            return OptionalDouble.of(Quantiles.deviation(drawn(this::resampled), 0));
        }

        private double resampled(SplittableRandom random) {
            int donors = blocks.getFirst().controls().size();
            int treated =
                    blocks.stream().mapToInt(block -> block.treated().size()).sum();
            int[] drawn = new int[donors + treated];
            int controls;
            do {
                Arrays.setAll(drawn, i -> random.nextInt(drawn.length));
                controls =
                        (int) Arrays.stream(drawn).filter(row -> row < donors).count();
            } while (controls < 2 || controls == drawn.length);
            int[] asControls = Arrays.stream(drawn).filter(row -> row < donors).toArray();
            List<Block> sampled = new ArrayList<>();
            List<WeightedDifference> differences = new ArrayList<>();
            int first = donors;
            for (Block block : blocks) {
                int begin = first;
                int end = first + block.treated().size();
                int[] asTreated = Arrays.stream(drawn)
                        .filter(row -> row >= begin && row < end)
                        .map(row -> donors + row - begin)
                        .toArray();
                first = end;
                if (asTreated.length > 0) {
                    Block sample = block.rows(asControls, asTreated);
                    sampled.add(sample);
                    differences.add(WeightedDifference.of(sample, settings.weighting()));
                }
            }
            return average(sampled, differences);
        }
    }
}
