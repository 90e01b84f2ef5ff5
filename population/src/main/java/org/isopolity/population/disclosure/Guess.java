package org.isopolity.population.disclosure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.area.Imprecision;

/**
 * What anyone would guess of hidden counts who sees only the shown ones: the flattest numbers that agree with the totals (iterative
 * proportional fitting from equal numbers), made whole so that each group keeps its total. Uses no hidden count, only sums that a reader
 * can work out.
 */
final class Guess {

    private static final int ROUNDS = 100;
    private static final double CLOSE = 1e-9;

    private final Shown shown;
    private final double[][] guess;
    private final double[] ofGroups;
    private final double[] ofRows;
    private final int[] rows;

    private Guess(Shown shown) {
        this.shown = shown;
        int groups = shown.groups().size();
        int units = shown.units().size();
        this.guess = new double[groups][units];
        this.ofGroups = new double[groups];
        this.rows = new int[units];
        double[] sums = new double[units + 1];
        double everyone = 0;
        for (int g = 0; g < groups; g++) {
            ofGroups[g] = shown.groupTotal(g);
            everyone += ofGroups[g];
        }
        // units whose totals are withheld share one row: only the sum of them all can be worked out
        sums[units] = everyone;
        for (int u = 0; u < units; u++) {
            rows[u] = shown.findTotal(u).isPresent() ? u : units;
            double total = shown.findTotal(u).orElse(0);
            sums[rows[u]] += rows[u] == units ? 0 : total;
            sums[units] -= total;
            for (int g = 0; g < groups; g++) {
                double count = shown.findCount(g, u).orElse(0);
                guess[g][u] = shown.isHidden(g, u) ? 1 : 0;
                ofGroups[g] -= count;
                sums[rows[u]] -= count;
            }
        }
        this.ofRows = sums;
    }

    static AreaTable of(Shown shown) {
        Guess guess = new Guess(shown);
        guess.fit();
        return guess.table();
    }

    private void fit() {
        for (int round = 0; round < ROUNDS; round++) {
            double error = Math.max(fitRows(), fitGroups());
            if (error < CLOSE) {
                return;
            }
        }
    }

    private double fitRows() {
        double[] sums = new double[ofRows.length];
        for (double[] column : guess) {
            for (int u = 0; u < column.length; u++) {
                sums[rows[u]] += column[u];
            }
        }
        double error = 0;
        for (int row = 0; row < sums.length; row++) {
            error = Math.max(error, sums[row] > 0 ? Math.abs(sums[row] - ofRows[row]) : 0);
        }
        for (double[] column : guess) {
            for (int u = 0; u < column.length; u++) {
                column[u] *= sums[rows[u]] > 0 ? ofRows[rows[u]] / sums[rows[u]] : 0;
            }
        }
        return error;
    }

    private double fitGroups() {
        double error = 0;
        for (int g = 0; g < guess.length; g++) {
            double sum = Arrays.stream(guess[g]).sum();
            error = Math.max(error, sum > 0 ? Math.abs(sum - ofGroups[g]) : 0);
            double factor = sum > 0 ? ofGroups[g] / sum : 0;
            for (int u = 0; u < guess[g].length; u++) {
                guess[g][u] *= factor;
            }
        }
        return error;
    }

    private AreaTable table() {
        double[][] counts = new double[guess.length][shown.units().size()];
        for (int g = 0; g < counts.length; g++) {
            double[] whole = wholeNumbers(guess[g], ofGroups[g]);
            for (int u = 0; u < counts[g].length; u++) {
                counts[g][u] = shown.findCount(g, u).orElse(whole[u]);
            }
        }
        return AreaTable.of(shown.units(), shown.groups(), counts, imprecision(counts));
    }

    /** Margins of error of hidden counts would tell of them; a guess is unsure by as much as it says. */
    private Imprecision imprecision(double[][] counts) {
        if (!(shown.secret().imprecision() instanceof Imprecision.Sampled sampled)) {
            return shown.secret().imprecision();
        }
        double[][] errors = sampled.standardErrors();
        for (int g = 0; g < errors.length; g++) {
            for (int u = 0; u < errors[g].length; u++) {
                errors[g][u] = shown.isHidden(g, u) ? counts[g][u] : errors[g][u];
            }
        }
        return new Imprecision.Sampled(errors);
    }

    /** Rounded down, and up where most was lost, until the sum is right. */
    private static double[] wholeNumbers(double[] values, double sum) {
        double[] whole = Arrays.stream(values).map(Math::floor).toArray();
        int missing = (int) Math.round(sum - Arrays.stream(whole).sum());
        IntStream.range(0, values.length)
                .filter(u -> values[u] > whole[u])
                .boxed()
                .sorted(Comparator.comparingDouble((Integer u) -> whole[u] - values[u])
                        .thenComparing(Comparator.naturalOrder()))
                .limit(Math.max(0, missing))
                .forEach(u -> whole[u]++);
        return whole;
    }
}
