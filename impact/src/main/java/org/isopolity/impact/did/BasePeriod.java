package org.isopolity.impact.did;

/** What effects before the start are measured from. After the start it is always the last period before it. */
public enum BasePeriod {
    /** From the period before: each value is a change over one period. */
    VARYING,
    /** From the last period before the start: the usual event study. */
    UNIVERSAL
}
