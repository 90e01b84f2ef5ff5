package org.isopolity.practice.evidence;

/** How an item of evidence came about. */
public enum Design {
    /** Somebody tells of it. */
    TESTIMONY,
    /** Outputs were counted, such as people reached. */
    OUTPUT_COUNT,
    /** An outcome before and after. */
    BEFORE_AFTER,
    /** An outcome against what was planned. */
    AGAINST_PLAN,
    /** Participants against similar people who did not take part. */
    MATCHED,
    /** Change of participants against change of others. */
    DIFFERENCE_IN_DIFFERENCES,
    /** A series over time that is interrupted, beside one that is not. */
    INTERRUPTED_SERIES_WITH_CONTROL,
    /** Something outside the programme decided who took part, as good as by lot. */
    NATURAL_EXPERIMENT,
    /** A lot decided who took part. */
    RANDOMISED
}
