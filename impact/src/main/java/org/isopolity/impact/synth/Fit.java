package org.isopolity.impact.synth;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A synthetic control: the weights of the donors and the path they make.
 *
 * @param treated the unit that is compared
 * @param donors those whose weights follow, in the same order
 * @param weights one for each donor, summing to one; negative ones only from a ridge
 * @param intercept added to the weighted donors; 0 without one
 * @param synthetic what would have been, for every period
 * @param gaps observed less synthetic, for every period
 * @param start position of the first period with the programme
 * @param loss the loss that the weights minimise
 * @param certificate duality gap of that loss: no better weights are further below than this
 * @param unique whether only these weights reach it
 * @param predictorWeights how much each predictor counted, summing to one; empty without predictors
 */
public record Fit(
        String treated,
        List<String> donors,
        double[] weights,
        double intercept,
        double[] synthetic,
        double[] gaps,
        int start,
        double loss,
        double certificate,
        boolean unique,
        Map<String, Double> predictorWeights) {

    public Fit {
        donors = List.copyOf(donors);
        weights = weights.clone();
        synthetic = synthetic.clone();
        gaps = gaps.clone();
        predictorWeights = java.util.Collections.unmodifiableMap(new TreeMap<>(predictorWeights));
    }

    static Fit of(
            Comparison comparison,
            double[] weights,
            double intercept,
            double loss,
            double certificate,
            boolean unique,
            Map<String, Double> predictorWeights) {
        double[] synthetic = new double[comparison.periods()];
        double[] gaps = new double[comparison.periods()];
        for (int t = 0; t < synthetic.length; t++) {
            double sum = intercept;
            for (int j = 0; j < weights.length; j++) {
                if (weights[j] != 0) {
                    sum += weights[j] * comparison.donorAt(j, t);
                }
            }
            synthetic[t] = sum;
            gaps[t] = comparison.treatedAt(t) - sum;
        }
        return new Fit(
                comparison.treated(),
                comparison.donors(),
                weights,
                intercept,
                synthetic,
                gaps,
                comparison.start(),
                loss,
                certificate,
                unique,
                predictorWeights);
    }

    @Override
    public double[] weights() {
        return weights.clone();
    }

    @Override
    public double[] synthetic() {
        return synthetic.clone();
    }

    @Override
    public double[] gaps() {
        return gaps.clone();
    }

    /** The weight of a donor; 0 for a unit that is none. */
    public double weight(String donor) {
        int position = donors.indexOf(donor);
        return position < 0 ? 0 : weights[position];
    }

    /** Mean squared prediction error before the start. */
    public double mspeBefore() {
        return meanSquare(0, start);
    }

    /** Mean squared gap from the start on; 0 without such periods. */
    public double mspeAfter() {
        return meanSquare(start, gaps.length);
    }

    /** Mean gap from the start on; 0 without such periods. */
    public double meanGapAfter() {
        return Arrays.stream(gaps, start, gaps.length).average().orElse(0);
    }

    private double meanSquare(int begin, int end) {
        return Arrays.stream(gaps, begin, end).map(gap -> gap * gap).average().orElse(0);
    }

    /** How many donors it is as good as: 1 / sum of squared weights. */
    public double effectiveDonors() {
        return 1 / Arrays.stream(weights).map(weight -> weight * weight).sum();
    }
}
