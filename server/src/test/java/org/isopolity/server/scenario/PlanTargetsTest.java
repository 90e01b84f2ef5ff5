package org.isopolity.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.isopolity.index.framework.Competence;
import org.isopolity.practice.library.Practice.Channel;
import org.isopolity.release.Archive;
import org.isopolity.server.assessment.ActorFamily;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.plan.Action;
import org.isopolity.server.plan.Plan;
import org.isopolity.server.plan.PublishedPlan;
import org.isopolity.server.scenario.PlanTargets.Kind;
import org.isopolity.server.scenario.PlanTargets.Note;
import org.isopolity.server.text.Languages;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PlanTargetsTest {

    private static Figures figures;
    private static AnswerChoices answers;

    @BeforeAll
    static void publish() {
        figures = new Library(Archive.open(TownReleases.home().resolve("releases"))).latest();
        answers = AnswerChoices.of(figures.release());
    }

    private static Action.Target target(String indicator, String unit, double value, boolean baseline) {
        return new Action.Target(
                indicator,
                "Label of " + indicator,
                unit,
                true,
                baseline ? "towns-2026.1" : "",
                baseline ? OptionalDouble.of(1) : OptionalDouble.empty(),
                baseline ? OptionalInt.of(2025) : OptionalInt.empty(),
                value,
                LocalDate.of(2030, 1, 1));
    }

    private static Action.Funding money(String currency, String amount) {
        return new Action.Funding("City", currency, new BigDecimal(amount), true);
    }

    private static PublishedPlan.PublishedAction action(
            Action.State state, List<Action.Funding> budget, Action.Target... targets) {
        return new PublishedPlan.PublishedAction(
                "id",
                state,
                Instant.EPOCH,
                new Action.Content(
                        "o1",
                        "An action",
                        "",
                        new Action.Party(ActorFamily.MUNICIPALITY, "Department"),
                        List.of(),
                        Competence.CITY,
                        Channel.EXISTING,
                        "",
                        false,
                        "",
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2030, 1, 1),
                        Optional.empty(),
                        budget,
                        List.of(),
                        List.of(targets),
                        List.of()),
                List.of());
    }

    private static PublishedPlan plan(PublishedPlan.PublishedAction... actions) {
        return new PublishedPlan(
                "towns",
                "vienna",
                "Vienna",
                "AT",
                3,
                Instant.parse("2026-05-04T10:00:00Z"),
                Plan.State.PUBLIC,
                "",
                new Plan.Outline("Vienna open", "", LocalDate.of(2026, 1, 1), LocalDate.of(2030, 1, 1), 90, List.of()),
                List.of(actions));
    }

    /** 100.50 + 200 euros and 40 francs of two actions; what the stopped one costs and wants does not count. */
    @Test
    void aPlanBecomesAScenarioOfItsTargetsAndItsMoney() {
        PublishedPlan plan = plan(
                action(
                        Action.State.PLANNED,
                        List.of(money("EUR", "100.50"), money("CHF", "40")),
                        target("jobs", "% of newcomers", 70, true),
                        target("advice", "", 50, true)),
                action(Action.State.DONE, List.of(money("EUR", "200")), target("jobs", "% of newcomers", 70, true)),
                action(Action.State.STOPPED, List.of(money("EUR", "9999")), target("advice", "", 100, true)),
                action(Action.State.UNDERWAY, List.of()));
        PlanTargets targets = PlanTargets.of(plan, figures, answers);
        assertThat(targets.scenario().values()).isEqualTo(Map.of("jobs", 70.0, "advice", 50.0));
        assertThat(targets.scenario().cost())
                .isEqualTo(Cost.parse("300.5 EUR, 40 CHF").orElseThrow());
        assertThat(targets.scenario().name()).isEqualTo("Vienna open");
        assertThat(targets.scenario().plan()).hasValue(3);
        assertThat(targets.notes())
                .containsExactly(new Note(Kind.STOPPED, "", List.of(), 1), new Note(Kind.NO_BUDGET, "", List.of(), 1));
        assertThat(PlanTargets.isOf(plan, targets.scenario())).isTrue();
        assertThat(PlanTargets.isOf(plan, Scenario.of(Map.of("jobs", 71.0)))).isFalse();
        assertThat(PlanTargets.isOf(plan, targets.scenario().with(new java.util.TreeMap<>(Map.of("jobs", 71.0)))))
                .isFalse();
    }

    @Test
    void whatCannotBeTakenOverIsSaidAndNotGuessed() {
        PublishedPlan plan = plan(
                action(
                        Action.State.PLANNED,
                        List.of(money("EUR", "1")),
                        target("jobs", "% of newcomers", 70, true),
                        target("vote", "0 or 1", 1, true),
                        target("gone", "%", 5, true),
                        target("office", "", 66.6666666667, false),
                        target("advice", "", 30, true),
                        target("language", "points", 3, true)),
                action(Action.State.PLANNED, List.of(money("EUR", "1")), target("jobs", "% of newcomers", 80, true)));
        PlanTargets targets = PlanTargets.of(plan, figures, answers);
        assertThat(targets.scenario().values().keySet()).containsExactly("office", "vote");
        assertThat(targets.notes())
                .containsExactly(
                        new Note(Kind.CONFLICT, "Label of jobs", List.of(70.0, 80.0), 0),
                        new Note(Kind.DROPPED, "Label of gone", List.of(), 0),
                        new Note(Kind.NO_BASELINE, "Label of office", List.of(), 0),
                        new Note(Kind.IMPOSSIBLE, "Label of advice", List.of(30.0), 0),
                        new Note(Kind.UNIT, "Label of language", List.of(), 0));
        assertThat(targets.notes().getFirst().in(new Languages().accept("en-GB")))
                .isEqualTo("Label of jobs: actions want unlike values (70 and 80), so it is left out.");
    }

    /** Vienna has 40 already: a target of 35 is no reason to make it worse. */
    @Test
    void whereTheCityIsBeyondATargetItStays() {
        PlanTargets targets = PlanTargets.of(
                plan(action(
                        Action.State.PLANNED, List.of(money("EUR", "1")), target("jobs", "% of newcomers", 35, true))),
                figures,
                answers);
        assertThat(targets.scenario().values()).isEmpty();
        assertThat(targets.notes()).containsExactly(new Note(Kind.THERE, "Label of jobs", List.of(40.0), 0));
    }
}
