package org.isopolity.index.robustness;

import org.isopolity.index.sensitivity.Estimator;

/**
 * How to find out which choice moves the ranks.
 *
 * @param samples size of each of the two samples, at least two; the index is recomputed that often for each factor and twice
 *     more
 * @param seed makes it repeatable
 * @param resamples how often to resample for the intervals, at least one
 * @param estimator of the first-order indices
 */
public record SensitivityDesign(int samples, long seed, int resamples, Estimator estimator) {

    public SensitivityDesign {
        if (samples < 2 || resamples < 1) {
            throw new IllegalArgumentException("at least two samples and one resample are needed");
        }
    }

    /** With the steadiest estimator and 200 resamples. */
    public static SensitivityDesign of(int samples, long seed) {
        return new SensitivityDesign(samples, seed, 200, Estimator.JANON);
    }
}
