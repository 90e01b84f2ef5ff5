package org.isopolity.population.segregation;

import org.isopolity.population.place.Places;

/** How far a person is taken to be from the others in the own unit. */
public enum SelfDistance {
    /** The root of 0.6 times the unit's area (Massey and Denton 1988, after White 1983). */
    WITHIN_AREA,
    /** Nothing. */
    ZERO;

    double of(Places places, int unit) {
        return this == ZERO ? 0 : Math.sqrt(0.6 * places.area(unit));
    }
}
