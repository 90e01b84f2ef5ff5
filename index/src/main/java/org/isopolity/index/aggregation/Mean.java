package org.isopolity.index.aggregation;

import java.util.Arrays;
import java.util.Optional;
import org.isopolity.index.Phrases;
import org.isopolity.text.Phrase;

/**
 * A weighted mean of the form {@code g(sum(w f(x)) / sum(w))} with {@code g} the inverse of {@code f}, taken over the children
 * that are present. The harder it punishes a weakness, the lower its exponent: arithmetic 1, geometric 0, harmonic -1.
 */
public sealed interface Mean extends Aggregation permits Mean.Arithmetic, Mean.Geometric, Mean.Power {

    /** The function {@code f} of one value. */
    double transform(double value);

    /** The inverse of {@link #transform}. */
    double inverse(double transformed);

    @Override
    default void combine(double[][] children, double[] weights, double[] result) {
        Arrays.fill(result, 0);
        for (int row = 0; row < result.length; row++) {
            double sum = 0;
            double present = 0;
            for (int child = 0; child < children.length; child++) {
                double value = children[child][row];
                if (!Double.isNaN(value)) {
                    sum += weights[child] * transform(value);
                    present += weights[child];
                }
            }
            result[row] = present == 0 ? Double.NaN : inverse(sum / present);
        }
    }

    /** The weighted arithmetic mean. */
    record Arithmetic() implements Mean {

        @Override
        public double transform(double value) {
            return value;
        }

        @Override
        public double inverse(double transformed) {
            return transformed;
        }

        @Override
        public Optional<double[]> pulls(double[] values, double[] weights) {
            double[] pulls = new double[values.length];
            Arrays.setAll(pulls, i -> weights[i] * values[i]);
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
            return Phrases.of("aggregation.arithmetic");
        }
    }

    /** The weighted geometric mean, for values above 0. */
    record Geometric() implements Mean {

        @Override
        public double transform(double value) {
            return Math.log(value);
        }

        @Override
        public double inverse(double transformed) {
            return Math.exp(transformed);
        }

        @Override
        public Optional<double[]> pulls(double[] values, double[] weights) {
            return Optional.of(weights.clone());
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
            return Phrases.of("aggregation.geometric");
        }
    }

    /**
     * The weighted power mean; -1 is the harmonic mean. Negative values are refused, which COINr lets pass.
     *
     * @param exponent any number but 0, which would be the geometric mean
     */
    record Power(double exponent) implements Mean {

        public Power {
            if (!Double.isFinite(exponent) || exponent == 0) {
                throw new IllegalArgumentException(
                        "the exponent of 'power' must be a number other than 0; write" + " 'geometric' for 0");
            }
        }

        @Override
        public double transform(double value) {
            if (exponent == -1) {
                return 1 / value;
            }
            return exponent == 2 ? value * value : Math.pow(value, exponent);
        }

        @Override
        public double inverse(double transformed) {
            if (exponent == -1) {
                return 1 / transformed;
            }
            return exponent == 2 ? Math.sqrt(transformed) : Math.pow(transformed, 1 / exponent);
        }

        @Override
        public Optional<double[]> pulls(double[] values, double[] weights) {
            double[] pulls = new double[values.length];
            Arrays.setAll(pulls, i -> weights[i] * transform(values[i]));
            return Optional.of(pulls);
        }

        @Override
        public boolean admits(double value) {
            return exponent < 0 ? value > 0 : value >= 0;
        }

        @Override
        public String demand() {
            return exponent < 0 ? "above 0" : "of at least 0";
        }

        @Override
        public Phrase inWords() {
            return exponent == -1 ? Phrases.of("aggregation.harmonic") : Phrases.of("aggregation.power", exponent);
        }
    }
}
