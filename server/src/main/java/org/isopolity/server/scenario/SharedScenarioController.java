package org.isopolity.server.scenario;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.isopolity.release.CityResult;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.page.NoSuchPage;
import org.isopolity.server.page.Page;
import org.isopolity.server.plan.PlanShelf;
import org.isopolity.server.scenario.SideBySide.Note;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Scenarios that a city shares, for whoever was given the address. */
@Controller
final class SharedScenarioController {

    static final String PATH = "/scenarios/shared/";

    private static final int GONE = 410;

    private final SharedScenarios shared;
    private final Scenarios scenarios;
    private final Library library;
    private final PlanShelf plans;

    SharedScenarioController(SharedScenarios shared, Scenarios scenarios, Library library, PlanShelf plans) {
        this.shared = shared;
        this.scenarios = scenarios;
        this.library = library;
        this.plans = plans;
    }

    @GetMapping(PATH + "{token}")
    Page shared(@PathVariable("token") String token, HttpServletResponse response, Text text) {
        if (shared.isWithdrawn(token)) {
            response.setStatus(GONE);
            String heading = text.of("scenario.shared.withdrawn");
            return new Page("scenariosgone", Head.of(heading, Section.NONE), heading);
        }
        // the address is a secret, so what is said of a missing page does not repeat it
        SharedSet set = shared.find(token).orElseThrow(() -> new NoSuchPage(""));
        SharedPage page = page(set, text);
        return new Page(
                "scenariosshared",
                new Head(
                        text.of("scenario.shared.title", page.heading(), page.name()),
                        page.lead(),
                        Section.NONE,
                        false),
                page);
    }

    private SharedPage page(SharedSet set, Text text) {
        String day = text.date(set.moment().atZone(ZoneOffset.UTC).toLocalDate());
        boolean known = library.findLatest()
                .flatMap(figures -> figures.results().find(set.city()))
                .isPresent();
        Optional<Figures> figures = library.find(set.release());
        Optional<CityResult> city = figures.flatMap(release -> release.results().find(set.city()));
        if (city.isEmpty()) {
            return new SharedPage(
                    set.city(),
                    set.name(),
                    set.title(),
                    text.of("scenario.shared.lead", set.name(), day),
                    known,
                    Comparison.untold(set.city(), set.release(), set.set(), library.findLatest(), plans, text)
                            .after(List.of(Note.of(text.of("scenario.release.lost", set.release())))),
                    "");
        }
        Figures release = figures.orElseThrow();
        Fitted fitted = Fitted.to(release, scenarios.answers(release.release()), set.set());
        Comparison comparison = new Comparison(release, city.get(), fitted, scenarios, text);
        return new SharedPage(
                set.city(),
                set.name(),
                set.title(),
                comparison.heading() + ". " + text.of("scenario.shared.lead", set.name(), day),
                known,
                comparison.told(plans),
                ScenarioAddress.pinned(set.city(), set.release(), fitted.set()).path());
    }
}
