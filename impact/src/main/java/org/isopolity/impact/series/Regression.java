package org.isopolity.impact.series;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.isopolity.impact.panel.UnusableDesign;

/** Least squares with the errors that it may have. Rows are periods in order. */
final class Regression {

    private final double[][] rows;
    private final double[] coefficients;
    private final double[] residuals;
    private final double[][] inverse;

    Regression(double[][] rows, double[] values) {
        this.rows = rows;
        int terms = rows[0].length;
        DMatrixRMaj x = new DMatrixRMaj(rows);
        DMatrixRMaj y = new DMatrixRMaj(values.length, 1, true, values);
        DMatrixRMaj solved = new DMatrixRMaj(terms, 1);
        DMatrixRMaj gram = new DMatrixRMaj(terms, terms);
        CommonOps_DDRM.multTransA(x, x, gram);
        DMatrixRMaj inverted = new DMatrixRMaj(terms, terms);
        if (!CommonOps_DDRM.invert(gram, inverted) || !CommonOps_DDRM.solve(x, y, solved)) {
            throw new UnusableDesign("series.singular");
        }
        coefficients = solved.getData().clone();
        inverse = new double[terms][terms];
        for (int a = 0; a < terms; a++) {
            for (int b = 0; b < terms; b++) {
                inverse[a][b] = inverted.get(a, b);
            }
        }
        residuals = residuals(rows, values, coefficients);
    }

    static double[] residuals(double[][] rows, double[] values, double[] coefficients) {
        double[] residuals = values.clone();
        for (int t = 0; t < rows.length; t++) {
            for (int k = 0; k < coefficients.length; k++) {
                residuals[t] -= rows[t][k] * coefficients[k];
            }
        }
        return residuals;
    }

    double[] coefficients() {
        return coefficients.clone();
    }

    double[] residuals() {
        return residuals.clone();
    }

    /** Covariance if residuals were independent and alike. */
    double[][] plainCovariance() {
        double sum = 0;
        for (double residual : residuals) {
            sum += residual * residual;
        }
        double variance = sum / (rows.length - coefficients.length);
        double[][] covariance = new double[inverse.length][inverse.length];
        for (int a = 0; a < inverse.length; a++) {
            for (int b = 0; b < inverse.length; b++) {
                covariance[a][b] = variance * inverse[a][b];
            }
        }
        return covariance;
    }

    /**
     * Covariance that allows for residuals that resemble their neighbours (Newey and West 1987, Bartlett weights), times
     * n / (n - k).
     */
    double[][] robustCovariance(int lags) {
        int terms = coefficients.length;
        double[][] middle = new double[terms][terms];
        for (int lag = 0; lag <= lags; lag++) {
            double weight = lag == 0 ? 0.5 : 1 - lag / (lags + 1.0);
            for (int t = lag; t < rows.length; t++) {
                double product = weight * residuals[t] * residuals[t - lag];
                for (int a = 0; a < terms; a++) {
                    for (int b = 0; b < terms; b++) {
                        middle[a][b] += product * (rows[t][a] * rows[t - lag][b] + rows[t - lag][a] * rows[t][b]);
                    }
                }
            }
        }
        double correction = rows.length / (double) (rows.length - terms);
        return times(times(inverse, middle), inverse, correction);
    }

    private static double[][] times(double[][] one, double[][] other) {
        return times(one, other, 1);
    }

    private static double[][] times(double[][] one, double[][] other, double factor) {
        double[][] product = new double[one.length][other[0].length];
        for (int a = 0; a < one.length; a++) {
            for (int b = 0; b < product[a].length; b++) {
                for (int k = 0; k < other.length; k++) {
                    product[a][b] += factor * one[a][k] * other[k][b];
                }
            }
        }
        return product;
    }
}
