package org.isopolity.server.population;

import java.util.List;

/**
 * Cities of a country by the kind of gateway they are.
 *
 * @param id of the country in addresses
 * @param country its name
 * @param lead how many of how many are classified
 * @param rules their name and source
 * @param cities by name
 * @param city the one whose evidence is shown; empty if none
 * @param query that names it, written for a link
 * @param verdict what it is
 * @param evidence of every decision
 * @param history the years known
 * @param source who answers for the histories
 * @param terms under which they may be used
 */
public record GatewaysPage(
        String id,
        String country,
        String lead,
        String rules,
        List<CityRow> cities,
        String city,
        String query,
        String verdict,
        List<EvidenceRow> evidence,
        List<YearRow> history,
        String source,
        String terms) {

    /**
     * A city.
     *
     * @param name of it
     * @param query of its evidence
     * @param gateway its type, or that it has none
     * @param because the deciding evidence
     */
    public record CityRow(String name, String query, String gateway, String because) {}

    /**
     * A line of evidence.
     *
     * @param tried the type
     * @param verdict whether the condition holds
     * @param reason in words
     */
    public record EvidenceRow(String tried, String verdict, String reason) {}

    /**
     * A year.
     *
     * @param year of it
     * @param city its share
     * @param country the country's share
     */
    public record YearRow(String year, String city, String country) {}
}
