package org.isopolity.population.trust;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.isopolity.population.area.AreaTable;

/**
 * Poisson numbers with the counts of a table as means. Equal counts share one alias table (Walker 1977; Vose 1991), so a number costs
 * one random and two look-ups.
 */
final class PoissonTables {

    private static final int LARGEST = 4096;
    private static final double NEGLIGIBLE = 1e-16;

    private final int units;
    private final int groups;
    /** Cells by ascending count, so that one table at a time is in the cache. */
    private final int[] cells;
    /** Where the cells of each distinct count end. */
    private final int[] ends;

    private final double[] counts;
    private final Map<Integer, AliasTable> tables = new HashMap<>();

    private PoissonTables(AreaTable table) {
        this.units = table.units().size();
        this.groups = table.groups().size();
        double[] all = new double[units * groups];
        for (int g = 0; g < groups; g++) {
            System.arraycopy(table.column(g), 0, all, g * units, units);
        }
        this.cells = IntStream.range(0, all.length)
                .boxed()
                .sorted(Comparator.comparingDouble(cell -> all[cell]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] distinct = Arrays.stream(all).distinct().sorted().toArray();
        this.counts = distinct;
        this.ends = new int[distinct.length];
        int next = 0;
        for (int d = 0; d < distinct.length; d++) {
            while (next < cells.length && all[cells[next]] == distinct[d]) {
                next++;
            }
            ends[d] = next;
            tables.computeIfAbsent((int) (distinct[d] % LARGEST), AliasTable::of);
        }
        tables.computeIfAbsent(LARGEST, AliasTable::of);
    }

    static PoissonTables of(AreaTable table) {
        return new PoissonTables(table);
    }

    AreaTable redraw(AreaTable table, SplittableRandom random) {
        double[] drawn = new double[units * groups];
        int next = 0;
        for (int d = 0; d < counts.length; d++) {
            AliasTable rest = Objects.requireNonNull(tables.get((int) (counts[d] % LARGEST)));
            AliasTable large = Objects.requireNonNull(tables.get(LARGEST));
            int times = (int) (counts[d] / LARGEST);
            for (; next < ends[d]; next++) {
                double sum = rest.draw(random);
                for (int i = 0; i < times; i++) {
                    sum += large.draw(random);
                }
                drawn[cells[next]] = sum;
            }
        }
        double[][] columns = new double[groups][];
        Arrays.setAll(columns, g -> Arrays.copyOfRange(drawn, g * units, (g + 1) * units));
        return table.withCounts(columns);
    }

    /** One Poisson distribution cut off where it is negligible. */
    private record AliasTable(int lowest, int[] keep, int[] alias) {

        static AliasTable of(int mean) {
            if (mean == 0) {
                return new AliasTable(0, new int[] {-1}, new int[] {0});
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
            // two queues; whoever leaves the second joins the first, so neither holds more than all
            int[] small = new int[size];
            int[] large = new int[size];
            int smalls = 0;
            int larges = 0;
            for (int i = 0; i < size; i++) {
                keep[i] = weights[i] * size / sum;
                alias[i] = i;
                if (keep[i] < 1) {
                    small[smalls++] = i;
                } else {
                    large[larges++] = i;
                }
            }
            int less = 0;
            int more = 0;
            while (less < smalls && more < larges) {
                int box = small[less++];
                int donor = large[more];
                alias[box] = donor;
                keep[donor] -= 1 - keep[box];
                if (keep[donor] < 1) {
                    small[smalls++] = large[more++];
                }
            }
            while (less < smalls) {
                keep[small[less++]] = 1;
            }
            while (more < larges) {
                keep[large[more++]] = 1;
            }
            int[] bits = Arrays.stream(keep)
                    .mapToInt(share -> (int) Math.min(0xffffffffL, (long) (share * 0x1p32)))
                    .toArray();
            return new AliasTable(lowest, bits, alias);
        }

        /** One half of the bits chooses a box, the other keeps or leaves it. */
        int draw(SplittableRandom random) {
            long bits = random.nextLong();
            int box = (int) (((bits >>> 32) * keep.length) >>> 32);
            return lowest + (Integer.compareUnsigned((int) bits, keep[box]) < 0 ? box : alias[box]);
        }
    }
}
