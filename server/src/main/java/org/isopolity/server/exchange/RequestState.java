package org.isopolity.server.exchange;

/** Where a request of one city to another stands. */
enum RequestState {
    /** Waits for an answer. */
    SENT,
    /** Nobody answered in time; worked out from the deadline, never written. */
    LAPSED,
    /** The mentor said yes. */
    ACCEPTED,
    /** The mentor said no. */
    DECLINED,
    /** Taken back. */
    RECALLED,
    /** They meet. */
    MEETING,
    /** The city that asked has said what it does with it. */
    DECIDED;

    /** The state that counts now. */
    RequestState on(long now, long answerBy) {
        return this == SENT && now >= answerBy ? LAPSED : this;
    }
}
