package org.isopolity.index.recipe;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * By how much an observed value may be wrong: the standard deviation of a normal error, drawn anew and on its own for every
 * value in every draw. The parts add up. A value does not change its sign; answers on a scale are taken as they are.
 *
 * @param ofValue share of the value itself, 0 up: 0.05 for a survey with five per cent
 * @param ofSpread share of the standard deviation among the cities, 0 up
 * @param standIns as {@code ofSpread}, only for figures of a larger area that stand for a city
 */
public record DataError(double ofValue, double ofSpread, double standIns) {

    /** Every value is exact. */
    public static final DataError NONE = new DataError(0, 0, 0);

    public DataError {
        if (!(ofValue >= 0 && ofSpread >= 0 && standIns >= 0) || Double.isInfinite(ofValue + ofSpread + standIns)) {
            throw new IllegalArgumentException(
                    "'of-value', 'of-spread' and 'stand-ins' of the data's error must be numbers from 0 up");
        }
    }

    /** As it is written: what is left out is 0. */
    @JsonCreator
    static DataError of(
            @JsonProperty("of-value") @Nullable Double ofValue,
            @JsonProperty("of-spread") @Nullable Double ofSpread,
            @JsonProperty("stand-ins") @Nullable Double standIns) {
        return new DataError(
                Objects.requireNonNullElse(ofValue, 0.0),
                Objects.requireNonNullElse(ofSpread, 0.0),
                Objects.requireNonNullElse(standIns, 0.0));
    }

    /** Whether no value can be wrong. */
    public boolean isNone() {
        return ofValue == 0 && ofSpread == 0 && standIns == 0;
    }
}
