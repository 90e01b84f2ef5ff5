package org.isopolity.index.framework;

/** Who can change what an indicator measures. */
public enum Competence {
    /** The city itself. */
    CITY,
    /** The city together with other levels of government. */
    SHARED,
    /** The state; the city can only ask. */
    NATIONAL
}
