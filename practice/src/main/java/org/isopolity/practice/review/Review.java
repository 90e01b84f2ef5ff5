package org.isopolity.practice.review;

import java.time.LocalDate;
import org.isopolity.practice.Phrases;

/**
 * What one reviewer thinks of a contribution. A reviewer says first whether there is a conflict of interest; who has one may comment, but
 * does not count.
 *
 * @param reviewer who reviewed
 * @param conflict the declared interest
 * @param interest what it is; needed where there is one
 * @param decision what the reviewer decides
 * @param comment why; needed for anything but acceptance
 * @param disagreement where the reviewer disagrees with the others; empty where not
 * @param validUntil when the review should be done again
 */
public record Review(
        String reviewer,
        Conflict conflict,
        String interest,
        Decision decision,
        String comment,
        String disagreement,
        LocalDate validUntil) {

    /** Whether a reviewer has an interest in the outcome. */
    public enum Conflict {
        /** Declared to have none. */
        NONE,
        /** Declared to have one. */
        DECLARED
    }

    /** What a reviewer decides. */
    public enum Decision {
        /** Fit to be published. */
        ACCEPT,
        /** To be changed first. */
        REVISE,
        /** Not to be published. */
        REJECT
    }

    /** Refuses a conflict without its nature and a refusal without its reason. */
    public Review {
        if (conflict == Conflict.DECLARED && interest.isBlank()) {
            throw new RefusedStep(Phrases.of("review.no-interest"));
        }
        if (decision != Decision.ACCEPT && comment.isBlank()) {
            throw new RefusedStep(Phrases.of("review.no-reason"));
        }
    }

    /** Whether the decision counts: only without a conflict of interest. */
    public boolean counts() {
        return conflict == Conflict.NONE;
    }
}
