package org.isopolity.release;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.isopolity.index.observation.Observation;
import org.isopolity.index.sheet.Mark;

/**
 * What is published of one indicator of one city.
 *
 * @param cityId the city
 * @param indicatorId the indicator
 * @param observation the one that was chosen; absent where a step filled the gap
 * @param value as it enters the index, in the indicator's unit; differs from the observation where it was treated
 * @param marks what a reader must know of the value
 * @param normalised on the common scale; empty where the city or the indicator is not in the index
 * @param points its part of the city's score; empty likewise
 */
public record ValueResult(
        String cityId,
        String indicatorId,
        Optional<Observation> observation,
        double value,
        Set<Mark> marks,
        OptionalDouble normalised,
        OptionalDouble points) {

    public ValueResult {
        marks = Set.copyOf(marks);
    }
}
