package org.isopolity.server.answer;

/** Where an answer stands between city and reviewers. */
public enum State {
    /** The city writes. */
    DRAFT,
    /** A reviewer is to look. */
    SUBMITTED,
    /** One reviewer accepts, a second is to look. */
    CHECKED,
    /** The city is to correct it. */
    RETURNED,
    /** The city is to bring evidence. */
    EVIDENCE_WANTED,
    /** Good: part of the next release. */
    ACCEPTED,
    /** Not good: part of no release, unless the city appeals. */
    REJECTED,
    /** The city asks the secretariat to look again. */
    APPEALED,
    /** The secretariat looked: it stays rejected. */
    DISMISSED;

    /** Whether the city can change it. */
    public boolean isWritable() {
        return this == DRAFT || this == RETURNED || this == EVIDENCE_WANTED;
    }
}
