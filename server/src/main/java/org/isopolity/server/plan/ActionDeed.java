package org.isopolity.server.plan;

import java.util.Set;
import org.isopolity.server.plan.Action.State;

/** What can be done with an action, and from where. Each is news: the action is not stale after it. */
public enum ActionDeed {
    /** Says how it goes; it goes on. */
    REPORT(State.PLANNED, State.UNDERWAY),
    /** Begins. */
    START(State.PLANNED),
    /** Ends it, with what came of it. */
    FINISH(State.UNDERWAY),
    /** Gives it up, with a reason. */
    STOP(State.PLANNED, State.UNDERWAY),
    /** Takes up again what was given up or thought done. */
    RESUME(State.STOPPED, State.DONE);

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final Set<State> from;

    ActionDeed(State... from) {
        this.from = Set.of(from);
    }

    boolean isPossible(State state) {
        return from.contains(state);
    }

    /** Whether it needs words. */
    boolean isWorded() {
        return this != START;
    }

    /**
     * The state after it.
     *
     * @throws IllegalStateException if it cannot be done in this state
     */
    State after(State state) {
        if (!isPossible(state)) {
            throw new IllegalStateException(this + " cannot be done to an action that is " + state);
        }
        return switch (this) {
            case REPORT -> state;
            case START, RESUME -> State.UNDERWAY;
            case FINISH -> State.DONE;
            case STOP -> State.STOPPED;
        };
    }
}
