package org.isopolity.server.plan;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.isopolity.server.calendar.Calendar;
import org.isopolity.server.download.Download;
import org.isopolity.server.figures.Library;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.page.NoSuchPage;
import org.isopolity.server.page.Page;
import org.isopolity.server.page.SignIn;
import org.isopolity.server.plan.PublishedPlan.PublishedAction;
import org.isopolity.server.practice.PracticeShelf;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Plans as everybody may read them. */
@Controller
class PlanPageController {

    private static final int GONE = 410;
    private static final Clock CLOCK = Clock.systemUTC();

    private final PlanShelf shelf;
    private final Library library;
    private final PracticeShelf practices;
    private final SignIn signIn;

    PlanPageController(PlanShelf shelf, Library library, PracticeShelf practices, SignIn signIn) {
        this.shelf = shelf;
        this.library = library;
        this.practices = practices;
        this.signIn = signIn;
    }

    private static LocalDate today() {
        return LocalDate.now(CLOCK);
    }

    private PlanStory story(PublishedPlan plan, Text text) {
        return new PlanStory(plan, practices.now(), library.findLatest(), today(), text);
    }

    /** The way from a gap to an action, with a door at every step. */
    @GetMapping("/doing")
    Page doing(Text text) {
        return new Page(
                "doing",
                new Head(text.of("doing.title"), text.of("doing.lead"), Section.DOING),
                new DoingPage(shelf.all().size()));
    }

    @GetMapping("/plans")
    Page all(Text text) {
        List<PlansPage.Row> rows = shelf.all().stream()
                .map(plan -> new PlansPage.Row(
                        plan.path(),
                        plan.name(),
                        plan.outline().title(),
                        text.of(
                                "plan.span",
                                text.date(plan.outline().begins()),
                                text.date(plan.outline().ends())),
                        text.whole(plan.actions().size()),
                        text.whole((double) plan.actions().stream()
                                .filter(action -> Pulse.of(
                                                action.heartbeat(),
                                                action.state(),
                                                plan.outline().staleAfter(),
                                                today())
                                        .stale())
                                .count())))
                .toList();
        String heading = text.count("plans.heading", rows.size());
        return new Page("plans", new Head(heading, text.of("plans.lead"), Section.DOING), new PlansPage(heading, rows));
    }

    @GetMapping("/cities/{city}/plan")
    Page plan(@PathVariable("city") String city, Text text, HttpServletResponse response) {
        PublishedPlan plan = shelf.find(city).orElseThrow(() -> new NoSuchPage(city));
        if (!plan.isReadable()) {
            response.setStatus(GONE);
            String heading = text.of("plan.withdrawn", plan.name());
            return new Page(
                    "planwithdrawn",
                    Head.of(heading, Section.CITIES),
                    new WithdrawnPage(heading, plan.reason(), text.of("plan.withdrawn.text")));
        }
        PlanPage page = story(plan, text).plan(shelf.versions(city), true, files(plan, text));
        return new Page("plan", new Head(page.heading(), page.lead(), Section.CITIES), page);
    }

    @GetMapping("/cities/{city}/plan/versions/{number}")
    Page version(@PathVariable("city") String city, @PathVariable("number") String number, Text text) {
        PublishedPlan plan = number.matches("[1-9][0-9]{0,8}")
                ? shelf.find(city, Integer.parseInt(number)).orElseThrow(() -> new NoSuchPage(number))
                : noSuch(number);
        boolean newest = shelf.find(city).filter(plan::equals).isPresent();
        PlanPage page = story(plan, text).plan(shelf.versions(city), newest, List.of());
        return new Page("plan", new Head(page.heading(), page.lead(), Section.CITIES), page);
    }

    private static List<PlanPage.FileLink> files(PublishedPlan plan, Text text) {
        return PlanFiles.NAMES.stream()
                .map(name -> new PlanPage.FileLink(
                        plan.path() + "/files/" + name, text.of("plan.file." + name.replace('.', '-'))))
                .toList();
    }

    @GetMapping("/cities/{city}/plan/files/{name}")
    Download file(
            @PathVariable("city") String city,
            @PathVariable("name") String name,
            Text text,
            HttpServletRequest request) {
        PublishedPlan plan = shelf.find(city).filter(PublishedPlan::isReadable).orElseThrow(() -> new NoSuchPage(city));
        PlanFiles files = new PlanFiles(plan, library.findLatest(), today(), origin(request));
        String kept = city + "-" + name;
        return switch (name) {
            case "plan.xlsx" ->
                new Download(
                        kept, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", files.workbook());
            case "plan.ics" ->
                new Download(kept, Calendar.TYPE, files.calendar(text).bytes());
            case "iati.xml" -> new Download(kept, "application/xml", Iati.write(plan, library.findLatest(), today()));
            case "plan.json" ->
                new Download(kept, "application/json", plan.json().getBytes(StandardCharsets.UTF_8));
            default ->
                files.sheets().stream()
                        .filter(sheet -> name.equals(sheet.name() + ".csv"))
                        .map(sheet -> new Download(kept, "text/csv;charset=UTF-8", PlanFiles.csv(sheet)))
                        .findFirst()
                        .orElseThrow(() -> new NoSuchPage(name));
        };
    }

    private static String origin(HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }

    private static PublishedPlan noSuch(String name) {
        throw new NoSuchPage(name);
    }

    @GetMapping("/cities/{city}/plan/actions/{action}")
    Page action(
            @PathVariable("city") String city,
            @PathVariable("action") String id,
            Text text,
            HttpServletRequest request) {
        PublishedPlan plan = shelf.find(city).orElseThrow(() -> new NoSuchPage(city));
        PublishedAction action = plan.find(id).orElseThrow(() -> new NoSuchPage(id));
        ActionPage page = story(plan, text)
                .action(action, signIn.offered(), request.getRequestURL().toString());
        return new Page(
                "action",
                new Head(page.title(), text.of("action.lead.page", page.city(), page.plan()), Section.CITIES),
                page);
    }
}
