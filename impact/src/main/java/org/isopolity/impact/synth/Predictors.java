package org.isopolity.impact.synth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isopolity.impact.Phrases;
import org.isopolity.impact.panel.Panel;
import org.isopolity.impact.panel.UnusableDesign;
import org.isopolity.text.Phrase;

/**
 * The predictors of every unit that has them all.
 *
 * @param names one for each predictor
 * @param values for each unit a value for each predictor, in the order of names
 */
public record Predictors(List<String> names, Map<String, double[]> values) {

    public Predictors {
        names = List.copyOf(names);
        Map<String, double[]> kept = new LinkedHashMap<>();
        values.forEach((unit, row) -> kept.put(unit, row.clone()));
        values = java.util.Collections.unmodifiableMap(kept);
    }

    /**
     * Means of each predictor over its window. A unit that lacks a predictor in more than half of its window is not among
     * the values.
     *
     * @throws UnusableDesign if there is no predictor, or the treated unit lacks one
     */
    public static Predictors of(Panel panel, List<Predictor> predictors, String treated) {
        if (predictors.isEmpty()) {
            throw new UnusableDesign("predictors.none");
        }
        Map<String, double[]> values = new LinkedHashMap<>();
        for (int u = 0; u < panel.units().size(); u++) {
            int unit = u;
            double[] row = predictors.stream()
                    .mapToDouble(predictor -> predictor.mean(panel, unit))
                    .toArray();
            if (java.util.Arrays.stream(row).noneMatch(Double::isNaN)) {
                values.put(panel.units().get(u), row);
            }
        }
        if (!values.containsKey(treated)) {
            throw new UnusableDesign("predictors.treated", treated);
        }
        return new Predictors(predictors.stream().map(Predictor::name).toList(), values);
    }

    /** Units of a panel that lack a predictor, with the reason. */
    public Map<String, Phrase> lacking(Panel panel) {
        Map<String, Phrase> lacking = new LinkedHashMap<>();
        panel.units().stream()
                .filter(unit -> !values.containsKey(unit))
                .forEach(unit -> lacking.put(unit, Phrases.of("synth.left-out.predictor")));
        return lacking;
    }

    /** Rows for the treated unit and then its donors, each predictor divided by its standard deviation over them. */
    double[][] scaled(Comparison comparison) {
        List<double[]> rows = new ArrayList<>();
        rows.add(row(comparison.treated()));
        comparison.donors().forEach(donor -> rows.add(row(donor)));
        double[][] scaled = rows.stream().map(double[]::clone).toArray(double[][]::new);
        for (int k = 0; k < names.size(); k++) {
            int predictor = k;
            double deviation = org.isopolity.impact.evaluation.Quantiles.deviation(
                    rows.stream().mapToDouble(row -> row[predictor]).toArray(), 1);
            if (!(deviation > 0)) {
                throw new UnusableDesign("predictors.constant", names.get(k));
            }
            for (double[] row : scaled) {
                row[k] /= deviation;
            }
        }
        return scaled;
    }

    private double[] row(String unit) {
        double[] row = values.get(unit);
        if (row == null) {
            throw new UnusableDesign("predictors.treated", unit);
        }
        return row;
    }
}
