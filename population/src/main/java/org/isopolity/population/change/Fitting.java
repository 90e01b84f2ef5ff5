package org.isopolity.population.change;

import java.util.Arrays;
import org.isopolity.population.area.AreaTable;

/**
 * A table with given margins that keeps another table's association, by iterative proportional fitting (Deming and Stephan 1940), and
 * the proof that it did: how far the margins still are from where they should be.
 */
final class Fitting {

    private static final double PRECISION = 1e-13;
    private static final int LONGEST = 200_000;
    /** In place of a count of zero, so that every pair of margins can be met. */
    private static final double NEXT_TO_NOTHING = 1e-10;

    private final double[][] cells;
    private final int iterations;
    private final double error;

    private Fitting(double[][] cells, int iterations, double error) {
        this.cells = cells;
        this.iterations = iterations;
        this.error = error;
    }

    /** A table as shares, with nothing fitted. */
    static Fitting none(AreaTable table) {
        double[][] cells = positive(table);
        double total = table.total();
        for (double[] column : cells) {
            for (int u = 0; u < column.length; u++) {
                column[u] /= total;
            }
        }
        return new Fitting(cells, 0, 0);
    }

    private static double[][] positive(AreaTable table) {
        double[][] cells = new double[table.groups().size()][];
        for (int g = 0; g < cells.length; g++) {
            cells[g] = table.column(g);
            for (int u = 0; u < cells[g].length; u++) {
                cells[g][u] = Math.max(cells[g][u], NEXT_TO_NOTHING);
            }
        }
        return cells;
    }

    /** The association of a table with margins given as shares. */
    static Fitting of(AreaTable association, double[] groupShares, double[] unitShares) {
        double[][] cells = positive(association);
        int groups = groupShares.length;
        int units = unitShares.length;
        double[] rows = new double[units * groups];
        for (int g = 0; g < groups; g++) {
            for (int u = 0; u < units; u++) {
                rows[u * groups + g] = cells[g][u];
            }
        }
        double[] byUnit = new double[units];
        double[] byGroup = new double[groups];
        Arrays.fill(byGroup, 1);
        Arrays.fill(byUnit, 1);
        double error = Double.POSITIVE_INFINITY;
        int iteration = 0;
        double[] sums = new double[groups];
        while (error > PRECISION && iteration < LONGEST) {
            iteration++;
            error = 0;
            Arrays.fill(sums, 0);
            for (int u = 0; u < units; u++) {
                double sum = 0;
                int row = u * groups;
                for (int g = 0; g < groups; g++) {
                    sum += rows[row + g] * byGroup[g];
                }
                error = Math.max(error, Math.abs(sum * byUnit[u] / unitShares[u] - 1));
                byUnit[u] = unitShares[u] / sum;
                for (int g = 0; g < groups; g++) {
                    sums[g] += rows[row + g] * byUnit[u];
                }
            }
            for (int g = 0; g < groups; g++) {
                byGroup[g] = groupShares[g] / sums[g];
            }
        }
        for (int g = 0; g < groups; g++) {
            for (int u = 0; u < units; u++) {
                cells[g][u] *= byGroup[g] * byUnit[u];
            }
        }
        return new Fitting(cells, iteration, error);
    }

    /** A cell of the fitted table; all add up to 1. */
    double cell(int group, int unit) {
        return cells[group][unit];
    }

    int iterations() {
        return iterations;
    }

    /** The largest relative difference between a margin and where it should be. */
    double error() {
        return error;
    }

    boolean converged() {
        return error <= PRECISION;
    }

    /** What each unit (or group) adds to M of this table. */
    double[] parts(boolean ofUnits) {
        int groups = cells.length;
        int units = cells[0].length;
        double[] byGroup = new double[groups];
        double[] byUnit = new double[units];
        for (int g = 0; g < groups; g++) {
            for (int u = 0; u < units; u++) {
                byGroup[g] += cells[g][u];
                byUnit[u] += cells[g][u];
            }
        }
        double[] parts = new double[ofUnits ? units : groups];
        for (int g = 0; g < groups; g++) {
            for (int u = 0; u < units; u++) {
                double cell = cells[g][u];
                parts[ofUnits ? u : g] += cell * Math.log(cell / (byGroup[g] * byUnit[u]));
            }
        }
        return parts;
    }
}
