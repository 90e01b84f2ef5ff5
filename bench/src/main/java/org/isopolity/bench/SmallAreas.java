package org.isopolity.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.change.Decomposition;
import org.isopolity.population.place.Borders;
import org.isopolity.population.place.Places;
import org.isopolity.population.segregation.Clustering;
import org.isopolity.population.segregation.Contrast;
import org.isopolity.population.segregation.Evenness;
import org.isopolity.population.segregation.ManyGroups;
import org.isopolity.population.segregation.Proximities;
import org.isopolity.population.segregation.SelfDistance;
import org.isopolity.population.segregation.Setting;
import org.isopolity.population.trust.Draws;

/**
 * Segregation of many areas against its promises: made-up tables of the sizes that other tools were timed on. Figures are seconds of
 * processor for each of the cores that work, which a busy machine changes little.
 */
final class SmallAreas {

    private static final double CITY = 40_000;

    private static final int CORES = 2;

    private SmallAreas() {}

    /** Milliseconds of processor of the middle run, divided by the cores that share the work. */
    private static double median(int cores, int warmUp, int runs, Runnable work) {
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (int i = 0; i < warmUp; i++) {
            work.run();
        }
        double[] times = new double[runs];
        for (int i = 0; i < runs; i++) {
            long begin = machine.getProcessCpuTime();
            work.run();
            times[i] = (machine.getProcessCpuTime() - begin) / 1e6 / cores;
        }
        Arrays.sort(times);
        return times[runs / 2];
    }

    static void figures() {
        AreaTable million = table(1_000_000, 10, 1);
        Stopwatch.print(
                "M, H, D of 1,000,000 areas x 10 groups, one core",
                median(1, 5, 9, () -> ManyGroups.information(million)),
                "ms",
                100,
                true);
        Contrast contrast = Contrast.withRest(million, "g0");
        Stopwatch.print("Gini of 1,000,000 areas", median(1, 2, 5, () -> Evenness.gini(contrast)), "ms", 1_000, true);
        AreaTable half = table(500_000, 2, 1);
        Contrast small = Contrast.withRest(half, "g0");
        System.out.printf(
                "Gini of 500,000 areas %.1f ms: twice the areas should cost little more than twice%n",
                median(1, 2, 5, () -> Evenness.gini(small)));
        AreaTable tenThousand = table(10_000, 10, 2);
        Stopwatch.print(
                "1,000 redrawn tables of 10,000 x 10, M and H",
                median(
                        CORES,
                        1,
                        3,
                        () -> Draws.of(1_000, 1)
                                .ofPeople(
                                        tenThousand,
                                        drawn -> ManyGroups.information(drawn).ratio())),
                "ms",
                2_000,
                true);
        AreaTable later = table(10_000, 10, 3);
        Stopwatch.print(
                "change of M in parts, 10,000 x 10, to 1e-13",
                median(CORES, 1, 3, () -> Decomposition.between(tenThousand, later)),
                "ms",
                1_000,
                true);
        distance(5_000, 300, 0);
        distance(50_000, 1_000, 2e-4);
        distance(50_000, 30_000, 0);
    }

    private static void distance(int areas, double bound, double tolerance) {
        AreaTable table = table(areas, 2, 4);
        Places places = places(table);
        Contrast contrast = Contrast.withRest(table, "g0");
        int runs = bound > 10_000 ? 1 : 3;
        double time = median(CORES, runs == 1 ? 0 : 2, runs, () -> {
            Proximities near = tolerance == 0
                    ? Proximities.exact(table, places, Setting.KILOMETRES, SelfDistance.WITHIN_AREA)
                    : Proximities.within(table, places, Setting.KILOMETRES, SelfDistance.WITHIN_AREA, tolerance);
            Clustering.decayingIsolation(contrast, near);
            Clustering.spatialProximity(contrast, near);
        });
        Stopwatch.print(
                "DPxx and SP of " + areas + " areas, "
                        + (tolerance == 0 ? "exact" : "each proximity right within " + tolerance),
                time,
                "ms",
                bound,
                true);
        if (tolerance > 0) {
            Proximities near =
                    Proximities.within(table, places, Setting.KILOMETRES, SelfDistance.WITHIN_AREA, tolerance);
            System.out.printf(
                    "proved: DPxx = %.6f is wrong by at most %.1e, SP = %.6f by at most %.1e%n",
                    Clustering.decayingIsolation(contrast, near).get(),
                    Clustering.errorOfDecayingIsolation(contrast, near).get(),
                    Clustering.spatialProximity(contrast, near).get(),
                    Clustering.errorOfSpatialProximity(contrast, near).get());
        }
    }

    private static AreaTable table(int areas, int groups, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] counts = new double[groups][areas];
        for (int g = 0; g < groups; g++) {
            int most = 2_000 / (g + 1);
            Arrays.setAll(counts[g], _ -> random.nextInt(10) == 0 ? 0 : random.nextInt(1, most));
        }
        return AreaTable.of(
                IntStream.range(0, areas)
                        .mapToObj(i -> String.format("%07d", i))
                        .toList(),
                IntStream.range(0, groups).mapToObj(g -> "g" + g).toList(),
                counts);
    }

    private static Places places(AreaTable table) {
        SplittableRandom random = new SplittableRandom(9);
        int size = table.units().size();
        List<String> units = table.units();
        double[] areas = new double[size];
        Arrays.fill(areas, CITY * CITY / size);
        return Places.of(
                units,
                random.doubles(size, 0, CITY).toArray(),
                random.doubles(size, 0, CITY).toArray(),
                areas,
                new double[size],
                Borders.none());
    }
}
