package org.isopolity.index.whatif;

/**
 * A value that is supposed to be another.
 *
 * @param cityId the city
 * @param indicatorId the indicator
 * @param value in the indicator's unit, or the code of an answer; finite
 */
public record ChangedValue(String cityId, String indicatorId, double value) {

    public ChangedValue {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a changed value must be a finite number");
        }
    }
}
