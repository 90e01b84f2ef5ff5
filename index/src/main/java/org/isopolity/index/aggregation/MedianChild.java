package org.isopolity.index.aggregation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isopolity.index.Phrases;
import org.isopolity.text.Phrase;

/**
 * The weighted median of the children that are present: the value at which half of the weight is reached, the middle of two
 * values where it is reached exactly between them. One very good or very bad child changes nothing.
 */
public record MedianChild() implements Aggregation {

    private static final double HALF = 1e-12;

    @Override
    public void combine(double[][] children, double[] weights, double[] result) {
        double[] values = new double[children.length];
        double[] valueWeights = new double[children.length];
        for (int row = 0; row < result.length; row++) {
            int present = 0;
            for (int child = 0; child < children.length; child++) {
                if (!Double.isNaN(children[child][row])) {
                    values[present] = children[child][row];
                    valueWeights[present++] = weights[child];
                }
            }
            double[] shares = shares(Arrays.copyOf(values, present), Arrays.copyOf(valueWeights, present));
            result[row] = present == 0 ? Double.NaN : 0;
            for (int i = 0; i < present; i++) {
                result[row] += shares[i] * values[i];
            }
        }
    }

    /** 1 for the median, one half each for two values that enclose it, 0 for all others. */
    private static double[] shares(double[] values, double[] weights) {
        double[] shares = new double[values.length];
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> values[i]))
                .mapToInt(i -> i)
                .toArray();
        double total = Arrays.stream(weights).sum();
        double reached = 0;
        for (int i = 0; i < order.length; i++) {
            reached += weights[order[i]];
            if (reached > total * (0.5 + HALF) || i == order.length - 1) {
                shares[order[i]] = 1;
                return shares;
            }
            if (reached >= total * (0.5 - HALF)) {
                shares[order[i]] = 0.5;
                shares[order[i + 1]] = 0.5;
                return shares;
            }
        }
        return shares;
    }

    @Override
    public Optional<double[]> pulls(double[] values, double[] weights) {
        double[] pulls = shares(values, weights);
        for (int i = 0; i < pulls.length; i++) {
            pulls[i] *= values[i];
        }
        return Optional.of(pulls);
    }

    @Override
    public boolean admits(double value) {
        return true;
    }

    @Override
    public String demand() {
        return "of any size";
    }

    @Override
    public Phrase inWords() {
        return Phrases.of("aggregation.median");
    }
}
