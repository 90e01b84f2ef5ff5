package org.isopolity.release;

import java.util.Optional;
import java.util.OptionalInt;
import org.isopolity.index.robustness.RankInterval;

/**
 * What a network says about the order of its cities. This is the one place that decides it: results pass through here before
 * they are written into a release or shown, so whatever reads them has no more to say. Scores and observations are published
 * under every policy, for a release can be rebuilt from them; see decision 0017.
 */
public enum RankingPolicy {
    /** Every city's rank and where it falls when the index is made again. */
    FULL,
    /** The class a city falls into, and the classes it may as well fall into; no rank. */
    BANDS,
    /** A city's rank among cities like it, on its own page; no rank among all. */
    PEERS,
    /** No rank, no class, no order. */
    NONE;

    private static final int MOST_BANDS = 4;
    private static final int FEWEST_IN_A_BAND = 5;

    /** Whether ranks among all cities are published. */
    public boolean ranks() {
        return this == FULL;
    }

    /** Whether classes are published. */
    public boolean bands() {
        return this == BANDS;
    }

    /** Whether ranks among peers are published although ranks among all are not. */
    public boolean peers() {
        return this == PEERS;
    }

    /** How many classes so many cities make: at most four, none of fewer than five cities but for ties. */
    public static int bands(int ranked) {
        return Math.max(1, Math.min(MOST_BANDS, ranked / FEWEST_IN_A_BAND));
    }

    /** What may be said of a city that has all there is to be said, among so many with a rank. */
    CityResult published(CityResult whole, int ranked) {
        if (ranks()) {
            return whole;
        }
        return new CityResult(
                whole.city(),
                whole.score(),
                OptionalInt.empty(),
                false,
                Optional.empty(),
                bands() && whole.rank().isPresent()
                        ? Optional.of(band(whole.rank().getAsInt(), whole.interval(), ranked))
                        : Optional.empty(),
                whole.coverage(),
                whole.reason());
    }

    private static Band band(int rank, Optional<RankInterval> interval, int ranked) {
        int own = band(rank, ranked);
        return new Band(
                own,
                interval.map(range -> Math.min(own, band(range.best(), ranked))).orElse(own),
                interval.map(range -> Math.max(own, band(range.worst(), ranked)))
                        .orElse(own),
                bands(ranked));
    }

    /**
     * The last rank that is in a class.
     *
     * @param band of the class, from 1 to {@link #bands(int)}
     * @param ranked how many cities have a rank
     */
    public static int lastRank(int band, int ranked) {
        return (band * ranked - 1) / bands(ranked) + 1;
    }

    static int band(int rank, int ranked) {
        return 1 + (Math.min(rank, ranked) - 1) * bands(ranked) / ranked;
    }
}
