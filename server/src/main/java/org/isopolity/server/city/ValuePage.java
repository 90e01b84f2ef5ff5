package org.isopolity.server.city;

import java.util.List;
import java.util.Optional;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.server.chart.GoalpostLine;
import org.isopolity.server.figures.Measure;

/**
 * The page of one value.
 *
 * @param cityId the city
 * @param city its name
 * @param areaId the area of the indicator
 * @param area its name
 * @param indicatorId the indicator
 * @param indicator its name
 * @param over city and year
 * @param value the figure; absent where there is none
 * @param lead what it means
 * @param definition what is measured
 * @param facts where it comes from; empty where nothing was observed
 * @param standIn whether it stands in for the city
 * @param scoreHeading how it became a score, or that it did not
 * @param line its place between the goalposts, where there are such
 * @param steps the arithmetic, sentence by sentence
 * @param trend the values over the years, where there is more than one
 * @param observations everything that was observed
 * @param citation how to quote it; empty where there is no value
 */
public record ValuePage(
        String cityId,
        String city,
        String areaId,
        String area,
        String indicatorId,
        String indicator,
        String over,
        Optional<Measure> value,
        String lead,
        String definition,
        List<Fact> facts,
        boolean standIn,
        String scoreHeading,
        Optional<Line> line,
        List<String> steps,
        Optional<Drawn> trend,
        List<Row> observations,
        String citation) {

    /**
     * Something known of the value.
     *
     * @param name what
     * @param value the fact
     * @param url an address it leads to; empty where there is none
     */
    public record Fact(String name, String value, String url) {}

    /**
     * The drawing of the goalposts.
     *
     * @param geometry where things lie
     * @param alternative the drawing in words
     * @param label at the value
     * @param worst at the worst value
     * @param low the score there
     * @param target at the target
     * @param high the score there
     */
    public record Line(
            GoalpostLine geometry,
            String alternative,
            String label,
            String worst,
            String low,
            String target,
            String high) {}

    /**
     * The values over the years.
     *
     * @param words what they show
     * @param dots the values
     * @param segments the line between values that can be compared
     * @param broken whether any cannot
     */
    public record Drawn(String words, List<Dot> dots, List<Segment> segments, boolean broken) {}

    /**
     * A value of a year.
     *
     * @param x from the left
     * @param y from above, in pixels
     * @param anchor how its label is set; empty where it has none
     * @param year it describes
     * @param value with its unit
     * @param release that says it
     * @param broken why it cannot be compared with the value before; empty where it can
     */
    public record Dot(String x, String y, String anchor, String year, String value, String release, String broken) {}

    /**
     * A line between two values.
     *
     * @param x1 from the left
     * @param y1 from above
     * @param x2 from the left
     * @param y2 from above
     */
    public record Segment(String x1, String y1, String x2, String y2) {}

    /**
     * An observation.
     *
     * @param year it describes
     * @param value observed
     * @param level whose figure it is
     * @param flags what its source says about it
     * @param source who published it
     * @param used whether it is the one that counts
     */
    public record Row(String year, String value, GeographicLevel level, String flags, String source, boolean used) {}
}
