package org.isopolity.server.exchange;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.isopolity.index.framework.Node;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
import org.isopolity.server.desk.Block;
import org.isopolity.server.desk.Block.Cell;
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
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.exchange.Exchanges.Request;
import org.isopolity.server.exchange.Exchanges.Statement;
import org.isopolity.server.figures.Library;
import org.isopolity.server.network.Networks;
import org.isopolity.server.text.Text;

/** The pages of exchange in the workspace: that of a network, and that of a city in it. */
final class ExchangePages {

    private static final int ANSWER_DAYS = 21;

    private final Exchanges exchanges;
    private final Events events;
    private final Digests digests;
    private final Networks networks;
    private final Library library;
    private final Clock clock;

    ExchangePages(
            Exchanges exchanges, Events events, Digests digests, Networks networks, Library library, Clock clock) {
        this.exchanges = exchanges;
        this.events = events;
        this.digests = digests;
        this.networks = networks;
        this.library = library;
        this.clock = clock;
    }

    static String path(String network) {
        return "/workspace/networks/" + network + "/exchange";
    }

    static String path(String network, String city) {
        return "/workspace/networks/" + network + "/cities/" + city + "/exchange";
    }

    static List<Link> above(String network, Text text) {
        return List.of(
                new Link(Desk.HOME, text.of("desk.workspace")), new Link("/workspace/networks/" + network, network));
    }

    private List<Option> areas() {
        return library.findLatest().stream()
                .flatMap(figures -> figures.framework().areas().stream())
                .map(area -> new Option(area.id(), area.label()))
                .toList();
    }

    String area(String id) {
        return library.findLatest()
                .flatMap(figures -> figures.framework().find(id))
                .map(Node::label)
                .orElse(id);
    }

    /** An area of the newest release that must be chosen. */
    String knownArea(String name, Text text, Sent sent) {
        String area = sent.required(name);
        if (!area.isEmpty()
                && areas().stream().noneMatch(option -> option.value().equals(area))) {
            sent.problem(name, text.of("sent.choice"));
        }
        return area;
    }

    // ---- the network ---------------------------------------------------------------------------------------------

    DeskPage network(String network, Person person, Text text, Sent sent) {
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
                        path(network) + "/digest" + (wanted ? "/end" : ""),
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
                                                                            path(network) + "/events/" + event.id()
                                                                                    + "/cancel",
                                                                            text.of("event.cancel"))))
                                                    : Stream.<Cell>of())
                                    .toList())
                            .toList()));
        }
        blocks.add(Links.of(new Link("/events", text.of("event.public"))));
        if (runs) {
            blocks.add(Form.post(
                    path(network) + "/events",
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

    // ---- a city --------------------------------------------------------------------------------------------------

    DeskPage city(String network, String city, Text text, Sent sent) {
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
        above.add(new Link(path(network), text.of("exchange.title")));
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

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    RequestState now(Request request) {
        return request.state().on(clock.millis(), request.answerBy());
    }

    static String day(long moment, Text text) {
        // the deadline is the end of a day
        return text.date(LocalDate.ofInstant(Instant.ofEpochMilli(moment - 1), ZoneOffset.UTC));
    }
}
