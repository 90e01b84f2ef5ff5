package org.isopolity.server.governance;

import java.util.Arrays;
import java.util.Optional;
import org.isopolity.index.framework.Competence;

/**
 * How many cities say what of their responsibility in a field, each counted once.
 *
 * @param city how many say that it is all theirs
 * @param shared how many say that a part is
 * @param national how many say that nothing is
 */
public record Tally(int city, int shared, int national) {

    /** How many cities answered. */
    public int cities() {
        return city + shared + national;
    }

    /** How many of them say this. */
    public int of(Competence competence) {
        return switch (competence) {
            case CITY -> city;
            case SHARED -> shared;
            case NATIONAL -> national;
        };
    }

    /** Whether so few answered that their shares would say more than is known. */
    public boolean isSmall() {
        return cities() < Survey.ENOUGH;
    }

    /** What more than half of the cities say, where enough answered and more than half say the same. */
    public Optional<Competence> majority() {
        return isSmall()
                ? Optional.empty()
                : Arrays.stream(Competence.values())
                        .filter(competence -> 2 * of(competence) > cities())
                        .findFirst();
    }
}
