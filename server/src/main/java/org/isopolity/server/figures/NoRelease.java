package org.isopolity.server.figures;

/** There is no sound release to show. */
public final class NoRelease extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoRelease() {
        super("no sound release", null, false, false);
    }
}
