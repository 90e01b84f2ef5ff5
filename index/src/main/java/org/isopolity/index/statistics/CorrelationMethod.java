package org.isopolity.index.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.special.Erf;
import org.hipparchus.util.FastMath;

/** A way to say in one number how two series go together. Only places where both have a value count. */
public enum CorrelationMethod {
    /** How close the pairs come to a straight line; tested by Student's t with two degrees of freedom fewer than pairs. */
    PEARSON {
        @Override
        double coefficient(double[] x, double[] y) {
            return pearson(x, y);
        }
    },
    /**
     * The straight line through the ranks, ties sharing their mean rank. Tested exactly, by counting all orders, for up to twelve
     * pairs without ties; else approximately, as {@link #PEARSON}.
     */
    SPEARMAN {
        @Override
        double coefficient(double[] x, double[] y) {
            return pearson(MeanRanks.of(x), MeanRanks.of(y));
        }

        @Override
        OptionalDouble exactPValue(double[] x, double[] y) {
            return RankChance.spearman(MeanRanks.of(x), MeanRanks.of(y));
        }
    },
    /**
     * Kendall's tau-b: how much more often two places are ordered alike than contrarily, ties taken into account. Tested
     * exactly, by counting all orders, for fewer than fifty pairs without ties; else approximately, by the normal distribution with
     * the variance that ties leave. W. R. Knight, A computer method for calculating Kendall's
     * tau with ungrouped data (1966): the cost grows as n log n.
     */
    KENDALL {
        @Override
        double coefficient(double[] x, double[] y) {
            return Concordance.of(x, y).tau();
        }

        @Override
        OptionalDouble exactPValue(double[] x, double[] y) {
            return RankChance.kendall(Concordance.of(x, y));
        }

        @Override
        double pValue(double coefficient, double[] x, double[] y) {
            return 1 - Erf.erf(Math.abs(Concordance.of(x, y).standardised()) / Math.sqrt(2));
        }
    };

    private static final int FEWEST = 3;

    abstract double coefficient(double[] x, double[] y);

    /** Counted over all orders, where that can be done. */
    OptionalDouble exactPValue(double[] x, double[] y) {
        return OptionalDouble.empty();
    }

    /** By a distribution. */
    double pValue(double coefficient, double[] x, double[] y) {
        double freedom = x.length - 2.0;
        double unexplained = (1 - coefficient) * (1 + coefficient);
        if (unexplained <= 0) {
            return 0;
        }
        double t = Math.abs(coefficient) * Math.sqrt(freedom / unexplained);
        return FastMath.min(1, 2 * new TDistribution(freedom).cumulativeProbability(-t));
    }

    /**
     * The correlation of two series.
     *
     * @param x values, NaN where missing
     * @param y as many
     * @return nothing where fewer than three places have both values, or one series is the same in all of them
     */
    public Optional<Correlation> find(double[] x, double[] y) {
        return find(x, y, true);
    }

    /** As {@link #find(double[], double[])}; without the test, for those who only want the coefficient, p is 1. */
    Optional<Correlation> find(double[] x, double[] y, boolean tested) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("two series that are correlated must be equally long");
        }
        double[] left = new double[x.length];
        double[] right = new double[x.length];
        int pairs = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                left[pairs] = x[i];
                right[pairs++] = y[i];
            }
        }
        left = Arrays.copyOf(left, pairs);
        right = Arrays.copyOf(right, pairs);
        if (pairs < FEWEST || isConstant(left) || isConstant(right)) {
            return Optional.empty();
        }
        double coefficient = Math.clamp(coefficient(left, right), -1.0, 1.0);
        if (Double.isNaN(coefficient)) {
            return Optional.empty();
        }
        if (!tested) {
            return Optional.of(new Correlation(coefficient, 1, false, pairs));
        }
        OptionalDouble exact = exactPValue(left, right);
        double chance = exact.isPresent() ? exact.getAsDouble() : pValue(coefficient, left, right);
        return Optional.of(new Correlation(coefficient, chance, exact.isPresent(), pairs));
    }

    private static boolean isConstant(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    /** Values are brought near 1 first, so that neither huge nor tiny ones leave the range of numbers when squared. */
    private static double pearson(double[] x, double[] y) {
        double[] left = centred(x);
        double[] right = centred(y);
        double product = 0;
        double squareLeft = 0;
        double squareRight = 0;
        for (int i = 0; i < left.length; i++) {
            product += left[i] * right[i];
            squareLeft += left[i] * left[i];
            squareRight += right[i] * right[i];
        }
        return product / Math.sqrt(squareLeft * squareRight);
    }

    private static double[] centred(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        double[] scaled = new double[values.length];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            scaled[i] = values[i] / largest;
            sum += scaled[i];
        }
        double mean = sum / values.length;
        double farthest = 0;
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] -= mean;
            farthest = Math.max(farthest, Math.abs(scaled[i]));
        }
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] /= farthest;
        }
        return scaled;
    }
}
