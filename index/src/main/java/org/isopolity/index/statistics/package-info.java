/**
 * What can be said of series of numbers: how they go together, how many dimensions they have, whether they measure one
 * thing. Plain arrays, NaN where a value is missing; what cannot be computed is absent, never NaN.
 */
@NullMarked
package org.isopolity.index.statistics;

import org.jspecify.annotations.NullMarked;
