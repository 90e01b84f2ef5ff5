package org.isopolity.server.chart;

import java.util.List;
import java.util.stream.Stream;

/**
 * The axis of ranks from the first to the last.
 *
 * @param ranked how many cities have a rank, at least 1
 */
public record RankScale(int ranked) {

    public RankScale {
        if (ranked < 1) {
            throw new IllegalArgumentException("a scale of ranks needs a rank");
        }
    }

    /** Where a rank lies. */
    public String at(int rank) {
        return Percent.of(100.0 * rank / ranked);
    }

    /** The labels of the axis: the first rank and the quarters. */
    public List<Tick> ticks() {
        return Stream.of(1, Math.round(ranked / 4f), Math.round(ranked / 2f), Math.round(ranked * 3 / 4f), ranked)
                .filter(rank -> rank > 0)
                .distinct()
                .map(rank -> new Tick(at(rank), rank))
                .toList();
    }

    /** The strip of a city: its rank and the ranks it may as well have. */
    public RankStrip strip(int rank, int best, int worst) {
        return new RankStrip(at(best), at(worst), at(rank));
    }

    /**
     * A label of the axis.
     *
     * @param at where it stands
     * @param rank which rank it names
     */
    public record Tick(String at, int rank) {}

    /**
     * A dot with a whisker.
     *
     * @param from where the whisker begins
     * @param to where it ends
     * @param at where the dot is
     */
    public record RankStrip(String from, String to, String at) {}
}
