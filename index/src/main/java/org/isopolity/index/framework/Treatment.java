package org.isopolity.index.framework;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What is done about the extreme values of one indicator, written as a word or a word with a number: {@code none},
 * {@code winsorise 3}, {@code log}, {@code log-plus}, {@code log-original}, {@code log-gii}, {@code box-cox 0.5}, or
 * {@code box-cox} where the exponent is to be estimated.
 *
 * @param kind what is done
 * @param amount how many values are pulled in, or the exponent; nothing for the other kinds
 */
public record Treatment(Kind kind, OptionalDouble amount) {

    /** What can be done about extreme values. */
    public enum Kind {
        /** Nothing, whatever the distribution looks like. */
        NONE,
        /** So many of the most extreme values take the next value towards the middle. */
        WINSORISE,
        /** {@code ln(x - min + 0.01 (max - min))}. */
        LOG,
        /** As {@link #LOG} for a tail of high values, and mirrored for a tail of low ones. */
        LOG_PLUS,
        /** {@code ln(x - min + 1)}. */
        LOG_ORIGINAL,
        /** The form of the Global Innovation Index: {@code ln((max - 1)(x - min) / (max - min) + 1)}, mirrored for low tails. */
        LOG_GII,
        /** Box and Cox (1964) on {@code x - min + 1}. */
        BOX_COX;

        private String written() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Treatment {
        boolean counts = kind == Kind.WINSORISE;
        if (counts && (amount.isEmpty() || amount.getAsDouble() < 1 || amount.getAsDouble() % 1 != 0)) {
            throw new IllegalArgumentException(
                    "after 'winsorise' must stand how many values are pulled in, such as" + " 'winsorise 3'");
        }
        if (amount.isPresent() && !counts && kind != Kind.BOX_COX) {
            throw new IllegalArgumentException("after '" + kind.written() + "' nothing may stand");
        }
        if (amount.isPresent() && !(Math.abs(amount.getAsDouble()) <= 5) && !counts) {
            throw new IllegalArgumentException("the exponent of 'box-cox' must lie between -5 and 5");
        }
    }

    /**
     * The treatment that a person wrote.
     *
     * @throws IllegalArgumentException if there is none of that name or its number is wrong, saying what is known
     */
    @JsonCreator
    public static Treatment of(String written) {
        List<String> words = List.of(written.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        Kind kind = Arrays.stream(Kind.values())
                .filter(one -> one.written().equals(words.getFirst()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + written + "' is no treatment; known are "
                        + Arrays.stream(Kind.values()).map(Kind::written).collect(Collectors.joining(", "))));
        if (words.size() == 1) {
            return new Treatment(kind, OptionalDouble.empty());
        }
        try {
            if (words.size() == 2) {
                return new Treatment(kind, OptionalDouble.of(Double.parseDouble(words.getLast())));
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new IllegalArgumentException(
                "'" + written + "' is no treatment: after the word at most one number may stand");
    }
}
