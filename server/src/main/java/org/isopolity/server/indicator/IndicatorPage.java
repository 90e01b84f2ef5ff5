package org.isopolity.server.indicator;

import java.util.List;
import java.util.Optional;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.server.chart.Axis;

/**
 * The page of one indicator.
 *
 * @param id of the indicator
 * @param name of the indicator
 * @param question it asks; the name where it asks none
 * @param areaId its area
 * @param area the name of its area
 * @param lead the figures in a sentence
 * @param plot the cities drawn, where any has a value
 * @param facts what is said of it
 * @param yesOrNo whether it is answered by yes or no
 * @param rows the cities with a value
 * @param without how many cities have none, in words; empty where all have one
 * @param practices some that address it
 * @param morePractices how many address it, in words; empty where none does
 * @param release the release it comes from
 */
public record IndicatorPage(
        String id,
        String name,
        String question,
        String areaId,
        String area,
        String lead,
        Optional<Plot> plot,
        List<Fact> facts,
        boolean yesOrNo,
        List<Row> rows,
        String without,
        List<Addressing> practices,
        String morePractices,
        String release) {

    /**
     * A practice that addresses the indicator.
     *
     * @param id of the practice
     * @param title of the practice
     * @param language of the title
     * @param level its evidence in words
     */
    public record Addressing(String id, String title, String language, String level) {}

    /**
     * The dot plot.
     *
     * @param alternative the drawing in words
     * @param radius of a dot
     * @param dots the cities
     * @param ticks the labels of the axis
     * @param middle the median
     * @param posts the goalposts, where there are such
     */
    public record Plot(
            String alternative, int radius, List<Dot> dots, List<Tick> ticks, Mark middle, Optional<Posts> posts) {}

    /**
     * A city in the plot.
     *
     * @param x where it lies along the axis
     * @param y how far down
     * @param title its name and value
     */
    public record Dot(String x, int y, String title) {}

    /**
     * A label of the axis.
     *
     * @param at where it stands
     * @param label what it says
     * @param anchor how it is set
     */
    public record Tick(String at, String label, String anchor) {

        static Tick of(Axis.Tick tick, String label) {
            return new Tick(tick.at(), label, tick.anchor());
        }
    }

    /**
     * A line with a label.
     *
     * @param at where it stands
     * @param label what it says
     * @param end whether the label ends at the line
     */
    public record Mark(String at, String label, boolean end) {}

    /**
     * The goalposts in the plot.
     *
     * @param left the post further left
     * @param right the other
     * @param width of the band between them
     */
    public record Posts(Mark left, Mark right, String width) {}

    /**
     * Something said of the indicator.
     *
     * @param name what
     * @param value the fact
     */
    public record Fact(String name, String value) {}

    /**
     * A city with a value.
     *
     * @param id of the city
     * @param name of the city
     * @param country its country
     * @param x where it lies along the axis
     * @param value of the city
     * @param year it describes; empty where filled in
     * @param level whose figure it is; empty where filled in
     * @param score of the city; empty where there is none
     */
    public record Row(
            String id,
            String name,
            String country,
            String x,
            String value,
            String year,
            Optional<GeographicLevel> level,
            String score) {}
}
