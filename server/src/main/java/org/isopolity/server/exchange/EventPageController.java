package org.isopolity.server.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.isopolity.release.Archive.Shelved;
import org.isopolity.release.Release;
import org.isopolity.server.calendar.Calendar;
import org.isopolity.server.download.Download;
import org.isopolity.server.figures.Library;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.page.Page;
import org.isopolity.server.plan.PlanShelf;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Events for everybody, and what is new. */
@Controller
class EventPageController {

    private static final Clock CLOCK = Clock.systemUTC();

    private final Noticeboard board;
    private final PlanShelf plans;
    private final Library library;

    EventPageController(Noticeboard board, PlanShelf plans, Library library) {
        this.board = board;
        this.plans = plans;
        this.library = library;
    }

    @GetMapping("/events")
    Page events(Text text) {
        Instant now = CLOCK.instant();
        List<EventsPage.Row> ahead = board.events().stream()
                .filter(event -> event.ends().isAfter(now))
                .map(event -> row(event, text))
                .toList();
        List<EventsPage.Row> past = board.events().reversed().stream()
                .filter(event -> !event.ends().isAfter(now))
                .map(event -> row(event, text))
                .toList();
        String heading = text.count("events.heading", ahead.size());
        return new Page(
                "events",
                new Head(heading, text.of("events.lead"), Section.DOING),
                new EventsPage(heading, ahead, past));
    }

    private static EventsPage.Row row(Event event, Text text) {
        return new EventsPage.Row(
                event.id(),
                event.title(),
                text.of(
                        "plan.span",
                        text.moment(event.begins().atOffset(ZoneOffset.UTC)),
                        text.moment(event.ends().atOffset(ZoneOffset.UTC))),
                event.place(),
                event.words(),
                event.link(),
                event.cancelled() ? text.of("event.cancelled") : "");
    }

    @GetMapping("/events.ics")
    Download calendar(Text text) {
        return new Download(
                "events.ics",
                Calendar.TYPE,
                new Calendar(
                                text.of("events.calendar"),
                                board.events().stream().map(Event::appointment).toList())
                        .bytes());
    }

    @GetMapping("/news.atom")
    Download news(Text text, HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        List<Release> releases = library.archive().shelved().stream()
                .flatMap(entry -> entry instanceof Shelved.Sound(Release release) ? Stream.of(release) : Stream.of())
                .toList();
        return new Download(
                "news.atom",
                "application/atom+xml;charset=UTF-8",
                News.atom(
                                releases,
                                plans,
                                board.events(),
                                url.substring(
                                        0,
                                        url.length() - request.getRequestURI().length()),
                                text)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
