package org.isopolity.population.area;

import java.util.Arrays;

/** Codes that the American Community Survey writes in place of numbers (ACS "jam values"). */
public enum Sentinels {
    /** Estimate: no sample observations, or too few to compute it. */
    NO_ESTIMATE(-666_666_666),
    /** Margin: no or too few sample observations to compute a standard error. */
    NO_MARGIN(-222_222_222),
    /** Margin: the median falls into an open-ended interval. */
    OPEN_INTERVAL(-333_333_333),
    /** Margin: the estimate is controlled, so its sampling error is zero. */
    CONTROLLED(-555_555_555),
    /** Not applicable or not available. */
    NOT_AVAILABLE(-888_888_888),
    /** Too few sample cases. */
    TOO_FEW(-999_999_999);

    private final double code;

    Sentinels(double code) {
        this.code = code;
    }

    /** Whether a number is one of these codes. */
    public static boolean isSentinel(double number) {
        return Arrays.stream(values()).anyMatch(sentinel -> sentinel.code == number);
    }

    /** Whether a number is this code. */
    public boolean is(double number) {
        return code == number;
    }
}
