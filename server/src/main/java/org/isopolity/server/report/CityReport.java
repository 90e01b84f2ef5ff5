package org.isopolity.server.report;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isopolity.server.city.CityPage.ScoreStrip;
import org.isopolity.server.plan.PlanBrief;

/**
 * What a report says of a city, in words and figures ready to be set.
 *
 * @param id of the city
 * @param city its name
 * @param country its country; empty where not known
 * @param finding where it stands, in one sentence
 * @param scored whether it has a score
 * @param facts the figures of the first page
 * @param themes its areas against the peers
 * @param strengths the indicators furthest above the peers
 * @param levers the indicators below the peers by who can change them
 * @param unknown what is not known, in one sentence
 * @param company who the peers are, in one sentence
 * @param areas every value, by area
 * @param missing what has no value
 * @param sources where the values come from, by number
 * @param method the steps of the recipe in words
 * @param plan what the city has promised, if it has published a plan
 * @param surveyed what cities said of who can change the indicators, if a survey was asked
 * @param imprint the release it was made from
 */
public record CityReport(
        String id,
        String city,
        String country,
        String finding,
        boolean scored,
        List<Fact> facts,
        List<ThemeRows> themes,
        List<Line> strengths,
        List<Lever> levers,
        String unknown,
        String company,
        List<AreaValues> areas,
        List<String> missing,
        List<SourceNote> sources,
        List<Content> method,
        Optional<PlanBrief> plan,
        Optional<Surveyed> surveyed,
        Imprint imprint) {

    private static final int LONGEST_PROMISE = 80;

    /** What follows the address of this report as PDF in a language, so that it always means the same. */
    public String question(String language) {
        List<String> parts = new ArrayList<>();
        if (!language.equals("en")) {
            parts.add("language=" + language);
        }
        plan.ifPresent(promised -> parts.add("plan=" + promised.number()));
        surveyed.ifPresent(survey -> parts.add("survey=" + survey.address()));
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    /**
     * What cities said of who can change the indicators.
     *
     * @param summary for how many indicators behind the peers the survey decides
     * @param citation which survey it is
     * @param digests the files of survey and fields, each with its whole digest
     * @param address what names survey and fields in an address
     * @param rows the indicators behind the peers of which cities were asked
     */
    public record Surveyed(String summary, String citation, String digests, String address, List<SurveyedRow> rows) {}

    /**
     * An indicator of which cities were asked.
     *
     * @param id of the indicator
     * @param name of the indicator
     * @param who can change it
     * @param basis who says so
     */
    public record SurveyedRow(String id, String name, String who, String basis) {}

    /** The title of the plan, if there is one: whole, or cut after a word so that one page stays one page. */
    public String promise(boolean whole) {
        String title = plan.map(PlanBrief::title).orElse("");
        if (whole || title.length() <= LONGEST_PROMISE) {
            return title;
        }
        int end = title.lastIndexOf(' ', LONGEST_PROMISE);
        return title.substring(0, end > 0 ? end : title.offsetByCodePoints(0, LONGEST_PROMISE / 2)) + "…";
    }

    /**
     * A figure of the first page.
     *
     * @param name what it is
     * @param figure the figure
     * @param note what must be known with it; may be empty
     */
    public record Fact(String name, String figure, String note) {}

    /**
     * A theme and its areas.
     *
     * @param name of the theme; empty where areas have none
     * @param areas the areas
     */
    public record ThemeRows(String name, List<AreaRow> areas) {}

    /**
     * An area.
     *
     * @param name of the area
     * @param strip drawn
     * @param score of the city, or a mark
     * @param median of the peers; empty where there is none
     */
    public record AreaRow(String name, ScoreStrip strip, String score, String median) {}

    /**
     * An indicator on which city and peers differ.
     *
     * @param id of the indicator
     * @param name of the indicator
     * @param value of the city with its unit
     * @param when the year of the value and whose figure it is, after a comma; empty where filled in
     * @param source number of its source; empty where filled in
     * @param above whether the city is above
     * @param points by how much
     * @param difference the same with its sign
     */
    public record Line(
            String id,
            String name,
            Content value,
            String when,
            String source,
            boolean above,
            String points,
            String difference) {}

    /**
     * What one level of government can change.
     *
     * @param title who
     * @param hint what that means
     * @param count how many indicators below the peers there are
     * @param lines the first of them
     */
    public record Lever(String title, String hint, String count, List<Line> lines) {}

    /**
     * The values of an area.
     *
     * @param name of the area
     * @param rows the values
     */
    public record AreaValues(String name, List<Row> rows) {}

    /**
     * A value.
     *
     * @param id of the indicator
     * @param name of the indicator
     * @param value with its unit
     * @param year it describes; empty where filled in
     * @param level whose figure it is, or that it was filled in
     * @param score from 1 to 100; empty where there is none
     * @param median of the peers; empty where there is none
     * @param points it adds to the score; empty where there are none
     * @param source number of its source; empty where filled in
     */
    public record Row(
            String id,
            String name,
            Content value,
            String year,
            String level,
            String score,
            String median,
            String points,
            String source) {}

    /**
     * A source.
     *
     * @param number by which values refer to it
     * @param source who published it
     * @param url where it was seen; may be empty
     * @param licence under which terms
     */
    public record SourceNote(String number, String source, String url, String licence) {}

    /**
     * The release behind the report.
     *
     * @param id of the release
     * @param title of the release
     * @param date of its publication
     * @param digest whole
     * @param publisher who answers for it
     * @param licence of the compilation
     * @param citation how to quote the report
     * @param verify command that checks the release
     */
    public record Imprint(
            String id,
            String title,
            String date,
            String digest,
            String publisher,
            String licence,
            String citation,
            String verify) {}
}
