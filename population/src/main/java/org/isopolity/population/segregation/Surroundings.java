package org.isopolity.population.segregation;

import java.util.stream.IntStream;
import org.isopolity.population.place.Places;

/**
 * Sums over all units around each unit, weighted by distance: exact, in memory that grows with the number of units and not with its
 * square. Each unit's sum is made by one thread in one order, so that results do not depend on how many there are.
 */
final class Surroundings {

    private static final int BLOCK = 512;

    private Surroundings() {}

    /**
     * For each column and unit the sum over j of weight(d_ij) times the column's j-th value.
     *
     * @param columns as many values as there are places
     * @return one array for each column
     */
    static double[][] sums(Places places, Decay decay, SelfDistance self, double[][] columns) {
        int size = places.size();
        double[] x = new double[size];
        double[] y = new double[size];
        for (int u = 0; u < size; u++) {
            x[u] = places.x(u) / decay.bandwidth();
            y[u] = places.y(u) / decay.bandwidth();
        }
        double[][] sums = new double[columns.length][size];
        IntStream.range(0, size).parallel().forEach(i -> {
            Around around = new Around(x[i], y[i], columns, Math.min(BLOCK, size));
            for (int from = 0; from < size; from += BLOCK) {
                int length = Math.min(BLOCK, size - from);
                around.measure(x, y, from, length);
                weigh(decay.shape(), around.weights, length);
                if (i >= from && i < from + length) {
                    around.weights[i - from] = decay.weight(self.of(places, i));
                }
                around.add(from, length);
            }
            for (int c = 0; c < columns.length; c++) {
                sums[c][i] = Sums.of(around.sums[c]);
            }
        });
        return sums;
    }

    /** What lies around one unit. Sums are kept apart by place in the block, so that several are added at a time. */
    static final class Around {
        private final double east;
        private final double north;
        private final double[][] columns;
        final double[] weights;
        final double[][] sums;

        Around(double east, double north, double[][] columns, int block) {
            this.east = east;
            this.north = north;
            this.columns = columns;
            this.weights = new double[block];
            this.sums = new double[columns.length][block];
        }

        /** Distances of a stretch of units, in place of weights. */
        void measure(double[] x, double[] y, int from, int length) {
            for (int j = 0; j < length; j++) {
                double right = x[from + j] - east;
                double up = y[from + j] - north;
                weights[j] = Math.sqrt(right * right + up * up);
            }
        }

        /** Adds a stretch of each column by the weights. */
        void add(int from, int length) {
            for (int c = 0; c < columns.length; c++) {
                double[] column = columns[c];
                double[] sum = sums[c];
                for (int j = 0; j < length; j++) {
                    sum[j] = Math.fma(weights[j], column[from + j], sum[j]);
                }
            }
        }
    }

    private static void weigh(Decay.Shape shape, double[] z, int length) {
        switch (shape) {
            case STEP -> {
                for (int j = 0; j < length; j++) {
                    z[j] = z[j] <= 1 ? 1 : 0;
                }
            }
            case TRIANGULAR -> {
                for (int j = 0; j < length; j++) {
                    z[j] = Math.max(0, 1 - z[j]);
                }
            }
            case GAUSSIAN -> {
                for (int j = 0; j < length; j++) {
                    z[j] = z[j] * z[j] / 2;
                }
                ExponentialWeights.of(z, length);
            }
            case EXPONENTIAL -> ExponentialWeights.of(z, length);
        }
    }
}
