package org.isopolity.index.framework;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a framework says about how one indicator is computed. Where it says nothing, the recipe decides.
 *
 * @param denominator id of the size that it is divided by
 * @param per how many units of the denominator one value is given for, such as 1000 residents
 * @param target the value to reach, in the indicator's unit
 * @param reference the value that others are set against, in the indicator's unit
 * @param treatment what is done about its extreme values
 * @param scale what its answers are worth, if it has answers instead of numbers
 */
public record Computation(
        Optional<String> denominator,
        double per,
        OptionalDouble target,
        OptionalDouble reference,
        Optional<Treatment> treatment,
        Optional<CategoricalScale> scale) {

    /** The framework says nothing. */
    public static final Computation BY_RECIPE = new Computation(
            Optional.empty(), 1, OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(), Optional.empty());

    public Computation {
        if (!(per > 0) || Double.isInfinite(per)) {
            throw new IllegalArgumentException("'per' must be a number above 0");
        }
    }
}
