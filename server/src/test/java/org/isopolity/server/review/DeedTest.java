package org.isopolity.server.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.isopolity.server.answer.State;
import org.junit.jupiter.api.Test;

class DeedTest {

    /** The same rules, written down a second time as a picture of arrows. */
    private static final Map<State, Map<Deed, Set<State>>> ARROWS = new EnumMap<>(Map.of(
            State.DRAFT, Map.of(),
            State.SUBMITTED,
                    Map.of(
                            Deed.ACCEPT, Set.of(State.CHECKED, State.ACCEPTED),
                            Deed.RETURN, Set.of(State.RETURNED),
                            Deed.ASK_EVIDENCE, Set.of(State.EVIDENCE_WANTED),
                            Deed.REJECT, Set.of(State.REJECTED)),
            State.CHECKED,
                    Map.of(
                            Deed.ACCEPT, Set.of(State.ACCEPTED),
                            Deed.RETURN, Set.of(State.RETURNED),
                            Deed.ASK_EVIDENCE, Set.of(State.EVIDENCE_WANTED),
                            Deed.REJECT, Set.of(State.REJECTED)),
            State.RETURNED, Map.of(Deed.SUBMIT, Set.of(State.SUBMITTED)),
            State.EVIDENCE_WANTED, Map.of(Deed.SUBMIT, Set.of(State.SUBMITTED)),
            State.ACCEPTED, Map.of(Deed.UNLOCK, Set.of(State.RETURNED)),
            State.REJECTED, Map.of(Deed.APPEAL, Set.of(State.APPEALED)),
            State.APPEALED, Map.of(Deed.GRANT, Set.of(State.SUBMITTED), Deed.DISMISS, Set.of(State.DISMISSED)),
            State.DISMISSED, Map.of()));

    @Test
    void aHundredThousandRandomStepsNeverLeaveTheArrows() {
        SplittableRandom random = new SplittableRandom(20261125);
        State state = State.SUBMITTED;
        int reviewers = 1;
        int accepts = 0;
        for (int step = 0; step < 100_000; step++) {
            Deed deed = Deed.values()[random.nextInt(Deed.values().length)];
            State before = state;
            if (deed == Deed.COMMENT) {
                assertThat(deed.after(state, reviewers)).isEqualTo(state);
                continue;
            }
            Set<State> allowed = ARROWS.get(state).getOrDefault(deed, Set.of());
            if (allowed.isEmpty()) {
                assertThat(deed.isPossible(state)).isFalse();
                int needed = reviewers;
                assertThatThrownBy(() -> deed.after(before, needed)).isInstanceOf(IllegalStateException.class);
            } else {
                state = deed.after(state, reviewers);
                assertThat(allowed).contains(state);
                accepts = deed == Deed.ACCEPT ? accepts + 1 : 0;
                if (state == State.ACCEPTED) {
                    assertThat(accepts).as("as many accepted as must").isEqualTo(reviewers);
                    accepts = 0;
                }
            }
            if (state == State.DISMISSED || random.nextInt(50) == 0) {
                state = State.SUBMITTED;
                reviewers = 1 + random.nextInt(2);
                accepts = 0;
            }
        }
    }

    @Test
    void whatTheCityCanWriteNoReviewerHasAccepted() {
        for (State state : State.values()) {
            assertThat(state.isWritable() && Deed.ACCEPT.isPossible(state))
                    .as(state.name())
                    .isFalse();
        }
    }

    @Test
    void everyDeedAgainstTheCityNeedsWords() {
        assertThat(Deed.values())
                .filteredOn(deed -> deed.isJudgement() && deed != Deed.ACCEPT)
                .allMatch(Deed::isWorded);
    }
}
