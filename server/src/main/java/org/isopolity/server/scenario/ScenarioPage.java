package org.isopolity.server.scenario;

import java.util.List;
import java.util.Optional;

/**
 * Scenarios of a city side by side, and the forms that set them.
 *
 * @param id of the city
 * @param name of the city
 * @param heading what they bring
 * @param lead how to read it
 * @param told the scenarios side by side
 * @param pinned the release that the address names; empty where it follows the newest
 * @param choices who can change what is offered
 * @param who the choice that holds
 * @param columns of the form, one for each scenario
 * @param fields the indicators to change
 * @param kept parameters that the form of the values does not ask for now
 * @param all parameters of all scenarios
 * @param plan the targets of the city's plan as a scenario, if it has a plan that can be read
 * @param way the cheapest way to a goal
 * @param keep where the scenarios can be kept; empty where there is nothing to keep
 * @param release the release it starts from
 */
public record ScenarioPage(
        String id,
        String name,
        String heading,
        String lead,
        SideBySide told,
        String pinned,
        List<Choice> choices,
        String who,
        List<Column> columns,
        List<Field> fields,
        List<Kept> kept,
        List<Kept> all,
        Optional<Plan> plan,
        Way way,
        String keep,
        String release) {

    public ScenarioPage {
        choices = List.copyOf(choices);
        columns = List.copyOf(columns);
        fields = List.copyOf(fields);
        kept = List.copyOf(kept);
        all = List.copyOf(all);
    }

    /**
     * Whose competence is offered.
     *
     * @param path address of the page with it
     * @param name of it
     * @param chosen whether it holds
     */
    public record Choice(String path, String name, boolean chosen) {}

    /**
     * A scenario in the form.
     *
     * @param code its letter in names of parameters
     * @param letter its letter in words
     * @param name as it was entered
     * @param cost as it was entered
     */
    public record Column(String code, String letter, String name, String cost) {}

    /**
     * An indicator to change.
     *
     * @param id of the indicator
     * @param name of the indicator
     * @param now its value today
     * @param ends the goalposts; empty where it has none
     * @param answers what can be chosen; empty where a number is entered
     * @param inputs what was entered, one for each scenario
     */
    public record Field(String id, String name, String now, String ends, List<Answer> answers, List<String> inputs) {}

    /**
     * An answer to choose.
     *
     * @param value that is sent
     * @param name what it says
     */
    public record Answer(String value, String name) {}

    /**
     * A parameter to send along.
     *
     * @param name of the parameter
     * @param value of it
     */
    public record Kept(String name, String value) {}

    /**
     * The city's plan, with its targets reached.
     *
     * @param words when it was published
     * @param page its address
     * @param path address with it as a scenario; empty where it cannot be taken over
     * @param link what the link says, or why there is none
     * @param notes what is not taken over
     */
    public record Plan(String words, String page, String path, String link, List<String> notes) {}

    /**
     * The cheapest way to a goal, and the form that asks for one.
     *
     * @param goals what can be wanted
     * @param to how much of it, as it was entered
     * @param heading where the way leads; empty where nothing was asked
     * @param proof how sure it is that no way is cheaper
     * @param measures what must change, the most points first
     * @param passedOver what is not on the way, and why
     * @param path address with the same changes as a scenario; empty where there are none
     * @param link what the link says, or why there is none
     */
    public record Way(
            List<Goal> goals,
            String to,
            String heading,
            String proof,
            List<Measure> measures,
            List<String> passedOver,
            String path,
            String link) {}

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
     * @param effort what it takes, in points of the way from worst to target; no money
     * @param points that it adds to the score
     */
    public record Measure(String indicator, String name, String now, String then, String effort, String points) {}
}
