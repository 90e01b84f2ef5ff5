package org.isopolity.server.population;

import java.util.List;

/**
 * What tables there are.
 *
 * @param lead how many
 * @param problem why the manifest cannot be read; empty where it can
 * @param tables in the order of the manifest
 * @param gatewaysProblem why gateways cannot be shown; empty where they can
 * @param countries of gateways
 */
public record PopulationPage(
        String lead, String problem, List<Line> tables, String gatewaysProblem, List<Line> countries) {

    /**
     * A table or a country.
     *
     * @param id in addresses
     * @param title for readers
     * @param what is in it
     * @param source who answers for it
     */
    public record Line(String id, String title, String what, String source) {}
}
