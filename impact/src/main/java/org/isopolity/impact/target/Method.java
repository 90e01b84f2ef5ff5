package org.isopolity.impact.target;

/**
 * How progress is judged. Methods disagree on the same place, so a verdict is stored with its method; the bands are those
 * known for the edition named, and are no statement of the body.
 */
public enum Method {
    /** Actual against required compound growth, in the bands of Eurostat's monitoring reports: 95, 60 and 0 percent. */
    EUROSTAT,
    /** The same with the bands and scores of Open SDG 2.4. */
    OPEN_SDG,
    /** Value expected in the target year, compound, as a share of the way: the United Nations' Progress Chart of 2023. */
    UNITED_NATIONS,
    /** A straight line from base to target; defined for zero and negative values too. */
    LINEAR,
    /** Miss of the target by a straight line, as a share of the way still to go: the German weather symbols. */
    WEATHER
}
