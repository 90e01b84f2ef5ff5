package org.isopolity.server.round;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isopolity.server.account.Needs;
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
import org.isopolity.server.desk.Field.Option;
import org.isopolity.server.desk.Onward;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Refused.Reason;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.network.Networks;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The rounds of a network, and the board that shows how far its cities are. */
@Controller
final class RoundController {

    private static final String ROUNDS = "/workspace/networks/{network}/rounds";
    private static final String ROUND = ROUNDS + "/{round}";
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private final Rounds rounds;
    private final Networks networks;
    private final Clock clock;

    RoundController(Rounds rounds, Networks networks, Clock clock) {
        this.rounds = rounds;
        this.networks = networks;
        this.clock = clock;
    }

    @GetMapping(ROUNDS)
    @Needs(Right.NETWORK_SEE)
    DeskPage all(@PathVariable("network") String network, Person person, Text text, Sent sent) {
        boolean works = works(person, network);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Table(
                text.of("round.caption"),
                List.of(text.of("round.title"), text.of("col.year"), text.of("col.state"), text.of("round.deadline")),
                rounds.all(network).stream()
                        .filter(round -> works || round.state() != Round.State.DRAFT)
                        .map(round -> List.of(
                                Cell.link(round.title(), round.path()),
                                Cell.of(String.valueOf(round.year())),
                                Cell.of(text.name("round.state", round.state())),
                                Cell.of(moment(round.deadline(), text))))
                        .toList()));
        if (person.may(Right.NETWORK_RUN, network, "")) {
            blocks.add(Section.of("create", text.of("round.create"), createForm(network, text, sent)));
        }
        return new DeskPage(text.of("network.rounds"), "", above(network, text), blocks, 200).answering(sent);
    }

    /** Whether somebody works for the network as a whole, not for a city of it. */
    private static boolean works(Person person, String network) {
        return person.may(Right.ANSWERS_SEE, network, "");
    }

    private Form createForm(String network, Text text, Sent sent) {
        List<Option> versions = networks.frameworks(network).stream()
                .filter(version -> version.state().equals("locked"))
                .map(version ->
                        new Option(String.valueOf(version.number()), text.of("framework.number", version.number())))
                .toList();
        return Form.post(
                "/workspace/networks/" + network + "/rounds",
                text.of("round.create.button"),
                Field.text("id", text.of("network.id"))
                        .hint(text.of("network.id.hint"))
                        .from(sent),
                Field.text("title", text.of("round.title")).from(sent),
                Field.text("year", text.of("round.year")).from(sent),
                Field.choice("framework", text.of("framework.version"), versions)
                        .hint(text.of("round.framework.hint"))
                        .from(sent),
                deadlineField(text, sent),
                Field.choice(
                                "reviewers",
                                text.of("round.reviewers"),
                                List.of(
                                        new Option("1", text.of("round.reviewers.one")),
                                        new Option("2", text.of("round.reviewers.two"))))
                        .from(sent));
    }

    private static Field deadlineField(Text text, Sent sent) {
        return Field.text("deadline", text.of("round.deadline"))
                .hint(text.of("round.deadline.hint"))
                .from(sent);
    }

    private static List<Link> above(String network, Text text) {
        return List.of(
                new Link(Desk.HOME, text.of("desk.workspace")), new Link("/workspace/networks/" + network, network));
    }

    private static String moment(Instant moment, Text text) {
        return text.moment(moment.atOffset(ZoneOffset.UTC));
    }

    @PostMapping(ROUNDS)
    @Needs(Right.NETWORK_RUN)
    Object create(@PathVariable("network") String network, Person person, Text text, Sent sent) {
        String id = sent.code("id");
        String title = sent.required("title");
        int year = sent.whole("year", FIRST_YEAR, LAST_YEAR).orElse(0);
        if (year == 0) {
            sent.problem("year", text.of("sent.required"));
        }
        int framework = sent.whole("framework", 1, 999_999).orElse(0);
        if (framework == 0) {
            sent.problem("framework", text.of("sent.required"));
        }
        int reviewers = sent.whole("reviewers", 1, 2).orElse(1);
        Instant deadline = deadline(text, sent);
        if (!sent.isFine()) {
            return all(network, person, text, sent);
        }
        Round round = new Round(network, id, title, year, framework, Round.State.DRAFT, deadline, reviewers, 1);
        rounds.create(person, round);
        return Onward.to(round.path(), "round-created");
    }

    /** The end of a day, in UTC. */
    private static Instant deadline(Text text, Sent sent) {
        String day = sent.required("deadline");
        try {
            return LocalDate.parse(day).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException malformed) {
            sent.problem("deadline", text.of("round.deadline.wrong"));
            return Instant.EPOCH;
        }
    }

    @GetMapping(ROUND)
    @Needs(Right.NETWORK_SEE)
    DeskPage board(Round round, Person person, Text text, Sent sent) {
        String network = round.network();
        boolean works = works(person, network);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Facts(List.of(
                new Block.Fact(text.of("col.state"), text.name("round.state", round.state())),
                new Block.Fact(text.of("round.deadline"), moment(round.deadline(), text)),
                new Block.Fact(text.of("round.year"), String.valueOf(round.year())),
                new Block.Fact(text.of("framework.version"), text.of("framework.number", round.framework())))));
        blocks.add(new Table(
                text.of("round.board"),
                List.of(
                        text.of("col.city"),
                        text.of("col.state"),
                        text.of("round.answered"),
                        text.of("round.waiting"),
                        text.of("round.sent-back"),
                        text.of("round.accepted")),
                seen(round, person).stream()
                        .map(city -> List.of(
                                Cell.link(city.name(), round.path() + "/cities/" + city.city()),
                                Cell.of(text.of("return.state." + city.state().toLowerCase(java.util.Locale.ROOT))),
                                Cell.number(String.valueOf(city.answered())),
                                Cell.number(String.valueOf(city.waiting())),
                                Cell.number(String.valueOf(city.sentBack())),
                                Cell.number(String.valueOf(city.accepted()))))
                        .toList()));
        if (works) {
            blocks.add(Links.of(
                    new Link(round.path() + "/board.csv", text.of("round.board.csv")),
                    new Link(round.path() + "/release", text.of("round.release"))));
        }
        if (person.may(Right.NETWORK_RUN, network, "")) {
            blocks.addAll(deeds(round, text, sent));
        }
        List<Link> above = new ArrayList<>(above(network, text));
        above.add(new Link("/workspace/networks/" + network + "/rounds", text.of("network.rounds")));
        return new DeskPage(round.title(), "", above, blocks, 200).answering(sent);
    }

    /** Officers see the cities for which they answer, nobody else's. */
    private List<Rounds.Progress> seen(Round round, Person person) {
        List<Rounds.Progress> all = rounds.board(round, Optional.empty());
        return all.stream()
                .filter(city -> person.may(Right.ANSWERS_SEE, round.network(), city.city()))
                .toList();
    }

    private static List<Block> deeds(Round round, Text text, Sent sent) {
        List<Block> blocks = new ArrayList<>();
        Field version = Field.version(round.version());
        if (round.state() != Round.State.OPEN) {
            blocks.add(Form.post(round.path() + "/open", text.of("round.open"), version));
        } else {
            blocks.add(Form.post(round.path() + "/invite", text.of("round.invite")));
            blocks.add(Section.of(
                    "deadline",
                    text.of("round.deadline.move"),
                    Form.post(
                            round.path() + "/deadline",
                            text.of("round.deadline.button"),
                            version,
                            deadlineField(text, sent))));
            blocks.add(Section.of(
                    "close",
                    text.of("round.close"),
                    new Block.Paragraph(text.of("round.close.text")),
                    Form.post(round.path() + "/close", text.of("round.close.button"), version)));
        }
        return blocks;
    }

    @PostMapping(ROUND + "/open")
    @Needs(Right.NETWORK_RUN)
    Onward open(Round round, Person person, Sent sent) {
        sent.requireSeen(round.version());
        rounds.move(person, round, Round.State.OPEN);
        return Onward.to(round.path(), "round-opened");
    }

    @PostMapping(ROUND + "/close")
    @Needs(Right.NETWORK_RUN)
    Onward close(Round round, Person person, Sent sent) {
        sent.requireSeen(round.version());
        rounds.move(person, round, Round.State.CLOSED);
        return Onward.to(round.path(), "round-closed");
    }

    @PostMapping(ROUND + "/deadline")
    @Needs(Right.NETWORK_RUN)
    Object deadline(Round round, Person person, Text text, Sent sent) {
        sent.requireSeen(round.version());
        Instant deadline = deadline(text, sent);
        if (sent.isFine() && deadline.isBefore(clock.instant())) {
            sent.problem("deadline", text.of("round.deadline.past"));
        }
        if (!sent.isFine()) {
            return board(round, person, text, sent);
        }
        rounds.setDeadline(person, round, deadline);
        return Onward.to(round.path(), "deadline-moved");
    }

    @PostMapping(ROUND + "/invite")
    @Needs(Right.NETWORK_RUN)
    Onward invite(Round round, Person person, Text text) {
        if (round.state() != Round.State.OPEN) {
            throw new Refused(Reason.CONFLICT, "refused.round-state");
        }
        rounds.invite(person, round, text);
        return Onward.to(round.path(), "cities-invited");
    }

    @GetMapping(ROUND + "/board.csv")
    @Needs(Right.NETWORK_SEE)
    void boardFile(Round round, Person person, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"board.csv\"");
        try (CsvWriter csv =
                CsvWriter.builder().build(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
            csv.writeRecord("city_id", "state", "answered", "waiting", "sent_back", "accepted");
            for (Rounds.Progress city : seen(round, person)) {
                csv.writeRecord(
                        city.city(),
                        city.state(),
                        String.valueOf(city.answered()),
                        String.valueOf(city.waiting()),
                        String.valueOf(city.sentBack()),
                        String.valueOf(city.accepted()));
            }
        }
    }
}
