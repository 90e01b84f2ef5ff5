package org.isopolity.index.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;

/**
 * Principal components of standardised series: how many dimensions they really have. Places with a gap are left out. The sign
 * of a component is arbitrary; here its largest loading is positive.
 */
public final class PrincipalComponents {

    private final int places;
    private final double[] eigenvalues;
    private final double[][] loadings;

    private PrincipalComponents(int places, double[] eigenvalues, double[][] loadings) {
        this.places = places;
        this.eigenvalues = eigenvalues;
        this.loadings = loadings;
    }

    /**
     * The components of these series, all equally long, NaN where a value is missing.
     *
     * @return nothing where there are fewer than two series, fewer than three places without a gap, or a series is the same
     *     in all of these
     */
    public static Optional<PrincipalComponents> find(List<double[]> series) {
        if (series.size() < 2) {
            return Optional.empty();
        }
        int[] whole = Complete.places(series);
        int count = series.size();
        double[][] columns = new double[count][];
        for (int j = 0; j < count; j++) {
            columns[j] = Complete.rows(series.get(j), whole);
        }
        double[][] correlations = new double[count][count];
        for (int i = 0; i < count; i++) {
            correlations[i][i] = 1;
            for (int j = 0; j < i; j++) {
                Optional<Correlation> both = CorrelationMethod.PEARSON.find(columns[i], columns[j], false);
                if (both.isEmpty()) {
                    return Optional.empty();
                }
                correlations[i][j] = both.get().coefficient();
                correlations[j][i] = correlations[i][j];
            }
        }
        EigenDecompositionSymmetric decomposition =
                new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(correlations));
        double[] eigenvalues = decomposition.getEigenvalues();
        double[][] loadings = new double[count][];
        for (int component = 0; component < count; component++) {
            eigenvalues[component] = Math.max(0, eigenvalues[component]);
            loadings[component] = turned(decomposition.getEigenvector(component).toArray());
        }
        return Optional.of(new PrincipalComponents(whole.length, eigenvalues, loadings));
    }

    private static double[] turned(double[] vector) {
        int largest = 0;
        for (int i = 1; i < vector.length; i++) {
            if (Math.abs(vector[i]) > Math.abs(vector[largest]) + 1e-12) {
                largest = i;
            }
        }
        return vector[largest] < 0 ? Arrays.stream(vector).map(x -> -x).toArray() : vector;
    }

    /** How many places had no gap. */
    public int places() {
        return places;
    }

    /** How many components there are: as many as series. */
    public int size() {
        return eigenvalues.length;
    }

    /** The variance of a component, the first being the largest; all together the number of series. */
    public double eigenvalue(int component) {
        return eigenvalues[component];
    }

    /** The share of all variance that a component carries, 0 to 1. */
    public double share(int component) {
        return eigenvalues[component] / eigenvalues.length;
    }

    /** How many components carry more than one series of their own would (Kaiser's rule). */
    public int dimensions() {
        return (int)
                Arrays.stream(eigenvalues).filter(value -> value > 1 + 1e-9).count();
    }

    /** How much each series counts in a component; the squares sum to 1. */
    public double[] loadings(int component) {
        return loadings[component].clone();
    }
}
