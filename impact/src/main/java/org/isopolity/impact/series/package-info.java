/** One series at a time: interrupted time series and Bayesian structural time series. */
@NullMarked
package org.isopolity.impact.series;

import org.jspecify.annotations.NullMarked;
