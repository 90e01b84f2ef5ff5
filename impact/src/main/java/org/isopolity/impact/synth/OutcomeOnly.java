package org.isopolity.impact.synth;

import java.util.Arrays;
import java.util.Map;
import org.isopolity.impact.Phrases;
import org.isopolity.impact.evaluation.Quantiles;
import org.isopolity.impact.simplex.SimplexFit;
import org.isopolity.impact.simplex.SimplexProgram;
import org.isopolity.text.Phrase;

/**
 * Weights that follow the outcome before the start as closely as weights can.
 *
 * @param demeaned whether levels may differ: every unit is taken by its distance from its own mean before the start
 *     (Doudchenko and Imbens 2016; Ferman and Pinto 2021)
 */
public record OutcomeOnly(boolean demeaned) implements Estimator {

    @Override
    public Fit fit(Comparison comparison) {
        double[] target = comparison.own(0, comparison.start());
        double[][] points = comparison.others(0, comparison.start());
        double ownMean = demeaned ? demean(target) : 0;
        double[] means = Arrays.stream(points)
                .mapToDouble(point -> demeaned ? demean(point) : 0)
                .toArray();
        SimplexFit fit = SimplexProgram.fit(points, target);
        double intercept = ownMean;
        double[] weights = fit.weights();
        for (int j = 0; j < weights.length; j++) {
            intercept -= weights[j] * means[j];
        }
        return Fit.of(comparison, weights, intercept, fit.loss(), fit.gap(), fit.unique(), Map.of());
    }

    private static double demean(double[] values) {
        double mean = Quantiles.mean(values);
        for (int t = 0; t < values.length; t++) {
            values[t] -= mean;
        }
        return mean;
    }

    @Override
    public Phrase inWords() {
        return Phrases.of(demeaned ? "estimator.outcome.demeaned" : "estimator.outcome");
    }
}
