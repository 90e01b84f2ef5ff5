package org.isopolity.population;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.isopolity.text.Phrase;

/** What was computed: a finite number, or the reason why there is none. */
public sealed interface Figure {

    /**
     * A number.
     *
     * @param value finite
     */
    record Known(double value) implements Figure {
        public Known {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a figure must be finite; say the reason instead");
            }
        }
    }

    /**
     * There is no number.
     *
     * @param why in words
     */
    record Undefined(Phrase why) implements Figure {}

    /** A number that is known to be finite. */
    static Figure of(double value) {
        return new Known(value);
    }

    /** No number, for the reason of this key. */
    static Figure undefined(String key, Object... arguments) {
        return new Undefined(Phrases.of(key, arguments));
    }

    /** A quotient, or the reason where the denominator is zero. */
    static Figure ratio(double numerator, double denominator, String reason, Object... arguments) {
        return denominator == 0 ? undefined(reason, arguments) : of(numerator / denominator);
    }

    /** The number, if there is one. */
    default OptionalDouble find() {
        return this instanceof Known known ? OptionalDouble.of(known.value()) : OptionalDouble.empty();
    }

    /** The reason, if there is no number. */
    default Optional<Phrase> reason() {
        return this instanceof Undefined undefined ? Optional.of(undefined.why()) : Optional.empty();
    }

    /**
     * The number.
     *
     * @throws IllegalStateException if there is none; the message is the reason
     */
    default double get() {
        return switch (this) {
            case Known known -> known.value();
            case Undefined undefined ->
                throw new IllegalStateException(undefined.why().in(Locale.ENGLISH));
        };
    }

    /** The figure that a function makes of the number; a reason stays as it is. */
    default Figure map(DoubleUnaryOperator function) {
        return this instanceof Known known ? of(function.applyAsDouble(known.value())) : this;
    }
}
