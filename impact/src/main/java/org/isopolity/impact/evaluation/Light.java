package org.isopolity.impact.evaluation;

/** How far something can be trusted, worst last. */
public enum Light {
    /** Nothing speaks against it. */
    GREEN,
    /** Read with care. */
    AMBER,
    /** The finding must not rest on it. */
    RED
}
