package org.isopolity.index.framework;

/** Whether more of an indicator means a higher score. */
public enum Direction {
    /** A higher value is better. */
    HIGHER_IS_BETTER,
    /** A lower value is better. */
    LOWER_IS_BETTER
}
