package org.isopolity.index.recipe;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Which columns tell most about a column: those with the largest absolute correlation over the rows that both have. */
final class Predictors {

    private static final int FEWEST = 4;

    private Predictors() {}

    /** All columns that correlate with this one at all, the strongest first. */
    static int[] of(double[][] columns, int target) {
        double[] strength = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            strength[j] = j == target ? 0 : Math.abs(correlation(columns[j], columns[target]));
        }
        return IntStream.range(0, columns.length)
                .filter(j -> strength[j] > 1e-9)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer j) -> -strength[j]).thenComparing(j -> j))
                .mapToInt(j -> j)
                .toArray();
    }

    private static double correlation(double[] a, double[] b) {
        int[] rows = IntStream.range(0, a.length)
                .filter(i -> !Double.isNaN(a[i]) && !Double.isNaN(b[i]))
                .toArray();
        if (rows.length < FEWEST) {
            return 0;
        }
        double meanA = IntStream.of(rows).mapToDouble(i -> a[i]).sum() / rows.length;
        double meanB = IntStream.of(rows).mapToDouble(i -> b[i]).sum() / rows.length;
        double joint = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i : rows) {
            joint += (a[i] - meanA) * (b[i] - meanB);
            squaresA += (a[i] - meanA) * (a[i] - meanA);
            squaresB += (b[i] - meanB) * (b[i] - meanB);
        }
        double correlation = joint / Math.sqrt(squaresA * squaresB);
        return Double.isFinite(correlation) ? correlation : 0;
    }
}
