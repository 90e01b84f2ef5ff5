package org.isopolity.impact.sdid;

/** How controls and periods before the start are weighted. */
public enum Weighting {
    /** Synthetic difference-in-differences: both weighted, with an intercept and a ridge on the controls' weights. */
    SDID,
    /** Synthetic control: controls weighted to follow the level; no weights on periods. */
    SC,
    /** Difference-in-differences: all alike. */
    DID
}
