package org.isopolity.impact.synth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.isopolity.impact.Phrases;
import org.isopolity.impact.evaluation.Check;
import org.isopolity.impact.evaluation.Circumstance;
import org.isopolity.impact.evaluation.Effect;
import org.isopolity.impact.evaluation.Evaluation;
import org.isopolity.impact.evaluation.Figure;
import org.isopolity.impact.evaluation.Light;
import org.isopolity.impact.evaluation.PValue;
import org.isopolity.impact.panel.Panel;
import org.isopolity.impact.panel.UnusableDesign;
import org.isopolity.text.Phrase;

/**
 * Several treated units, each with a start of its own: a synthetic control for each from units that never had the programme,
 * then averages. Inference draws as many donors as there are treated units and gives them the same starts.
 *
 * @param fits one for each treated unit, in the order of names
 * @param starts when each began
 * @param byElapsed mean effect by periods since the start, over the units that were observed so long
 * @param mean mean of each unit's mean effect
 * @param p share of the draws, the real one included, with a ratio of errors as large
 * @param draws how many draws
 * @param pools for each treated unit why its donors were chosen; empty where no rule chose them
 * @param evaluation the result in the terms of all designs
 */
public record StaggeredSynthetic(
        List<Fit> fits,
        Map<String, Integer> starts,
        Map<Integer, Double> byElapsed,
        double mean,
        double p,
        int draws,
        Map<String, DonorPool> pools,
        Evaluation evaluation) {

    public StaggeredSynthetic {
        fits = List.copyOf(fits);
        starts = java.util.Collections.unmodifiableMap(new TreeMap<>(starts));
        byElapsed = java.util.Collections.unmodifiableMap(new TreeMap<>(byElapsed));
        pools = java.util.Collections.unmodifiableMap(new TreeMap<>(pools));
    }

    /**
     * Which donors are like a treated unit: chosen for each of them anew.
     *
     * @param traits variables of the panel; none: every unit that may be a donor is one
     * @param donors how many are taken for each treated unit
     */
    public record Likeness(List<String> traits, int donors) {

        public Likeness {
            traits = List.copyOf(traits);
        }
    }

    /**
     * What is asked for.
     *
     * @param estimator how weights are found; predictors are the same for all treated units and lie before the first start
     * @param missing what happens to gaps
     * @param leftOut units that may not be donors, each with the reason
     * @param likeness which donors are alike enough
     * @param draws how many random assignments, at least 20
     * @param seed makes them repeatable
     * @param interference whether the programme may have reached the donors
     * @param shocks whether something else happened to the treated units
     */
    public record Settings(
            Estimator estimator,
            MissingData missing,
            Map<String, Phrase> leftOut,
            Likeness likeness,
            int draws,
            long seed,
            Circumstance interference,
            Circumstance shocks) {

        public Settings {
            leftOut = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
            if (draws < 20) {
                throw new UnusableDesign("staggered.draws", draws);
            }
        }
    }

    /**
     * Evaluates.
     *
     * @param starts first treated period of each treated unit, two units or more
     * @throws UnusableDesign if a treated unit lacks a predictor or a trait, or has fewer donors than there are treated units
     */
    public static StaggeredSynthetic evaluate(
            Panel panel, String outcome, Map<String, Integer> starts, Settings settings) {
        if (starts.size() < 2) {
            throw new UnusableDesign("staggered.one");
        }
        Estimator estimator = settings.estimator();
        Map<String, Phrase> leftOut = new LinkedHashMap<>(settings.leftOut());
        if (estimator instanceof WithPredictors with) {
            for (String unit : starts.keySet()) {
                if (!with.predictors().values().containsKey(unit)) {
                    throw new UnusableDesign("predictors.treated", unit);
                }
            }
            leftOut.putAll(with.predictors().lacking(panel));
        }
        Map<String, DonorPool> pools = new TreeMap<>();
        Map<String, Comparison> comparisons = new TreeMap<>();
        starts.forEach((unit, from) -> {
            Map<String, Phrase> out = new LinkedHashMap<>(leftOut);
            starts.keySet().stream()
                    .filter(other -> !other.equals(unit))
                    .forEach(other -> out.put(other, Phrases.of("synth.left-out.treated")));
            if (!settings.likeness().traits().isEmpty()) {
                DonorPool pool = DonorPool.nearest(
                        panel.without(List.copyOf(out.keySet())),
                        unit,
                        settings.likeness().traits(),
                        from,
                        settings.likeness().donors());
                pools.put(unit, pool);
                out.putAll(pool.leftOut());
            }
            comparisons.put(unit, Comparison.of(panel, outcome, unit, from, out, settings.missing()));
        });
        List<Fit> fits = comparisons.values().stream().map(estimator::fit).toList();
        double own = ratio(fits);
        List<List<Fit>> placebos = placebos(comparisons, estimator);
        int draws = settings.draws();
        int asLarge = drawsAsLarge(placebos, own, draws, settings.seed());
        double mean = fits.stream().mapToDouble(Fit::meanGapAfter).average().orElse(0);
        double p = (1.0 + asLarge) / (1 + draws);
        return new StaggeredSynthetic(
                fits, starts, byElapsed(fits), mean, p, draws, pools, evaluation(comparisons, fits, settings, mean, p));
    }

    /** For each treated unit, every donor of it as if it had begun at that unit's start. */
    private static List<List<Fit>> placebos(Map<String, Comparison> comparisons, Estimator estimator) {
        List<List<Fit>> placebos = new ArrayList<>();
        for (Comparison comparison : comparisons.values()) {
            placebos.add(List.of(IntStream.range(0, comparison.donors().size())
                    .parallel()
                    .mapToObj(j -> estimator.fit(comparison.placebo(j, true)))
                    .toArray(Fit[]::new)));
        }
        return placebos;
    }

    private static int drawsAsLarge(List<List<Fit>> placebos, double own, int draws, long seed) {
        int fewest = placebos.stream().mapToInt(List::size).min().orElse(0);
        if (fewest < placebos.size()) {
            throw new UnusableDesign("staggered.few-donors", fewest, placebos.size());
        }
        SplittableRandom random = new SplittableRandom(seed);
        int asLarge = 0;
        for (int draw = 0; draw < draws; draw++) {
            List<String> taken = new ArrayList<>();
            List<Fit> drawn = new ArrayList<>();
            for (List<Fit> candidates : placebos) {
                Fit fit = candidates.get(random.nextInt(candidates.size()));
                while (taken.contains(fit.treated())) {
                    fit = candidates.get(random.nextInt(candidates.size()));
                }
                taken.add(fit.treated());
                drawn.add(fit);
            }
            asLarge += ratio(drawn) >= own ? 1 : 0;
        }
        return asLarge;
    }

    /** Size of the mean effect after the start against the mean gap before it, both averaged over units by elapsed time. */
    private static double ratio(List<Fit> fits) {
        TreeMap<Integer, double[]> sums = sums(fits);
        double before = 0;
        double after = 0;
        int periodsBefore = 0;
        int periodsAfter = 0;
        for (Map.Entry<Integer, double[]> entry : sums.entrySet()) {
            double mean = entry.getValue()[0] / entry.getValue()[1];
            if (entry.getKey() < 0) {
                before += mean * mean;
                periodsBefore++;
            } else {
                after += mean * mean;
                periodsAfter++;
            }
        }
        double floor = fits.stream()
                .mapToDouble(fit ->
                        Arrays.stream(fit.synthetic()).map(Math::abs).max().orElse(0))
                .max()
                .orElse(0);
        return Math.sqrt(after / Math.max(1, periodsAfter))
                / Math.max(Math.sqrt(before / Math.max(1, periodsBefore)), 1e-9 * Math.max(floor, Double.MIN_NORMAL));
    }

    private static TreeMap<Integer, double[]> sums(List<Fit> fits) {
        TreeMap<Integer, double[]> sums = new TreeMap<>();
        for (Fit fit : fits) {
            double[] gaps = fit.gaps();
            for (int t = 0; t < gaps.length; t++) {
                double[] sum = sums.computeIfAbsent(t - fit.start(), elapsed -> new double[2]);
                sum[0] += gaps[t];
                sum[1]++;
            }
        }
        return sums;
    }

    private static Map<Integer, Double> byElapsed(List<Fit> fits) {
        Map<Integer, Double> means = new TreeMap<>();
        sums(fits).forEach((elapsed, sum) -> means.put(elapsed, sum[0] / sum[1]));
        return means;
    }

    private static Evaluation evaluation(
            Map<String, Comparison> comparisons, List<Fit> fits, Settings settings, double mean, double p) {
        int draws = settings.draws();
        double expected = fits.stream()
                .mapToDouble(fit -> Arrays.stream(fit.synthetic(), fit.start(), fit.gaps().length)
                        .average()
                        .orElse(0))
                .average()
                .orElse(0);
        List<Check> checks = new ArrayList<>();
        int index = 0;
        for (Comparison comparison : comparisons.values()) {
            Fit fit = fits.get(index++);
            new Checks(comparison, fit, new Placebos(fit, List.of(), true))
                    .all().stream()
                            .filter(check ->
                                    check.light() == Light.RED && !check.name().equals("perfect-fit"))
                            .map(check -> new Check(
                                    check.name(),
                                    Light.AMBER,
                                    Phrases.of("check.of-unit", comparison.treated(), check.reason())))
                            .forEach(checks::add);
        }
        boolean half =
                2 * checks.stream().filter(check -> check.name().equals("fit")).count() > comparisons.size();
        checks.add(new Check(
                "fit-of-most",
                half ? Light.RED : Light.GREEN,
                Phrases.of(half ? "check.most.red" : "check.most.green")));
        checks.add(settings.interference().check("interference"));
        checks.add(settings.shocks().check("shocks"));
        PValue value = new PValue(p, 1.0 / (1 + draws), Phrases.of("evidence.draws", Figure.of(p), draws));
        Effect effect = new Effect(
                mean,
                expected == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean / Math.abs(expected)),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.of(value));
        return Evaluation.of(
                Phrases.of("design.staggered", settings.estimator().inWords()),
                comparisons.values().iterator().next().outcome(),
                List.copyOf(comparisons.keySet()),
                comparisons.values().stream()
                        .mapToInt(c -> c.times()[c.start()])
                        .min()
                        .orElseThrow(),
                comparisons.values().stream()
                        .mapToInt(c -> c.times()[c.periods() - 1])
                        .max()
                        .orElseThrow(),
                effect,
                checks);
    }
}
