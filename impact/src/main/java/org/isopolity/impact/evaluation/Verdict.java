package org.isopolity.impact.evaluation;

/** What may be said. */
public enum Verdict {
    /** There was a difference: p at most 0.05, or a 95 % interval without zero, and no red light. */
    DIFFERENCE,
    /** There may have been one: p at most 0.10 and no red light. */
    HINT,
    /** The data cannot tell. */
    CANNOT_TELL
}
