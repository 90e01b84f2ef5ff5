package org.isopolity.server.exchange;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isopolity.index.framework.Node;
import org.isopolity.server.account.Membership;
import org.isopolity.server.account.Needs;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
import org.isopolity.server.account.Role;
import org.isopolity.server.desk.Block;
import org.isopolity.server.desk.Block.Cell;
import org.isopolity.server.desk.Block.Fact;
import org.isopolity.server.desk.Block.Form;
import org.isopolity.server.desk.Block.Link;
import org.isopolity.server.desk.Block.Links;
import org.isopolity.server.desk.Block.Section;
import org.isopolity.server.desk.Block.Table;
import org.isopolity.server.desk.Desk;
import org.isopolity.server.desk.DeskPage;
import org.isopolity.server.desk.Field;
import org.isopolity.server.desk.Field.Kind;
import org.isopolity.server.desk.Field.Option;
import org.isopolity.server.desk.Onward;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.exchange.Exchanges.Request;
import org.isopolity.server.exchange.Exchanges.Statement;
import org.isopolity.server.figures.Library;
import org.isopolity.server.network.Networks;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Exchange in a network: what cities offer and want, who suits whom, requests, and events. */
@Controller
final class ExchangeController {

    private static final String NETWORK = "/workspace/networks/{network}/exchange";
    private static final String CITY = "/workspace/networks/{network}/cities/{city}/exchange";
    private static final String REQUEST = CITY + "/requests/{request}";
    private static final int MOST_SEATS = 3;
    private static final int ANSWER_DAYS = 21;

    private final Exchanges exchanges;
    private final Events events;
    private final Digests digests;
    private final Networks networks;
    private final Library library;
    private final Clock clock;

    ExchangeController(
            Exchanges exchanges, Events events, Digests digests, Networks networks, Library library, Clock clock) {
        this.exchanges = exchanges;
        this.events = events;
        this.digests = digests;
        this.networks = networks;
        this.library = library;
        this.clock = clock;
    }

    static String path(String network, String city) {
        return "/workspace/networks/" + network + "/cities/" + city + "/exchange";
    }

    private static List<Link> above(String network, Text text) {
        return List.of(
                new Link(Desk.HOME, text.of("desk.workspace")), new Link("/workspace/networks/" + network, network));
    }

    private List<Option> areas() {
        return library.findLatest().stream()
                .flatMap(figures -> figures.framework().areas().stream())
                .map(area -> new Option(area.id(), area.label()))
                .toList();
    }

    private String area(String id) {
        return library.findLatest()
                .flatMap(figures -> figures.framework().find(id))
                .map(Node::label)
                .orElse(id);
    }

    /** Whoever comes from a public page is led to the exchange of their city, with the city and the area they come for. */
    @GetMapping("/workspace/exchange")
    @Needs(Right.SELF)
    Object arrive(Person person, Text text, Sent sent) {
        String brought = Stream.of("mentor", "about")
                .filter(name -> sent.text(name).matches("[A-Za-z0-9_-]{1,80}"))
                .map(name -> name + "=" + sent.text(name))
                .collect(Collectors.joining("&"));
        List<Link> ways = new ArrayList<>();
        person.memberships().stream()
                .filter(held -> held.role() == Role.OFFICER)
                .sorted(Comparator.comparing(Membership::network).thenComparing(Membership::city))
                .forEach(held -> ways.add(new Link(
                        path(held.network(), held.city()) + (brought.isEmpty() ? "" : "?" + brought + "#ask"),
                        text.of("exchange.arrive.office", held.city(), held.network()))));
        if (ways.size() == 1) {
            return new Onward(ways.getFirst().path());
        }
        if (ways.isEmpty()) {
            person.networks().stream()
                    .filter(network -> person.may(Right.NETWORK_SEE, network, ""))
                    .forEach(network -> ways.add(new Link("/workspace/networks/" + network + "/exchange", network)));
        }
        return DeskPage.of(
                        text.of("exchange.title"),
                        text.of(ways.isEmpty() ? "exchange.arrive.nobody" : "exchange.arrive.choose"),
                        new Links(ways))
                .below(new Link(Desk.HOME, text.of("desk.workspace")));
    }

    // ---- the network ---------------------------------------------------------------------------------------------

