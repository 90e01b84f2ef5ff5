package org.isopolity.practice.evidence;

/** What kind of number an effect is. Only effects of one metric are compared or pooled. */
public enum Metric {
    /** Difference of two shares, from -1 to 1. */
    RISK_DIFFERENCE,
    /** Difference in standard deviations. */
    STANDARDISED_DIFFERENCE,
    /** Ratio of odds; 1 is no effect. */
    ODDS_RATIO,
    /** Difference in percentage points. */
    PERCENTAGE_POINTS,
    /** Difference of rates, in the unit of the estimate. */
    RATE_DIFFERENCE;

    /** The number on a scale on which no effect is 0 and intervals are even. */
    double additive(double value) {
        return this == ODDS_RATIO ? Math.log(value) : value;
    }
}
