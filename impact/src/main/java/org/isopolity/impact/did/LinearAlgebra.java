package org.isopolity.impact.did;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.isopolity.impact.panel.UnusableDesign;

/** The few matrix steps that regressions here need. */
final class LinearAlgebra {

    private LinearAlgebra() {}

    /**
     * The inverse of {@code sum of weight * x x'}.
     *
     * @throws UnusableDesign if covariates are so alike that it has none
     */
    static double[][] inverseGram(double[][] rows, double[] weights) {
        int size = rows[0].length;
        DMatrixRMaj gram = new DMatrixRMaj(size, size);
        for (int i = 0; i < rows.length; i++) {
            for (int a = 0; a < size; a++) {
                for (int b = 0; b < size; b++) {
                    gram.add(a, b, weights[i] * rows[i][a] * rows[i][b]);
                }
            }
        }
        DMatrixRMaj inverse = new DMatrixRMaj(size, size);
        if (!CommonOps_DDRM.invert(gram, inverse) || !Double.isFinite(CommonOps_DDRM.elementSumAbs(inverse))) {
            throw new UnusableDesign("did.singular");
        }
        double[][] result = new double[size][size];
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                result[a][b] = inverse.get(a, b);
            }
        }
        return result;
    }

    static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[matrix.length];
        for (int a = 0; a < product.length; a++) {
            product[a] = dot(matrix[a], vector);
        }
        return product;
    }

    static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int k = 0; k < one.length; k++) {
            sum += one[k] * other[k];
        }
        return sum;
    }
}
