package org.isopolity.impact.synth;

/** What happens to gaps in the outcome. Nothing is ever filled in. */
public enum MissingData {
    /** A donor with a gap is left out, by name. */
    LEAVE_OUT_DONOR,
    /** A period in which anybody has a gap is left out. */
    LEAVE_OUT_PERIOD,
    /** A gap stops the evaluation. */
    REFUSE
}
