package org.isopolity.text;

/**
 * Something went wrong that the person who asked can mend. The message is complete and fit to be shown as it is: what is wrong,
 * where, and what to do.
 */
public abstract class Mendable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a message for the person who asked. */
    protected Mendable(String message) {
        super(message);
    }

    /** With a message for the person who asked, and what brought it about. */
    protected Mendable(String message, Throwable cause) {
        super(message, cause);
    }
}
