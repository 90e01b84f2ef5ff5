package org.isopolity.impact.did;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
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

/**
 * Difference-in-differences with starts in one or several periods: an effect for each group of units that start together and
 * each period, compared only with units not treated, then averaged (Callaway and Sant'Anna 2021). With one start and two
 * periods it is the two-by-two design; by elapsed time it is the event study.
 *
 * @param cells the effect of each group in each period
 * @param simple all cells after the start, weighted by group size
 * @param byGroup mean over a group's periods after its start
 * @param overallByGroup these by group size
 * @param byElapsed by periods since the start, by group size; before the start it should be near 0
 * @param overallByElapsed plain mean over elapsed times from 0 on
 * @param byTime by period, by group size
 * @param overallByTime plain mean over periods
 * @param pretest p-value that all effects before the start are zero; absent without such effects
 * @param leftOut units with a gap, which this design cannot use
 * @param evaluation the result in the terms of all designs
 */
public record GroupTime(
        List<Cell> cells,
        Estimate simple,
        Map<Integer, Estimate> byGroup,
        Estimate overallByGroup,
        Map<Integer, Estimate> byElapsed,
        Estimate overallByElapsed,
        Map<Integer, Estimate> byTime,
        Estimate overallByTime,
        OptionalDouble pretest,
        List<String> leftOut,
        Evaluation evaluation) {

    public GroupTime {
        cells = List.copyOf(cells);
        leftOut = List.copyOf(leftOut);
        byGroup = java.util.Collections.unmodifiableMap(new TreeMap<>(byGroup));
        byElapsed = java.util.Collections.unmodifiableMap(new TreeMap<>(byElapsed));
        byTime = java.util.Collections.unmodifiableMap(new TreeMap<>(byTime));
    }

    /**
     * The effect of one group in one period.
     *
     * @param group the period in which its units start
     * @param time the period
     * @param estimate how much its outcome changed from the base more than that of its controls
     */
    public record Cell(int group, int time, Estimate estimate) {}

    /**
     * What is asked for.
     *
     * @param anticipation periods before the start in which units may already act, at least 0
     * @param covariates variables of the panel, taken in the base period; needed by every adjustment but none
     * @param draws multiplier bootstrap draws for the bands, at least 100
     */
    public record Settings(
            Controls controls,
            BasePeriod base,
            Adjustment adjustment,
            int anticipation,
            List<String> covariates,
            int draws,
            long seed,
            Circumstance interference,
            Circumstance shocks) {

        public Settings {
            covariates = List.copyOf(covariates);
            if (draws < 100) {
                throw new UnusableDesign("did.draws", draws);
            }
            if (anticipation < 0) {
                throw new UnusableDesign("did.anticipation", anticipation);
            }
            if ((adjustment == Adjustment.NONE) != covariates.isEmpty()) {
                throw new UnusableDesign("did.covariates");
            }
        }
    }

    /**
     * Estimates.
     *
     * @param starts first treated period of each unit; 0 or absent for never
     */
    public static GroupTime estimate(Panel panel, String outcome, Map<String, Integer> starts, Settings settings) {
        return new GroupTimeEngine(panel, outcome, starts, settings).estimate();
    }

    static Evaluation evaluation(
            String outcome,
            Estimate overall,
            Optional<Double> expected,
            OptionalDouble pretest,
            Map<String, Integer> treated,
            int until,
            int controls,
            List<String> leftOut,
            Settings settings) {
        double error = overall.standardError().orElse(0);
        List<Check> checks = new ArrayList<>();
        if (pretest.isPresent()) {
            Light light =
                    pretest.getAsDouble() < 0.05 ? Light.RED : pretest.getAsDouble() < 0.2 ? Light.AMBER : Light.GREEN;
            checks.add(new Check(
                    "parallel-before",
                    light,
                    Phrases.of("check.parallel." + name(light), Figure.of(pretest.getAsDouble()))));
        } else {
            checks.add(new Check("parallel-before", Light.AMBER, Phrases.of("check.parallel.none")));
        }
        int fewest = Math.min(controls, treated.size());
        Light few = fewest >= 10 ? Light.GREEN : fewest >= 2 ? Light.AMBER : Light.RED;
        checks.add(new Check("units", few, Phrases.of("check.units." + name(few), treated.size(), controls)));
        if (!leftOut.isEmpty()) {
            checks.add(new Check("left-out", Light.AMBER, Phrases.of("check.left-out", leftOut.size())));
        }
        checks.add(settings.interference().check("interference"));
        checks.add(settings.shocks().check("shocks"));
        boolean measured = error > 0;
        double p = measured ? Math.min(1, Quantiles.normalTails(overall.value() / error)) : 1;
        Effect effect = new Effect(
                overall.value(),
                expected.isPresent() && expected.get() != 0
                        ? OptionalDouble.of(overall.value() / Math.abs(expected.get()))
                        : OptionalDouble.empty(),
                measured
                        ? Optional.of(Interval.around(overall.value(), error, 0.95, "basis.normal"))
                        : Optional.empty(),
                measured ? OptionalDouble.of(error) : OptionalDouble.empty(),
                measured ? Optional.of(new PValue(p, 0, Phrases.of("evidence.t", Figure.of(p)))) : Optional.empty());
        return Evaluation.of(
                Phrases.of("design.group-time." + settings.adjustment().name().toLowerCase(java.util.Locale.ROOT)),
                outcome,
                treated.keySet().stream().sorted().toList(),
                treated.values().stream().mapToInt(Integer::intValue).min().orElseThrow(),
                until,
                effect,
                checks);
    }

    private static String name(Light light) {
        return light.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The p-value of a Wald statistic. */
    static double chiSquaredTail(double statistic, int degrees) {
        return 1 - new ChiSquaredDistribution(degrees).cumulativeProbability(statistic);
    }

    /** Groups in the order of their starts. */
    public SortedSet<Integer> groups() {
        SortedSet<Integer> groups = new TreeSet<>();
        cells.forEach(cell -> groups.add(cell.group()));
        return groups;
    }

    /** Estimates by name, for tables: the overall ones. */
    public Map<String, Estimate> overall() {
        Map<String, Estimate> overall = new LinkedHashMap<>();
        overall.put("simple", simple);
        overall.put("group", overallByGroup);
        overall.put("elapsed", overallByElapsed);
        overall.put("time", overallByTime);
        return overall;
    }

    /** The effects of one group over time. */
    public List<Cell> cellsOf(int group) {
        return cells.stream().filter(cell -> cell.group() == group).toList();
    }

    static double[] column(double[][] rows, int position) {
        return Arrays.stream(rows).mapToDouble(row -> row[position]).toArray();
    }
}