    @GetMapping(NETWORK)
    @Needs(Right.NETWORK_SEE)
    DeskPage network(@PathVariable("network") String network, Person person, Text text, Sent sent) {
        List<Statement> statements = exchanges.statements(network);
        List<Block> blocks = new ArrayList<>();
        List<Link> own = networks.cities(network).stream()
                .filter(city -> person.may(Right.PLAN_WRITE, network, city.id()))
                .map(city -> new Link(path(network, city.id()), text.of("exchange.of", city.name())))
                .toList();
        if (!own.isEmpty()) {
            blocks.add(new Links(own));
        }
        blocks.add(Section.of("statements", text.of("exchange.statements"), statementTable(statements, text)));
        blocks.add(Section.of(
                "pairs", text.of("exchange.pairs"), pairs(statements, text).toArray(Block[]::new)));
        blocks.add(new Section("events", text.of("event.title"), eventBlocks(network, person, text, sent)));
        boolean wanted = digests.isWanted(person, network);
        blocks.add(Section.of(
                "digest",
                text.of("digest.title"),
                new Block.Paragraph(text.of("digest.lead")),
                Form.post(
                        "/workspace/networks/" + network + "/exchange/digest" + (wanted ? "/end" : ""),
                        text.of(wanted ? "digest.end" : "digest.begin"))));
        return new DeskPage(text.of("exchange.title"), text.of("exchange.lead"), above(network, text), blocks, 200)
                .answering(sent);
    }

    private Block statementTable(List<Statement> statements, Text text) {
        if (statements.isEmpty()) {
            return new Block.Paragraph(text.of("exchange.statements.none"));
        }
        return new Table(
                text.of("exchange.statements.caption"),
                List.of(
                        text.of("col.area"),
                        text.of("col.city"),
                        text.of("exchange.kind"),
                        text.of("exchange.languages"),
                        text.of("exchange.words")),
                statements.stream()
                        .map(one -> List.of(
                                Cell.of(area(one.area())),
                                Cell.of(one.name()),
                                Cell.of(
                                        one.kind() == Exchanges.Kind.OFFER
                                                ? text.count("exchange.offer", one.capacity())
                                                : text.of("exchange.wish")),
                                Cell.of(names(one.speaks(), text)),
                                Cell.of(one.words())))
                        .toList());
    }

    private static String names(List<String> languages, Text text) {
        return text.list(languages.stream()
                .map(code -> Locale.of(code).getDisplayLanguage(text.locale()))
                .toList());
    }

    private List<Block> pairs(List<Statement> statements, Text text) {
        List<Mentors.Pair> pairs = library.findLatest().stream()
                .flatMap(figures -> statements.stream()
                        .map(Statement::area)
                        .distinct()
                        .flatMap(area -> Mentors.propose(area, statements, figures).stream()))
                .toList();
        List<Block> blocks = new ArrayList<>(List.of(new Block.Paragraph(text.of("exchange.pairs.rule"))));
        blocks.add(
                pairs.isEmpty()
                        ? new Block.Paragraph(text.of("exchange.pairs.none"))
                        : new Table(
                                text.of("exchange.pairs.caption"),
                                List.of(
                                        text.of("col.area"),
                                        text.of("exchange.learner"),
                                        text.of("exchange.mentor"),
                                        text.of("exchange.ahead")),
                                pairs.stream()
                                        .map(pair -> List.of(
                                                Cell.of(area(pair.learner().area())),
                                                Cell.of(pair.learner().name()),
                                                Cell.of(pair.mentor().name()),
                                                Cell.number(text.whole(pair.lead()))))
                                        .toList()));
        return blocks;
    }

    // ---- events --------------------------------------------------------------------------------------------------

