package org.isopolity.index.recipe;

import com.fasterxml.jackson.annotation.JsonFormat;

/**
 * The two ends of a normalised scale, written {@code [1, 100]}.
 *
 * @param low the worst
 * @param high the best
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Range(double low, double high) {

    /** From 0 to 1. */
    public static final Range SHARE = new Range(0, 1);

    public Range {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low >= high) {
            throw new IllegalArgumentException("a range is written [low, high], with low below high");
        }
    }

    /** The point at this share of the way from low to high. */
    double at(double share) {
        return low + share * (high - low);
    }

    /** The nearest point within the range. */
    double clip(double value) {
        return Math.clamp(value, low, high);
    }
}
