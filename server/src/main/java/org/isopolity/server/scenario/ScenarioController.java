package org.isopolity.server.scenario;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isopolity.index.framework.Competence;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.observation.Observation;
import org.isopolity.index.path.Goal;
import org.isopolity.index.path.Path;
import org.isopolity.index.whatif.Outcome;
import org.isopolity.release.CityResult;
import org.isopolity.release.Results;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.figures.Measure;
import org.isopolity.server.governance.Competences;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.page.NoSuchPage;
import org.isopolity.server.page.Page;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.scenario.ScenarioPage.Choice;
import org.isopolity.server.scenario.ScenarioPage.Field;
import org.isopolity.server.scenario.ScenarioPage.Kept;
import org.isopolity.server.scenario.ScenarioPage.Line;
import org.isopolity.server.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Up to four scenarios of a city, each in the address: {@code a.public-space=85&b.public-space=90}. */
@Controller
class ScenarioController {

    private static final List<String> LETTERS = List.of("a", "b", "c", "d");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}([.][0-9]{1,6})?");
    private static final String WHO = "who";
    private static final String GOAL = "goal";
    private static final String TO = "to";
    private static final double NOTICEABLE = 0.05;

    /** What a city can do alone is offered first; each wider choice holds the narrower. */
    private static final Map<String, Set<Competence>> OFFERS = new TreeMap<>(Map.of(
            "1-city", EnumSet.of(Competence.CITY),
            "2-shared", EnumSet.of(Competence.CITY, Competence.SHARED),
            "3-all", EnumSet.allOf(Competence.class)));

    private final Library library;
    private final Scenarios scenarios;
    private final CheapestWays ways;
    private final Competences competences;

    ScenarioController(Library library, Scenarios scenarios, CheapestWays ways, Competences competences) {
        this.library = library;
        this.scenarios = scenarios;
        this.ways = ways;
        this.competences = competences;
    }

    private static String code(String offer) {
        return offer.substring(2);
    }

    @GetMapping("/scenarios/{city}")
    @Nullable
    Page scenarios(
            @PathVariable("city") String id,
            Parameters parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            Text text) {
        Figures figures = library.latest();
        CityResult city = figures.results().find(id).orElseThrow(() -> new NoSuchPage(id));
        String chosen = parameters.oneOf(
                WHO, OFFERS.keySet().stream().map(ScenarioController::code).toList());
        String who = chosen.isEmpty() ? "city" : chosen;
        List<Scenario> wanted = LETTERS.stream()
                .map(letter -> Scenario.of(id, values(letter, parameters, figures, text)))
                .toList();
        String kind = parameters.oneOf(GOAL, goals(figures));
        String to = parameters.one(TO);
        Optional<Goal> goal = goal(kind, to, parameters, figures, text);
        parameters.check();
        // a form sends what was left empty as well; an address to share has only what was filled in
        String query = request.getQueryString();
        if (query != null
                && Pattern.compile("(^|&)[a-d][.][^=&]*=(&|$)").matcher(query).find()) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, address(id, who, wanted));
            return null;
        }
        ScenarioPage page = new Outlook(figures, city, who, wanted, text).page(way(figures, id, kind, to, goal, text));
        return new Page(
                "scenarios",
                new Head(text.of("scenario.title", city.city().name()), page.lead(), Section.CITIES),
                page);
    }

    private static Map<String, Double> values(String letter, Parameters parameters, Figures figures, Text text) {
        Map<String, Double> values = new TreeMap<>();
        for (String name : parameters.namesFrom(letter + ".")) {
            String given = parameters.one(name);
            if (given.isEmpty()) {
                continue;
            }
            Optional<Indicator> indicator = figures.findIndicator(name.substring(2))
                    .filter(one -> figures.findRemoval(one.id()).isEmpty());
            if (indicator.isEmpty()) {
                parameters.problem(name, given, text.of("wrong.scenario.indicator"));
            } else if (!NUMBER.matcher(given).matches()) {
                parameters.problem(name, given, text.of("wrong.scenario.number"));
            } else if (!isPossible(indicator.get(), Double.parseDouble(given))) {
                parameters.problem(name, given, text.of("wrong.scenario.range", range(indicator.get())));
            } else {
                values.put(indicator.get().id(), Double.parseDouble(given));
            }
        }
        return values;
    }

    // ---- the cheapest way -----------------------------------------------------------------------------------------

    /** What can be wanted: a rank only where the network says ranks. */
    private static List<String> goals(Figures figures) {
        return figures.policy().ranks() ? List.of("score", "rank") : List.of("score");
    }

    private static Optional<Goal> goal(String kind, String to, Parameters parameters, Figures figures, Text text) {
        if (to.isEmpty()) {
            return Optional.empty();
        }
        int last = figures.results().ranked().size();
        if (kind.equals("rank")) {
            if (to.matches("[1-9][0-9]{0,5}") && Integer.parseInt(to) <= last) {
                return Optional.of(new Goal.Rank(Integer.parseInt(to)));
            }
            parameters.problem(TO, to, text.of("wrong.scenario.rank", last));
        } else if (NUMBER.matcher(to).matches() && Double.parseDouble(to) <= 100 && Double.parseDouble(to) >= 0) {
            return Optional.of(new Goal.Score(Double.parseDouble(to)));
        } else {
            parameters.problem(TO, to, text.of("wrong.scenario.score"));
        }
        return Optional.empty();
    }

    private ScenarioPage.Way way(Figures figures, String id, String kind, String to, Optional<Goal> goal, Text text) {
        List<ScenarioPage.Goal> goals = goals(figures).stream()
                .map(code -> new ScenarioPage.Goal(
                        code, text.of("scenario.way." + code), code.equals(kind.isEmpty() ? "score" : kind)))
                .toList();
        if (goal.isEmpty()) {
            return new ScenarioPage.Way(goals, to, "", "", List.of(), List.of(), "");
        }
        Optional<Path> found = ways.find(figures.release(), id, goal.get());
        String name = figures.results().find(id).orElseThrow().city().name();
        if (found.isEmpty()) {
            return new ScenarioPage.Way(
                    goals, to, text.of("scenario.way.unscored", name), "", List.of(), List.of(), "");
        }
        Path path = found.get();
        Map<String, Double> values = new TreeMap<>();
        path.measures().forEach(measure -> values.put(measure.indicatorId(), roundedOn(measure)));
        return new ScenarioPage.Way(
                goals,
                to,
                heading(path, name, figures.policy().ranks(), text),
                proof(path, text),
                path.measures().stream()
                        .map(measure -> measure(figures, measure, text))
                        .toList(),
                path.passedOver().stream()
                        .map(removal -> text.of(
                                "scenario.way.passed-over",
                                figures.findIndicator(removal.id())
                                        .map(Indicator::label)
                                        .orElse(removal.id()),
                                removal.reason().in(text.locale())))
                        .toList(),
                values.isEmpty() ? "" : address(id, "city", List.of(Scenario.of(id, values))));
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

    private static ScenarioPage.Measure measure(Figures figures, Path.Measure measure, Text text) {
        Indicator indicator = figures.findIndicator(measure.indicatorId()).orElseThrow();
        return new ScenarioPage.Measure(
                indicator.id(),
                indicator.label(),
                Measure.of(indicator, measure.from(), text).whole(),
                Measure.exact(indicator, roundedOn(measure), text).whole(),
                text.score(measure.cost()),
                text.score(measure.points()));
    }

    /** To four decimals, away from where it began: a goal that was reached must not be missed by rounding. */
    private static double roundedOn(Path.Measure measure) {
        return BigDecimal.valueOf(measure.to())
                .setScale(4, measure.to() > measure.from() ? RoundingMode.CEILING : RoundingMode.FLOOR)
                .doubleValue();
    }

    private static boolean isPossible(Indicator indicator, double value) {
        if (Measure.isYesOrNo(indicator)) {
            return value == 0 || value == 1;
        }
        return !isShare(indicator) || (value >= 0 && value <= 100);
    }

    /** Shares lie between 0 and 100; rates of change such as a growth "% per year" do not. */
    private static boolean isShare(Indicator indicator) {
        return indicator.unit().startsWith("% of ");
    }

    private static String range(Indicator indicator) {
        return Measure.isYesOrNo(indicator) ? "0, 1" : "0\u2013100";
    }

    private static String address(String id, String who, List<Scenario> scenarios) {
        List<String> parts = new ArrayList<>();
        if (!who.equals("city")) {
            parts.add(WHO + "=" + who);
        }
        for (int i = 0; i < scenarios.size(); i++) {
            String letter = LETTERS.get(i);
            scenarios
                    .get(i)
                    .values()
                    .forEach((indicator, value) -> parts.add(
                            URLEncoder.encode(letter + "." + indicator, StandardCharsets.UTF_8) + "=" + plain(value)));
        }
        String path = "/scenarios/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
        return parts.isEmpty() ? path : path + "?" + String.join("&", parts);
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** The scenarios of one city as a page says them. */
    private final class Outlook {

        private final Figures figures;
        private final CityResult city;
        private final String id;
        private final String who;
        private final List<Scenario> wanted;
        private final List<Integer> used = new ArrayList<>();
        private final List<Results> results = new ArrayList<>();
        private final Text text;

        Outlook(Figures figures, CityResult city, String who, List<Scenario> wanted, Text text) {
            this.figures = figures;
            this.city = city;
            this.id = city.city().id();
            this.who = who;
            this.wanted = wanted;
            this.text = text;
            results.add(figures.results());
            for (int i = 0; i < wanted.size(); i++) {
                if (!wanted.get(i).values().isEmpty()) {
                    used.add(i);
                    results.add(ScenarioController.this.scenarios.results(figures.release(), wanted.get(i)));
                }
            }
        }

        ScenarioPage page(ScenarioPage.Way way) {
            Set<Competence> offered = OFFERS.entrySet().stream()
                    .filter(offer -> code(offer.getKey()).equals(who))
                    .findFirst()
                    .orElseThrow()
                    .getValue();
            List<Indicator> scored = figures.framework().indicators().stream()
                    .filter(indicator -> figures.findRemoval(indicator.id()).isEmpty())
                    .toList();
            Set<String> shown = scored.stream()
                    .filter(indicator -> offered.contains(
                            competences.of(city.city(), indicator).competence()))
                    .map(Indicator::id)
                    .collect(Collectors.toSet());
            String name = city.city().name();
            return new ScenarioPage(
                    id,
                    name,
                    heading(),
                    text.of("scenario.lead", name),
                    OFFERS.keySet().stream()
                            .map(ScenarioController::code)
                            .map(offer -> new Choice(
                                    address(id, offer, wanted), text.of("scenario.who." + offer), offer.equals(who)))
                            .toList(),
                    who,
                    LETTERS,
                    scored.stream()
                            .filter(indicator -> shown.contains(indicator.id()))
                            .map(this::field)
                            .toList(),
                    kept(shown),
                    used.isEmpty() ? List.of() : columns(),
                    used.isEmpty() ? List.of() : outcomes(),
                    used.isEmpty() ? List.of() : areas(),
                    used.isEmpty() ? List.of() : changes(),
                    way,
                    figures.release().id().toString());
        }

        private String heading() {
            String name = city.city().name();
            if (used.isEmpty()) {
                return text.of("scenario.heading.none", name);
            }
            OptionalDouble before =
                    score(results.getFirst(), figures.framework().root().id());
            int best = 1;
            for (int i = 2; i < results.size(); i++) {
                if (root(i) > root(best)) {
                    best = i;
                }
            }
            String letter = LETTERS.get(used.get(best - 1)).toUpperCase(Locale.ROOT);
            OptionalDouble after =
                    score(results.get(best), figures.framework().root().id());
            if (before.isEmpty() || after.isEmpty()) {
                return text.of("scenario.heading.unscored", name);
            }
            return text.of(
                    "scenario.heading",
                    name,
                    text.score(before.getAsDouble()),
                    text.score(after.getAsDouble()),
                    letter);
        }

        private double root(int result) {
            return score(results.get(result), figures.framework().root().id()).orElse(0);
        }

        private OptionalDouble score(Results of, String node) {
            return of.findScore(id, node);
        }

        private Field field(Indicator indicator) {
            return new Field(
                    indicator.id(),
                    indicator.label(),
                    now(indicator),
                    indicator
                            .goalposts()
                            .map(ends ->
                                    text.of("scenario.ends", text.measure(ends.worst()), text.measure(ends.target())))
                            .orElse(""),
                    wanted.stream()
                            .map(scenario -> scenario.values().get(indicator.id()))
                            .map(value -> value == null ? "" : plain(value))
                            .toList());
        }

        private String now(Indicator indicator) {
            return figures.results()
                    .findValue(id, indicator.id())
                    .map(value -> Measure.of(
                                    indicator,
                                    value.observation().map(Observation::value).orElse(value.value()),
                                    text)
                            .whole())
                    .orElseGet(() -> text.of("mark.missing"));
        }

        private List<Kept> kept(Set<String> shown) {
            List<Kept> kept = new ArrayList<>();
            for (int i = 0; i < wanted.size(); i++) {
                String letter = LETTERS.get(i);
                wanted.get(i).values().forEach((indicator, value) -> {
                    if (!shown.contains(indicator)) {
                        kept.add(new Kept(letter + "." + indicator, plain(value)));
                    }
                });
            }
            return kept;
        }

        private List<String> columns() {
            return Stream.concat(
                            Stream.of(text.of("scenario.today")),
                            used.stream()
                                    .map(i -> text.of(
                                            "scenario.letter", LETTERS.get(i).toUpperCase(Locale.ROOT))))
                    .toList();
        }

        private List<Line> outcomes() {
            List<CityResult> standings =
                    results.stream().map(of -> of.find(id).orElseThrow()).toList();
            List<Line> lines = new ArrayList<>();
            lines.add(new Line(
                    text.of("col.score"),
                    standings.stream()
                            .map(one -> one.score().isPresent()
                                    ? text.score(one.score().getAsDouble())
                                    : text.of("city.value.unscored"))
                            .toList()));
            if (figures.policy().ranks()) {
                lines.add(new Line(
                        text.of("scenario.rank"),
                        standings.stream()
                                .map(one -> one.rank().isPresent()
                                        ? text.of(
                                                one.tied() ? "rank.shared" : "rank",
                                                one.rank().getAsInt())
                                        : "")
                                .toList()));
                lines.add(new Line(
                        text.of("col.range"),
                        standings.stream()
                                .map(one -> one.rank().isEmpty()
                                        ? ""
                                        : one.interval()
                                                .map(range -> text.of("rank.range", range.best(), range.worst()))
                                                .orElse(""))
                                .toList()));
            } else if (figures.policy().bands()) {
                lines.add(new Line(
                        text.of("col.band"),
                        standings.stream()
                                .map(one -> one.band()
                                        .map(band -> text.of("band", band.band(), band.bands()))
                                        .orElse(""))
                                .toList()));
            }
            return lines;
        }

        private List<Line> areas() {
            return figures.framework().areas().stream()
                    .filter(this::moves)
                    .map(area -> new Line(
                            area.label(),
                            results.stream()
                                    .map(of -> score(of, area.id()))
                                    .map(score -> score.isPresent()
                                            ? text.score(score.getAsDouble())
                                            : text.of("mark.missing"))
                                    .toList()))
                    .toList();
        }

        private boolean moves(Group area) {
            OptionalDouble before = score(results.getFirst(), area.id());
            return results.stream()
                    .skip(1)
                    .map(of -> score(of, area.id()))
                    .anyMatch(after -> after.isPresent()
                            && (before.isEmpty()
                                    || Math.abs(after.getAsDouble() - before.getAsDouble()) >= NOTICEABLE));
        }

        private List<Line> changes() {
            return figures.framework().indicators().stream()
                    .filter(indicator -> wanted.stream()
                            .anyMatch(scenario -> scenario.values().containsKey(indicator.id())))
                    .map(indicator -> new Line(
                            indicator.label(),
                            Stream.concat(
                                            Stream.of(now(indicator)),
                                            used.stream()
                                                    .map(i -> wanted.get(i)
                                                            .values()
                                                            .get(indicator.id()))
                                                    .map(value -> value == null
                                                            ? text.of("scenario.same")
                                                            : Measure.exact(indicator, value, text)
                                                                    .whole()))
                                    .toList()))
                    .toList();
        }
    }
}
