package org.isopolity.index.aggregation;

/** The largest {@code c x} with {@code A x <= b}, {@code x >= 0} and {@code b >= 0}, by the simplex method on a dense table. */
final class LinearProgramme {

    private static final double ZERO = 1e-11;
    private static final int PATIENCE = 200;

    private final double[][] table;
    private final int[] basis;
    private final int variables;

    private LinearProgramme(double[] objective, double[][] rows, double[] bounds) {
        variables = objective.length;
        int slacks = rows.length;
        table = new double[slacks + 1][variables + slacks + 1];
        basis = new int[slacks];
        for (int i = 0; i < slacks; i++) {
            double scale = 0;
            for (double cell : rows[i]) {
                scale = Math.max(scale, Math.abs(cell));
            }
            scale = scale == 0 ? 1 : scale;
            for (int j = 0; j < variables; j++) {
                table[i][j] = rows[i][j] / scale;
            }
            table[i][variables + i] = 1;
            table[i][variables + slacks] = bounds[i] / scale;
            basis[i] = variables + i;
        }
        for (int j = 0; j < variables; j++) {
            table[slacks][j] = -objective[j];
        }
    }

    /**
     * The best point.
     *
     * @param bounds none negative, so that the origin is allowed
     * @throws IllegalArgumentException if the objective has no bound
     */
    static double[] maximise(double[] objective, double[][] rows, double[] bounds) {
        double largest = 0;
        for (double coefficient : objective) {
            largest = Math.max(largest, Math.abs(coefficient));
        }
        if (largest == 0) {
            return new double[objective.length];
        }
        double[] scaled = new double[objective.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = objective[i] / largest;
        }
        LinearProgramme programme = new LinearProgramme(scaled, rows, bounds);
        for (int pivots = 0; programme.improve(pivots > PATIENCE); pivots++) {
            if (pivots > 100 * PATIENCE) {
                throw new IllegalArgumentException("the weights that suit a city best could not be found");
            }
        }
        return programme.point();
    }

    /** One pivot; by the smallest index (Bland) once patience is over, so that it cannot go round in circles. */
    private boolean improve(boolean careful) {
        double[] costs = table[basis.length];
        int column = -1;
        for (int j = 0; j < costs.length - 1; j++) {
            if (costs[j] < -ZERO && (column < 0 || (!careful && costs[j] < costs[column]))) {
                column = j;
            }
        }
        if (column < 0) {
            return false;
        }
        int row = leaving(column);
        if (row < 0) {
            throw new IllegalArgumentException("a city could be given any score: all its peers have only zeros");
        }
        pivot(row, column);
        return true;
    }

    private int leaving(int column) {
        int end = table[0].length - 1;
        int row = -1;
        double least = 0;
        for (int i = 0; i < basis.length; i++) {
            if (table[i][column] > ZERO) {
                double ratio = table[i][end] / table[i][column];
                if (row < 0 || ratio < least - ZERO || (ratio <= least + ZERO && basis[i] < basis[row])) {
                    least = row < 0 ? ratio : Math.min(least, ratio);
                    row = i;
                }
            }
        }
        return row;
    }

    private void pivot(int row, int column) {
        double[] pivot = table[row];
        double divisor = pivot[column];
        for (int j = 0; j < pivot.length; j++) {
            pivot[j] /= divisor;
        }
        for (int i = 0; i < table.length; i++) {
            double factor = table[i][column];
            if (i != row && factor != 0) {
                double[] other = table[i];
                for (int j = 0; j < other.length; j++) {
                    other[j] -= factor * pivot[j];
                }
            }
        }
        basis[row] = column;
    }

    private double[] point() {
        double[] point = new double[variables];
        for (int i = 0; i < basis.length; i++) {
            if (basis[i] < variables) {
                point[basis[i]] = Math.max(0, table[i][table[i].length - 1]);
            }
        }
        return point;
    }
}
