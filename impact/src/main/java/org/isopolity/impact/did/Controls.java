package org.isopolity.impact.did;

/** Whom treated units are compared with. */
public enum Controls {
    /** Units that are never treated. */
    NEVER_TREATED,
    /** Units that are not treated yet in the period looked at, those never treated among them. */
    NOT_YET_TREATED
}
