package org.isopolity.impact.did;

import java.util.OptionalDouble;

/**
 * One number with its errors.
 *
 * @param value the estimate
 * @param standardError from influence functions, units independent of each other; absent for a reference that is 0 by
 *     construction
 * @param band half the width of the band that holds all estimates of its family at once, from the multiplier bootstrap;
 *     absent where there is no error
 */
public record Estimate(double value, OptionalDouble standardError, OptionalDouble band) {}