    private List<Block> eventBlocks(String network, Person person, Text text, Sent sent) {
        boolean runs = person.may(Right.NETWORK_RUN, network, "");
        List<Event> all = events.of(network);
        List<Block> blocks = new ArrayList<>();
        if (!all.isEmpty()) {
            List<String> columns = new ArrayList<>(
                    List.of(text.of("event"), text.of("event.when"), text.of("event.place"), text.of("col.state")));
            if (runs) {
                columns.add(text.of("col.action"));
            }
            blocks.add(new Table(
                    text.of("event.caption"),
                    columns,
                    all.stream()
                            .map(event -> Stream.concat(
                                            Stream.of(
                                                    Cell.of(event.title()),
                                                    Cell.of(text.moment(
                                                            event.begins().atOffset(ZoneOffset.UTC))),
                                                    Cell.of(event.place()),
                                                    Cell.of(text.of(
                                                            event.cancelled() ? "event.cancelled" : "event.on"))),
                                            runs
                                                    ? Stream.of(
                                                            event.cancelled()
                                                                    ? Cell.of("")
                                                                    : Cell.act(Form.post(
                                                                            "/workspace/networks/" + network
                                                                                    + "/exchange/events/"
                                                                                    + event.id() + "/cancel",
                                                                            text.of("event.cancel"))))
                                                    : Stream.<Cell>of())
                                    .toList())
                            .toList()));
        }
        blocks.add(Links.of(new Link("/events", text.of("event.public"))));
        if (runs) {
            blocks.add(Form.post(
                    "/workspace/networks/" + network + "/exchange/events",
                    text.of("event.add"),
                    Field.text("title", text.of("event")).from(sent),
                    Field.text("begins", text.of("event.begins"))
                            .hint(text.of("event.moment.hint"))
                            .from(sent),
                    Field.text("ends", text.of("event.ends")).from(sent),
                    Field.text("place", text.of("event.place")).from(sent),
                    Field.of(Kind.LINES, "words", text.of("exchange.words")).from(sent),
                    Field.text("link", text.of("action.link"))
                            .hint(text.of("action.link.hint"))
                            .from(sent)));
        }
        return blocks;
    }

    @PostMapping(NETWORK + "/events")
    @Needs(Right.NETWORK_RUN)
    Object addEvent(@PathVariable("network") String network, Person person, Text text, Sent sent) {
        String title = sent.required("title");
        Optional<Instant> begins = moment("begins", true, text, sent);
        Optional<Instant> ends = moment("ends", true, text, sent);
        if (begins.isPresent() && ends.isPresent() && ends.get().isBefore(begins.get())) {
            sent.problem("ends", text.of("plan.backwards"));
        }
        if (begins.filter(moment -> moment.isBefore(clock.instant())).isPresent()) {
            sent.problem("begins", text.of("event.past"));
        }
        String link = sent.link("link");
        if (!sent.isFine()) {
            return network(network, person, text, sent);
        }
        events.add(
                person,
                network,
                title,
                sent.text("place"),
                sent.text("words"),
                link,
                begins.orElseThrow(),
                ends.orElseThrow());
        return Onward.to("/workspace/networks/" + network + "/exchange", "event-added");
    }

    @PostMapping(NETWORK + "/events/{event}/cancel")
    @Needs(Right.NETWORK_RUN)
    Onward cancel(@PathVariable("network") String network, @PathVariable("event") String id, Person person) {
        events.cancel(person, network, id);
        return Onward.to("/workspace/networks/" + network + "/exchange", "event-cancelled");
    }

