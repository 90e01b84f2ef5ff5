package org.isopolity.population.change;

import java.util.Locale;
import org.isopolity.text.Phrase;

/** Two tables have too little in common to say what changed between them. The message says what is lacking. */
public final class IncomparableTables extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IncomparableTables(Phrase reason) {
        super(reason.in(Locale.ENGLISH));
    }
}
