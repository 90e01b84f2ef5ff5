package org.isopolity.server.city;

import java.util.List;
import java.util.Optional;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.server.figures.Measure;
import org.isopolity.server.figures.Standing;

/**
 * The page of one city.
 *
 * @param city where it stands
 * @param heading the finding
 * @param lead the figures behind it
 * @param regionCode its region in addresses; empty where not known
 * @param region its region
 * @param reason why it has no score; empty where it has
 * @param rankTitle what is said of its place among others: its rank, its class, its rank among peers; empty where nothing is
 * @param rankWords the range of its rank in words; empty where it has none
 * @param rankNote the rank by score in words
 * @param own how many values are its own
 * @param standIns how many stand in
 * @param population in words; empty where not known
 * @param populationNote its year
 * @param peers with whom it is compared
 * @param themes its areas against its peers
 * @param ahead in how many areas it is above its peers, in words
 * @param strengths the indicators furthest above the peers
 * @param gaps the indicators furthest below
 * @param changes the gaps by who can change them
 * @param changeHeading how many the city can change
 * @param surveyed the years of the survey that says who can change them; empty where the framework alone does
 * @param values all its values by area
 * @param missing what is not known of it
 * @param citation how to quote the page
 * @param release the release it comes from
 * @param plan whether the city has published an action plan
 */
public record CityPage(
        Standing city,
        String heading,
        String lead,
        String regionCode,
        String region,
        String reason,
        String rankTitle,
        String rankWords,
        String rankNote,
        int own,
        int standIns,
        String population,
        String populationNote,
        Company peers,
        List<ThemeRows> themes,
        String ahead,
        List<Gap> strengths,
        List<Gap> gaps,
        List<Change> changes,
        String changeHeading,
        String surveyed,
        List<AreaValues> values,
        List<Missing> missing,
        String citation,
        String release,
        boolean plan) {

    /** Whether the city has a score. */
    public boolean scored() {
        return reason.isEmpty();
    }

    /**
     * With whom the city is compared.
     *
     * @param size how many they are
     * @param note who they are
     * @param choices the groups to choose from
     * @param compare address of a comparison with the first of them; empty where there are none
     */
    public record Company(int size, String note, List<Choice> choices, String compare) {}

    /**
     * A group of peers to choose.
     *
     * @param path address of the page with that group
     * @param name of the group
     * @param chosen whether it is the one
     */
    public record Choice(String path, String name, boolean chosen) {}

    /**
     * A theme and its areas.
     *
     * @param name of the theme; empty where areas have none
     * @param score of the city; empty where there is none
     * @param median of the peers; empty where there is none
     * @param areas the areas
     */
    public record ThemeRows(String name, String score, String median, List<AreaRow> areas) {}

    /**
     * An area.
     *
     * @param id of the area
     * @param name of the area
     * @param chart drawn
     * @param score of the city, or a mark
     * @param median of the peers; empty where there is none
     * @param best score of the best peer; empty where there is none
     * @param bestName name of the best peer
     */
    public record AreaRow(
            String id, String name, ScoreStrip chart, String score, String median, String best, String bestName) {}

    /**
     * A line from 0 to 100 with what lies on it.
     *
     * @param city where the city lies
     * @param median where the median of the peers lies
     * @param best where the best peer lies
     */
    public record ScoreStrip(Optional<String> city, Optional<String> median, Optional<String> best) {}

    /**
     * An indicator on which city and peers differ.
     *
     * @param id of the indicator
     * @param name of the indicator
     * @param level whose figure it is
     * @param chart drawn
     * @param above whether the city is above
     * @param points by how much
     * @param basis who says who can change it; empty where the framework does and nobody was asked
     */
    public record Gap(
            String id,
            String name,
            Optional<GeographicLevel> level,
            ScoreStrip chart,
            boolean above,
            String points,
            String basis) {}

    /**
     * The gaps that one level of government can change.
     *
     * @param title who
     * @param hint what that means
     * @param gaps the gaps
     */
    public record Change(String title, String hint, List<Gap> gaps) {}

    /**
     * The values of an area.
     *
     * @param id of the area
     * @param name of the area
     * @param theme its theme; empty where it has none
     * @param rows the values
     */
    public record AreaValues(String id, String name, String theme, List<Row> rows) {}

    /**
     * A value.
     *
     * @param id of the indicator
     * @param name of the indicator
     * @param value as observed or filled in
     * @param year it describes; empty where filled in
     * @param level whose figure it is; empty where filled in
     * @param standIn whether it stands in for the city
     * @param chart drawn
     * @param score of the city, or why there is none
     * @param scored whether it has a score
     * @param median of the peers
     * @param points it adds to the score
     */
    public record Row(
            String id,
            String name,
            Measure value,
            String year,
            Optional<GeographicLevel> level,
            boolean standIn,
            ScoreStrip chart,
            String score,
            boolean scored,
            String median,
            String points) {}

    /**
     * An indicator without a value.
     *
     * @param id of the indicator
     * @param name of the indicator
     * @param area its area
     * @param reason why there is no value
     */
    public record Missing(String id, String name, String area, String reason) {}
}
