package org.isopolity.server.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.path.Goal;
import org.isopolity.index.path.Path;
import org.isopolity.index.whatif.Outcome;
import org.isopolity.release.RankingPolicy;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Measure;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.text.Text;

/**
 * The question for the cheapest way to a goal, as it was asked.
 *
 * @param kind code of what is wanted; the score where nothing was asked
 * @param to how much of it, as it was written
 * @param goal what is wanted; empty where nothing was asked
 */
record WayForm(String kind, String to, Optional<Goal> goal) {

    private static final String GOAL = "goal";
    private static final String TO = "to";
    private static final String SCORE = "score";
    private static final String RANK = "rank";
    private static final String BAND = "band";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}([.][0-9]{1,6})?");
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,5}");

    /** What can be wanted: a rank only where the network says ranks, a class where it says classes. */
    private static List<String> goals(RankingPolicy policy) {
        return policy.ranks() ? List.of(SCORE, RANK) : policy.bands() ? List.of(SCORE, BAND) : List.of(SCORE);
    }

    /** Reads the question; what is wrong with it is noted. */
    static WayForm read(Parameters parameters, Figures figures, Text text) {
        String asked = parameters.oneOf(GOAL, goals(figures.policy()));
        String kind = asked.isEmpty() ? SCORE : asked;
        String to = parameters.one(TO);
        Optional<Goal> goal = to.isEmpty() ? Optional.empty() : goal(kind, to, figures);
        if (goal.isEmpty() && !to.isEmpty()) {
            parameters.problem(
                    TO,
                    to,
                    switch (kind) {
                        case RANK -> text.of("wrong.scenario.rank", ranked(figures));
                        case BAND -> text.of("wrong.scenario.band", RankingPolicy.bands(ranked(figures)));
                        default -> text.of("wrong.scenario.score");
                    });
        }
        return new WayForm(kind, to, goal);
    }

    private static int ranked(Figures figures) {
        return figures.results().ranked().size();
    }

    private static Optional<Goal> goal(String kind, String to, Figures figures) {
        int ranked = ranked(figures);
        if (kind.equals(SCORE)) {
            return NUMBER.matcher(to).matches() && Double.parseDouble(to) <= 100
                    ? Optional.of(new Goal.Score(Double.parseDouble(to)))
                    : Optional.empty();
        }
        int most = kind.equals(RANK) ? ranked : RankingPolicy.bands(ranked);
        if (!COUNT.matcher(to).matches() || Integer.parseInt(to) > most) {
            return Optional.empty();
        }
        int wanted = Integer.parseInt(to);
        // a class is a stretch of the order, so whoever has its last place, or a tie with it, is in it
        return Optional.of(new Goal.Rank(kind.equals(RANK) ? wanted : RankingPolicy.lastRank(wanted, ranked)));
    }

    /** The question and, where one was asked, its answer for a city. */
    ScenarioPage.Way told(
            Figures figures, AnswerChoices answers, ScenarioAddress address, CheapestWays ways, Text text) {
        List<ScenarioPage.Goal> offered = goals(figures.policy()).stream()
                .map(code -> new ScenarioPage.Goal(code, text.of("scenario.way." + code), code.equals(kind)))
                .toList();
        if (goal.isEmpty()) {
            return new ScenarioPage.Way(offered, to, "", "", List.of(), List.of(), "", "");
        }
        String id = address.city();
        Optional<Path> found = ways.find(figures.release(), answers, id, goal.get());
        String name = figures.results().find(id).orElseThrow().city().name();
        if (found.isEmpty()) {
            return new ScenarioPage.Way(
                    offered, to, text.of("scenario.way.unscored", name), "", List.of(), List.of(), "", "");
        }
        Path path = found.get();
        Map<String, Double> values = new TreeMap<>();
        path.measures().forEach(measure -> values.put(measure.indicatorId(), roundedOn(measure)));
        OptionalInt free = address.set().free();
        boolean takes = !values.isEmpty() && free.isPresent();
        return new ScenarioPage.Way(
                offered,
                to,
                heading(path, name, figures.policy().ranks(), text),
                proof(path, text),
                path.measures().stream()
                        .map(measure -> measure(figures, answers, measure, text))
                        .toList(),
                path.passedOver().stream()
                        .map(removal -> text.of(
                                "scenario.way.passed-over",
                                figures.findIndicator(removal.id())
                                        .map(Indicator::label)
                                        .orElse(removal.id()),
                                removal.reason().in(text.locale())))
                        .toList(),
                takes ? address.with(free.getAsInt(), Scenario.of(values)).path() : "",
                values.isEmpty()
                        ? ""
                        : takes
                                ? text.of("scenario.way.as-scenario", Comparison.letter(free.getAsInt()))
                                : text.of("scenario.full"));
    }

    private static String heading(Path path, String name, boolean ranks, Text text) {
        if (path.measures().isEmpty()) {
            return text.of(path.reached() ? "scenario.way.there" : "scenario.way.nothing", name);
        }
        Outcome.Effect effect = path.outcome().effect(path.cityId());
        String key = path.reached() ? "scenario.way.reached" : "scenario.way.farthest";
        return text.of(
                ranks ? key : key + ".unranked",
                name,
                text.score(effect.scoreAfter().orElse(0)),
                effect.rankAfter().orElse(0),
                text.score(path.cost()));
    }

    private static String proof(Path path, Text text) {
        if (!path.reached() || path.measures().isEmpty()) {
            return "";
        }
        return switch (path.proof()) {
            case CHEAPEST -> text.of("scenario.way.cheapest");
            case BOUNDED ->
                text.of("scenario.way.bounded", text.score(path.leastCost().orElse(0)));
            case ESTIMATED -> text.of("scenario.way.estimated");
        };
    }

    private static ScenarioPage.Measure measure(
            Figures figures, AnswerChoices answers, Path.Measure measure, Text text) {
        Indicator indicator = figures.findIndicator(measure.indicatorId()).orElseThrow();
        return new ScenarioPage.Measure(
                indicator.id(),
                indicator.label(),
                answers.find(indicator, measure.from()).isPresent()
                        ? Comparison.value(indicator, answers, measure.from(), text)
                        : Measure.of(indicator, measure.from(), text).whole(),
                Comparison.value(indicator, answers, roundedOn(measure), text),
                text.score(measure.cost()),
                text.score(measure.points()));
    }

    /** To four decimals, away from where it began: a goal that was reached must not be missed by rounding. */
    private static double roundedOn(Path.Measure measure) {
        return BigDecimal.valueOf(measure.to())
                .setScale(4, measure.to() > measure.from() ? RoundingMode.CEILING : RoundingMode.FLOOR)
                .doubleValue();
    }
}
