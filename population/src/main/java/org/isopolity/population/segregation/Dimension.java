package org.isopolity.population.segregation;

import java.util.Locale;
import org.isopolity.population.Phrases;
import org.isopolity.text.Phrase;

/** The five dimensions of residential segregation (Massey and Denton 1988). */
public enum Dimension {
    /** How differently groups are spread over units. */
    EVENNESS,
    /** Whom members meet in their unit. */
    EXPOSURE,
    /** How little room the group has. */
    CONCENTRATION,
    /** How near to the centre the group lives. */
    CENTRALISATION,
    /** Whether the group's units lie together. */
    CLUSTERING;

    /** The name in words. */
    public Phrase inWords() {
        return Phrases.of("dimension." + name().toLowerCase(Locale.ROOT));
    }
}
