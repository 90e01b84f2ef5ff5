package org.isopolity.server.method;

import java.util.List;
import org.isopolity.release.RankingPolicy;

/**
 * How the index is made.
 *
 * @param counts indicators, areas and what counts, in sentences
 * @param definition what the index says about itself
 * @param limits what it does not tell
 * @param themes the weights
 * @param steps the recipe in words
 * @param removed the indicators that do not count
 * @param varied what the recalculations vary, in words
 * @param policy what the release says about the order of its cities
 * @param ranges how wide the ranges of ranks are; empty where nothing is ranked
 * @param levels whose figures the values are
 * @param years from which years they come
 * @param flags what the marks of flags mean
 * @param release the release it comes from
 */
public record MethodPage(
        List<String> counts,
        String definition,
        String limits,
        List<ThemeWeights> themes,
        List<String> steps,
        List<Removed> removed,
        List<Variation> varied,
        RankingPolicy policy,
        String ranges,
        String levels,
        String years,
        List<FlagMark> flags,
        String release) {

    /**
     * A theme.
     *
     * @param name of the theme; empty where areas have none
     * @param weight its share of the index
     * @param areas its areas
     */
    public record ThemeWeights(String name, String weight, List<AreaWeight> areas) {}

    /**
     * An area.
     *
     * @param id of the area
     * @param name of the area
     * @param indicators how many it has
     * @param scored how many of them count
     * @param weight its share of the index
     */
    public record AreaWeight(String id, String name, int indicators, int scored, String weight) {}

    /**
     * An indicator that does not count.
     *
     * @param id of the indicator
     * @param name of the indicator
     * @param reason why
     */
    public record Removed(String id, String name, String reason) {}

    /**
     * A choice that is varied.
     *
     * @param what is chosen
     * @param among the alternatives in words
     */
    public record Variation(String what, List<String> among) {}

    /**
     * A flag.
     *
     * @param code in brackets
     * @param meaning in words
     */
    public record FlagMark(String code, String meaning) {}
}
