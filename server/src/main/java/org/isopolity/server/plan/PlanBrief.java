package org.isopolity.server.plan;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.text.Text;

/**
 * A published plan in a few lines, read against a release on a day.
 *
 * @param path address of the plan
 * @param title of it
 * @param number which of its published versions
 * @param time when it runs, in words
 * @param verdicts how many targets are how far, in words; that there are none, where there are none
 * @param stale how many actions are stale, in words
 * @param rows an action each
 */
public record PlanBrief(
        String path, String title, int number, String time, String verdicts, String stale, List<Row> rows) {

    /**
     * An action.
     *
     * @param title of it
     * @param lead who answers for it
     * @param state in words, with the last news
     * @param targets how far each is, in words
     */
    public record Row(String title, String lead, String state, List<String> targets) {}

    /** The plan in a few lines. */
    public static PlanBrief of(PublishedPlan plan, Optional<Figures> figures, LocalDate today, Text text) {
        Map<Standing.Word, Integer> words = new EnumMap<>(Standing.Word.class);
        long stale = 0;
        for (PublishedPlan.PublishedAction action : plan.actions()) {
            stale += pulse(plan, action, today).stale() ? 1 : 0;
            action.content()
                    .targets()
                    .forEach(target -> words.merge(
                            Standing.of(target, plan.city(), figures, today).word(), 1, Integer::sum));
        }
        return new PlanBrief(
                plan.path(),
                plan.outline().title(),
                plan.number(),
                text.of(
                        "plan.span",
                        text.date(plan.outline().begins()),
                        text.date(plan.outline().ends())),
                words.isEmpty()
                        ? text.of("plan.brief.no-target")
                        : text.list(words.entrySet().stream()
                                .map(entry ->
                                        text.of("plan.count", entry.getValue(), text.name("plan.word", entry.getKey())))
                                .toList()),
                text.count(
                        "plan.brief.actions",
                        plan.actions().size(),
                        stale,
                        text.count("plan.days", plan.outline().staleAfter())),
                plan.actions().stream()
                        .map(action -> row(plan, action, figures, today, text))
                        .toList());
    }

    private static Pulse pulse(PublishedPlan plan, PublishedPlan.PublishedAction action, LocalDate today) {
        return Pulse.of(action.heartbeat(), action.state(), plan.outline().staleAfter(), today);
    }

    private static Row row(
            PublishedPlan plan,
            PublishedPlan.PublishedAction action,
            Optional<Figures> figures,
            LocalDate today,
            Text text) {
        Pulse pulse = pulse(plan, action, today);
        return new Row(
                action.content().title(),
                Words.party(action.content().lead(), text),
                text.of(
                        pulse.stale() ? "plan.brief.state.stale" : "plan.brief.state",
                        text.name("action.state", action.state()),
                        text.count(pulse.stale() ? "plan.pulse.stale" : "plan.pulse", pulse.days())),
                action.content().targets().stream()
                        .map(target -> text.of(
                                "plan.brief.target",
                                target.label(),
                                text.of(
                                        "plan.goal",
                                        Words.value(target, target.value(), figures, text),
                                        text.date(target.by())),
                                Words.standing(
                                        target, Standing.of(target, plan.city(), figures, today), figures, text)))
                        .toList());
    }
}
