package org.isopolity.index.sensitivity;

/**
 * How first-order indices are estimated from the results of sample A, sample B, and sample A with one factor taken from B.
 * Total indices are those of M. Jansen (1999) in every case: {@code mean((yA - yAB)^2) / 2V}.
 */
public enum Estimator {
    /**
     * A. Janon et al., Asymptotic normality and efficiency of two Sobol index estimators (2014): products centred on the mean
     * of both, over their common variance. The least noisy of the three for few runs.
     */
    JANON,
    /**
     * M. Jansen, Analysis of variance designs for model output (1999): {@code 1 - mean((yB - yAB)^2) / 2V}. Steady where one
     * factor decides nearly everything.
     */
    JANSEN,
    /**
     * A. Saltelli et al., Variance based sensitivity analysis of model output (2010): {@code mean(yB (yAB - yA)) / V} with
     * results that are not centred, and V held fixed while bootstrapping. What the R package COINr computes; noise where runs
     * are few and the mean is far from 0.
     */
    SALTELLI
}
