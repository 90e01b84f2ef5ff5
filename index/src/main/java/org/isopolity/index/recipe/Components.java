package org.isopolity.index.recipe;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * Principal components of standardised columns, the strongest first. A component points the way in which most of its loadings are
 * positive.
 */
final class Components {

    private final double[] eigenvalues;
    private final double[][] vectors;

    /**
     * The components of columns without gaps.
     *
     * @param columns at least one, none constant
     */
    Components(double[][] columns) {
        int count = columns.length;
        double[][] standard =
                Arrays.stream(columns).map(Components::standardised).toArray(double[][]::new);
        double[][] correlations = new double[count][count];
        for (int j = 0; j < count; j++) {
            for (int k = 0; k <= j; k++) {
                double sum = 0;
                for (int i = 0; i < standard[j].length; i++) {
                    sum += standard[j][i] * standard[k][i];
                }
                correlations[j][k] = sum;
                correlations[k][j] = sum;
            }
        }
        EigenDecompositionSymmetric decomposition =
                new EigenDecompositionSymmetric(new Array2DRowRealMatrix(correlations, false));
        double[] values = decomposition.getEigenvalues();
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> -values[k]))
                .mapToInt(k -> k)
                .toArray();
        eigenvalues = IntStream.of(order).mapToDouble(k -> values[k]).toArray();
        vectors = IntStream.of(order)
                .mapToObj(k -> oriented(decomposition.getEigenvector(k).toArray()))
                .toArray(double[][]::new);
    }

    private static double[] standardised(double[] column) {
        double mean = Arrays.stream(column).sum() / column.length;
        double squares = 0;
        for (double value : column) {
            squares += (value - mean) * (value - mean);
        }
        double length = Math.sqrt(squares);
        return Arrays.stream(column).map(value -> (value - mean) / length).toArray();
    }

    private static double[] oriented(double[] vector) {
        double sum = Arrays.stream(vector).sum();
        return sum >= 0
                ? vector
                : Arrays.stream(vector).map(loading -> -loading).toArray();
    }

    /** The variances of the components; they sum to the number of columns. */
    double[] eigenvalues() {
        return eigenvalues.clone();
    }

    /** The loadings of a component, of length 1. */
    double[] vector(int component) {
        return vectors[component].clone();
    }

    /** How many components have a variance above that of a single column (Kaiser's rule); at least one. */
    int kaiser() {
        return Math.max(1, (int)
                Arrays.stream(eigenvalues).filter(value -> value > 1 + 1e-9).count());
    }

    /**
     * The correlations of columns with the first components, after a varimax rotation (Kaiser 1958) with rows brought to length 1.
     *
     * @return one row for each column, one number for each component
     */
    double[][] rotated(int components) {
        int rows = vectors.length;
        double[][] loadings = new double[rows][components];
        double[] lengths = new double[rows];
        for (int j = 0; j < rows; j++) {
            for (int k = 0; k < components; k++) {
                loadings[j][k] = vectors[k][j] * Math.sqrt(Math.max(0, eigenvalues[k]));
                lengths[j] += loadings[j][k] * loadings[j][k];
            }
            lengths[j] = lengths[j] == 0 ? 1 : Math.sqrt(lengths[j]);
            for (int k = 0; k < components; k++) {
                loadings[j][k] /= lengths[j];
            }
        }
        boolean turned = true;
        for (int round = 0; turned && round < 1000; round++) {
            turned = false;
            for (int a = 0; a < components; a++) {
                for (int b = a + 1; b < components; b++) {
                    turned |= turn(loadings, a, b);
                }
            }
        }
        for (int j = 0; j < rows; j++) {
            for (int k = 0; k < components; k++) {
                loadings[j][k] *= lengths[j];
            }
        }
        return loadings;
    }

    private static boolean turn(double[][] loadings, int a, int b) {
        double sumU = 0;
        double sumV = 0;
        double squares = 0;
        double products = 0;
        for (double[] row : loadings) {
            double u = row[a] * row[a] - row[b] * row[b];
            double v = 2 * row[a] * row[b];
            sumU += u;
            sumV += v;
            squares += u * u - v * v;
            products += 2 * u * v;
        }
        double angle = Math.atan2(
                        products - 2 * sumU * sumV / loadings.length,
                        squares - (sumU * sumU - sumV * sumV) / loadings.length)
                / 4;
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        for (double[] row : loadings) {
            double first = row[a] * cos + row[b] * sin;
            row[b] = row[b] * cos - row[a] * sin;
            row[a] = first;
        }
        return Math.abs(angle) > 1e-10;
    }
}
