package org.isopolity.population.trust;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.isopolity.population.Figure;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.area.Imprecision;

/**
 * Recomputes a statistic from redrawn tables. Each draw has a generator of its own made from the seed and its number, so that results
 * do not depend on the number of threads.
 */
public final class Draws {

    private final int draws;
    private final long seed;

    private Draws(int draws, long seed) {
        this.draws = draws;
        this.seed = seed;
    }

    /**
     * A number of draws.
     *
     * @param draws at least 2
     * @param seed makes them repeatable
     */
    public static Draws of(int draws, long seed) {
        if (draws < 2) {
            throw new IllegalArgumentException("a spread needs 2 draws or more, not " + draws);
        }
        return new Draws(draws, seed);
    }

    /**
     * As if other people had moved in by the same chances: each count is redrawn from a Poisson distribution with itself as the mean
     * (the Poisson bootstrap; given the total it is the multinomial one). Needs whole numbers of people.
     */
    public Spread ofPeople(AreaTable table, Function<AreaTable, Figure> statistic) {
        Figure estimate = statistic.apply(table);
        if (!table.isWhole()) {
            return Spread.of(Figure.undefined("undefined.not-whole"), new double[0]);
        }
        PoissonTables poisson = PoissonTables.of(table);
        return Spread.of(estimate, values(statistic, random -> poisson.redraw(table, random)));
    }

    /** As if other areas of the same kind had been counted: units are drawn with replacement. For statistics without space. */
    public Spread ofAreas(AreaTable table, Function<AreaTable, Figure> statistic) {
        int units = table.units().size();
        int groups = table.groups().size();
        return Spread.of(statistic.apply(table), values(statistic, random -> {
            double[][] counts = new double[groups][units];
            for (int u = 0; u < units; u++) {
                int drawn = random.nextInt(units);
                for (int g = 0; g < groups; g++) {
                    counts[g][u] = table.count(g, drawn);
                }
            }
            return table.withCounts(counts);
        }));
    }

    /**
     * As far as the publisher's own imprecision goes: sampled counts vary by their standard errors (normal, not below zero), rounded
     * ones by less than their base (as unbiased random rounding leaves them). Exact counts do not vary.
     */
    public Spread ofImprecision(AreaTable table, Function<AreaTable, Figure> statistic) {
        return Spread.of(statistic.apply(table), values(statistic, random -> imprecise(table, random)));
    }

    private static AreaTable imprecise(AreaTable table, SplittableRandom random) {
        double[][] counts = new double[table.groups().size()][table.units().size()];
        for (int g = 0; g < counts.length; g++) {
            for (int u = 0; u < counts[g].length; u++) {
                counts[g][u] = Math.max(0, table.count(g, u) + error(table, g, u, random));
            }
        }
        return table.withCounts(counts);
    }

    private static double error(AreaTable table, int group, int unit, SplittableRandom random) {
        return switch (table.imprecision()) {
            case Imprecision.Exact _ -> 0;
            case Imprecision.Sampled sampled -> sampled.standardError(group, unit) * random.nextGaussian();
            case Imprecision.Rounded(int base) -> {
                int up = random.nextInt(base);
                int down = random.nextInt(base);
                yield up - down;
            }
        };
    }

    /** Several statistics at once, from the same redrawn tables; each varies as {@link #ofPeople} says. */
    public <K> Map<K, Spread> ofPeopleTogether(
            AreaTable table, Function<List<AreaTable>, List<Map<K, Figure>>> statistics) {
        if (!table.isWhole()) {
            throw new IllegalArgumentException("only whole people are redrawn");
        }
        PoissonTables poisson = PoissonTables.of(table);
        return together(table, statistics, random -> poisson.redraw(table, random));
    }

    /** Several statistics at once, from the same redrawn tables; each varies as {@link #ofImprecision} says. */
    public <K> Map<K, Spread> ofImprecisionTogether(
            AreaTable table, Function<List<AreaTable>, List<Map<K, Figure>>> statistics) {
        return together(table, statistics, random -> imprecise(table, random));
    }

    private <K> Map<K, Spread> together(
            AreaTable table,
            Function<List<AreaTable>, List<Map<K, Figure>>> statistics,
            Function<SplittableRandom, AreaTable> draw) {
        // the table itself is the last, so that all are measured together
        List<AreaTable> drawn = IntStream.rangeClosed(0, draws)
                .parallel()
                .mapToObj(number -> number == draws ? table : draw.apply(generator(seed, number)))
                .toList();
        List<Map<K, Figure>> values = statistics.apply(drawn);
        Map<K, Spread> spreads = new LinkedHashMap<>();
        values.getLast().forEach((key, estimate) -> {
            double[] ofDraws = values.subList(0, draws).stream()
                    .mapToDouble(figures ->
                            Objects.requireNonNull(figures.get(key)).find().orElse(Double.NaN))
                    .toArray();
            spreads.put(key, Spread.of(estimate, ofDraws));
        });
        return spreads;
    }

    private double[] values(Function<AreaTable, Figure> statistic, Function<SplittableRandom, AreaTable> draw) {
        return IntStream.range(0, draws)
                .parallel()
                .mapToDouble(number -> statistic
                        .apply(draw.apply(generator(seed, number)))
                        .find()
                        .orElse(Double.NaN))
                .toArray();
    }

    /**
     * The generator of a draw. Its state is scrambled twice: a SplittableRandom walks in equal steps, so seeds in equal steps would give
     * the same numbers, one place on.
     */
    static SplittableRandom generator(long seed, int number) {
        return new SplittableRandom(scrambled(scrambled(seed) + number));
    }

    /** The finalizer of MurmurHash3. */
    private static long scrambled(long bits) {
        long z = (bits ^ bits >>> 33) * 0xff51afd7ed558ccdL;
        z = (z ^ z >>> 33) * 0xc4ceb9fe1a85ec53L;
        return z ^ z >>> 33;
    }
}
