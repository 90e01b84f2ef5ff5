package org.isopolity.server.answer;

import java.util.OptionalDouble;

/**
 * What a city answers: an amount, a choice, or why there is none.
 *
 * @param amount in the indicator's unit
 * @param choice code of what was chosen; empty where nothing was
 * @param missing why there is no answer: {@code not-collected}, {@code not-applicable}, {@code confidential}; empty where
 *     there is one
 * @param year which year it describes; 0 where not said
 * @param level whose figure it is: {@code city}, {@code metro}, {@code region}, {@code country}
 * @param flags letters of Eurostat's observation status
 * @param source who published it
 * @param sourceUrl where it stands
 * @param licence under which terms it may be used
 * @param note what else a reader should know
 */
public record Content(
        OptionalDouble amount,
        String choice,
        String missing,
        int year,
        String level,
        String flags,
        String source,
        String sourceUrl,
        String licence,
        String note) {

    /** Nothing said yet. */
    public static final Content NONE = new Content(OptionalDouble.empty(), "", "", 0, "city", "", "", "", "", "");

    /** Whether it says anything that counts: an amount, a choice, or why there is none. */
    public boolean isAnswer() {
        return amount.isPresent() || !choice.isEmpty() || !missing.isEmpty();
    }
}
