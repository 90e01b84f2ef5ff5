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
 * @param way the cheapest way to a goal
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
        Way way,
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

    /**
     * The cheapest way to a goal, and the form that asks for one.
     *
     * @param goals what can be wanted
     * @param to how much of it, as it was entered
     * @param heading where the way leads; empty where nothing was asked
     * @param proof how sure it is that no way is cheaper
     * @param measures what must change, the most points first
     * @param passedOver what is not on the way, and why
     * @param path address of the same changes as a scenario; empty where there are none
     */
    public record Way(
            List<Goal> goals,
            String to,
            String heading,
            String proof,
            List<Measure> measures,
            List<String> passedOver,
            String path) {}

    /**
     * Something to want.
     *
     * @param code of it
     * @param name of it
     * @param chosen whether it is what was asked for
     */
    public record Goal(String code, String name, boolean chosen) {}

    /**
     * One thing that must change.
     *
     * @param indicator its id
     * @param name of the indicator
     * @param now its value today
     * @param then its value on arrival
     * @param effort what it takes, in points of the way from worst to target
     * @param points that it adds to the score
     */
    public record Measure(String indicator, String name, String now, String then, String effort, String points) {}
}
