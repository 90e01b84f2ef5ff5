package org.isopolity.practice.library;

import java.util.OptionalInt;

/**
 * A practice in one place and time.
 *
 * @param id identifier
 * @param practice id of the practice
 * @param practiceVersion the version of the practice that it was recorded with
 * @param title what it is called there
 * @param place where
 * @param firstYear when it began; absent where not known
 * @param lastYear when it ended; absent where it has not, or where not known
 * @param status whether it still runs
 * @param statusReason why it was paused or stopped; empty where not told
 * @param lead actor family that leads it, a concept of the vocabulary
 * @param partners names of those who take part; empty where not told
 * @param reach outputs that were counted, in words; empty where not told
 * @param budget what it costs, in words; empty where not told
 * @param staff who works on it, in words; empty where not told
 * @param summary what was done there
 * @param source where it is told
 */
public record Implementation(
        String id,
        String practice,
        int practiceVersion,
        String title,
        Place place,
        OptionalInt firstYear,
        OptionalInt lastYear,
        Status status,
        String statusReason,
        String lead,
        String partners,
        String reach,
        String budget,
        String staff,
        String summary,
        String source) {

    /** Whether an implementation still runs. */
    public enum Status {
        /** Decided, not begun. */
        PLANNED,
        /** Tried on a small scale. */
        PILOT,
        /** Running. */
        RUNNING,
        /** Part of normal business. */
        MAINSTREAMED,
        /** Halted for a time. */
        PAUSED,
        /** Ended. */
        STOPPED,
        /** Nobody has said. */
        UNKNOWN
    }

    /** The same without what could endanger people: nothing below the city, no names of partners. */
    Implementation guarded() {
        return new Implementation(
                id,
                practice,
                practiceVersion,
                title,
                place.atCityLevel(),
                firstYear,
                lastYear,
                status,
                statusReason,
                lead,
                "",
                reach,
                budget,
                staff,
                summary,
                source);
    }
}
