package org.isopolity.index.comparison;

import java.util.OptionalDouble;

/**
 * One indicator of one city in two versions.
 *
 * @param indicatorId the indicator
 * @param valueBefore in its own unit, if it counted
 * @param valueAfter in its own unit, if it counts
 * @param normalisedBefore on the common scale
 * @param normalisedAfter on the common scale
 * @param pointsBefore what it brought to the score; 0 where it did not count
 * @param pointsAfter what it brings to the score; 0 where it does not count
 */
public record IndicatorChange(
        String indicatorId,
        OptionalDouble valueBefore,
        OptionalDouble valueAfter,
        OptionalDouble normalisedBefore,
        OptionalDouble normalisedAfter,
        double pointsBefore,
        double pointsAfter) {

    /** What it adds to the change of the score. */
    public double points() {
        return pointsAfter - pointsBefore;
    }
}
