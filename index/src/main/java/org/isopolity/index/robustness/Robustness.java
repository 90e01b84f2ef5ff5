package org.isopolity.index.robustness;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How often each city took each rank, over many draws. */
public final class Robustness {

    private static final double TAIL = 0.05;

    private final int draws;
    private final long seed;
    private final Map<String, int[]> countsByCity = new HashMap<>();

    /**
     * Counts that were made before.
     *
     * @param draws how many draws were made
     * @param seed the seed behind them
     * @param countsByCity for each city id, how often it took rank 1, 2, ...
     */
    public Robustness(int draws, long seed, Map<String, int[]> countsByCity) {
        this.draws = draws;
        this.seed = seed;
        countsByCity.forEach((city, counts) -> this.countsByCity.put(city, counts.clone()));
    }

    /** How many draws were made. */
    public int draws() {
        return draws;
    }

    /** The seed that makes the draws repeatable. */
    public long seed() {
        return seed;
    }

    /** The middle nine tenths of a city's ranks; nothing if it was never ranked. */
    public Optional<RankInterval> findInterval(String cityId) {
        int[] counts = countsByCity.get(cityId);
        int ranked = counts == null ? 0 : Arrays.stream(counts).sum();
        if (counts == null || ranked == 0) {
            return Optional.empty();
        }
        return Optional.of(new RankInterval(
                quantile(counts, ranked, TAIL),
                quantile(counts, ranked, 0.5),
                quantile(counts, ranked, 1 - TAIL),
                ranked / (double) draws));
    }

    /** How often a city took rank 1, 2, ...; empty if the city took no part. */
    public int[] counts(String cityId) {
        return countsByCity.getOrDefault(cityId, new int[0]).clone();
    }

    /** The share of draws in which a city was among the first so many, 0 to 1. */
    public double probabilityOfTop(String cityId, int first) {
        int[] counts = countsByCity.getOrDefault(cityId, new int[0]);
        return Arrays.stream(counts).limit(first).sum() / (double) draws;
    }

    /** The smallest rank at or below which at least this share of the draws lies: an observed rank, never between two. */
    private static int quantile(int[] counts, int ranked, double share) {
        double wanted = share * ranked - 1e-9;
        int reached = 0;
        for (int i = 0; i < counts.length; i++) {
            reached += counts[i];
            if (reached >= wanted && reached > 0) {
                return i + 1;
            }
        }
        return counts.length;
    }
}
