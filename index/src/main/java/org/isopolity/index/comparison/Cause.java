package org.isopolity.index.comparison;

import java.util.Locale;
import org.isopolity.index.Phrases;
import org.isopolity.text.Phrase;

/** Why a score moved. */
public enum Cause {
    /** The city's own values are others. */
    OWN_DATA,
    /** Values of other cities are others, and the city is measured by them. */
    OTHERS_DATA,
    /** The recipe is another. */
    METHOD,
    /** The framework is another: indicators or weights. */
    FRAMEWORK;

    /** The cause in words. */
    public Phrase inWords() {
        return Phrases.of("cause." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
