package org.isopolity.population.segregation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.isopolity.population.place.Places;

/**
 * Sums over all units around each unit, weighted by distance: exact, in memory that grows with the number of units and not with its
 * square. Each unit's sum is made by one thread in one order, so that results do not depend on how many there are.
 */
final class Surroundings {

    private static final int BLOCK = 512;
    private static final int UNITS_OF_A_TASK = 64;
    private static final int FEW = 16;

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
        if (columns.length > FEW) {
            new Interleaved(x, y, places, decay, self, columns).addUp(sums);
            return sums;
        }
        IntStream.range(0, (size + UNITS_OF_A_TASK - 1) / UNITS_OF_A_TASK)
                .parallel()
                .forEach(task -> {
                    Around around = new Around(columns, Math.min(BLOCK, size));
                    int end = Math.min(size, (task + 1) * UNITS_OF_A_TASK);
                    for (int i = task * UNITS_OF_A_TASK; i < end; i++) {
                        around.begin(x[i], y[i]);
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
                    }
                });
        return sums;
    }

    /** What lies around one unit. Sums are kept apart by place in the block, so that several are added at a time. */
    static final class Around {
        private final double[][] columns;
        private double east;
        private double north;
        final double[] weights;
        final double[][] sums;

        Around(double[][] columns, int block) {
            this.columns = columns;
            this.weights = new double[block];
            this.sums = new double[columns.length][block];
        }

        /** Goes to a unit, with nothing added up yet. */
        void begin(double x, double y) {
            east = x;
            north = y;
            for (double[] sum : sums) {
                Arrays.fill(sum, 0);
            }
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

    /**
     * Many columns, such as those of redrawn tables, side by side: what lies around a unit is added up for all of them at once, a few
     * units of the block after another while both are near the processor.
     */
    private record Interleaved(
            double[] x, double[] y, Places places, Decay decay, SelfDistance self, double[][] columns) {

        private static final int STEP = 16;

        void addUp(double[][] sums) {
            int many = columns.length;
            int size = x.length;
            double[][] rows = new double[size][many];
            for (int c = 0; c < many; c++) {
                for (int j = 0; j < size; j++) {
                    rows[j][c] = columns[c][j];
                }
            }
            IntStream.range(0, (size + UNITS_OF_A_TASK - 1) / UNITS_OF_A_TASK)
                    .parallel()
                    .forEach(task -> {
                        int first = task * UNITS_OF_A_TASK;
                        double[][] around = around(first, Math.min(size, first + UNITS_OF_A_TASK), rows);
                        for (int i = 0; i < around.length; i++) {
                            for (int c = 0; c < many; c++) {
                                sums[c][first + i] = around[i][c];
                            }
                        }
                    });
        }

        private double[][] around(int first, int end, double[][] rows) {
            double[][] sums = new double[end - first][columns.length];
            Around[] measured = new Around[end - first];
            Arrays.setAll(measured, _ -> new Around(new double[0][], Math.min(BLOCK, x.length)));
            for (int from = 0; from < x.length; from += BLOCK) {
                int length = Math.min(BLOCK, x.length - from);
                for (int i = first; i < end; i++) {
                    Around here = measured[i - first];
                    here.begin(x[i], y[i]);
                    here.measure(x, y, from, length);
                    weigh(decay.shape(), here.weights, length);
                    if (i >= from && i < from + length) {
                        here.weights[i - from] = decay.weight(self.of(places, i));
                    }
                }
                for (int step = 0; step < length; step += STEP) {
                    for (int i = 0; i < sums.length; i++) {
                        add(measured[i].weights, step, Math.min(length, step + STEP), rows, from, sums[i]);
                    }
                }
            }
            return sums;
        }

        private static void add(double[] weights, int begin, int end, double[][] rows, int from, double[] sum) {
            int j = begin;
            for (; j + 3 < end; j += 4) {
                int row = from + j;
                addFour(weights, j, rows[row], rows[row + 1], rows[row + 2], rows[row + 3], sum);
            }
            for (; j < end; j++) {
                double weight = weights[j];
                double[] row = rows[from + j];
                for (int c = 0; c < sum.length; c++) {
                    sum[c] = Math.fma(weight, row[c], sum[c]);
                }
            }
        }

        private static void addFour(
                double[] weights, int j, double[] one, double[] two, double[] three, double[] four, double[] sum) {
            double a = weights[j];
            double b = weights[j + 1];
            double c = weights[j + 2];
            double d = weights[j + 3];
            for (int k = 0; k < sum.length; k++) {
                sum[k] = Math.fma(d, four[k], Math.fma(c, three[k], Math.fma(b, two[k], Math.fma(a, one[k], sum[k]))));
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
