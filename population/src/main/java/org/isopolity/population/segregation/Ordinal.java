package org.isopolity.population.segregation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.isopolity.population.Figure;
import org.isopolity.population.area.AreaTable;

/**
 * Segregation of groups in an order, such as years since arrival or bands of income (Reardon, "Measures of Ordinal Segregation",
 * Research on Economic Inequality 17, 2009; rank-order: Reardon 2011). The groups of the table are taken in the order they stand.
 */
public final class Ordinal {

    private static final int HIGHEST_DEGREE = 4;

    /** How variation is measured from a cumulative share c. */
    public enum Variation {
        /** Ordinal information theory: -c log2 c - (1-c) log2 (1-c). */
        ENTROPY,
        /** Ordinal variance ratio: 4c(1-c). */
        VARIANCE,
        /** Ordinal square root: 2 sqrt(c(1-c)). */
        ROOT,
        /** Ordinal absolute difference: 1 - |2c - 1|. */
        ABSOLUTE;

        double of(double c) {
            return switch (this) {
                case ENTROPY -> (Logarithms.plogp(c) + Logarithms.plogp(1 - c)) / Math.log(2);
                case VARIANCE -> 4 * c * (1 - c);
                case ROOT -> 2 * Math.sqrt(Math.max(0, c * (1 - c)));
                case ABSOLUTE -> 1 - Math.abs(2 * c - 1);
            };
        }
    }

    private Ordinal() {}

    /** 1 - sum t_i v_i / (T v): how far variation within units falls short of the whole's, 0 to 1. */
    public static Figure segregation(AreaTable table, Variation variation) {
        return ManyGroups.degenerate(table).orElseGet(() -> {
            double sum = 0;
            for (int u = 0; u < table.units().size(); u++) {
                int unit = u;
                sum += table.total(u) == 0
                        ? 0
                        : table.total(u) * variation(table, variation, g -> table.count(g, unit), table.total(u));
            }
            double whole = variation(table, variation, table::groupTotal, table.total());
            return Figure.of(1 - sum / (table.total() * whole));
        });
    }

    private static double variation(AreaTable table, Variation variation, IntToDouble counts, double total) {
        double below = 0;
        double sum = 0;
        for (int g = 0; g < table.groups().size() - 1; g++) {
            below += counts.at(g);
            sum += variation.of(Math.min(1, below / total));
        }
        return sum / (table.groups().size() - 1);
    }

    @FunctionalInterface
    private interface IntToDouble {
        double at(int group);
    }

    /**
     * Rank-order information theory index: the binary H of those below each boundary between bands, a polynomial of up to the fourth
     * degree through them by rank, integrated over all ranks with the weight of entropy. Needs three bands or more.
     */
    public static Figure rankOrder(AreaTable table) {
        Optional<Figure> degenerate = ManyGroups.degenerate(table);
        if (degenerate.isPresent()) {
            return degenerate.get();
        }
        List<double[]> points = new ArrayList<>();
        double below = 0;
        for (int g = 0; g < table.groups().size() - 1; g++) {
            below += table.groupTotal(g);
            double rank = below / table.total();
            if (rank > 0 && rank < 1) {
                points.add(new double[] {rank, binaryInformation(table, g)});
            }
        }
        if (points.size() < 2) {
            return Figure.undefined("undefined.few-bands");
        }
        double[] polynomial = fit(points, Math.min(HIGHEST_DEGREE, points.size() - 1));
        double index = 0;
        for (int m = 0; m < polynomial.length; m++) {
            index += polynomial[m] * weightOfPower(m);
        }
        return Figure.of(index);
    }

    private static double binaryInformation(AreaTable table, int last) {
        double[] low = new double[table.units().size()];
        double[] high = new double[low.length];
        for (int u = 0; u < low.length; u++) {
            for (int g = 0; g <= last; g++) {
                low[u] += table.count(g, u);
            }
            high[u] = Math.max(0, table.total(u) - low[u]);
        }
        AreaTable binary = AreaTable.of(table.units(), List.of("below", "above"), new double[][] {low, high});
        return ManyGroups.information(binary).ratio().find().orElse(0);
    }

    /** The integral over ranks of 2 ln 2 times binary entropy (in bits) times rank to the m-th power (Reardon 2011, appendix). */
    static double weightOfPower(int m) {
        double sum = 2.0 / ((m + 2.0) * (m + 2.0));
        double binomial = 1;
        for (int n = 0; n <= m; n++) {
            sum += 2 * ((m - n) % 2 == 0 ? 1 : -1) * binomial / ((m - n + 2.0) * (m - n + 2.0));
            binomial = binomial * (m - n) / (n + 1);
        }
        return sum;
    }

    /** Weighted least squares; ranks where entropy is large weigh most. */
    private static double[] fit(List<double[]> points, int degree) {
        int size = degree + 1;
        double[][] normal = new double[size][size + 1];
        for (double[] point : points) {
            double weight = Variation.ENTROPY.of(point[0]);
            double square = weight * weight;
            for (int row = 0; row < size; row++) {
                double power = square * Math.pow(point[0], row);
                for (int column = 0; column < size; column++) {
                    normal[row][column] += power * Math.pow(point[0], column);
                }
                normal[row][size] += power * point[1];
            }
        }
        return solve(normal);
    }

    private static double[] solve(double[][] rows) {
        int size = rows.length;
        for (int pivot = 0; pivot < size; pivot++) {
            int best = pivot;
            for (int row = pivot + 1; row < size; row++) {
                best = Math.abs(rows[row][pivot]) > Math.abs(rows[best][pivot]) ? row : best;
            }
            double[] swapped = rows[pivot];
            rows[pivot] = rows[best];
            rows[best] = swapped;
            for (int row = 0; row < size; row++) {
                double factor = row == pivot ? 0 : rows[row][pivot] / rows[pivot][pivot];
                for (int column = pivot; column <= size; column++) {
                    rows[row][column] -= factor * rows[pivot][column];
                }
            }
        }
        double[] solution = new double[size];
        Arrays.setAll(solution, row -> rows[row][size] / rows[row][row]);
        return solution;
    }
}
