package org.isopolity.impact.sdid;

/** How the standard error is found. */
public enum ErrorMethod {
    /** Controls in the place of the treated units: all of them for one treated unit, seeded draws for several. */
    PLACEBO,
    /** Units left out one at a time with weights kept; needs two treated units of the same start or more. */
    JACKKNIFE,
    /** Units drawn with replacement and weights found anew; needs two treated units or more. */
    BOOTSTRAP
}
