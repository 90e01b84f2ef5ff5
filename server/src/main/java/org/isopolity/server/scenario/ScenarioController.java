package org.isopolity.server.scenario;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.isopolity.index.framework.Competence;
import org.isopolity.index.framework.Indicator;
import org.isopolity.release.CityResult;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.governance.Competences;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.page.NoSuchPage;
import org.isopolity.server.page.Page;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.plan.PlanShelf;
import org.isopolity.server.plan.PublishedPlan;
import org.isopolity.server.scenario.ScenarioPage.Choice;
import org.isopolity.server.scenario.ScenarioPage.Field;
import org.isopolity.server.scenario.ScenarioPage.Kept;
import org.isopolity.server.scenario.SideBySide.Note;
import org.isopolity.server.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Up to four scenarios of a city, all of them in the address. */
@Controller
class ScenarioController {

    /** What a city can do alone is offered first; each wider choice holds the narrower. */
    private static final Map<String, Set<Competence>> OFFERS = new LinkedHashMap<>();

    static {
        OFFERS.put(ScenarioAddress.USUAL_WHO, EnumSet.of(Competence.CITY));
        OFFERS.put("shared", EnumSet.of(Competence.CITY, Competence.SHARED));
        OFFERS.put("all", EnumSet.allOf(Competence.class));
    }

    private static final int LONGEST_RELEASE = 80;

    private final Library library;
    private final Scenarios scenarios;
    private final CheapestWays ways;
    private final PlanShelf plans;
    private final Competences competences;

    ScenarioController(
            Library library, Scenarios scenarios, CheapestWays ways, PlanShelf plans, Competences competences) {
        this.library = library;
        this.scenarios = scenarios;
        this.ways = ways;
        this.plans = plans;
        this.competences = competences;
    }

