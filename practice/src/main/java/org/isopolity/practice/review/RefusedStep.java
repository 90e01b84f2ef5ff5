package org.isopolity.practice.review;

import java.util.Locale;
import org.isopolity.text.Phrase;

/** A step that the rules of review do not allow; says why. */
public final class RefusedStep extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Phrase reason;

    RefusedStep(Phrase reason) {
        super(reason.in(Locale.ENGLISH));
        this.reason = reason;
    }

    /** Why, in the reader's language. */
    public Phrase reason() {
        return reason;
    }
}
