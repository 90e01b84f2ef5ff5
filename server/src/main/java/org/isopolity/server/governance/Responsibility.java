package org.isopolity.server.governance;

/** What is the city's own in a field. */
public enum Responsibility {
    /** Nothing. */
    NONE,
    /** Part of it. */
    SHARED,
    /** All of it. */
    FULL
}
