package org.isopolity.server.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.isopolity.server.account.Needs;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
import org.isopolity.server.desk.Block;
import org.isopolity.server.desk.Block.Cell;
import org.isopolity.server.desk.Block.Fact;
import org.isopolity.server.desk.Block.Form;
import org.isopolity.server.desk.Block.Link;
import org.isopolity.server.desk.Block.Section;
import org.isopolity.server.desk.Block.Table;
import org.isopolity.server.desk.DeskPage;
import org.isopolity.server.desk.Field;
import org.isopolity.server.desk.Field.Kind;
import org.isopolity.server.desk.Onward;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.exchange.Exchanges.Request;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Requests from one city to another: asked, answered, met about, decided. */
@Controller
final class RequestController {

    private static final String REQUEST = ExchangeController.CITY + "/requests/{request}";

    private final Exchanges exchanges;
    private final ExchangePages pages;

    RequestController(Exchanges exchanges, ExchangePages pages) {
        this.exchanges = exchanges;
        this.pages = pages;
    }

    @PostMapping(ExchangeController.CITY + "/requests")
    @Needs(Right.PLAN_WRITE)
    Object ask(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            Person person,
            Text text,
            Sent sent) {
        String mentor = sent.required("mentor");
        String area = pages.knownArea("about", text, sent);
        String words = sent.requiredWords("question");
        Optional<LocalDate> until = sent.requiredDay("until");
        until.filter(day -> !day.isAfter(pages.today()))
                .ifPresent(_ -> sent.problem("until", text.of("plan.past", text.date(pages.today()))));
        if (!sent.isFine()) {
            return pages.city(network, city, text, sent);
        }
        Instant deadline =
                until.orElseThrow().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        String id = exchanges.ask(person, network, city, mentor, area, words, deadline, text);
        return Onward.to(ExchangePages.path(network, city) + "/requests/" + id, "request-sent");
    }

    @GetMapping(REQUEST)
    @Needs(Right.PLAN_SEE)
    DeskPage request(Request request, @PathVariable("city") String city, Person person, Text text, Sent sent) {
        RequestState now = pages.now(request);
        List<Block> blocks = new ArrayList<>();
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact(text.of("col.state"), text.name("exchange.state", now)),
                new Fact(text.of("exchange.learner"), request.askerName()),
                new Fact(text.of("exchange.mentor"), request.mentorName()),
                new Fact(text.of("exchange.answer-by"), ExchangePages.day(request.answerBy(), text))));
        if (request.meeting() > 0) {
            facts.add(new Fact(
                    text.of("exchange.meeting"),
                    text.moment(Instant.ofEpochMilli(request.meeting()).atOffset(ZoneOffset.UTC))));
        }
        blocks.add(new Block.Facts(facts));
        blocks.add(new Table(
                text.of("exchange.steps"),
                List.of(text.of("answer.when"), text.of("col.city"), text.of("answer.what"), text.of("answer.words")),
                exchanges.steps(request).stream()
                        .map(step -> List.of(
                                Cell.of(text.moment(
                                        Instant.ofEpochMilli(step.moment()).atOffset(ZoneOffset.UTC))),
                                Cell.of(
                                        step.city().equals(request.asker())
                                                ? request.askerName()
                                                : request.mentorName()),
                                Cell.of(text.of("exchange.deed." + step.deed().toLowerCase(Locale.ROOT))),
                                Cell.of(step.words())))
                        .toList()));
        for (RequestDeed deed : RequestDeed.values()) {
            if (deed.isPossible(now, request.asker().equals(city))) {
                blocks.add(deed(deed, request, city, text, sent));
            }
        }
        List<Link> above = new ArrayList<>(ExchangePages.above(request.network(), text));
        above.add(new Link(ExchangePages.path(request.network(), city), text.of("exchange.requests")));
        return new DeskPage(pages.area(request.area()), "", above, blocks, 200).answering(sent);
    }

    private static Block deed(RequestDeed deed, Request request, String city, Text text, Sent sent) {
        String code = deed.name().toLowerCase(Locale.ROOT);
        List<Field> fields = new ArrayList<>();
        fields.add(Field.version(request.version()));
        if (deed == RequestDeed.MEET) {
            fields.add(Field.text("meeting", text.of("exchange.meeting"))
                    .hint(text.of("event.moment.hint"))
                    .from(sent));
        }
        fields.add(
                Field.of(Kind.LINES, "words", text.of("exchange.words." + code)).from(sent));
        return Section.of(
                code,
                text.of("exchange.do." + code),
                new Form(
                        ExchangePages.path(request.network(), city) + "/requests/" + request.id() + "/" + code,
                        fields,
                        text.of("exchange.do." + code),
                        false,
                        "post"));
    }

    @PostMapping({
        REQUEST + "/accept",
        REQUEST + "/decline",
        REQUEST + "/recall",
        REQUEST + "/meet",
        REQUEST + "/decide",
        REQUEST + "/tell"
    })
    @Needs(Right.PLAN_WRITE)
    Object act(Request request, @PathVariable("city") String city, Person person, Text text, Sent sent) {
        sent.requireSeen(request.version());
        RequestDeed deed = sent.deed(RequestDeed.class);
        String words = deed.isWorded() ? sent.requiredWords("words") : sent.words("words");
        Optional<Instant> meeting = deed == RequestDeed.MEET ? sent.requiredMoment("meeting") : Optional.empty();
        if (!sent.isFine()) {
            return request(request, city, person, text, sent);
        }
        exchanges.act(person, city, request, deed, words, meeting, text);
        return Onward.to(ExchangePages.path(request.network(), city) + "/requests/" + request.id(), "deed-done");
    }
}
