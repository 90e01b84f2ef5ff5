package org.isopolity.server.governance;

/** How a level restricts or supports. */
public enum Mechanism {
    /** By law. */
    LAW,
    /** By money, given or withheld. */
    MONEY,
    /** By data, shared or not. */
    DATA,
    /** By delay. */
    DELAY,
    /** By leaving the city out of consultation. */
    EXCLUSION
}
