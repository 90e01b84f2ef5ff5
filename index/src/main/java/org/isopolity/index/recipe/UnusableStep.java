package org.isopolity.index.recipe;

import org.isopolity.text.Mendable;

/** The data do not allow what a step asks for; the message says what and what to do. */
public final class UnusableStep extends Mendable {

    private static final long serialVersionUID = 1L;

    UnusableStep(String message) {
        super(message);
    }
}
