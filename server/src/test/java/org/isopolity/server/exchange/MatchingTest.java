package org.isopolity.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.isopolity.server.exchange.Matching.Mentor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Stable matching against its definition, by hand, and against every other answer; and the ways of a request. */
class MatchingTest {

    @Test
    void aHandWorkedCase() {
        // b has one seat and likes y best; x is put off and goes to a
        Map<String, String> matched = Matching.stable(
                Map.of("x", List.of("b", "a"), "y", List.of("b"), "z", List.of("a", "b")),
                Map.of("a", new Mentor(1, List.of("x", "z")), "b", new Mentor(1, List.of("y", "x", "z"))));
        assertThat(matched).isEqualTo(Map.of("x", "a", "y", "b"));
    }

    @Test
    void nobodyWouldBothRatherHaveEachOther() {
        Random random = new Random(3);
        for (int run = 0; run < 2_000; run++) {
            Map<String, List<String>> wishes = wishes(random, 1 + random.nextInt(8), 1 + random.nextInt(5));
            Map<String, Mentor> mentors = mentors(random, wishes, 5);
            Map<String, String> matched = Matching.stable(wishes, mentors);
            assertThat(blocking(wishes, mentors, matched))
                    .as(wishes + " " + mentors)
                    .isEmpty();
            assertThat(Matching.stable(new HashMap<>(wishes), new TreeMap<>(mentors)))
                    .isEqualTo(matched);
        }
    }

    @Test
    void ofAllStableAnswersItIsTheOneThatLearnersLikeBest() {
        Random random = new Random(4);
        for (int run = 0; run < 150; run++) {
            Map<String, List<String>> wishes = wishes(random, 4, 3);
            Map<String, Mentor> mentors = mentors(random, wishes, 3);
            Map<String, String> matched = Matching.stable(wishes, mentors);
            for (Map<String, String> other : all(List.copyOf(wishes.keySet()), List.of("m0", "m1", "m2"))) {
                if (blocking(wishes, mentors, other).isEmpty() && isPossible(wishes, mentors, other)) {
                    wishes.forEach((learner, wanted) -> assertThat(place(wanted, matched.get(learner)))
                            .isLessThanOrEqualTo(place(wanted, other.get(learner))));
                }
            }
        }
    }

    private static Map<String, List<String>> wishes(Random random, int learners, int mentors) {
        Map<String, List<String>> wishes = new TreeMap<>();
        for (int i = 0; i < learners; i++) {
            List<String> all = new ArrayList<>(
                    IntStream.range(0, mentors).mapToObj(j -> "m" + j).toList());
            Collections.shuffle(all, random);
            wishes.put("l" + i, List.copyOf(all.subList(0, random.nextInt(mentors + 1))));
        }
        return wishes;
    }

    private static Map<String, Mentor> mentors(Random random, Map<String, List<String>> wishes, int count) {
        Map<String, Mentor> mentors = new TreeMap<>();
        for (int j = 0; j < count; j++) {
            List<String> all = new ArrayList<>(wishes.keySet());
            Collections.shuffle(all, random);
            mentors.put("m" + j, new Mentor(random.nextInt(4), all.subList(0, random.nextInt(all.size() + 1))));
        }
        return mentors;
    }

    /** A learner and a mentor that would both rather have each other, by the definition. */
    private static Optional<String> blocking(
            Map<String, List<String>> wishes, Map<String, Mentor> mentors, Map<String, String> matched) {
        for (Map.Entry<String, List<String>> learner : wishes.entrySet()) {
            int has = place(learner.getValue(), matched.get(learner.getKey()));
            for (int i = 0; i < has && i < learner.getValue().size(); i++) {
                String id = learner.getValue().get(i);
                Mentor mentor = mentors.getOrDefault(id, new Mentor(0, List.of()));
                int here = mentor.ranking().indexOf(learner.getKey());
                if (here < 0 || mentor.capacity() == 0) {
                    continue;
                }
                List<Integer> seats = matched.entrySet().stream()
                        .filter(pair -> pair.getValue().equals(id))
                        .map(pair -> mentor.ranking().indexOf(pair.getKey()))
                        .toList();
                if (seats.size() < mentor.capacity() || seats.stream().anyMatch(seat -> seat > here)) {
                    return Optional.of(learner.getKey() + " and " + id);
                }
            }
        }
        return Optional.empty();
    }

    /** How far down a mentor is wanted; having none comes after all. */
    private static int place(List<String> wanted, @Nullable String mentor) {
        int place = mentor == null ? -1 : wanted.indexOf(mentor);
        return place < 0 ? wanted.size() : place;
    }

    private static boolean isPossible(
            Map<String, List<String>> wishes, Map<String, Mentor> mentors, Map<String, String> matched) {
        boolean wanted = matched.entrySet().stream()
                .allMatch(pair -> wishes.getOrDefault(pair.getKey(), List.of()).contains(pair.getValue())
                        && mentors.get(pair.getValue()).ranking().contains(pair.getKey()));
        return wanted
                && mentors.entrySet().stream()
                        .allMatch(mentor -> matched.values().stream()
                                        .filter(mentor.getKey()::equals)
                                        .count()
                                <= mentor.getValue().capacity());
    }

    /** Every way to give learners a mentor or none. */
    private static List<Map<String, String>> all(List<String> learners, List<String> mentors) {
        List<Map<String, String>> all = new ArrayList<>(List.of(Map.of()));
        for (String learner : learners) {
            List<Map<String, String>> next = new ArrayList<>(all);
            for (Map<String, String> one : all) {
                for (String mentor : mentors) {
                    Map<String, String> more = new TreeMap<>(one);
                    more.put(learner, mentor);
                    next.add(more);
                }
            }
            all = next;
        }
        return all;
    }

    @Test
    void aRequestGoesOnlyTheseWays() {
        Random random = new Random(9);
        for (int run = 0; run < 2_000; run++) {
            RequestState state = RequestState.SENT;
            boolean accepted = false;
            for (int step = 0; step < 8; step++) {
                RequestDeed deed = RequestDeed.values()[random.nextInt(RequestDeed.values().length)];
                boolean asker = random.nextBoolean();
                if (!deed.isPossible(state, asker)) {
                    continue;
                }
                assertThat(deed == RequestDeed.ACCEPT || deed == RequestDeed.DECLINE)
                        .as("only who was asked answers")
                        .isEqualTo(!asker && deed != RequestDeed.MEET);
                accepted |= deed == RequestDeed.ACCEPT;
                state = deed.after(state);
                if (state == RequestState.MEETING || state == RequestState.DECIDED) {
                    assertThat(accepted).isTrue();
                }
                if (state == RequestState.DECLINED || state == RequestState.RECALLED) {
                    for (RequestDeed any : RequestDeed.values()) {
                        assertThat(any.isPossible(state, true) || any.isPossible(state, false))
                                .isFalse();
                    }
                }
            }
        }
        assertThat(RequestState.SENT.on(99, 100)).isEqualTo(RequestState.SENT);
        assertThat(RequestState.SENT.on(100, 100)).isEqualTo(RequestState.LAPSED);
        assertThat(RequestState.ACCEPTED.on(100, 100)).isEqualTo(RequestState.ACCEPTED);
        assertThat(RequestDeed.ACCEPT.isPossible(RequestState.LAPSED, false)).isFalse();
        assertThatThrownBy(() -> RequestDeed.DECIDE.after(RequestState.SENT)).isInstanceOf(IllegalStateException.class);
    }
}
