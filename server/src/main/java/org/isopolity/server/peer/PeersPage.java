package org.isopolity.server.peer;

import java.util.List;

/**
 * The cities that one city can learn from.
 *
 * @param id of the city
 * @param name of the city
 * @param heading who is most alike
 * @param lead by what
 * @param criteria what counts, to choose
 * @param own the city's own values on the criteria that count
 * @param columns names of these criteria
 * @param alike the cities most alike
 * @param area the area in which to learn
 * @param areas to choose
 * @param standing where the city stands in the area, in words
 * @param ahead the cities ahead in it
 * @param moving what is said of whether they still improve
 * @param moves whether that can be said of any of them
 * @param compare address of a comparison with the most alike; empty where there are none
 * @param release the release it comes from
 * @param asks whether there is a workspace in which to ask them
 */
public record PeersPage(
        String id,
        String name,
        String heading,
        String lead,
        List<Choice> criteria,
        List<String> own,
        List<String> columns,
        List<AlikeRow> alike,
        String area,
        List<Choice> areas,
        String standing,
        List<AheadRow> ahead,
        String moving,
        boolean moves,
        String compare,
        String release,
        boolean asks) {

    /**
     * Something to choose.
     *
     * @param value in the address
     * @param name for readers
     * @param chosen whether it is
     */
    public record Choice(String value, String name, boolean chosen) {}

    /**
     * A city that is alike.
     *
     * @param id of the city
     * @param name of the city
     * @param country its country
     * @param likeness from 0 to 100, in words
     * @param shared how many criteria of how many are known of both
     * @param values on the criteria
     */
    public record AlikeRow(
            String id, String name, String country, String likeness, String shared, List<String> values) {}

    /**
     * A city that is ahead.
     *
     * @param id of the city
     * @param name of the city
     * @param country its country
     * @param score in the area
     * @param lead in percentiles
     * @param likeness to this city; empty where too little is known
     * @param movement whether it moves in the area, in words
     * @param moves whether anything can be compared
     * @param improves whether it moves towards more openness
     * @param ask address in the workspace at which an officer asks it to mentor
     */
    public record AheadRow(
            String id,
            String name,
            String country,
            String score,
            String lead,
            String likeness,
            String movement,
            boolean moves,
            boolean improves,
            String ask) {}
}
