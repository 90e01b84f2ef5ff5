package org.isopolity.server.exchange;

import java.util.Set;

/** What can be done with a request, by which side, and from where. */
enum RequestDeed {
    /** The mentor says yes, before the deadline. */
    ACCEPT(Side.MENTOR, RequestState.SENT),
    /** The mentor says no, and why. */
    DECLINE(Side.MENTOR, RequestState.SENT),
    /** The city that asked takes it back. */
    RECALL(Side.ASKER, RequestState.SENT, RequestState.ACCEPTED),
    /** Either says when they meet. */
    MEET(Side.EITHER, RequestState.ACCEPTED, RequestState.MEETING),
    /** The city that asked says what it decided, with what it learned. */
    DECIDE(Side.ASKER, RequestState.MEETING),
    /** The city that asked says what came of it, later. */
    TELL(Side.ASKER, RequestState.DECIDED);

    /** Whose deed it is. */
    enum Side {
        /** The city that asked. */
        ASKER,
        /** The city that was asked. */
        MENTOR,
        /** Either of them. */
        EITHER
    }

    private final Side side;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final Set<RequestState> from;

    RequestDeed(Side side, RequestState... from) {
        this.side = side;
        this.from = Set.of(from);
    }

    /**
     * Whether it can be done.
     *
     * @param asker whether the city that does it is the one that asked; otherwise it is the mentor
     */
    boolean isPossible(RequestState state, boolean asker) {
        return from.contains(state) && (side == Side.EITHER || (side == Side.ASKER) == asker);
    }

    boolean isWorded() {
        return this != ACCEPT && this != MEET;
    }

    /**
     * The state after it.
     *
     * @throws IllegalStateException if it cannot be done in this state
     */
    RequestState after(RequestState state) {
        if (!from.contains(state)) {
            throw new IllegalStateException(this + " cannot be done to a request that is " + state);
        }
        return switch (this) {
            case ACCEPT -> RequestState.ACCEPTED;
            case DECLINE -> RequestState.DECLINED;
            case RECALL -> RequestState.RECALLED;
            case MEET -> RequestState.MEETING;
            case DECIDE, TELL -> RequestState.DECIDED;
        };
    }
}
