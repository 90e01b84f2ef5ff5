package org.isopolity.server.scenario;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.isopolity.index.framework.Direction;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.observation.Observation;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.plan.Action;
import org.isopolity.server.plan.PublishedPlan;
import org.isopolity.server.plan.PublishedPlan.PublishedAction;
import org.isopolity.server.text.Text;

/**
 * A published plan with its targets reached, as a scenario.
 *
 * @param scenario values from the targets, money from the budgets, of all actions that are not stopped
 * @param notes what could not be taken over, and what else a reader should know
 */
record PlanTargets(Scenario scenario, List<Note> notes) {

    /** The largest value that an address holds. */
    private static final double LARGEST = 1e12;

    /** What there is to know. */
    enum Kind {
        /** Two actions want unlike values of one indicator, so it is left out. */
        CONFLICT,
        /** The index has no such indicator, or no more, so it is left out. */
        DROPPED,
        /** The indicator is measured in another unit than when the target was set, so it is left out. */
        UNIT,
        /** The indicator cannot have this value, so it is left out. */
        IMPOSSIBLE,
        /** The city is there or beyond, so its value stays. */
        THERE,
        /** The city had no value when the target was set; the scenario gives it one. */
        NO_BASELINE,
        /** Actions were stopped; neither their targets nor their money count. */
        STOPPED,
        /** Actions name no money, so the plan costs more than is said. */
        NO_BUDGET
    }

    /**
     * Something to know.
     *
     * @param kind what it is
     * @param label of the indicator; empty where it is about actions
     * @param values the values wanted, or that of today
     * @param count of the actions it is about
     */
    record Note(Kind kind, String label, List<Double> values, long count) {

        Note {
            values = List.copyOf(values);
        }

        String in(Text text) {
            String said = text.list(values.stream().map(text::exact).toList());
            return switch (kind) {
                case CONFLICT -> text.of("scenario.plan.conflict", label, said);
                case DROPPED -> text.of("scenario.plan.dropped", label);
                case UNIT -> text.of("scenario.plan.unit", label);
                case IMPOSSIBLE -> text.of("scenario.plan.impossible", label, said);
                case THERE -> text.of("scenario.plan.there", label, said);
                case NO_BASELINE -> text.of("scenario.plan.no-baseline", label);
                case STOPPED -> text.count("scenario.plan.stopped", count);
                case NO_BUDGET -> text.count("scenario.plan.no-budget", count);
            };
        }
    }

    PlanTargets {
        notes = List.copyOf(notes);
    }

    /** The day on which a plan was published. */
    static String day(PublishedPlan plan, Text text) {
        return text.date(plan.moment().atZone(ZoneOffset.UTC).toLocalDate());
    }

    private static List<Action.Content> counted(PublishedPlan plan) {
        return plan.actions().stream()
                .filter(action -> action.state() != Action.State.STOPPED)
                .map(PublishedAction::content)
                .toList();
    }

    private static Cost cost(PublishedPlan plan) {
        Cost cost = Cost.NONE;
        for (Action.Content action : counted(plan)) {
            for (Action.Sum sum : action.sums()) {
                cost = cost.plus(sum.currency(), sum.amount());
            }
        }
        return cost;
    }

    /** Whether a scenario says nothing but what a plan does; it may leave out targets. */
    static boolean isOf(PublishedPlan plan, Scenario scenario) {
        return scenario.cost().equals(cost(plan))
                && scenario.values().entrySet().stream()
                        .allMatch(value -> counted(plan).stream()
                                .flatMap(action -> action.targets().stream())
                                .anyMatch(target -> target.indicator().equals(value.getKey())
                                        && written(target.value()) == value.getValue()));
    }

    private static double written(double value) {
        return Double.parseDouble(ScenarioSet.plain(value)) + 0.0;
    }

    /** The targets of a plan that can be read, as the release of the figures sees them. */
    static PlanTargets of(PublishedPlan plan, Figures figures, AnswerChoices answers) {
        List<Action.Content> actions = counted(plan);
        Map<String, List<Action.Target>> wanted = new LinkedHashMap<>();
        actions.forEach(action -> action.targets()
                .forEach(target -> wanted.computeIfAbsent(target.indicator(), _ -> new ArrayList<>())
                        .add(target)));
        Map<String, Double> values = new TreeMap<>();
        List<Note> notes = new ArrayList<>();
        wanted.forEach((id, targets) -> {
            Target target = new Target(plan.city(), targets, figures, answers);
            Optional<Note> hindrance = target.hindrance();
            hindrance.ifPresent(notes::add);
            if (hindrance.isEmpty()) {
                values.put(id, target.value());
                if (targets.stream().allMatch(one -> one.baseline().isEmpty())) {
                    notes.add(target.note(Kind.NO_BASELINE));
                }
            }
        });
        count(Kind.STOPPED, plan.actions().size() - actions.size(), notes);
        count(
                Kind.NO_BUDGET,
                actions.stream().filter(action -> action.budget().isEmpty()).count(),
                notes);
        String title = Scenario.tidy(plan.outline().title());
        return new PlanTargets(
                new Scenario(
                        title.length() <= Scenario.LONGEST_NAME
                                ? title
                                : Scenario.tidy(title.substring(0, Scenario.LONGEST_NAME - 1)) + "\u2026",
                        new TreeMap<>(values),
                        cost(plan),
                        OptionalInt.of(plan.number())),
                notes);
    }

    private static void count(Kind kind, long actions, List<Note> notes) {
        if (actions > 0) {
            notes.add(new Note(kind, "", List.of(), actions));
        }
    }

    /**
     * What a plan wants of an indicator.
     *
     * @param city whose plan it is
     * @param targets of one indicator, at least one
     * @param figures of the release
     * @param answers of the release
     */
    private record Target(String city, List<Action.Target> targets, Figures figures, AnswerChoices answers) {

        double value() {
            return written(targets.getFirst().value());
        }

        Note note(Kind kind, Double... values) {
            return new Note(kind, targets.getFirst().label(), List.of(values), 0);
        }

        /** What keeps it from being taken over. */
        Optional<Note> hindrance() {
            List<Double> values = targets.stream()
                    .map(Action.Target::value)
                    .distinct()
                    .sorted()
                    .toList();
            Optional<Indicator> indicator = figures.findIndicator(
                            targets.getFirst().indicator())
                    .filter(one -> figures.findRemoval(one.id()).isEmpty());
            if (values.size() > 1) {
                return Optional.of(note(Kind.CONFLICT, values.toArray(Double[]::new)));
            }
            if (indicator.isEmpty()) {
                return Optional.of(note(Kind.DROPPED));
            }
            if (!indicator.get().unit().equals(targets.getFirst().unit())) {
                return Optional.of(note(Kind.UNIT));
            }
            if (!answers.allow(indicator.get(), value()) || Math.abs(value()) >= LARGEST) {
                return Optional.of(note(Kind.IMPOSSIBLE, value()));
            }
            OptionalDouble now = now();
            boolean rises = indicator.get().direction() == Direction.HIGHER_IS_BETTER;
            boolean there = now.isPresent() && (rises ? now.getAsDouble() >= value() : now.getAsDouble() <= value());
            return there ? Optional.of(note(Kind.THERE, now.getAsDouble())) : Optional.empty();
        }

        private OptionalDouble now() {
            return figures.results()
                    .findValue(city, targets.getFirst().indicator())
                    .flatMap(value -> value.observation())
                    .map(Observation::value)
                    .map(OptionalDouble::of)
                    .orElseGet(OptionalDouble::empty);
        }
    }
}
