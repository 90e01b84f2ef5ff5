package org.isopolity.impact.synth;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isopolity.impact.Phrases;
import org.isopolity.impact.panel.UnusableDesign;
import org.isopolity.impact.simplex.SimplexFit;
import org.isopolity.impact.simplex.SimplexProgram;
import org.isopolity.text.Phrase;

/**
 * The classic synthetic control: weights that bring predictors together, where each predictor counts as much as serves the
 * fit before the start best (Abadie, Diamond and Hainmueller 2010). How much each counts is searched for globally and is not
 * identified: many answers fit equally well.
 *
 * @param predictors what units should resemble each other in
 * @param given how much each predictor counts, if that is not to be searched for; one for each, none negative
 */
public record WithPredictors(Predictors predictors, List<Double> given) implements Estimator {

    public WithPredictors {
        given = List.copyOf(given);
        if (!given.isEmpty() && given.size() != predictors.names().size()) {
            throw new UnusableDesign(
                    "predictors.given", given.size(), predictors.names().size());
        }
        if (given.stream().anyMatch(value -> !(value >= 0))
                || (!given.isEmpty() && given.stream().mapToDouble(v -> v).sum() <= 0)) {
            throw new UnusableDesign("predictors.given.negative");
        }
    }

    @Override
    public Fit fit(Comparison comparison) {
        double[][] scaled = predictors.scaled(comparison);
        double[] importance = given.isEmpty()
                ? new ImportanceSearch(scaled, comparison).best()
                : given.stream().mapToDouble(Double::doubleValue).toArray();
        double total = Arrays.stream(importance).sum();
        Map<String, Double> named = new LinkedHashMap<>();
        for (int k = 0; k < importance.length; k++) {
            importance[k] /= total;
            named.put(predictors.names().get(k), importance[k]);
        }
        double[][] points = weighted(scaled, importance);
        SimplexFit fit = SimplexProgram.sparse(Arrays.copyOfRange(points, 1, points.length), points[0]);
        return Fit.of(comparison, fit.weights(), 0, fit.loss(), fit.gap(), fit.unique(), named);
    }

    static double[][] weighted(double[][] rows, double[] importance) {
        double[] roots = Arrays.stream(importance).map(Math::sqrt).toArray();
        double[][] weighted = new double[rows.length][roots.length];
        for (int j = 0; j < rows.length; j++) {
            for (int k = 0; k < roots.length; k++) {
                weighted[j][k] = rows[j][k] * roots[k];
            }
        }
        return weighted;
    }

    @Override
    public Phrase inWords() {
        return Phrases.of(
                given.isEmpty() ? "estimator.predictors" : "estimator.predictors.given",
                String.join(", ", predictors.names()));
    }
}
