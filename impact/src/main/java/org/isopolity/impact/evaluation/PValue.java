package org.isopolity.impact.evaluation;

import org.isopolity.text.Phrase;

/**
 * How often so large a difference would appear without a programme.
 *
 * @param value between 0 and 1
 * @param floor the smallest value that the design can give at all; 0 where there is none
 * @param evidence what it rests on, in words that end a sentence
 */
public record PValue(double value, double floor, Phrase evidence) {

    public PValue {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("p must be from 0 to 1, not " + value);
        }
    }
}
