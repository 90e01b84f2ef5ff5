package org.isopolity.index.recipe;

import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * A line through the values of one column by those of a few others, on standardised values and with a trace of ridge, so that
 * columns that say the same do no harm.
 */
final class LeastSquares {

    private static final double RIDGE = 1e-6;

    private final double[] centers;
    private final double[] deviations;
    private final double center;
    private final double[] slopes;
    private final double[][] cholesky;
    private final double residual;
    private final int degreesOfFreedom;

    /**
     * Fits a line.
     *
     * @param predictors columns, all present in the rows
     * @param column what is predicted, present in the rows
     * @param rows at least two more than there are predictors
     */
    LeastSquares(double[][] predictors, double[] column, int[] rows) {
        int count = predictors.length;
        centers = new double[count];
        deviations = new double[count];
        for (int j = 0; j < count; j++) {
            centers[j] = mean(predictors[j], rows);
            deviations[j] = deviation(predictors[j], rows, centers[j]);
        }
        center = mean(column, rows);
        double[][] products = new double[count][count];
        double[] right = new double[count];
        for (int row : rows) {
            for (int j = 0; j < count; j++) {
                double left = standardised(predictors, j, row);
                right[j] += left * (column[row] - center);
                for (int k = 0; k <= j; k++) {
                    products[j][k] += left * standardised(predictors, k, row);
                }
            }
        }
        for (int j = 0; j < count; j++) {
            products[j][j] += RIDGE * rows.length;
            for (int k = 0; k < j; k++) {
                products[k][j] = products[j][k];
            }
        }
        RealMatrix matrix = new Array2DRowRealMatrix(products, false);
        CholeskyDecomposition decomposition = new CholeskyDecomposition(matrix, 1e-8, 1e-14);
        slopes = decomposition
                .getSolver()
                .solve(new org.hipparchus.linear.ArrayRealVector(right, false))
                .toArray();
        cholesky = decomposition.getL().getData();
        double squares = 0;
        for (int row : rows) {
            double error = column[row] - predict(predictors, row);
            squares += error * error;
        }
        residual = squares;
        degreesOfFreedom = Math.max(1, rows.length - count - 1);
    }

    private static double mean(double[] values, int[] rows) {
        return IntStream.of(rows).mapToDouble(row -> values[row]).sum() / rows.length;
    }

    private static double deviation(double[] values, int[] rows, double mean) {
        double squares = 0;
        for (int row : rows) {
            squares += (values[row] - mean) * (values[row] - mean);
        }
        return squares == 0 ? 1 : Math.sqrt(squares / rows.length);
    }

    private double standardised(double[][] predictors, int j, int row) {
        return (predictors[j][row] - centers[j]) / deviations[j];
    }

    /** The value on the line. */
    double predict(double[][] predictors, int row) {
        double value = center;
        for (int j = 0; j < slopes.length; j++) {
            value += slopes[j] * standardised(predictors, j, row);
        }
        return value;
    }

    /** Another line that the data allow as well: drawn from the posterior under a flat prior (Rubin 1987). */
    Drawn draw(java.util.random.RandomGenerator random) {
        double squares = 0;
        for (int i = 0; i < degreesOfFreedom; i++) {
            double normal = random.nextGaussian();
            squares += normal * normal;
        }
        double sigma = Math.sqrt(residual / squares);
        int count = slopes.length;
        double[] shift = new double[count];
        for (int j = count - 1; j >= 0; j--) {
            double sum = random.nextGaussian();
            for (int k = j + 1; k < count; k++) {
                sum -= cholesky[k][j] * shift[k];
            }
            shift[j] = sum / cholesky[j][j];
        }
        for (int j = 0; j < count; j++) {
            shift[j] = slopes[j] + sigma * shift[j];
        }
        return new Drawn(shift, sigma);
    }

    /** A line with its spread. */
    final class Drawn {

        private final double[] drawn;
        private final double sigma;

        Drawn(double[] drawn, double sigma) {
            this.drawn = drawn;
            this.sigma = sigma;
        }

        /** The value on the drawn line. */
        double predict(double[][] predictors, int row) {
            double value = center;
            for (int j = 0; j < drawn.length; j++) {
                value += drawn[j] * standardised(predictors, j, row);
            }
            return value;
        }

        /** The standard deviation of values around the line. */
        double sigma() {
            return sigma;
        }
    }
}
