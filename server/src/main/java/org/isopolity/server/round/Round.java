package org.isopolity.server.round;

import java.time.Instant;

/**
 * A round of collection.
 *
 * @param network the network
 * @param id short name, as it stands in addresses
 * @param title for readers
 * @param year the year that is asked about
 * @param framework version of the framework that is asked
 * @param state where it stands
 * @param deadline until when cities answer
 * @param reviewers how many reviewers must accept an answer, 1 or 2
 * @param version counts changes
 */
public record Round(
        String network,
        String id,
        String title,
        int year,
        int framework,
        State state,
        Instant deadline,
        int reviewers,
        int version) {

    /** Where a round stands. */
    public enum State {
        /** Being prepared: no city sees it. */
        DRAFT,
        /** Cities answer, reviewers judge. */
        OPEN,
        /** Nothing changes any more; a release can be made. */
        CLOSED
    }

    /** Whether a city may still answer of its own accord. */
    public boolean takesAnswers(Instant now) {
        return state == State.OPEN && now.isBefore(deadline);
    }

    /** Its address. */
    public String path() {
        return "/workspace/networks/" + network + "/rounds/" + id;
    }
}
