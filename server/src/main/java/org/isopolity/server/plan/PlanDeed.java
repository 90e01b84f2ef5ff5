package org.isopolity.server.plan;

import java.util.Set;
import org.isopolity.server.plan.Plan.State;

/** What can be done with a plan, and from where. */
enum PlanDeed {
    /** Shows what it says now to everybody, again. */
    PUBLISH(State.PUBLIC, State.DRAFT, State.PUBLIC, State.WITHDRAWN),
    /** Takes it from the public; that it was there, and why it is not, stays. */
    WITHDRAW(State.WITHDRAWN, State.PUBLIC, State.CLOSED),
    /** Ends it; what it says stays public as it is. */
    CLOSE(State.CLOSED, State.PUBLIC),
    /** Goes on with one that was closed. */
    REOPEN(State.PUBLIC, State.CLOSED);

    private final State after;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final Set<State> from;

    PlanDeed(State after, State... from) {
        this.after = after;
        this.from = Set.of(from);
    }

    boolean isPossible(State state) {
        return from.contains(state);
    }

    /** Whether it needs a reason. */
    boolean isWorded() {
        return this == WITHDRAW;
    }

    /** The state after it. */
    State after() {
        return after;
    }
}
