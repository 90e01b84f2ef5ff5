package org.isopolity.server.scenario;

import java.util.List;

/**
 * Scenarios of a city side by side.
 *
 * @param id of the city
 * @param name of the city
 * @param heading what they bring
 * @param lead how to read it
 * @param choices who can change what is offered
 * @param who the choice that holds
 * @param letters of the scenarios in the form
 * @param fields the indicators to change
 * @param kept changes of indicators that are not offered now
 * @param columns names of the columns of the result; empty where nothing is changed
 * @param outcomes score, rank and range
 * @param areas scores of the areas that change
 * @param changes what each scenario changes
 * @param release the release it starts from
 */
public record ScenarioPage(
        String id,
        String name,
        String heading,
        String lead,
        List<Choice> choices,
        String who,
        List<String> letters,
        List<Field> fields,
        List<Kept> kept,
        List<String> columns,
        List<Line> outcomes,
        List<Line> areas,
        List<Line> changes,
        String release) {

    /**
     * Whose competence is offered.
     *
     * @param path address of the page with it
     * @param name of it
     * @param chosen whether it holds
     */
    public record Choice(String path, String name, boolean chosen) {}

    /**
     * An indicator to change.
     *
     * @param id of the indicator
     * @param name of the indicator
     * @param now its value today
     * @param ends the goalposts; empty where it has none
     * @param inputs what was entered, one for each scenario
     */
    public record Field(String id, String name, String now, String ends, List<String> inputs) {}

    /**
     * A change to send along.
     *
     * @param name of the parameter
     * @param value of it
     */
    public record Kept(String name, String value) {}

    /**
     * A line of the result.
     *
     * @param name of it
     * @param cells today first, then one for each scenario that changes something
     */
    public record Line(String name, List<String> cells) {}
}
