package org.isopolity.server.indicator;

import java.util.List;

/**
 * The list of indicators.
 *
 * @param lead how many there are and how many count
 * @param areas by theme and area
 */
public record IndicatorsPage(String lead, List<Area> areas) {

    /**
     * An area.
     *
     * @param id of the area
     * @param name of the area
     * @param theme its theme; empty where it has none
     * @param question it asks
     * @param weight its share of the index
     * @param rows its indicators
     */
    public record Area(String id, String name, String theme, String question, String weight, List<Row> rows) {}

    /**
     * An indicator.
     *
     * @param id of the indicator
     * @param name of the indicator
     * @param question it asks
     * @param cities how many have a value
     * @param status its share of the index, or that it does not count
     * @param competence who can change it
     */
    public record Row(String id, String name, String question, String cities, String status, String competence) {}
}