    @GetMapping("/scenarios/{city}")
    @Nullable
    Page scenarios(
            @PathVariable("city") String id,
            Parameters parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            Text text) {
        String release = parameters.one(ScenarioAddress.RELEASE);
        Figures newest = library.latest();
        Figures figures = release.isEmpty() ? newest : library.find(release).orElse(newest);
        CityResult city = figures.results().find(id).orElseThrow(() -> new NoSuchPage(id));
        String who = parameters.oneOf(ScenarioAddress.WHO, List.copyOf(OFFERS.keySet()));
        AnswerChoices answers = scenarios.answers(figures.release());
        Fitted fitted = read(parameters, figures, answers, text);
        WayForm way = WayForm.read(parameters, figures, text);
        parameters.check();
        ScenarioAddress address = new ScenarioAddress(
                id,
                figures == newest
                        ? Optional.empty()
                        : Optional.of(figures.release().id().toString()),
                who.isEmpty() ? ScenarioAddress.USUAL_WHO : who,
                fitted.set());
        // a form sends what was left empty as well; an address to share has only what was filled in
        String query = request.getQueryString();
        if (query != null && ScenarioSet.holdsEmpty(query)) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, address.path());
            return null;
        }
        ScenarioPage page = page(figures, city, fitted, address, gone(release, figures, text), way, text);
        return new Page(
                "scenarios",
                new Head(text.of("scenario.title", city.city().name()), page.lead(), Section.CITIES),
                page);
    }

    private static Fitted read(Parameters parameters, Figures figures, AnswerChoices answers, Text text) {
        Map<String, String> given = parameters.namesFrom("").stream()
                .filter(ScenarioSet::isParameter)
                .collect(Collectors.toMap(name -> name, parameters::one, (one, _) -> one, TreeMap::new));
        ScenarioSet.Reading reading = ScenarioSet.read(given);
        reading.wrong()
                .forEach(wrong -> parameters.problem(wrong.parameter(), wrong.given(), allowed(wrong.kind(), text)));
        Fitted fitted = Fitted.to(figures, answers, reading.set());
        fitted.marks().stream()
                .filter(mark -> mark.reason() == Fitted.Reason.IMPOSSIBLE)
                .forEach(mark -> parameters.problem(
                        ScenarioSet.LETTERS.get(mark.place()) + "." + mark.indicator(),
                        ScenarioSet.plain(mark.value()),
                        text.of("wrong.scenario.range", range(figures, answers, mark.indicator()))));
        return fitted;
    }

    private static String allowed(ScenarioSet.Kind kind, Text text) {
        return switch (kind) {
            case INDICATOR -> text.of("wrong.scenario.indicator");
            case NUMBER -> text.of("wrong.scenario.number");
            case COST -> text.of("wrong.scenario.cost");
            case NAME -> text.of("wrong.scenario.name", Scenario.LONGEST_NAME);
            case PLAN -> text.of("wrong.scenario.plan");
        };
    }

    private static String range(Figures figures, AnswerChoices answers, String id) {
        List<String> values = answers.of(figures.findIndicator(id).orElseThrow()).stream()
                .map(answer -> ScenarioSet.plain(answer.value()))
                .toList();
        return values.isEmpty() ? "0\u2013100" : String.join(", ", values);
    }

    /** The address names a release that is not the one shown, or not the newest. */
    private List<Note> gone(String wanted, Figures shown, Text text) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        String id = shown.release().id().toString();
        if (library.find(wanted).isEmpty()) {
            String named = wanted.substring(0, Math.min(wanted.length(), LONGEST_RELEASE));
            return List.of(Note.of(text.of("scenario.release.gone", named, id)));
        }
        return List.of();
    }

    private ScenarioPage page(
            Figures figures,
            CityResult city,
            Fitted fitted,
            ScenarioAddress address,
            List<Note> gone,
            WayForm way,
            Text text) {
        String name = city.city().name();
        String release = figures.release().id().toString();
        Comparison comparison = new Comparison(figures, city, fitted, scenarios, text);
        List<Note> before = new ArrayList<>(gone);
        if (address.release().isPresent()) {
            before.add(new Note(
                    text.of("scenario.pinned", release),
                    address.newest().path(),
                    text.of(
                            "scenario.pinned.newest",
                            library.latest().release().id().toString())));
        }
        AnswerChoices answers = scenarios.answers(figures.release());
        Set<Competence> offered = OFFERS.getOrDefault(address.who(), Set.of());
        List<Indicator> shown = figures.framework().indicators().stream()
                .filter(indicator -> figures.findRemoval(indicator.id()).isEmpty())
                .filter(indicator ->
                        offered.contains(competences.of(city.city(), indicator).competence()))
                .toList();
        ScenarioSet set = address.set();
        return new ScenarioPage(
                address.city(),
                name,
                comparison.heading(),
                text.of("scenario.lead", name),
                comparison.told(plans).after(before),
                address.release().orElse(""),
                OFFERS.keySet().stream()
                        .map(offer -> new Choice(
                                address.offering(offer).path(),
                                text.of("scenario.who." + offer),
                                offer.equals(address.who())))
                        .toList(),
                address.who(),
                columns(set),
                shown.stream()
                        .map(indicator -> field(indicator, answers, comparison, set, text))
                        .toList(),
                kept(set, shown),
                parameters(set),
                plan(figures, address, text),
                way.told(figures, answers, address, ways, text),
                set.isEmpty() ? "" : address.keepPath(release),
                release);
    }

    private static List<ScenarioPage.Column> columns(ScenarioSet set) {
        List<ScenarioPage.Column> columns = new ArrayList<>();
        for (int place = 0; place < set.scenarios().size(); place++) {
            Scenario scenario = set.scenarios().get(place);
            columns.add(new ScenarioPage.Column(
                    ScenarioSet.LETTERS.get(place),
                    Comparison.letter(place),
                    scenario.name(),
                    scenario.cost().written()));
        }
        return columns;
    }

    private static Field field(
            Indicator indicator, AnswerChoices answers, Comparison comparison, ScenarioSet set, Text text) {
        return new Field(
                indicator.id(),
                indicator.label(),
                comparison.now(indicator),
                indicator
                        .goalposts()
                        .filter(_ -> answers.of(indicator).isEmpty())
                        .map(ends -> text.of("scenario.ends", text.measure(ends.worst()), text.measure(ends.target())))
                        .orElse(""),
                answers.of(indicator).stream()
                        .map(answer -> new ScenarioPage.Answer(
                                ScenarioSet.plain(answer.value()),
                                Comparison.value(indicator, answers, answer.value(), text)))
                        .toList(),
                set.scenarios().stream()
                        .map(scenario ->
                                input(indicator, answers, scenario.values().get(indicator.id())))
                        .toList());
    }

    private static String input(Indicator indicator, AnswerChoices answers, @Nullable Double value) {
        return value == null
                ? ""
                : ScenarioSet.plain(answers.find(indicator, value)
                        .map(AnswerChoices.Answer::value)
                        .orElse(value));
    }

    /** What the form of values does not ask for: values of indicators that are not offered, and where a scenario is from. */
    private static List<Kept> kept(ScenarioSet set, List<Indicator> shown) {
        Set<String> asked = shown.stream().map(Indicator::id).collect(Collectors.toSet());
        return parameters(set).stream()
                .filter(one -> one.name().startsWith("plan.")
                        || (one.name().charAt(1) == '.'
                                && !asked.contains(one.name().substring(2))))
                .toList();
    }

    private static List<Kept> parameters(ScenarioSet set) {
        return set.parameters().entrySet().stream()
                .map(one -> new Kept(one.getKey(), one.getValue()))
                .toList();
    }

    private Optional<ScenarioPage.Plan> plan(Figures figures, ScenarioAddress address, Text text) {
        return plans.find(address.city()).filter(PublishedPlan::isReadable).map(plan -> {
            PlanTargets targets = PlanTargets.of(plan, figures, scenarios.answers(figures.release()));
            OptionalInt free = address.set().free();
            boolean empty = targets.scenario().values().isEmpty();
            boolean takes = !empty && free.isPresent();
            return new ScenarioPage.Plan(
                    text.of("scenario.plan.published", PlanTargets.day(plan, text), plan.number()),
                    plan.path(),
                    takes ? address.with(free.getAsInt(), targets.scenario()).path() : "",
                    takes
                            ? text.of("scenario.plan.take", Comparison.letter(free.getAsInt()))
                            : text.of(empty ? "scenario.plan.empty" : "scenario.full"),
                    targets.notes().stream().map(note -> note.in(text)).toList());
        });
    }
}
