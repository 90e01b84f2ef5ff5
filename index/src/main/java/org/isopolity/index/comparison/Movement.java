package org.isopolity.index.comparison;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.isopolity.text.Phrase;

/**
 * How a city's score and rank moved from one version to the other, and why.
 *
 * @param cityId the city
 * @param scoreBefore in the first version, if it has a score there
 * @param scoreAfter in the second version
 * @param rankBefore in the first version
 * @param rankAfter in the second version
 * @param byCause points of score for each cause that is at work; they sum to the change of the score. Empty where the change
 *     cannot be told apart
 * @param unexplained why it cannot be told apart
 * @param byIndicator what each indicator brought before and after; the differences sum to the change of the score. Empty where
 *     a score comes from comparing cities, or there is none on one side
 */
public record Movement(
        String cityId,
        OptionalDouble scoreBefore,
        OptionalDouble scoreAfter,
        OptionalInt rankBefore,
        OptionalInt rankAfter,
        Map<Cause, Double> byCause,
        Optional<Phrase> unexplained,
        List<IndicatorChange> byIndicator) {

    public Movement {
        EnumMap<Cause, Double> copy = new EnumMap<>(Cause.class);
        copy.putAll(byCause);
        byCause = Collections.unmodifiableMap(copy);
        byIndicator = List.copyOf(byIndicator);
    }

    /** By how much the score rose; nothing where one of the two is missing. */
    public OptionalDouble change() {
        return scoreBefore.isPresent() && scoreAfter.isPresent()
                ? OptionalDouble.of(scoreAfter.getAsDouble() - scoreBefore.getAsDouble())
                : OptionalDouble.empty();
    }
}
