package org.isopolity.server.search;

import java.util.List;

/**
 * What was found.
 *
 * @param query what was looked for
 * @param heading how many were found
 * @param found the cities, at best guess where none matches
 * @param names of all cities, to choose from
 */
public record SearchPage(String query, String heading, List<Found> found, List<String> names) {

    /**
     * A page that was found.
     *
     * @param path address of the page
     * @param name of the city or indicator
     * @param country of the city; empty for an indicator
     */
    public record Found(String path, String name, String country) {}
}
