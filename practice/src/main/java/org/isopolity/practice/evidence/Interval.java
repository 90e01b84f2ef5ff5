package org.isopolity.practice.evidence;

/**
 * An interval around an estimate.
 *
 * @param lower its lower end
 * @param upper its upper end, not below the lower
 * @param confidence how often such intervals hold the truth, between 0.5 and 1, usually 0.95
 */
public record Interval(double lower, double upper, double confidence) {

    /** Refuses ends that are not finite or in the wrong order. */
    public Interval {
        if (!Double.isFinite(lower) || !Double.isFinite(upper) || lower > upper) {
            throw new IllegalArgumentException("an interval from " + lower + " to " + upper + " is not possible");
        }
        if (!(confidence >= 0.5 && confidence < 1)) {
            throw new IllegalArgumentException("a confidence of " + confidence + " is not between 0.5 and 1");
        }
    }

    /** Whether a value lies in it, ends included. */
    public boolean holds(double value) {
        return lower <= value && value <= upper;
    }
}
