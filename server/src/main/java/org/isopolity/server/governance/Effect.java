package org.isopolity.server.governance;

import java.util.Optional;

/**
 * What a city says of one level of government in one field. To restrict and to support are two facts: a level can do both.
 *
 * @param city the city
 * @param field the field
 * @param level the level
 * @param year in which it was said
 * @param responsibility of the city in the field
 * @param restricts from 0, not at all, to 3, decisively
 * @param supports from 0 to 3 likewise
 * @param mechanism how, if said
 * @param rule the rule that restricts or supports; empty where none is named
 * @param wanted the change the city wants; empty where none is named
 * @param country of the city, as two letters (ISO 3166); empty where it is not named
 */
public record Effect(
        String city,
        ServiceField field,
        HigherLevel level,
        int year,
        Responsibility responsibility,
        int restricts,
        int supports,
        Optional<Mechanism> mechanism,
        String rule,
        String wanted,
        String country) {

    /** How far both facts hold at once, from 0 to 3. */
    public int tension() {
        return Math.min(restricts, supports);
    }
}
