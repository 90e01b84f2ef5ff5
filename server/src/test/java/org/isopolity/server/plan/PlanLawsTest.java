package org.isopolity.server.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The state machines of plans and actions, silence, and what must be done before what. */
class PlanLawsTest {

    @Test
    void aPlanGoesOnlyTheseWays() {
        Map<PlanDeed, Map<Plan.State, Plan.State>> ways = Map.of(
                PlanDeed.PUBLISH,
                Map.of(
                        Plan.State.DRAFT, Plan.State.PUBLIC,
                        Plan.State.PUBLIC, Plan.State.PUBLIC,
                        Plan.State.WITHDRAWN, Plan.State.PUBLIC),
                PlanDeed.WITHDRAW,
                Map.of(Plan.State.PUBLIC, Plan.State.WITHDRAWN, Plan.State.CLOSED, Plan.State.WITHDRAWN),
                PlanDeed.CLOSE,
                Map.of(Plan.State.PUBLIC, Plan.State.CLOSED),
                PlanDeed.REOPEN,
                Map.of(Plan.State.CLOSED, Plan.State.PUBLIC));
        for (PlanDeed deed : PlanDeed.values()) {
            for (Plan.State state : Plan.State.values()) {
                Optional<Plan.State> after = Optional.ofNullable(ways.get(deed).get(state));
                assertThat(deed.isPossible(state)).as(deed + " from " + state).isEqualTo(after.isPresent());
                after.ifPresent(expected -> assertThat(deed.after()).isEqualTo(expected));
            }
        }
    }

    @Test
    void whateverIsDoneAnActionIsOpenOrCanBeTakenUpAgain() {
        Random random = new Random(7);
        for (int run = 0; run < 2_000; run++) {
            Action.State state = Action.State.PLANNED;
            Set<Action.State> been = EnumSet.of(state);
            for (int step = 0; step < 12; step++) {
                ActionDeed deed = ActionDeed.values()[random.nextInt(ActionDeed.values().length)];
                if (deed.isPossible(state)) {
                    Action.State after = deed.after(state);
                    if (deed == ActionDeed.REPORT) {
                        assertThat(after).isEqualTo(state);
                    }
                    state = after;
                    been.add(state);
                    assertThat(state == Action.State.PLANNED && been.contains(Action.State.UNDERWAY))
                            .as("nothing that began becomes planned again")
                            .isFalse();
                } else {
                    Action.State here = state;
                    assertThatThrownBy(() -> deed.after(here)).isInstanceOf(IllegalStateException.class);
                }
                assertThat(state.isOpen() || ActionDeed.RESUME.isPossible(state))
                        .isTrue();
                assertThat(state.isOpen()).isEqualTo(ActionDeed.REPORT.isPossible(state));
            }
        }
    }

    @Test
    void silenceBeyondWhatThePlanAllowsIsStaleAndNothingElseIs() {
        Instant news = Instant.parse("2026-01-10T23:59:00Z");
        LocalDate last = LocalDate.of(2026, 1, 10);
        for (Action.State state : Action.State.values()) {
            assertThat(Pulse.of(news, state, 30, last.plusDays(30)).stale()).isFalse();
            assertThat(Pulse.of(news, state, 30, last.plusDays(31)).stale()).isEqualTo(state.isOpen());
        }
        assertThat(Pulse.of(news, Action.State.UNDERWAY, 30, last.plusDays(31))).isEqualTo(new Pulse(last, 31, true));
        assertThat(Pulse.of(news, Action.State.UNDERWAY, 30, last.minusDays(2)).days())
                .as("clocks that differ")
                .isZero();
    }

    @Test
    void aCircleIsFoundExactlyWhereOneWouldClose() {
        Random random = new Random(11);
        int circles = 0;
        for (int run = 0; run < 3_000; run++) {
            int size = 2 + random.nextInt(7);
            Map<String, List<String>> needs = new HashMap<>();
            for (int i = 0; i < size; i++) {
                List<String> before = new ArrayList<>();
                for (int j = 0; j < i; j++) {
                    if (random.nextInt(3) == 0) {
                        before.add("a" + j);
                    }
                }
                needs.put("a" + i, before);
            }
            String from = "a" + random.nextInt(size);
            String to = "a" + random.nextInt(size);
            Optional<List<String>> circle = Precedence.circle(needs, from, to);
            assertThat(circle.isPresent())
                    .as(from + " on " + to + " in " + needs)
                    .isEqualTo(reached(needs, to).contains(from));
            if (circle.isPresent()) {
                circles++;
                List<String> way = circle.get();
                assertThat(way.getFirst()).isEqualTo(from);
                assertThat(way.getLast()).isEqualTo(from);
                assertThat(way.get(1)).isEqualTo(to);
                for (int i = 1; i + 1 < way.size(); i++) {
                    assertThat(needs.get(way.get(i))).contains(way.get(i + 1));
                }
            }
        }
        assertThat(circles).isGreaterThan(500);
    }

    /** Everything that an action needs, by adding until nothing is new. */
    private static Set<String> reached(Map<String, List<String>> needs, String start) {
        Set<String> reached = new HashSet<>(Set.of(start));
        boolean grows = true;
        while (grows) {
            grows = false;
            for (String one : List.copyOf(reached)) {
                grows |= reached.addAll(needs.getOrDefault(one, List.of()));
            }
        }
        return reached;
    }
}
