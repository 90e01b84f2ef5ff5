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
            double[] weights = new double[BLOCK];
            for (int from = 0; from < size; from += BLOCK) {
                int length = Math.min(BLOCK, size - from);
                for (int j = 0; j < length; j++) {
                    double east = x[from + j] - x[i];
                    double north = y[from + j] - y[i];
                    weights[j] = Math.sqrt(east * east + north * north);
                }
                weigh(decay.shape(), weights, length);
                if (i >= from && i < from + length) {
                    weights[i - from] = decay.weight(self.of(places, i));
                }
                for (int c = 0; c < columns.length; c++) {
                    sums[c][i] += Sums.ofProducts(weights, columns[c], from, length);
                }
            }
        });
        return sums;
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
                    z[j] = Math.exp(-z[j] * z[j] / 2);
                }
            }
            case EXPONENTIAL -> {
                for (int j = 0; j < length; j++) {
                    z[j] = Math.exp(-z[j]);
                }
            }
        }
    }
}
