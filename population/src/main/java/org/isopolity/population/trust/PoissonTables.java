package org.isopolity.population.trust;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.isopolity.population.area.AreaTable;

/**
 * Poisson numbers with the counts of a table as means. Equal counts share one alias table (Walker 1977; Vose 1991), so a number costs
 * one random and two look-ups.
 */
final class PoissonTables {

    private static final int LARGEST = 4096;
    private static final double NEGLIGIBLE = 1e-16;

    private final Map<Integer, AliasTable> tables = new HashMap<>();

    private PoissonTables() {}

    static PoissonTables of(AreaTable table) {
        PoissonTables poisson = new PoissonTables();
        for (int g = 0; g < table.groups().size(); g++) {
            for (int u = 0; u < table.units().size(); u++) {
                double count = table.count(g, u);
                if (count > LARGEST) {
                    poisson.tables.computeIfAbsent(LARGEST, AliasTable::of);
                }
                poisson.tables.computeIfAbsent((int) (count % LARGEST), AliasTable::of);
            }
        }
        poisson.tables.computeIfAbsent(LARGEST, AliasTable::of);
        return poisson;
    }

    AreaTable redraw(AreaTable table, SplittableRandom random) {
        AliasTable[] bySize = new AliasTable[LARGEST + 1];
        tables.forEach((mean, alias) -> bySize[mean] = alias);
        double[][] counts = new double[table.groups().size()][];
        for (int g = 0; g < counts.length; g++) {
            double[] column = table.column(g);
            for (int u = 0; u < column.length; u++) {
                double count = column[u];
                double drawn = 0;
                for (; count > LARGEST; count -= LARGEST) {
                    drawn += bySize[LARGEST].draw(random);
                }
                if (count > 0) {
                    drawn += bySize[(int) count].draw(random);
                }
                column[u] = drawn;
            }
            counts[g] = column;
        }
        return table.withCounts(counts);
    }

    /** One Poisson distribution cut off where it is negligible. */
    private record AliasTable(int lowest, double[] keep, int[] alias) {

        static AliasTable of(int mean) {
            if (mean == 0) {
                return new AliasTable(0, new double[] {1}, new int[] {0});
            }
            int reach = (int) (9 * Math.sqrt(mean) + 20);
            int lowest = Math.max(0, mean - reach);
            double[] weights = new double[mean + reach - lowest + 1];
            weights[mean - lowest] = 1;
            for (int k = mean; k < mean + reach; k++) {
                weights[k + 1 - lowest] = weights[k - lowest] * mean / (k + 1);
            }
            for (int k = mean; k > lowest; k--) {
                weights[k - 1 - lowest] = weights[k - lowest] * k / mean;
            }
            int first = 0;
            while (weights[first] < NEGLIGIBLE) {
                first++;
            }
            int last = weights.length;
            while (weights[last - 1] < NEGLIGIBLE) {
                last--;
            }
            return fill(lowest + first, Arrays.copyOfRange(weights, first, last));
        }

        private static AliasTable fill(int lowest, double[] weights) {
            int size = weights.length;
            double sum = Arrays.stream(weights).sum();
            double[] keep = new double[size];
            int[] alias = new int[size];
            ArrayDeque<Integer> small = new ArrayDeque<>();
            ArrayDeque<Integer> large = new ArrayDeque<>();
            for (int i = 0; i < size; i++) {
                keep[i] = weights[i] * size / sum;
                alias[i] = i;
                (keep[i] < 1 ? small : large).add(i);
            }
            while (!small.isEmpty() && !large.isEmpty()) {
                int less = small.remove();
                int more = large.peek();
                alias[less] = more;
                keep[more] -= 1 - keep[less];
                if (keep[more] < 1) {
                    small.add(large.remove());
                }
            }
            small.forEach(i -> keep[i] = 1);
            large.forEach(i -> keep[i] = 1);
            return new AliasTable(lowest, keep, alias);
        }

        int draw(SplittableRandom random) {
            double place = random.nextDouble() * keep.length;
            int box = (int) place;
            return lowest + (place - box < keep[box] ? box : alias[box]);
        }
    }
}
