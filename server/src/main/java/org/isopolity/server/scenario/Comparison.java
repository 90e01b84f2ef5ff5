package org.isopolity.server.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.observation.Observation;
import org.isopolity.release.CityResult;
import org.isopolity.release.Results;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Measure;
import org.isopolity.server.plan.PlanShelf;
import org.isopolity.server.plan.PublishedPlan;
import org.isopolity.server.scenario.SideBySide.Line;
import org.isopolity.server.scenario.SideBySide.Note;
import org.isopolity.server.text.Text;

/** What a release would say of a city in each scenario, in words. */
final class Comparison {

    /** Half of what a score is rounded to: a smaller change is none that a reader sees. */
    private static final double NOTICEABLE = 0.05;

    private final Figures figures;
    private final String id;
    private final String name;
    private final Fitted fitted;
    private final AnswerChoices answers;
    private final List<Integer> used;
    private final List<Results> results = new ArrayList<>();
    private final Text text;

    /** Computes the scenarios of a city; those that say nothing are left out. */
    Comparison(Figures figures, CityResult city, Fitted fitted, Scenarios scenarios, Text text) {
        this.figures = figures;
        this.id = city.city().id();
        this.name = city.city().name();
        this.fitted = fitted;
        this.answers = scenarios.answers(figures.release());
        this.used = fitted.set().used();
        this.text = text;
        results.add(figures.results());
        used.forEach(place -> results.add(scenarios.results(figures.release(), id, scenario(place))));
    }

    /** How a scenario is called in words. */
    static String letter(int place) {
        return ScenarioSet.LETTERS.get(place).toUpperCase(Locale.ROOT);
    }

    static String column(int place, Scenario scenario, Text text) {
        return scenario.name().isEmpty()
                ? text.of("scenario.letter", letter(place))
                : text.of("scenario.letter.named", letter(place), scenario.name());
    }

    private Scenario scenario(int place) {
        return fitted.set().scenarios().get(place);
    }

    /** What the scenarios bring, in one sentence. */
    String heading() {
        if (used.isEmpty()) {
            return text.of("scenario.heading.none", name);
        }
        int best = 1;
        for (int i = 2; i < results.size(); i++) {
            if (score(i).orElse(0) > score(best).orElse(0)) {
                best = i;
            }
        }
        OptionalDouble before = score(0);
        OptionalDouble after = score(best);
        if (before.isEmpty() || after.isEmpty()) {
            return text.of("scenario.heading.unscored", name);
        }
        return text.of(
                "scenario.heading",
                name,
                text.score(before.getAsDouble()),
                text.score(after.getAsDouble()),
                letter(used.get(best - 1)));
    }

    /** The score on the whole index: today, then of each scenario that says something. */
    private OptionalDouble score(int result) {
        return results.get(result).findScore(id, figures.framework().root().id());
    }

    private String scoreInWords(int result) {
        OptionalDouble score = score(result);
        return score.isPresent() ? text.score(score.getAsDouble()) : text.of("city.value.unscored");
    }

    /** The score of a scenario, or that of today; a scenario of which nothing is left is as today. */
    String scoreInWords(OptionalInt place) {
        return scoreInWords(place.isPresent() ? used.indexOf(place.getAsInt()) + 1 : 0);
    }

    /** Everything side by side; scenarios that came from a plan say so. */
    SideBySide told(PlanShelf plans) {
        List<Note> notes = new ArrayList<>(marks(fitted, figures.release().id().toString(), text));
        notes.addAll(origins(id, fitted.set(), plans, text));
        if (used.isEmpty()) {
            return new SideBySide(List.of(), List.of(), List.of(), List.of(), notes, releaseId());
        }
        return new SideBySide(columns(), outcomes(), areas(), changes(), notes, releaseId());
    }

    private String releaseId() {
        return figures.release().id().toString();
    }

    /** Scenarios whose release is gone: what they change and cost is still known, what would come of it is not. */
    static SideBySide untold(
            String city, String release, ScenarioSet set, Optional<Figures> newest, PlanShelf plans, Text text) {
        List<Integer> used = set.used();
        List<String> ids = used.stream()
                .flatMap(place -> set.scenarios().get(place).values().keySet().stream())
                .distinct()
                .sorted()
                .toList();
        return new SideBySide(
                used.stream()
                        .map(place -> column(place, set.scenarios().get(place), text))
                        .toList(),
                costs(set, used, Stream.empty(), text),
                List.of(),
                ids.stream()
                        .map(indicator -> {
                            Optional<Indicator> known = newest.flatMap(figures -> figures.findIndicator(indicator));
                            return new Line(
                                    known.map(Indicator::label).orElse(indicator),
                                    used.stream()
                                            .map(place -> set.scenarios()
                                                    .get(place)
                                                    .values()
                                                    .get(indicator))
                                            .map(value -> value == null
                                                    ? text.of("scenario.same")
                                                    : known.map(one -> Measure.exact(one, value, text)
                                                                    .whole())
                                                            .orElseGet(() -> text.exact(value)))
                                            .toList());
                        })
                        .toList(),
                origins(city, set, plans, text),
                release);
    }

    private List<String> columns() {
        return Stream.concat(
                        Stream.of(text.of("scenario.today")),
                        used.stream().map(place -> column(place, scenario(place), text)))
                .toList();
    }

