package org.isopolity.server.home;

import java.util.List;
import java.util.Optional;
import org.isopolity.release.RankingPolicy;

/**
 * The start page.
 *
 * @param release the newest release
 * @param title of the release
 * @param date of its publication
 * @param cities scored of all
 * @param citiesNote how many are not scored
 * @param indicators scored of all
 * @param indicatorsNote how many have no data
 * @param digest its beginning
 * @param policy what the release says about the order of its cities
 * @param example how to read a rank, where any city has one
 * @param map the map
 * @param names of all cities, to choose from
 * @param limits what the index does not tell
 * @param cityPath the page of the city that serves as example
 * @param valuePath the page of one of its values
 */
public record HomePage(
        String release,
        String title,
        String date,
        String cities,
        String citiesNote,
        String indicators,
        String indicatorsNote,
        String digest,
        RankingPolicy policy,
        Optional<Example> example,
        WorldMap map,
        List<String> names,
        String limits,
        String cityPath,
        String valuePath) {

    /**
     * A city as example of a rank and its range.
     *
     * @param alternative the drawing in words
     * @param name of the city and its rank
     * @param range of its ranks
     * @param from where the range begins
     * @param to where it ends
     * @param at where the rank lies
     * @param ticks labels of the axis
     */
    public record Example(
            String alternative, String name, String range, String from, String to, String at, List<Tick> ticks) {}

    /**
     * A label of the axis.
     *
     * @param at where it stands
     * @param label what it says
     * @param anchor how it is set
     */
    public record Tick(String at, String label, String anchor) {}

    /**
     * The map.
     *
     * @param heading the finding
     * @param alternative the world panel in words
     * @param bands the key: how many cities in each band of scores
     * @param europe the cities in the panel of Europe
     * @param world all cities
     * @param labels names in the panel of Europe
     * @param box the panel of Europe on the world
     * @param outside what is to be said of the cities elsewhere
     */
    public record WorldMap(
            String heading,
            String alternative,
            List<String> bands,
            List<Point> europe,
            List<Point> world,
            List<Label> labels,
            Box box,
            String outside) {}

    /**
     * A city on a map.
     *
     * @param path its page
     * @param x from the left
     * @param y from above
     * @param radius of its disc
     * @param band 1 to 3 by score; 0 for no score
     * @param title its name and score
     */
    public record Point(String path, String x, String y, String radius, int band, String title) {}

    /**
     * A name on a map.
     *
     * @param x from the left
     * @param y from above
     * @param dx moved by so many pixels
     * @param dy moved by so many pixels
     * @param style classes of the text
     * @param name of the city
     */
    public record Label(String x, String y, int dx, int dy, String style, String name) {}

    /**
     * A frame on a map.
     *
     * @param x from the left
     * @param y from above
     * @param width of the frame
     * @param height of the frame
     */
    public record Box(String x, String y, String width, String height) {}
}
