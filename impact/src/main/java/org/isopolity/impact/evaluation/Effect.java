package org.isopolity.impact.evaluation;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a programme changed, by one design.
 *
 * @param mean average difference per period after the start, in units of the outcome
 * @param relative the same as a share of what would have been; absent where that is zero
 * @param interval where it may lie; absent where the design gives none
 * @param standardError its standard error; absent where the design gives none
 * @param p how often so large a difference would appear without a programme; absent where the design gives none
 */
public record Effect(
        double mean,
        OptionalDouble relative,
        Optional<Interval> interval,
        OptionalDouble standardError,
        Optional<PValue> p) {}