    private List<Line> outcomes() {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                text.of("col.score"),
                IntStream.range(0, results.size()).mapToObj(this::scoreInWords).toList()));
        if (figures.policy().ranks()) {
            lines.add(line(
                    text.of("scenario.rank"),
                    one -> one.rank().isPresent()
                            ? text.of(
                                    one.tied() ? "rank.shared" : "rank",
                                    one.rank().getAsInt())
                            : ""));
            lines.add(line(
                    text.of("col.range"),
                    one -> one.rank().isEmpty()
                            ? ""
                            : one.interval()
                                    .map(range -> text.of("rank.range", range.best(), range.worst()))
                                    .orElse("")));
        } else if (figures.policy().bands()) {
            lines.add(line(
                    text.of("col.band"),
                    one -> one.band()
                            .map(band -> text.of("band", band.band(), band.bands()))
                            .orElse("")));
        }
        lines.addAll(costs(fitted.set(), used, Stream.of(""), text));
        if (used.stream().anyMatch(place -> !scenario(place).cost().isNone())) {
            lines.add(new Line(text.of("scenario.per-point"), perPoint()));
        }
        return lines;
    }

    private Line line(String label, Function<CityResult, String> cell) {
        return new Line(
                label,
                results.stream()
                        .map(of -> cell.apply(of.find(id).orElseThrow()))
                        .toList());
    }

    private static List<Line> costs(ScenarioSet set, List<Integer> used, Stream<String> today, Text text) {
        List<Cost> costs =
                used.stream().map(place -> set.scenarios().get(place).cost()).toList();
        return costs.stream().allMatch(Cost::isNone)
                ? List.of()
                : List.of(new Line(
                        text.of("scenario.cost"),
                        Stream.concat(
                                        today,
                                        costs.stream()
                                                .map(cost -> cost.isNone()
                                                        ? text.of("scenario.cost.none")
                                                        : cost.inWords(text)))
                                .toList()));
    }

    private List<String> perPoint() {
        List<String> cells = new ArrayList<>(List.of(""));
        for (int i = 0; i < used.size(); i++) {
            Cost cost = scenario(used.get(i)).cost();
            OptionalDouble before = score(0);
            OptionalDouble after = score(i + 1);
            if (cost.isNone()) {
                cells.add("");
            } else if (before.isEmpty() || after.isEmpty()) {
                cells.add(text.of("city.value.unscored"));
            } else {
                double points = after.getAsDouble() - before.getAsDouble();
                cells.add(
                        points < NOTICEABLE
                                ? text.of("scenario.per-point.none")
                                : text.of("scenario.per-point.about", cost.perPoint(points, text)));
            }
        }
        return cells;
    }

    private List<Line> areas() {
        return figures.framework().areas().stream()
                .filter(this::moves)
                .map(area -> new Line(
                        area.label(),
                        results.stream()
                                .map(of -> of.findScore(id, area.id()))
                                .map(score ->
                                        score.isPresent() ? text.score(score.getAsDouble()) : text.of("mark.missing"))
                                .toList()))
                .toList();
    }

    private boolean moves(Group area) {
        OptionalDouble before = results.getFirst().findScore(id, area.id());
        return results.stream()
                .skip(1)
                .map(of -> of.findScore(id, area.id()))
                .anyMatch(after -> after.isPresent()
                        && (before.isEmpty() || Math.abs(after.getAsDouble() - before.getAsDouble()) >= NOTICEABLE));
    }

    private List<Line> changes() {
        return figures.framework().indicators().stream()
                .filter(indicator ->
                        used.stream().anyMatch(place -> scenario(place).values().containsKey(indicator.id())))
                .map(indicator -> new Line(
                        indicator.label(),
                        Stream.concat(
                                        Stream.of(now(indicator)),
                                        used.stream()
                                                .map(place ->
                                                        scenario(place).values().get(indicator.id()))
                                                .map(value -> value == null
                                                        ? text.of("scenario.same")
                                                        : value(indicator, answers, value, text)))
                                .toList()))
                .toList();
    }

    /** What the city has today on an indicator. */
    String now(Indicator indicator) {
        return figures.results()
                .findValue(id, indicator.id())
                .map(value -> {
                    double own = value.observation().map(Observation::value).orElse(value.value());
                    return answers.find(indicator, own)
                                    .filter(answer -> !answer.name().isEmpty())
                                    .isPresent()
                            ? value(indicator, answers, own, text)
                            : Measure.of(indicator, own, text).whole();
                })
                .orElseGet(() -> text.of("mark.missing"));
    }

    /** A value as a person would say it: the answer where there are answers. */
    static String value(Indicator indicator, AnswerChoices answers, double value, Text text) {
        return answers.find(indicator, value)
                .map(AnswerChoices.Answer::name)
                .filter(answer -> !answer.isEmpty())
                .orElseGet(() -> Measure.exact(indicator, value, text).whole());
    }

    static List<Note> marks(Fitted fitted, String release, Text text) {
        return fitted.marks().stream()
                .map(mark -> Note.of(mark.in(release, text)))
                .toList();
    }

    private static List<Note> origins(String city, ScenarioSet set, PlanShelf plans, Text text) {
        List<Note> notes = new ArrayList<>();
        for (int place = 0; place < set.scenarios().size(); place++) {
            Scenario scenario = set.scenarios().get(place);
            if (scenario.plan().isPresent() && !scenario.isEmpty()) {
                notes.add(origin(city, letter(place), scenario, plans, text));
            }
        }
        return notes;
    }

    private static Note origin(String city, String letter, Scenario scenario, PlanShelf plans, Text text) {
        OptionalInt number = scenario.plan();
        Optional<PublishedPlan> plan = plans.find(city, number.orElseThrow());
        return plan.map(found -> new Note(
                        text.of(
                                PlanTargets.isOf(found, scenario) ? "scenario.origin" : "scenario.origin.changed",
                                letter,
                                PlanTargets.day(found, text),
                                found.number()),
                        found.path() + "/versions/" + found.number(),
                        text.of("scenario.origin.open")))
                .orElseGet(() -> Note.of(text.of("scenario.origin.gone", letter, number.getAsInt())));
    }
}
