package org.isopolity.server.api;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.isopolity.release.ValueResult;

/**
 * The value that stands for a city on an indicator.
 *
 * @param city the city
 * @param indicator the indicator
 * @param value as it enters the index, in the indicator's unit
 * @param marks what a reader must know of it: stand_in, imputed, treated
 * @param score on the common scale; left out where city or indicator is not in the index
 * @param points its part of the city's score; left out likewise
 * @param observation it rests on; left out where a step filled the gap
 */
record ValueFacts(
        String city,
        String indicator,
        double value,
        List<String> marks,
        OptionalDouble score,
        OptionalDouble points,
        Optional<ObservationFacts> observation) {

    static ValueFacts of(ValueResult result) {
        return new ValueFacts(
                result.cityId(),
                result.indicatorId(),
                result.value(),
                result.marks().stream().sorted().map(NodeFacts::word).toList(),
                result.normalised(),
                result.points(),
                result.observation().map(ObservationFacts::of));
    }
}
