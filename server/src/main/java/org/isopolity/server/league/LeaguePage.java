package org.isopolity.server.league;

import java.util.List;
import org.isopolity.release.RankingPolicy;
import org.isopolity.server.chart.RankScale;
import org.isopolity.server.figures.Standing;

/**
 * The table of all cities.
 *
 * @param heading the finding
 * @param lead the figures behind it
 * @param regions to choose from
 * @param sizes to choose from
 * @param sorts to choose from
 * @param withoutRanks whether ranks are hidden
 * @param policy what the release says about the order of its cities
 * @param themes the areas and their weights
 * @param ownWeights whether the weights are the reader's
 * @param ticks labels of the axis of ranks
 * @param rows the cities with a score
 * @param anyWide whether any of them has a range too wide for a rank
 * @param unscored the cities without a score
 * @param release the release it comes from
 */
public record LeaguePage(
        String heading,
        String lead,
        List<Option> regions,
        List<Option> sizes,
        List<Option> sorts,
        boolean withoutRanks,
        RankingPolicy policy,
        List<ThemeWeights> themes,
        boolean ownWeights,
        List<RankScale.Tick> ticks,
        List<Standing> rows,
        boolean anyWide,
        List<Unscored> unscored,
        String release) {

    /**
     * A choice.
     *
     * @param value in the address
     * @param name for readers
     * @param chosen whether it is the one
     */
    public record Option(String value, String name, boolean chosen) {}

    /**
     * The areas of a theme.
     *
     * @param name of the theme; empty where areas have none
     * @param areas with their weights
     */
    public record ThemeWeights(String name, List<AreaWeight> areas) {}

    /**
     * An area and the reader's weight for it.
     *
     * @param id of the area
     * @param name of the area
     * @param weight from 0 to 4
     */
    public record AreaWeight(String id, String name, int weight) {}

    /**
     * A city without a score.
     *
     * @param city what is known of it
     * @param reason why it has none
     */
    public record Unscored(Standing city, String reason) {}
}
