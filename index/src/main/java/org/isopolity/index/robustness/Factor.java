package org.isopolity.index.robustness;

import java.util.Locale;
import org.isopolity.index.Phrases;
import org.isopolity.index.recipe.Family;
import org.isopolity.text.Phrase;

/**
 * Something that is varied.
 *
 * @param id the family of steps that a choice is about, in lower case; or {@link #WEIGHTS}, {@link #DROP}, {@link #DATA}
 * @param begin the first of its coordinates in a point
 * @param end the coordinate after its last
 */
public record Factor(String id, int begin, int end) {

    /** All weights at once. */
    public static final String WEIGHTS = "weights";

    /** Which indicator is left out. */
    public static final String DROP = "drop";

    /** The error of the observed values. */
    public static final String DATA = "data";

    static Factor choice(Family family, int number) {
        return new Factor(family.name().toLowerCase(Locale.ROOT), number, number + 1);
    }

    /** The factor in words. */
    public Phrase inWords() {
        return Phrases.of("factor." + id);
    }
}
