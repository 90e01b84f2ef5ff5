package org.isopolity.index.robustness;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** How often each city took each rank, over many draws. */
public final class Robustness {

    private static final double TAIL = 0.05;

    private final int draws;
    private final long seed;
    private final Map<String, int[]> countsByCity = new HashMap<>();
    /** By city and place of the other; empty where pairs were not counted. */
    private final Map<String, int[]> aboveByCity = new HashMap<>();

    private final Map<String, Integer> places = new HashMap<>();

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

    static Robustness of(Draws draws, List<String> cityIds, List<Tally> tallies) {
        Robustness sum = new Robustness(draws.count(), draws.seed(), Map.of());
        for (int city = 0; city < cityIds.size(); city++) {
            String id = cityIds.get(city);
            int place = city;
            sum.places.put(id, city);
            sum.countsByCity.put(
                    id,
                    sum(
                            cityIds.size(),
                            tallies.stream().map(tally -> tally.ranks[place]).toList()));
            if (draws.pairs()) {
                sum.aboveByCity.put(
                        id,
                        sum(
                                cityIds.size(),
                                tallies.stream()
                                        .map(tally -> tally.above[place])
                                        .toList()));
            }
        }
        return sum;
    }

    private static int[] sum(int length, List<int[]> parts) {
        int[] sum = new int[length];
        for (int[] part : parts) {
            for (int i = 0; i < length; i++) {
                sum[i] += part[i];
            }
        }
        return sum;
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

    /** The mean of a city's ranks over the draws in which it had one; nothing if it never had. */
    public OptionalDouble meanRank(String cityId) {
        int[] counts = countsByCity.getOrDefault(cityId, new int[0]);
        long ranked = 0;
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            ranked += counts[i];
            sum += (i + 1L) * counts[i];
        }
        return ranked == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / (double) ranked);
    }

    /**
     * A quantile of a city's ranks, interpolated between ranks (type 7 of Hyndman and Fan 1996) as other software gives it;
     * {@link #findInterval} never lies between two ranks.
     *
     * @param share 0 to 1
     * @return nothing if the city was never ranked
     */
    public OptionalDouble rankQuantile(String cityId, double share) {
        int[] counts = countsByCity.getOrDefault(cityId, new int[0]);
        int ranked = Arrays.stream(counts).sum();
        if (ranked == 0) {
            return OptionalDouble.empty();
        }
        double place = share * (ranked - 1);
        int below = (int) Math.floor(place + 1e-9);
        double between = Math.max(0, place - below);
        int low = rankAt(counts, below);
        return OptionalDouble.of(low + between * (rankAt(counts, Math.min(below + 1, ranked - 1)) - low));
    }

    /** The rank at a place among all ranks in order. */
    private static int rankAt(int[] counts, int place) {
        int reached = 0;
        for (int i = 0; i < counts.length; i++) {
            reached += counts[i];
            if (reached > place) {
                return i + 1;
            }
        }
        return counts.length;
    }

    /** The share of draws in which a city was among the first so many, 0 to 1. */
    public double probabilityOfTop(String cityId, int first) {
        int[] counts = countsByCity.getOrDefault(cityId, new int[0]);
        return Arrays.stream(counts).limit(first).sum() / (double) draws;
    }

    /**
     * The share of draws in which a city ranked above another, 0 to 1; ties and draws without a rank for both count for
     * neither. Nothing where pairs were not counted or one of them took no part.
     */
    public OptionalDouble probabilityAbove(String cityId, String otherCityId) {
        int[] above = aboveByCity.get(cityId);
        Integer other = places.get(otherCityId);
        return above == null || other == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(above[other] / (double) draws);
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
