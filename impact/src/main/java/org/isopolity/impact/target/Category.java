package org.isopolity.impact.target;

/** A verdict on progress. */
public enum Category {
    /** The target is met. */
    MET,
    /** On the way, or faster. */
    ON_TRACK,
    /** On the way, too slow by little. */
    NEARLY,
    /** On the way, much too slow. */
    TOO_SLOW,
    /** No movement worth the name, or the wrong way. */
    STAGNATION,
    /** The wrong way. */
    AWAY,
    /** Clearly the wrong way. */
    FAR_AWAY,
    /** It cannot be said by this method. */
    UNDEFINED
}
