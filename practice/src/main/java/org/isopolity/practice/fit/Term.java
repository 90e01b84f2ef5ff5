package org.isopolity.practice.fit;

/** What a rank is made of, beside relevance. */
public enum Term {
    /** Level of the evidence, halved without a sure benefit, 0 where there is harm. */
    EVIDENCE,
    /** Likeness of the most similar city that runs it. */
    CONTEXT,
    /** Whether an existing service can carry it. */
    CHANNEL,
    /** Manual, training, cost, licence, and a place that runs it and can be asked. */
    READINESS
}
