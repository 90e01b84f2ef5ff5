package org.isopolity.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The state machine of requests: every deed from every state by either side. */
class RequestLawsTest {

    /** By deed and state: where it leads, and who may do it, a(sker) or m(entor). */
    private static final Map<RequestDeed, Map<RequestState, String>> WAYS = Map.of(
            RequestDeed.ACCEPT, Map.of(RequestState.SENT, "m ACCEPTED"),
            RequestDeed.DECLINE, Map.of(RequestState.SENT, "m DECLINED"),
            RequestDeed.RECALL, Map.of(RequestState.SENT, "a RECALLED", RequestState.ACCEPTED, "a RECALLED"),
            RequestDeed.MEET, Map.of(RequestState.ACCEPTED, "am MEETING", RequestState.MEETING, "am MEETING"),
            RequestDeed.DECIDE, Map.of(RequestState.MEETING, "a DECIDED"),
            RequestDeed.TELL, Map.of(RequestState.DECIDED, "a DECIDED"));

    @Test
    void aRequestGoesOnlyTheseWays() {
        assertThat(WAYS).hasSameSizeAs(RequestDeed.values());
        for (RequestDeed deed : RequestDeed.values()) {
            for (RequestState state : RequestState.values()) {
                Optional<String> way =
                        Optional.ofNullable(WAYS.getOrDefault(deed, Map.of()).get(state));
                String who =
                        way.map(words -> words.substring(0, words.indexOf(' '))).orElse("");
                assertThat(deed.isPossible(state, true))
                        .as(deed + " from " + state + " by the asker")
                        .isEqualTo(who.contains("a"));
                assertThat(deed.isPossible(state, false))
                        .as(deed + " from " + state + " by the mentor")
                        .isEqualTo(who.contains("m"));
                if (way.isPresent()) {
                    assertThat(way.get()).endsWith(" " + deed.after(state));
                } else {
                    assertThatThrownBy(() -> deed.after(state)).isInstanceOf(IllegalStateException.class);
                }
            }
        }
    }

    @Test
    void onlyWhatWaitsForAnAnswerLapsesAndAtItsDeadline() {
        for (RequestState state : RequestState.values()) {
            assertThat(state.on(99, 100)).isEqualTo(state);
            assertThat(state.on(100, 100)).isEqualTo(state == RequestState.SENT ? RequestState.LAPSED : state);
        }
    }
}
