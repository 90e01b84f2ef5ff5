package org.isopolity.server.api;

import java.util.List;
import java.util.Optional;
import org.isopolity.index.observation.Flag;
import org.isopolity.index.observation.Observation;

/**
 * A published value with all that its source says.
 *
 * @param city whose place it takes
 * @param indicator what it measures
 * @param year it describes
 * @param value in the indicator's unit
 * @param level whose figure it really is
 * @param flags of the source, Eurostat's letters
 * @param source who published it
 * @param sourceUrl where it was seen
 * @param licence under which terms it may be used
 * @param note what else a reader should know
 */
record ObservationFacts(
        String city,
        String indicator,
        int year,
        double value,
        String level,
        List<String> flags,
        Optional<String> source,
        Optional<String> sourceUrl,
        Optional<String> licence,
        Optional<String> note) {

    static ObservationFacts of(Observation observation) {
        return new ObservationFacts(
                observation.cityId(),
                observation.indicatorId(),
                observation.year(),
                observation.value(),
                NodeFacts.word(observation.level()),
                observation.flags().stream()
                        .map(Flag::code)
                        .sorted()
                        .map(String::valueOf)
                        .toList(),
                NodeFacts.written(observation.source()),
                NodeFacts.written(observation.sourceUrl()),
                NodeFacts.written(observation.licence()),
                NodeFacts.written(observation.note()));
    }
}
