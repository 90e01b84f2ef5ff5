package org.isopolity.impact.sdid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.isopolity.impact.panel.Panel;
import org.isopolity.impact.panel.UnusableDesign;

/**
 * Outcomes without a gap of controls and of units that are all treated from the same period on.
 *
 * @param controls names of the controls
 * @param treated names of the treated units
 * @param times periods, ascending
 * @param start position of the first treated period
 * @param values a row for each control, then a row for each treated unit
 */
record Block(List<String> controls, List<String> treated, int[] times, int start, double[][] values) {

    /** One block for each start, earliest first, each with all units that were never treated. */
    static Map<Integer, Block> of(Panel panel, String outcome, Map<String, Integer> starts, List<String> leftOut) {
        List<String> controls = panel.units().stream()
                .filter(unit -> starts.getOrDefault(unit, 0) == 0 && !leftOut.contains(unit))
                .toList();
        TreeMap<Integer, List<String>> cohorts = new TreeMap<>();
        starts.forEach((unit, from) -> {
            panel.getUnit(unit);
            if (from != 0) {
                cohorts.computeIfAbsent(from, start -> new ArrayList<>()).add(unit);
            }
        });
        if (cohorts.isEmpty()) {
            throw new UnusableDesign("did.none-treated");
        }
        if (controls.size() < 2) {
            throw new UnusableDesign("synth.few-donors", controls.size());
        }
        Map<Integer, Block> blocks = new TreeMap<>();
        cohorts.forEach((from, units) -> blocks.put(
                from, of(panel, outcome, controls, units.stream().sorted().toList(), from)));
        return blocks;
    }

    private static Block of(Panel panel, String outcome, List<String> controls, List<String> treated, int from) {
        int start = panel.firstAtOrAfter(from);
        int[] times = panel.times();
        if (start < 2) {
            throw new UnusableDesign("synth.few-before", String.join(", ", treated), Integer.toString(from), start);
        }
        if (start == times.length) {
            throw new UnusableDesign("synth.none-after", String.join(", ", treated), Integer.toString(from));
        }
        List<String> names = new ArrayList<>(controls);
        names.addAll(treated);
        double[][] values = new double[names.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = panel.series(outcome, panel.getUnit(names.get(i)));
            long gaps = Arrays.stream(values[i]).filter(Double::isNaN).count();
            if (gaps > 0) {
                throw new UnusableDesign("sdid.gap", names.get(i), outcome, gaps);
            }
        }
        return new Block(controls, treated, times, start, values);
    }

    /** Mean over the last rows, the treated ones. */
    double[] treatedMean() {
        double[] mean = new double[times.length];
        for (int i = controls.size(); i < values.length; i++) {
            for (int t = 0; t < mean.length; t++) {
                mean[t] += values[i][t] / treated.size();
            }
        }
        return mean;
    }

    /** The block of other rows: these as controls, those as treated. */
    Block rows(int[] asControls, int[] asTreated) {
        double[][] rows = new double[asControls.length + asTreated.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = values[i < asControls.length ? asControls[i] : asTreated[i - asControls.length]];
        }
        return new Block(names(asControls), names(asTreated), times, start, rows);
    }

    private List<String> names(int[] rows) {
        return Arrays.stream(rows)
                .mapToObj(row -> row < controls.size() ? controls.get(row) : treated.get(row - controls.size()))
                .toList();
    }

    /** Standard deviation of the controls' changes from period to period before the start. */
    double noise() {
        double[] changes = new double[controls.size() * (start - 1)];
        int count = 0;
        for (int i = 0; i < controls.size(); i++) {
            for (int t = 1; t < start; t++) {
                changes[count++] = values[i][t] - values[i][t - 1];
            }
        }
        return count < 2 ? 0 : org.isopolity.impact.evaluation.Quantiles.deviation(changes, 1);
    }
}
