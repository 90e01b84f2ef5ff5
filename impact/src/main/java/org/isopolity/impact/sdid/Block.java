package org.isopolity.impact.sdid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
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
 * @param covariates for each covariate the same rows; empty without covariates, and once their part is taken out
 */
record Block(
        List<String> controls,
        List<String> treated,
        int[] times,
        int start,
        double[][] values,
        List<double[][]> covariates) {

    private static final double FLAT = 1e-12;

    /** One block for each start, earliest first, each with all units that were never treated. */
    static Map<Integer, Block> of(
            Panel panel, String outcome, Map<String, Integer> starts, List<String> leftOut, List<String> covariates) {
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
                from,
                of(panel, outcome, covariates, controls, units.stream().sorted().toList(), from)));
        return blocks;
    }

    private static Block of(
            Panel panel,
            String outcome,
            List<String> covariates,
            List<String> controls,
            List<String> treated,
            int from) {
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
        return new Block(
                controls,
                treated,
                times,
                start,
                whole(panel, outcome, names),
                covariates.stream().map(one -> whole(panel, one, names)).toList());
    }

    private static double[][] whole(Panel panel, String variable, List<String> names) {
        double[][] values = new double[names.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = panel.series(variable, panel.getUnit(names.get(i)));
            long gaps = Arrays.stream(values[i]).filter(Double::isNaN).count();
            if (gaps > 0) {
                throw new UnusableDesign("sdid.gap", names.get(i), variable, gaps);
            }
        }
        return values;
    }

    /**
     * The outcome without what covariates account for. Their slopes are those of a regression over the controls with a level
     * for each unit and each period, so that nothing the programme did can be taken for their part (the projected method of
     * Kranz 2022 and of Clarke and others 2023).
     *
     * @throws UnusableDesign if covariates say the same thing twice, or nothing beside the levels
     */
    Block adjusted() {
        if (covariates.isEmpty()) {
            return this;
        }
        double[] slopes = slopes();
        double[][] rest = new double[values.length][];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = values[i].clone();
            for (int t = 0; t < rest[i].length; t++) {
                for (int k = 0; k < slopes.length; k++) {
                    rest[i][t] -= slopes[k] * covariates.get(k)[i][t];
                }
            }
        }
        return new Block(controls, treated, times, start, rest, List.of());
    }

    private double[] slopes() {
        int size = covariates.size();
        List<double[]> columns =
                covariates.stream().map(rows -> withoutLevels(rows)).toList();
        double[] outcome = withoutLevels(values);
        DMatrixRMaj gram = new DMatrixRMaj(size, size);
        DMatrixRMaj moments = new DMatrixRMaj(size, 1);
        for (int a = 0; a < size; a++) {
            double[] raw = covariates.get(a)[0];
            double scale = Math.max(Double.MIN_NORMAL, raw[0] * raw[0]);
            if (dot(columns.get(a), columns.get(a)) <= FLAT * scale * columns.get(a).length) {
                throw new UnusableDesign("did.singular");
            }
            moments.set(a, 0, dot(columns.get(a), outcome));
            for (int b = 0; b < size; b++) {
                gram.set(a, b, dot(columns.get(a), columns.get(b)));
            }
        }
        requireDifferent(gram);
        DMatrixRMaj slopes = new DMatrixRMaj(size, 1);
        if (!CommonOps_DDRM.solve(gram, moments, slopes)) {
            throw new UnusableDesign("did.singular");
        }
        return slopes.getData().clone();
    }

    /** Correlations among what is left of covariates must leave something to tell them apart by. */
    private static void requireDifferent(DMatrixRMaj gram) {
        DMatrixRMaj correlations = gram.copy();
        for (int a = 0; a < gram.getNumRows(); a++) {
            for (int b = 0; b < gram.getNumCols(); b++) {
                correlations.set(a, b, gram.get(a, b) / Math.sqrt(gram.get(a, a) * gram.get(b, b)));
            }
        }
        if (!(CommonOps_DDRM.det(correlations) > 1e-10)) {
            throw new UnusableDesign("did.singular");
        }
    }

    /** The rows of the controls less the mean of their unit and of their period, one after the other. */
    private double[] withoutLevels(double[][] rows) {
        int units = controls.size();
        int periods = times.length;
        double[] ofPeriod = new double[periods];
        double[] ofUnit = new double[units];
        double all = 0;
        for (int i = 0; i < units; i++) {
            for (int t = 0; t < periods; t++) {
                ofUnit[i] += rows[i][t] / periods;
                ofPeriod[t] += rows[i][t] / units;
                all += rows[i][t] / ((double) units * periods);
            }
        }
        double[] rest = new double[units * periods];
        for (int i = 0; i < units; i++) {
            for (int t = 0; t < periods; t++) {
                rest[i * periods + t] = rows[i][t] - ofUnit[i] - ofPeriod[t] + all;
            }
        }
        return rest;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int k = 0; k < one.length; k++) {
            sum += one[k] * other[k];
        }
        return sum;
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
        return new Block(
                names(asControls),
                names(asTreated),
                times,
                start,
                picked(values, asControls, asTreated),
                covariates.stream()
                        .map(one -> picked(one, asControls, asTreated))
                        .toList());
    }

    private static double[][] picked(double[][] all, int[] first, int[] then) {
        double[][] rows = new double[first.length + then.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = all[i < first.length ? first[i] : then[i - first.length]];
        }
        return rows;
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
