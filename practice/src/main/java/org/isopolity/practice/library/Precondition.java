package org.isopolity.practice.library;

import java.util.Map;
import org.isopolity.practice.Known;

/**
 * What a practice needs of a place, so written that it can be tested against the facts of a city.
 *
 * @param variable a fact about a city, such as an indicator's id or {@code competence.schools}
 * @param comparison how the fact is compared
 * @param value what it is compared with; for yes or no: 1 or 0
 * @param hard whether the practice cannot be without it
 * @param holder who can change it: an actor family of the vocabulary
 * @param text the same in words
 */
public record Precondition(
        String variable, Comparison comparison, double value, boolean hard, String holder, String text) {

    /** How a fact is compared. */
    public enum Comparison {
        /** At least so much. */
        AT_LEAST,
        /** At most so much. */
        AT_MOST,
        /** Exactly so much. */
        EQUAL
    }

    /** Whether the facts of a city meet it; unknown where the fact is. */
    public Known metBy(Map<String, Double> facts) {
        Double fact = facts.get(variable);
        if (fact == null) {
            return Known.UNKNOWN;
        }
        boolean met = switch (comparison) {
            case AT_LEAST -> fact >= value;
            case AT_MOST -> fact <= value;
            case EQUAL -> fact == value;
        };
        return met ? Known.YES : Known.NO;
    }
}
