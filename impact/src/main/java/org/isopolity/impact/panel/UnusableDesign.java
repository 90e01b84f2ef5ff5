package org.isopolity.impact.panel;

import java.util.Locale;
import org.isopolity.impact.Phrases;

/** The data do not allow what a design asks for; the message says what and what to do. */
public final class UnusableDesign extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A refusal by the key of its phrase and the arguments of that. */
    public UnusableDesign(String key, Object... arguments) {
        super(Phrases.of(key, arguments).in(Locale.ENGLISH));
    }
}
