package org.isopolity.index.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The share of one series' variance that goes away once another is known, whatever the shape of the curve between them:
 * Pearson's correlation ratio, {@code V(E(y|x)) / V(y)}. The curve is a local straight line with Epanechnikov weights; its
 * width is the one that best predicts each place from all others.
 *
 * <p>P. Paruolo, M. Saisana, A. Saltelli, Ratings and rankings: voodoo or science? (2013): what an indicator really counts in
 * an index. Moving sums make the cost grow as n log n.
 */
public final class CorrelationRatio {

    private static final double[] WIDTHS = {0.4, 0.6, 0.8, 1.1, 1.5, 2, 3, 5, 20};
    private static final int FEWEST = 5;
    private static final double ALONE = 1e-9;

    private final double[] x;
    private final double[] y;
    private final double[][] sums;

    /** Sums of x^p and of x^p y up to each place, the places in the order of x. */
    private CorrelationRatio(double[] x, double[] y) {
        this.x = x;
        this.y = y;
        this.sums = new double[9][x.length + 1];
        for (int i = 0; i < x.length; i++) {
            double power = 1;
            for (int p = 0; p < 5; p++) {
                sums[p][i + 1] = sums[p][i] + power;
                if (p < 4) {
                    sums[5 + p][i + 1] = sums[5 + p][i] + power * y[i];
                }
                power *= x[i];
            }
        }
    }

    /**
     * The share of the variance of {@code y} that {@code x} explains, 0 to 1.
     *
     * @param x what explains; NaN where missing
     * @param y what is explained; NaN where missing
     * @return nothing where fewer than five places have both values, or one series is the same in all of them
     */
    public static OptionalDouble find(double[] x, double[] y) {
        int[] both = IntStream.range(0, x.length)
                .filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(y[i]))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> x[i]).thenComparingDouble(i -> y[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] left = standardised(Complete.rows(x, both));
        double[] right = standardised(Complete.rows(y, both));
        if (both.length < FEWEST || Double.isNaN(left[0]) || Double.isNaN(right[0])) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(new CorrelationRatio(left, right).explained());
    }

    private static double[] standardised(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double deviation = Math.sqrt(
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1.0));
        boolean constant = Arrays.stream(values).allMatch(v -> v == values[0]);
        return Arrays.stream(values)
                .map(v -> constant || !(deviation > 0) || Double.isInfinite(deviation)
                        ? Double.NaN
                        : (v - mean) / deviation)
                .toArray();
    }

    private double explained() {
        double smallest = Double.POSITIVE_INFINITY;
        double explained = 0;
        for (double width : WIDTHS) {
            double[] curve = new double[x.length];
            double error = fit(width, curve);
            if (error < smallest) {
                smallest = error;
                explained = variance(curve) / variance(y);
            }
        }
        return Math.clamp(explained, 0.0, 1.0);
    }

    /** Writes the curve and returns the sum of squared errors of predicting each place from the others. */
    private double fit(double width, double[] curve) {
        double error = 0;
        int begin = 0;
        int end = 0;
        for (int i = 0; i < x.length; i++) {
            while (x[begin] < x[i] - width) {
                begin++;
            }
            while (end < x.length && x[end] <= x[i] + width) {
                end++;
            }
            error += predict(i, begin, end, width, curve);
        }
        return error;
    }

    private double predict(int i, int begin, int end, double width, double[] curve) {
        double[] s = new double[sums.length];
        for (int p = 0; p < s.length; p++) {
            s[p] = sums[p][end] - sums[p][begin];
        }
        double c = x[i];
        double square = width * width;
        // powers of the distance to x[i], from powers of x
        double d1 = s[1] - c * s[0];
        double d2 = s[2] - 2 * c * s[1] + c * c * s[0];
        double d3 = s[3] - 3 * c * s[2] + 3 * c * c * s[1] - c * c * c * s[0];
        double d4 = s[4] - 4 * c * s[3] + 6 * c * c * s[2] - 4 * c * c * c * s[1] + c * c * c * c * s[0];
        double y1 = s[6] - c * s[5];
        double y2 = s[7] - 2 * c * s[6] + c * c * s[5];
        double y3 = s[8] - 3 * c * s[7] + 3 * c * c * s[6] - c * c * c * s[5];
        double w0 = s[0] - d2 / square;
        double w1 = d1 - d3 / square;
        double w2 = d2 - d4 / square;
        double v0 = s[5] - y2 / square;
        double v1 = y1 - y3 / square;
        double determinant = w0 * w2 - w1 * w1;
        boolean level = determinant <= 1e-9 * w0 * w0 * square;
        curve[i] = level ? v0 / w0 : (w2 * v0 - w1 * v1) / determinant;
        double own = level ? 1 / w0 : w2 / determinant;
        double left = 1 - own;
        if (left < ALONE) {
            return y.length; // nothing near it to be predicted from: as bad as knowing nothing of all places
        }
        double residual = (y[i] - curve[i]) / left;
        return residual * residual;
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    }
}
