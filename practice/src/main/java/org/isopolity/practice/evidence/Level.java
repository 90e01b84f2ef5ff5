package org.isopolity.practice.evidence;

/**
 * How strong the evidence of a practice is. Comparable with the Maryland scale and Nesta's standards; computed by {@link EvidenceRule},
 * never typed in.
 */
public enum Level {
    /** What is done is told, no more. */
    DESCRIBED,
    /** A complete theory of change, and outputs were counted. */
    PLAUSIBLE,
    /** An outcome before and after, or against a plan, without a comparison group. */
    MONITORED,
    /** A credible comparison: matched, difference in differences, interrupted series with control. */
    COMPARED,
    /** A randomised trial or strong natural experiment with a pre-stated outcome and low attrition. */
    IDENTIFIED,
    /** Compared or better in two independent places, same direction, one of them identified. */
    REPLICATED;

    /** The level as a number from 0 to 5. */
    public int number() {
        return ordinal();
    }

    /** Whether this level is that level or above. */
    public boolean atLeast(Level other) {
        return compareTo(other) >= 0;
    }
}
