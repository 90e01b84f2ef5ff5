package org.isopolity.index.aggregation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.isopolity.index.Phrases;
import org.isopolity.text.Phrase;

/**
 * The mean of the children, corrected for how unequal they are: {@code M - S * S / M} (or plus), with M their weighted mean
 * and S their weighted standard deviation, divided by n as published (Mazziotta and Pareto, Social Indicators Research 127,
 * 2016; COINr has no such index, Compind divides by n - 1). On the scale {@code around} of the normalisation with the
 * goalposts of all years it is the adjusted index, which compares years.
 *
 * @param penalty which way inequality counts
 */
public record MazziottaPareto(Penalty penalty) implements Aggregation {

    /** Which way inequality among the children counts. */
    public enum Penalty {
        /** Inequality lowers the score: for what should be high. */
        MINUS,
        /** Inequality raises the score: for what should be low, such as poverty. */
        PLUS;

        static Penalty of(List<String> words) {
            return words.size() == 1
                    ? MINUS
                    : Arrays.stream(values())
                            .filter(penalty -> words.size() == 2
                                    && penalty.name().toLowerCase(Locale.ROOT).equals(words.getLast()))
                            .findFirst()
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "after 'mazziotta-pareto' only 'minus' or 'plus' may stand"));
        }

        private double sign() {
            return this == MINUS ? -1 : 1;
        }
    }

    @Override
    public void combine(double[][] children, double[] weights, double[] result) {
        for (int row = 0; row < result.length; row++) {
            double total = 0;
            double sum = 0;
            for (int child = 0; child < children.length; child++) {
                double value = children[child][row];
                if (!Double.isNaN(value)) {
                    total += weights[child];
                    sum += weights[child] * value;
                }
            }
            double mean = sum / total;
            double squares = 0;
            for (int child = 0; child < children.length; child++) {
                double distance = children[child][row] - mean;
                squares += Double.isNaN(distance) ? 0 : weights[child] * distance * distance;
            }
            result[row] = total == 0 ? Double.NaN : mean + penalty.sign() * (squares / total) / mean;
        }
    }

    @Override
    public Optional<double[]> pulls(double[] values, double[] weights) {
        double total = Arrays.stream(weights).sum();
        double mean = 0;
        double square = 0;
        for (int i = 0; i < values.length; i++) {
            mean += weights[i] / total * values[i];
            square += weights[i] / total * values[i] * values[i];
        }
        double ratio = square / (mean * mean);
        double[] pulls = new double[values.length];
        for (int i = 0; i < pulls.length; i++) {
            double share = weights[i] / total * values[i];
            double slope = 2 * values[i] / mean - ratio;
            pulls[i] = share * (penalty == Penalty.PLUS ? slope : 2 - slope);
        }
        return Optional.of(pulls);
    }

    @Override
    public boolean admits(double value) {
        return value > 0;
    }

    @Override
    public String demand() {
        return "above 0";
    }

    @Override
    public Phrase inWords() {
        return Phrases.of("aggregation.mazziotta-pareto." + penalty.name().toLowerCase(Locale.ROOT));
    }
}
