package org.isopolity.server.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A city's local action plan.
 *
 * @param id of the plan
 * @param network whose workspace it is written in
 * @param city whose plan it is
 * @param state where it stands
 * @param reason why it was withdrawn; empty where it was not
 * @param revision counts what was said
 * @param version counts all changes, also those of its state
 * @param outline what it says
 */
public record Plan(
        String id,
        String network,
        String city,
        State state,
        String reason,
        int revision,
        int version,
        Outline outline) {

    /** Where a plan stands. */
    public enum State {
        /** Nobody outside sees it. */
        DRAFT,
        /** A version of it is public; what is changed since is not, until it is published again. */
        PUBLIC,
        /** Its time is over; it stays public. */
        CLOSED,
        /** It was public; only that, and why it is no more, is shown. */
        WITHDRAWN
    }

    /**
     * What a plan says as a whole.
     *
     * @param title for readers
     * @param summary what the city wants and why; may be empty
     * @param begins first day
     * @param ends last day
     * @param staleAfter days without news after which an action counts as stale
     * @param objectives what is to be reached, in order
     */
    public record Outline(
            String title,
            String summary,
            LocalDate begins,
            LocalDate ends,
            int staleAfter,
            List<Objective> objectives) {

        public Outline {
            objectives = List.copyOf(objectives);
        }

        /** The objective with this id, if there is one. */
        public Optional<Objective> find(String id) {
            return objectives.stream()
                    .filter(objective -> objective.id().equals(id))
                    .findFirst();
        }

        Outline with(List<Objective> others) {
            return new Outline(title, summary, begins, ends, staleAfter, others);
        }
    }

    /**
     * Something to be reached.
     *
     * @param id short name, unlike others of the plan
     * @param title for readers
     * @param gap what is missing today; may be empty
     */
    public record Objective(String id, String title, String gap) {}

    /** Address of the plan in the workspace. */
    public String path() {
        return path(network, city);
    }

    static String path(String network, String city) {
        return "/workspace/networks/" + network + "/cities/" + city + "/plan";
    }
}
