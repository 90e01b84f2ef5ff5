package org.isopolity.release;

import java.time.LocalDate;

/**
 * What was found to be wrong in a release after it was published. The release stays as it is; the erratum stands beside it.
 *
 * @param date when it was said
 * @param city id of the city it concerns; empty where it concerns no single one
 * @param indicator id of the indicator it concerns; empty where it concerns no single one
 * @param text what is wrong, and what is right
 */
public record Erratum(LocalDate date, String city, String indicator, String text) {

    public Erratum {
        if (text.isBlank()) {
            throw new IllegalArgumentException("an erratum says something");
        }
    }
}
