package org.isopolity.impact.series;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.hipparchus.random.RandomDataGenerator;

/**
 * Draws of a regression in which each predictor may be left out (George and McCulloch 1997, with the prior of Scott and Varian
 * 2014: slopes are normal with the precision of a hundredth of an observation, half of it put on the diagonal).
 */
final class SpikeAndSlab {

    private static final double PRIOR_OBSERVATIONS = 0.01;
    private static final double DIAGONAL = 0.5;
    private static final double PRIOR_DEGREES = 50;

    private final double[][] rows;
    private final double[][] gram;
    private final double[][] precision;
    private final double inclusion;
    private final double priorSquares;
    private final boolean[] included;

    private double variance;
    private double[] slopes;

    /**
     * @param rows predictors in the periods that count
     * @param expectedSize how many predictors are expected to matter
     * @param priorVariance guess of the noise's variance
     */
    SpikeAndSlab(double[][] rows, double expectedSize, double priorVariance) {
        this.rows = rows;
        int predictors = rows.length == 0 ? 0 : rows[0].length;
        this.gram = new double[predictors][predictors];
        this.precision = new double[predictors][predictors];
        for (int a = 0; a < predictors; a++) {
            for (int b = 0; b < predictors; b++) {
                for (double[] row : rows) {
                    gram[a][b] += row[a] * row[b];
                }
                precision[a][b] = PRIOR_OBSERVATIONS / rows.length * gram[a][b] * (a == b ? 1 : 1 - DIAGONAL);
            }
        }
        this.inclusion = predictors == 0 ? 0 : Math.min(1, expectedSize / predictors);
        this.priorSquares = PRIOR_DEGREES * priorVariance;
        this.included = new boolean[predictors];
        Arrays.fill(included, inclusion == 1);
        this.variance = priorVariance;
        this.slopes = new double[predictors];
    }

    double variance() {
        return variance;
    }

    double[] slopes() {
        return slopes.clone();
    }

    boolean[] included() {
        return included.clone();
    }

    /** Draws who is included, then variance and slopes, given what is left to explain. */
    void draw(double[] left, RandomDataGenerator random) {
        double[] moments = new double[included.length];
        double squares = 0;
        for (int t = 0; t < left.length; t++) {
            squares += left[t] * left[t];
            for (int k = 0; k < moments.length; k++) {
                moments[k] += rows[t][k] * left[t];
            }
        }
        if (inclusion < 1) {
            for (int k = 0; k < included.length; k++) {
                flip(k, moments, squares, left.length, random);
            }
        }
        Posterior posterior = new Posterior(moments, squares);
        double shape = (PRIOR_DEGREES + left.length) / 2;
        variance = posterior.squares / 2 / random.nextGamma(shape, 1);
        slopes = posterior.slopes(random, Math.sqrt(variance));
    }

    private void flip(int k, double[] moments, double squares, int count, RandomDataGenerator random) {
        included[k] = true;
        double with = new Posterior(moments, squares).logarithm(count) + Math.log(inclusion);
        included[k] = false;
        double without = new Posterior(moments, squares).logarithm(count) + Math.log(1 - inclusion);
        included[k] = random.nextUniform(0, 1) < 1 / (1 + Math.exp(without - with));
    }

    /** What is known of slopes and variance for the predictors now included. */
    private final class Posterior {

        private final int[] members =
                IntStream.range(0, included.length).filter(k -> included[k]).toArray();
        private final double squares;
        private final double[] means;
        private final DMatrixRMaj root;
        private double determinants;

        Posterior(double[] moments, double all) {
            int size = members.length;
            DMatrixRMaj both = new DMatrixRMaj(size, size);
            DMatrixRMaj prior = new DMatrixRMaj(size, size);
            DMatrixRMaj moment = new DMatrixRMaj(size, 1);
            for (int a = 0; a < size; a++) {
                moment.set(a, 0, moments[members[a]]);
                for (int b = 0; b < size; b++) {
                    prior.set(a, b, precision[members[a]][members[b]]);
                    both.set(a, b, gram[members[a]][members[b]] + prior.get(a, b));
                }
            }
            root = size == 0 ? both : root(both);
            means = new double[size];
            double explained = 0;
            if (size > 0) {
                DMatrixRMaj solved = new DMatrixRMaj(size, 1);
                CommonOps_DDRM.solve(both, moment, solved);
                System.arraycopy(solved.getData(), 0, means, 0, size);
                explained = CommonOps_DDRM.dot(solved, moment);
                determinants = logDeterminant(root(prior)) - logDeterminant(root);
            }
            squares = Math.max(priorSquares * 1e-12, priorSquares + all - explained);
        }

        private static DMatrixRMaj root(DMatrixRMaj matrix) {
            CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(matrix.getNumRows(), true);
            if (!cholesky.decompose(matrix.copy())) {
                throw new org.isopolity.impact.panel.UnusableDesign("series.singular");
            }
            return cholesky.getT(null);
        }

        private static double logDeterminant(DMatrixRMaj root) {
            double sum = 0;
            for (int k = 0; k < root.getNumRows(); k++) {
                sum += 2 * Math.log(root.get(k, k));
            }
            return sum;
        }

        double logarithm(int count) {
            return determinants / 2 - (PRIOR_DEGREES + count) / 2 * Math.log(squares / 2);
        }

        /** Means plus noise through the inverse of the transposed root. */
        double[] slopes(RandomDataGenerator random, double deviation) {
            int size = members.length;
            double[] noise = new double[size];
            for (int a = 0; a < size; a++) {
                noise[a] = random.nextNormal(0, 1);
            }
            for (int a = size - 1; a >= 0; a--) {
                for (int b = a + 1; b < size; b++) {
                    noise[a] -= root.get(b, a) * noise[b];
                }
                noise[a] /= root.get(a, a);
            }
            double[] all = new double[included.length];
            for (int a = 0; a < size; a++) {
                all[members[a]] = means[a] + deviation * noise[a];
            }
            return all;
        }
    }
}
