package org.isopolity.server.governance;

/** A level of government above the city. */
public enum HigherLevel {
    /** The European Union and other international bodies. */
    INTERNATIONAL,
    /** The state. */
    NATIONAL,
    /** The region or federal state. */
    REGIONAL,
    /** The metropolitan area. */
    METROPOLITAN
}
