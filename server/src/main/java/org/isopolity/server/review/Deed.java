package org.isopolity.server.review;

import java.util.Set;
import org.isopolity.server.account.Right;
import org.isopolity.server.answer.State;

/** What can be done with an answer, from where, and by whom. */
public enum Deed {
    /** The city sends it to review, again. */
    SUBMIT(Right.ANSWERS_GIVE, false, State.RETURNED, State.EVIDENCE_WANTED),
    /** A reviewer finds it good. */
    ACCEPT(Right.REVIEW, false, State.SUBMITTED, State.CHECKED),
    /** A reviewer wants it corrected. */
    RETURN(Right.REVIEW, true, State.SUBMITTED, State.CHECKED),
    /** A reviewer wants evidence. */
    ASK_EVIDENCE(Right.REVIEW, true, State.SUBMITTED, State.CHECKED),
    /** A reviewer finds that it cannot stand. */
    REJECT(Right.REVIEW, true, State.SUBMITTED, State.CHECKED),
    /** A reviewer opens this one answer again, all others stay locked. */
    UNLOCK(Right.REVIEW, true, State.ACCEPTED),
    /** The city asks the secretariat to look again. */
    APPEAL(Right.ANSWERS_GIVE, true, State.REJECTED),
    /** The secretariat sends it back to review. */
    GRANT(Right.NETWORK_RUN, true, State.APPEALED),
    /** The secretariat lets it stay rejected. */
    DISMISS(Right.NETWORK_RUN, true, State.APPEALED),
    /** Somebody says something; the state stays. */
    COMMENT(Right.ANSWERS_SEE, true, State.values());

    private final Right right;
    private final boolean worded;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final Set<State> from;

    Deed(Right right, boolean worded, State... from) {
        this.right = right;
        this.worded = worded;
        this.from = Set.of(from);
    }

    /** The right that it takes. */
    public Right right() {
        return right;
    }

    /** Whether it needs words: nobody is sent back, rejected or refused without a reason. */
    public boolean isWorded() {
        return worded;
    }

    /** Whether it judges the answer, so that nobody may do it to their own. */
    public boolean isJudgement() {
        return right == Right.REVIEW;
    }

    /** Whether it can be done when the round is closed: people are still heard, and a found error leads to an erratum. */
    public boolean isPossibleAfterTheEnd() {
        return this == COMMENT || this == APPEAL || this == DISMISS;
    }

    /** Whether it can be done in a state. */
    public boolean isPossible(State state) {
        return from.contains(state);
    }

    /**
     * The state after it.
     *
     * @param state before
     * @param reviewers how many reviewers must accept
     * @throws IllegalStateException if it cannot be done in this state
     */
    public State after(State state, int reviewers) {
        if (!isPossible(state)) {
            throw new IllegalStateException(this + " cannot be done to an answer that is " + state);
        }
        return switch (this) {
            case SUBMIT, GRANT -> State.SUBMITTED;
            case ACCEPT -> state == State.SUBMITTED && reviewers > 1 ? State.CHECKED : State.ACCEPTED;
            case RETURN, UNLOCK -> State.RETURNED;
            case ASK_EVIDENCE -> State.EVIDENCE_WANTED;
            case REJECT -> State.REJECTED;
            case APPEAL -> State.APPEALED;
            case DISMISS -> State.DISMISSED;
            case COMMENT -> state;
        };
    }
}
