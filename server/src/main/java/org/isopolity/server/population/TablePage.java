package org.isopolity.server.population;

import java.util.List;

/**
 * A table of small areas, about one group.
 *
 * @param id in addresses
 * @param title for readers
 * @param lead areas and people
 * @param problem why it cannot be shown; empty where it can
 * @param notes what was hidden, and what the figures are worth
 * @param group that it is about
 * @param query that names the group in addresses, written for a link
 * @param groups all groups, with their links
 * @param dimensions the five
 * @param since the first year; empty if there is only one
 * @param parts of the change; empty if there is none
 * @param incomparable why there is none; empty where there is
 * @param mapped whether there are places to draw
 * @param outlined whether dots can be drawn within outlines
 * @param warnings where a map would point at people
 * @param indices of every year
 * @param groupNames columns of the exposure
 * @param exposure rows
 * @param areas every area as it may be shown
 * @param source who answers for the counts
 * @param terms under which they may be used
 */
public record TablePage(
        String id,
        String title,
        String lead,
        String problem,
        List<String> notes,
        String group,
        String query,
        List<Choice> groups,
        List<DimensionRow> dimensions,
        String since,
        List<Part> parts,
        String incomparable,
        boolean mapped,
        boolean outlined,
        List<String> warnings,
        List<IndexRow> indices,
        List<String> groupNames,
        List<ExposureRow> exposure,
        List<AreaRow> areas,
        String source,
        String terms) {

    /**
     * A group to choose.
     *
     * @param name of it
     * @param query of its page
     * @param here whether the page is about it
     */
    public record Choice(String name, String query, boolean here) {}

    /**
     * One dimension.
     *
     * @param name in words
     * @param index and its letters
     * @param value now
     * @param means in plain words
     * @param moved which way, and whether beyond noise; empty if there is only one year
     */
    public record DimensionRow(String name, String index, String value, String means, String moved) {}

    /**
     * A part of the change.
     *
     * @param name in words
     * @param information its share of M
     * @param ratio its share of H
     */
    public record Part(String name, String information, String ratio) {}

    /**
     * An index in a year.
     *
     * @param year of it
     * @param dimension in words
     * @param index letters and name
     * @param value or the reason why there is none
     */
    public record IndexRow(String year, String dimension, String index, String value) {}

    /**
     * Whom members of a group meet.
     *
     * @param group of the members
     * @param met shares, in the order of the columns
     */
    public record ExposureRow(String group, List<String> met) {}

    /**
     * An area.
     *
     * @param id of it
     * @param people everyone, or that it is hidden
     * @param count of the group, or that it is hidden
     * @param share of the group, or that it is hidden
     */
    public record AreaRow(String id, String people, String count, String share) {}
}
