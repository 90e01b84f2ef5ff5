package org.isopolity.impact.did;

/** How differences in covariates between treated and control units are taken into account. */
public enum Adjustment {
    /** Not at all: differences of means. */
    NONE,
    /** The controls' change is predicted from covariates (Heckman, Ichimura and Todd 1997). */
    OUTCOME_REGRESSION,
    /** Controls are weighted by how likely they were to be treated (Abadie 2005, normalised weights). */
    INVERSE_PROBABILITY,
    /** Both at once: right if either is (Sant'Anna and Zhao 2020). */
    DOUBLY_ROBUST
}
