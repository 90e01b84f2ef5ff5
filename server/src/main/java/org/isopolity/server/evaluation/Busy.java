package org.isopolity.server.evaluation;

/** Too much is being computed already, or this takes too long; nothing was kept. */
public final class Busy extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean slow;

    Busy(boolean slow) {
        super(slow ? "takes too long" : "too many at once", null, false, false);
        this.slow = slow;
    }

    /** The key of the sentence that says so. */
    public String key() {
        return slow ? "impact.slow" : "impact.busy";
    }
}
