package org.isopolity.server.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.isopolity.practice.library.Practice;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.practice.Practices;
import org.isopolity.server.text.Text;

/** What a reader of an action must be told before they rely on it. All of it follows from the facts; nobody types it. */
final class Marks {

    private final Practices practices;
    private final Optional<Figures> figures;
    private final LocalDate today;
    private final Text text;

    Marks(Practices practices, Optional<Figures> figures, LocalDate today, Text text) {
        this.practices = practices;
        this.figures = figures;
        this.today = today;
        this.text = text;
    }

    /**
     * What is to be said of an action.
     *
     * @param others states of the actions of the plan by id, with their titles and last days
     */
    List<String> of(Action.Content content, Action.State state, Pulse pulse, Map<String, Other> others) {
        List<String> marks = new ArrayList<>();
        if (pulse.stale()) {
            marks.add(text.count("plan.mark.stale", pulse.days(), text.date(pulse.last())));
        }
        if (state.isOpen() && content.ends().isBefore(today)) {
            marks.add(text.of("plan.mark.late", text.date(content.ends())));
        }
        if (state == Action.State.PLANNED
                && content.begins().isBefore(today)
                && !content.ends().isBefore(today)) {
            marks.add(text.of("plan.mark.not-begun", text.date(content.begins())));
        }
        content.milestones().stream()
                .filter(milestone -> state.isOpen()
                        && milestone.reached().isEmpty()
                        && milestone.due().isBefore(today))
                .forEach(milestone ->
                        marks.add(text.of("plan.mark.milestone", milestone.title(), text.date(milestone.due()))));
        content.adoption().ifPresent(adoption -> adopted(adoption, marks));
        content.targets().forEach(target -> aimed(target, marks));
        if (content.sums().size() > 1) {
            marks.add(text.of(
                    "plan.mark.currencies",
                    text.list(content.sums().stream().map(Action.Sum::currency).toList())));
        }
        if (state.isOpen()) {
            content.needs().stream()
                    .filter(others::containsKey)
                    .map(others::get)
                    .forEach(other -> needed(other, content, marks));
        }
        return List.copyOf(marks);
    }

    /** Another action of the plan. */
    record Other(String title, Action.State state, LocalDate ends) {

        static Map<String, Other> of(List<Action> actions) {
            return actions.stream()
                    .collect(Collectors.toMap(
                            Action::id,
                            action -> new Other(
                                    action.content().title(),
                                    action.state(),
                                    action.content().ends())));
        }

        static Map<String, Other> of(PublishedPlan plan) {
            return plan.actions().stream()
                    .collect(Collectors.toMap(
                            PublishedPlan.PublishedAction::id,
                            action -> new Other(
                                    action.content().title(),
                                    action.state(),
                                    action.content().ends())));
        }
    }

    private void adopted(Action.Adoption adoption, List<String> marks) {
        Optional<Practice> now = practices.library().find(adoption.practice());
        if (now.isEmpty()) {
            marks.add(text.of("plan.mark.withdrawn", adoption.title(), adoption.version()));
        } else if (now.get().version() > adoption.version()) {
            marks.add(text.of(
                    "plan.mark.newer",
                    adoption.title(),
                    adoption.version(),
                    now.get().version()));
        }
    }

    private void aimed(Action.Target target, List<String> marks) {
        if (figures.isPresent()
                && figures.get().findIndicator(target.indicator()).isEmpty()) {
            marks.add(text.of(
                    "plan.mark.dropped",
                    target.label(),
                    figures.get().release().id().toString()));
        } else if (target.baseline().isEmpty()) {
            marks.add(text.of("plan.mark.no-baseline", target.label()));
        }
    }

    private void needed(Other other, Action.Content content, List<String> marks) {
        if (other.state() == Action.State.STOPPED) {
            marks.add(text.of("plan.mark.need-stopped", other.title()));
        } else if (other.state() != Action.State.DONE && other.ends().isAfter(content.begins())) {
            marks.add(text.of("plan.mark.need-later", other.title(), text.date(other.ends())));
        }
    }
}
