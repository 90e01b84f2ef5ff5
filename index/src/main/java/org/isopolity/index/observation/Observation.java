package org.isopolity.index.observation;

import java.util.Set;

/**
 * One value that somebody measured and published.
 *
 * @param cityId the city it is used for
 * @param indicatorId the indicator it measures
 * @param year the year it describes
 * @param value in the indicator's unit, always finite
 * @param level whose figure it really is
 * @param flags what its source says about it
 * @param source who published it
 * @param sourceUrl where it was seen
 * @param licence under which terms it may be used
 * @param note what else a reader should know
 */
public record Observation(
        String cityId,
        String indicatorId,
        int year,
        double value,
        GeographicLevel level,
        Set<Flag> flags,
        String source,
        String sourceUrl,
        String licence,
        String note) {

    public Observation {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("an observation must be a finite number");
        }
        flags = Set.copyOf(flags);
    }
}
