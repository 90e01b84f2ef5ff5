package org.isopolity.server.assessment;

/** How far up what a question asks is decided. */
public enum Reach {
    /** Within the city. */
    LOCAL,
    /** Between the city and higher levels. */
    MULTI_LEVEL,
    /** By the state. */
    NATIONAL
}
