package org.isopolity.impact.evaluation;

import java.util.OptionalDouble;
import org.isopolity.impact.Phrases;
import org.isopolity.text.Phrase;

/**
 * Where an effect may lie.
 *
 * @param low lower end, in units of the outcome; absent where the data set no bound
 * @param high upper end; absent where the data set no bound
 * @param level share of such intervals that hold the effect, such as 0.95
 * @param basis how it was made, in words
 */
public record Interval(OptionalDouble low, OptionalDouble high, double level, Phrase basis) {

    /** An interval with both ends, and its basis by key of the phrases. */
    public static Interval of(double low, double high, double level, String basis) {
        return new Interval(OptionalDouble.of(low), OptionalDouble.of(high), level, Phrases.of(basis));
    }

    /** The interval that a normal error makes around an estimate. */
    public static Interval around(double estimate, double standardError, double level, String basis) {
        double reach = Quantiles.normal(0.5 + level / 2) * standardError;
        return of(estimate - reach, estimate + reach, level, basis);
    }

    /** Whether no effect at all is among what it holds. */
    public boolean holdsZero() {
        return (low.isEmpty() || low.getAsDouble() <= 0) && (high.isEmpty() || high.getAsDouble() >= 0);
    }

    /** The interval in words. */
    public Phrase inWords() {
        if (low.isPresent() && high.isPresent()) {
            return Phrases.of("interval", Figure.of(low.getAsDouble()), Figure.of(high.getAsDouble()), level, basis);
        }
        return Phrases.of("interval.open", level, basis);
    }
}
