package org.isopolity.index.recipe;

/** The data do not allow what a step asks for; the message says what and what to do. */
public final class UnusableStep extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableStep(String message) {
        super(message);
    }
}
