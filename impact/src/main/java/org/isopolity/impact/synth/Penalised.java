package org.isopolity.impact.synth;

import java.util.Arrays;
import java.util.Map;
import org.isopolity.impact.Phrases;
import org.isopolity.impact.simplex.SimplexFit;
import org.isopolity.impact.simplex.SimplexProgram;
import org.isopolity.text.Phrase;

/**
 * Weights that follow the outcome and prefer donors that are near one by one (Abadie and L'Hour 2021).
 *
 * @param penalty price of a donor's own squared distance, at least 0: towards 0 the plain synthetic control, towards infinity
 *     the nearest neighbour
 */
public record Penalised(double penalty) implements Estimator {

    public Penalised {
        if (!(penalty >= 0 && penalty < 1e12)) {
            throw new org.isopolity.impact.panel.UnusableDesign("synth.penalty");
        }
    }

    @Override
    public Fit fit(Comparison comparison) {
        double[] target = comparison.own(0, comparison.start());
        double[][] points = comparison.others(0, comparison.start());
        double[] prices = Arrays.stream(points)
                .mapToDouble(point ->
                        penalty * SimplexProgram.squaredDistance(new double[][] {point}, target, new double[] {1}))
                .toArray();
        SimplexFit fit = SimplexProgram.fit(points, target, 0, prices);
        return Fit.of(comparison, fit.weights(), 0, fit.loss(), fit.gap(), fit.unique(), Map.of());
    }

    @Override
    public Phrase inWords() {
        return Phrases.of("estimator.penalised", penalty);
    }
}