    private static Optional<Instant> moment(String name, boolean needed, Text text, Sent sent) {
        String written = needed ? sent.required(name) : sent.text(name);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeParseException malformed) {
            sent.problem(name, text.of("event.moment.wrong"));
            return Optional.empty();
        }
    }

    // ---- a city --------------------------------------------------------------------------------------------------

    @GetMapping(CITY)
    @Needs(Right.PLAN_SEE)
    DeskPage city(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            Person person,
            Text text,
            Sent sent) {
        String name = networks.cities(network).stream()
                .filter(one -> one.id().equals(city))
                .findFirst()
                .orElseThrow(Refused::absent)
                .name();
        String path = path(network, city);
        List<Block> blocks = new ArrayList<>();
        List<Request> requests = exchanges.requests(network, city);
        if (!requests.isEmpty()) {
            blocks.add(Section.of(
                    "requests",
                    text.of("exchange.requests"),
                    new Table(
                            text.of("exchange.requests.caption"),
                            List.of(
                                    text.of("col.area"),
                                    text.of("exchange.learner"),
                                    text.of("exchange.mentor"),
                                    text.of("col.state"),
                                    text.of("exchange.answer-by")),
                            requests.stream()
                                    .map(one -> List.of(
                                            Cell.link(area(one.area()), path + "/requests/" + one.id()),
                                            Cell.of(one.askerName()),
                                            Cell.of(one.mentorName()),
                                            Cell.of(text.name("exchange.state", now(one))),
                                            Cell.of(day(one.answerBy(), text))))
                                    .toList())));
        }
        List<Statement> all = exchanges.statements(network);
        blocks.add(teachers(city, path, all, text));
        List<Statement> own =
                all.stream().filter(one -> one.city().equals(city)).toList();
        List<Block> statements = new ArrayList<>();
        if (!own.isEmpty()) {
            statements.add(new Table(
                    text.of("exchange.statements.caption"),
                    List.of(text.of("col.area"), text.of("exchange.kind"), text.of("col.action")),
                    own.stream()
                            .map(one -> List.of(
                                    Cell.of(area(one.area())),
                                    Cell.of(
                                            one.kind() == Exchanges.Kind.OFFER
                                                    ? text.count("exchange.offer", one.capacity())
                                                    : text.of("exchange.wish")),
                                    Cell.act(Form.post(
                                            path + "/retract",
                                            text.of("exchange.retract"),
                                            Field.hidden("statement", one.id())))))
                            .toList()));
        }
        statements.add(Form.post(
                path,
                text.of("exchange.state.button"),
                Field.choice(
                                "kind",
                                text.of("exchange.kind"),
                                List.of(
                                        new Option("OFFER", text.of("exchange.kind.offer")),
                                        new Option("WISH", text.of("exchange.kind.wish"))))
                        .from(sent),
                Field.choice("area", text.of("col.area"), areas()).from(sent),
                Field.text("languages", text.of("exchange.languages"))
                        .hint(text.of("exchange.languages.hint"))
                        .from(sent),
                Field.text("capacity", text.of("exchange.capacity"))
                        .hint(text.of("exchange.capacity.hint"))
                        .value("1")
                        .from(sent),
                Field.of(Kind.LINES, "words", text.of("exchange.words")).from(sent)));
        blocks.add(new Section("own", text.of("exchange.own"), statements));
        List<Option> others = networks.cities(network).stream()
                .filter(one -> !one.id().equals(city))
                .map(one -> new Option(one.id(), one.name()))
                .toList();
        blocks.add(Section.of(
                "ask",
                text.of("exchange.ask"),
                Form.post(
                        path + "/requests",
                        text.of("exchange.ask"),
                        Field.choice("mentor", text.of("col.city"), others).from(sent),
                        Field.choice("about", text.of("col.area"), areas()).from(sent),
                        Field.of(Kind.DATE, "until", text.of("exchange.answer-by"))
                                .value(today().plusDays(ANSWER_DAYS).toString())
                                .from(sent),
                        Field.of(Kind.LINES, "question", text.of("exchange.question"))
                                .from(sent))));
        List<Link> above = new ArrayList<>(above(network, text));
        above.add(new Link("/workspace/networks/" + network + "/exchange", text.of("exchange.title")));
        return new DeskPage(text.of("exchange.of", name), text.of("exchange.city.lead"), above, blocks, 200)
                .answering(sent);
    }

    private Block teachers(String city, String path, List<Statement> statements, Text text) {
        boolean silent =
                statements.stream().noneMatch(statement -> statement.city().equals(city));
        List<List<Cell>> rows = library.findLatest().stream()
                .flatMap(
                        figures -> Teacher.of(
                                city,
                                statements,
                                figures,
                                library.archive()
                                        .series(figures.release().edition().series()))
                                .stream())
                .map(teacher -> List.of(
                        Cell.of(teacher.area().label()),
                        Cell.link(
                                teacher.offer().name(),
                                path + "?mentor=" + teacher.offer().city() + "&about="
                                        + teacher.area().id() + "#ask"),
                        Cell.number(text.whole(teacher.lead())),
                        Cell.of(teacher.movement().in(text)),
                        Cell.of(
                                silent
                                        ? text.of("exchange.teachers.language.unknown")
                                        : teacher.languages().isEmpty()
                                                ? text.of("exchange.teachers.language.none")
                                                : names(teacher.languages(), text)),
                        Cell.of(teacher.offer().words())))
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(text.of(rows.isEmpty() ? "exchange.teachers.none" : "exchange.teachers.lead")));
        if (!rows.isEmpty()) {
            blocks.add(new Table(
                    text.of("exchange.teachers.caption"),
                    List.of(
                            text.of("col.area"),
                            text.of("exchange.mentor"),
                            text.of("exchange.ahead"),
                            text.of("peer.movement"),
                            text.of("exchange.teachers.language"),
                            text.of("exchange.words")),
                    rows));
        }
        blocks.add(Links.of(new Link("/peers/" + city, text.of("exchange.teachers.all"))));
        return new Section("teachers", text.of("exchange.teachers"), blocks);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private RequestState now(Request request) {
        return request.state().on(clock.millis(), request.answerBy());
    }

    private static String day(long moment, Text text) {
        // the deadline is the end of a day
        return text.date(LocalDate.ofInstant(Instant.ofEpochMilli(moment - 1), ZoneOffset.UTC));
    }

    @PostMapping(CITY)
    @Needs(Right.PLAN_WRITE)
    Object state(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            Person person,
            Text text,
            Sent sent) {
        Exchanges.Kind kind = sent.chosen("kind", Exchanges.Kind.class, Exchanges.Kind.WISH);
        String area = knownArea("area", text, sent);
        List<String> languages = Arrays.stream(
                        sent.required("languages").toLowerCase(Locale.ROOT).split("[\\s,;]+", -1))
                .filter(code -> !code.isEmpty())
                .distinct()
                .sorted()
                .toList();
        if (!languages.stream().allMatch(ExchangeController::isLanguage)) {
            sent.problem("languages", text.of("exchange.languages.wrong"));
        }
        int capacity = kind == Exchanges.Kind.OFFER
                ? sent.whole("capacity", 1, MOST_SEATS).orElse(1)
                : 0;
        String words = sent.words("words");
        if (!sent.isFine()) {
            return city(network, city, person, text, sent);
        }
        exchanges.state(
                person, new Statement("", network, city, "", kind, area, String.join(" ", languages), capacity, words));
        return Onward.to(path(network, city), "plan-saved");
    }

    private static boolean isLanguage(String code) {
        return Arrays.asList(Locale.getISOLanguages()).contains(code);
    }

    private String knownArea(String name, Text text, Sent sent) {
        String area = sent.required(name);
        if (!area.isEmpty()
                && areas().stream().noneMatch(option -> option.value().equals(area))) {
            sent.problem(name, text.of("sent.choice"));
        }
        return area;
    }

    @PostMapping(CITY + "/retract")
    @Needs(Right.PLAN_WRITE)
    Onward retract(
            @PathVariable("network") String network, @PathVariable("city") String city, Person person, Sent sent) {
        exchanges.retract(person, network, city, sent.text("statement"));
        return Onward.to(path(network, city), "plan-saved");
    }

    // ---- requests ------------------------------------------------------------------------------------------------

    @PostMapping(CITY + "/requests")
    @Needs(Right.PLAN_WRITE)
    Object ask(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            Person person,
            Text text,
            Sent sent) {
        String mentor = sent.required("mentor");
        String area = knownArea("about", text, sent);
        String words = sent.requiredWords("question");
        Optional<LocalDate> until = sent.requiredDay("until");
        until.filter(day -> !day.isAfter(today()))
                .ifPresent(_ -> sent.problem("until", text.of("plan.past", text.date(today()))));
        if (!sent.isFine()) {
            return city(network, city, person, text, sent);
        }
        Instant deadline =
                until.orElseThrow().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        String id = exchanges.ask(person, network, city, mentor, area, words, deadline, text);
        return Onward.to(path(network, city) + "/requests/" + id, "request-sent");
    }

    @GetMapping(REQUEST)
    @Needs(Right.PLAN_SEE)
    DeskPage request(Request request, @PathVariable("city") String city, Person person, Text text, Sent sent) {
        RequestState now = now(request);
        List<Block> blocks = new ArrayList<>();
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact(text.of("col.state"), text.name("exchange.state", now)),
                new Fact(text.of("exchange.learner"), request.askerName()),
                new Fact(text.of("exchange.mentor"), request.mentorName()),
                new Fact(text.of("exchange.answer-by"), day(request.answerBy(), text))));
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
        List<Link> above = new ArrayList<>(above(request.network(), text));
        above.add(new Link(path(request.network(), city), text.of("exchange.requests")));
        return new DeskPage(area(request.area()), "", above, blocks, 200).answering(sent);
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
                        path(request.network(), city) + "/requests/" + request.id() + "/" + code,
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
        Optional<Instant> meeting = deed == RequestDeed.MEET ? moment("meeting", true, text, sent) : Optional.empty();
        if (!sent.isFine()) {
            return request(request, city, person, text, sent);
        }
        exchanges.act(person, city, request, deed, words, meeting, text);
        return Onward.to(path(request.network(), city) + "/requests/" + request.id(), "deed-done");
    }
}
