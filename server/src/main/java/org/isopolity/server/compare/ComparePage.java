package org.isopolity.server.compare;

import java.util.List;
import org.isopolity.release.RankingPolicy;
import org.isopolity.server.chart.LetterStrip;
import org.isopolity.server.chart.RankScale;
import org.isopolity.server.figures.Standing;

/**
 * Cities side by side.
 *
 * @param heading the finding
 * @param lead the figures behind it
 * @param fields the form's fields, filled in or empty
 * @param names of all cities, to choose from
 * @param cities those compared; empty where none were chosen yet
 * @param ticks labels of the axis of ranks; none where these are not published
 * @param policy what the release says about the order of its cities
 * @param themes their areas
 * @param release the release it comes from
 */
public record ComparePage(
        String heading,
        String lead,
        List<Field> fields,
        List<String> names,
        List<Lettered> cities,
        List<RankScale.Tick> ticks,
        RankingPolicy policy,
        List<ThemeRows> themes,
        String release) {

    /**
     * A field of the form.
     *
     * @param letter of the city
     * @param name of the city; empty where none was chosen
     */
    public record Field(String letter, String name) {}

    /**
     * A compared city.
     *
     * @param letter that marks it
     * @param city where it stands
     */
    public record Lettered(String letter, Standing city) {}

    /**
     * The areas of a theme.
     *
     * @param name of the theme; empty where areas have none
     * @param areas with the scores of the cities
     */
    public record ThemeRows(String name, List<AreaRow> areas) {}

    /**
     * An area.
     *
     * @param name of the area
     * @param strip drawn
     * @param scores in the order of the cities; a mark where there is none
     */
    public record AreaRow(String name, LetterStrip strip, List<String> scores) {}
}
