package org.isopolity.impact.synth;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.isopolity.impact.Phrases;
import org.isopolity.impact.evaluation.Quantiles;
import org.isopolity.impact.panel.UnusableDesign;
import org.isopolity.impact.simplex.SimplexFit;
import org.isopolity.impact.simplex.SimplexProgram;
import org.isopolity.text.Phrase;

/**
 * A synthetic control whose remaining distance before the start is taken away by a ridge regression (Ben-Michael, Feller and
 * Rothstein 2021). Weights sum to one and may be negative: it extrapolates where the donors do not reach.
 *
 * @param ridge how much correction is held back, above 0; absent: the largest value whose error on periods left out one at a
 *     time is within one standard error of the smallest
 */
public record RidgeAugmented(OptionalDouble ridge) implements Estimator {

    private static final int GRID = 20;
    private static final double SPAN = 1e-8;

    public RidgeAugmented {
        if (ridge.isPresent() && !(ridge.getAsDouble() > 0)) {
            throw new UnusableDesign("synth.ridge");
        }
    }

    @Override
    public Fit fit(Comparison comparison) {
        double[][] centred = others(comparison);
        double[] own = own(comparison);
        double chosen = ridge.isPresent() ? ridge.getAsDouble() : chosen(centred, own);
        SimplexFit plain = SimplexProgram.fit(centred, own);
        double[] weights = new Spectrum(centred).corrected(plain.weights(), own, chosen);
        double loss = SimplexProgram.squaredDistance(centred, own, weights);
        return Fit.of(comparison, weights, 0, loss, plain.gap(), plain.unique(), Map.of());
    }

    private static double[] own(Comparison comparison) {
        double[] own = comparison.own(0, comparison.start());
        double[] means = means(comparison);
        for (int t = 0; t < own.length; t++) {
            own[t] -= means[t];
        }
        return own;
    }

    private static double[][] others(Comparison comparison) {
        double[][] others = comparison.others(0, comparison.start());
        double[] means = means(comparison);
        for (double[] point : others) {
            for (int t = 0; t < point.length; t++) {
                point[t] -= means[t];
            }
        }
        return others;
    }

    private static double[] means(Comparison comparison) {
        double[] means = new double[comparison.start()];
        int donors = comparison.donors().size();
        for (int t = 0; t < means.length; t++) {
            for (int j = 0; j < donors; j++) {
                means[t] += comparison.donorAt(j, t) / donors;
            }
        }
        return means;
    }

    /** Errors on each period when it is left out, for a falling grid from the largest singular value squared. */
    private static double chosen(double[][] centred, double[] own) {
        double largest = new Spectrum(centred).largest();
        if (!(largest > 0)) {
            throw new UnusableDesign("synth.constant");
        }
        double[][] errors = new double[GRID + 1][own.length];
        for (int left = 0; left < own.length; left++) {
            double[][] fewer = new double[centred.length][];
            for (int j = 0; j < fewer.length; j++) {
                fewer[j] = without(centred[j], left);
            }
            double[] target = without(own, left);
            double[] plain = SimplexProgram.fit(fewer, target).weights();
            Spectrum spectrum = new Spectrum(fewer);
            for (int k = 0; k <= GRID; k++) {
                double[] weights = spectrum.corrected(plain, target, grid(largest, k));
                double error = own[left];
                for (int j = 0; j < weights.length; j++) {
                    error -= weights[j] * centred[j][left];
                }
                errors[k][left] = error * error;
            }
        }
        return largestWithinOneError(errors, largest);
    }

    private static double largestWithinOneError(double[][] errors, double largest) {
        int best = 0;
        for (int k = 1; k <= GRID; k++) {
            if (Quantiles.mean(errors[k]) < Quantiles.mean(errors[best])) {
                best = k;
            }
        }
        double bound =
                Quantiles.mean(errors[best]) + Quantiles.deviation(errors[best], 1) / Math.sqrt(errors[best].length);
        int chosen = 0;
        while (Quantiles.mean(errors[chosen]) > bound) {
            chosen++;
        }
        return grid(largest, chosen);
    }

    private static double grid(double largest, int step) {
        return largest * Math.pow(SPAN, step / (double) GRID);
    }

    private static double[] without(double[] values, int left) {
        double[] fewer = new double[values.length - 1];
        System.arraycopy(values, 0, fewer, 0, left);
        System.arraycopy(values, left + 1, fewer, left, fewer.length - left);
        return fewer;
    }

    @Override
    public Phrase inWords() {
        return ridge.isPresent()
                ? Phrases.of("estimator.ridge.given", ridge.getAsDouble())
                : Phrases.of("estimator.ridge");
    }

    /** The eigenvalues of X'X, computed once for all values of the ridge. */
    private static final class Spectrum {

        private final double[][] points;
        private final double[] values;
        private final double[][] vectors;

        Spectrum(double[][] points) {
            this.points = points;
            DMatrixRMaj x = new DMatrixRMaj(points);
            int periods = x.getNumCols();
            DMatrixRMaj gram = new DMatrixRMaj(periods, periods);
            CommonOps_DDRM.multTransA(x, x, gram);
            EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(periods, true, true);
            if (!eigen.decompose(gram)) {
                throw new UnusableDesign("synth.ridge.failed");
            }
            values = new double[periods];
            vectors = new double[periods][];
            for (int k = 0; k < periods; k++) {
                values[k] = Math.max(0, eigen.getEigenvalue(k).getReal());
                vectors[k] = eigen.getEigenVector(k).getData().clone();
            }
        }

        double largest() {
            return Arrays.stream(values).max().orElse(0);
        }

        double[] corrected(double[] plain, double[] own, double ridge) {
            double[] left = own.clone();
            for (int j = 0; j < plain.length; j++) {
                for (int t = 0; t < left.length; t++) {
                    left[t] -= plain[j] * points[j][t];
                }
            }
            double[] slopes = new double[left.length];
            for (int k = 0; k < values.length; k++) {
                double along = dot(vectors[k], left) / (values[k] + ridge);
                for (int t = 0; t < slopes.length; t++) {
                    slopes[t] += along * vectors[k][t];
                }
            }
            double[] weights = plain.clone();
            for (int j = 0; j < weights.length; j++) {
                weights[j] += dot(points[j], slopes);
            }
            return weights;
        }

        private static double dot(double[] one, double[] other) {
            double sum = 0;
            for (int t = 0; t < one.length; t++) {
                sum += one[t] * other[t];
            }
            return sum;
        }
    }
}
