package org.isopolity.server.peer;

import org.isopolity.index.sheet.Column;

/**
 * One thing that is known of the setting of cities.
 *
 * @param id of the criterion
 * @param kind how two cities are compared in it
 * @param values one for each city; codes from 0 where they are names
 */
public record Trait(String id, Kind kind, Column values) {

    /** How two cities are compared. */
    public enum Kind {
        /** By the difference of the numbers. */
        NUMBER,
        /** By the difference of the logarithms: twice as large is as far as half as large. */
        LOGARITHM,
        /** The same, or not. */
        NAME
    }
}
