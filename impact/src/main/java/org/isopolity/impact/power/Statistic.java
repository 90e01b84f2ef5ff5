package org.isopolity.impact.power;

/** What units are ranked by. */
public enum Statistic {
    /** Error after the start as a multiple of that before. */
    RATIO,
    /** Size of the mean gap after the start. */
    MEAN_GAP
}
