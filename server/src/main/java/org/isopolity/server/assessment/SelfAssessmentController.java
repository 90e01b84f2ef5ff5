package org.isopolity.server.assessment;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.isopolity.index.observation.City;
import org.isopolity.server.account.Needs;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
import org.isopolity.server.assessment.Assessment.Figure;
import org.isopolity.server.assessment.Questionnaire.Question;
import org.isopolity.server.assessment.Questionnaire.Recommendation;
import org.isopolity.server.assessment.SelfAssessments.Kept;
import org.isopolity.server.assessment.SelfAssessments.Peer;
import org.isopolity.server.assessment.SelfAssessments.Sheet;
import org.isopolity.server.desk.Block;
import org.isopolity.server.desk.Block.Cell;
import org.isopolity.server.desk.Block.Fact;
import org.isopolity.server.desk.Block.Form;
import org.isopolity.server.desk.Block.Link;
import org.isopolity.server.desk.Block.Links;
import org.isopolity.server.desk.Block.Paragraph;
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
import org.isopolity.server.desk.Upload;
import org.isopolity.server.network.Networks;
import org.isopolity.server.text.Text;
import org.isopolity.text.input.InvalidInput;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Self-assessments that a city keeps: answered by its officers, verified by reviewers, compared with before and with peers. */
@Controller
final class SelfAssessmentController {

    private static final String CITY = "/workspace/networks/{network}/cities/{city}/assessments";
    private static final String ONE = CITY + "/{assessment}";
    private static final String SET = ONE + "/sets/{section}";
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_EVIDENCE = 500;
    private static final long LARGEST_FILE = 1L << 20;

    private final SelfAssessments kept;
    private final Networks networks;
    private final Questionnaire questionnaire;

    SelfAssessmentController(SelfAssessments kept, Networks networks) {
        this.kept = kept;
        this.networks = networks;
        this.questionnaire = kept.questionnaire();
    }

    private static String path(String network, String city) {
        return "/workspace/networks/" + network + "/cities/" + city + "/assessments";
    }

    private static List<Link> above(String network, Text text) {
        return List.of(
                new Link(Desk.HOME, text.of("desk.workspace")), new Link("/workspace/networks/" + network, network));
    }

    private static String day(long moment, Text text) {
        return text.date(LocalDate.ofInstant(Instant.ofEpochMilli(moment), ZoneOffset.UTC));
    }

    @GetMapping("/workspace/networks/{network}/assessments")
    @Needs(Right.NETWORK_SEE)
    DeskPage network(@PathVariable("network") String network, Person person, Text text) {
        List<Link> cities = networks.cities(network).stream()
                .filter(city -> person.may(Right.ANSWERS_SEE, network, city.id()))
                .map(city -> new Link(path(network, city.id()), city.name()))
                .toList();
        return new DeskPage(
                text.of("kept.title"),
                text.of("kept.lead"),
                above(network, text),
                List.of(cities.isEmpty() ? new Paragraph(text.of("kept.nobody")) : new Links(cities)),
                200);
    }

    // ---- a city --------------------------------------------------------------------------------------------------

    @GetMapping(CITY)
    @Needs(Right.ANSWERS_SEE)
    DeskPage city(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            Person person,
            Text text,
            Sent sent) {
        City of = kept.city(network, city);
        List<Kept> all = kept.all(network, city);
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                all.isEmpty()
                        ? new Paragraph(text.of("kept.none"))
                        : new Table(
                                text.of("kept.caption"),
                                List.of(
                                        text.of("kept.name"),
                                        text.of("kept.begun"),
                                        text.of("kept.people"),
                                        text.of("assessment.col.answered")),
                                all.stream()
                                        .map(one -> List.of(
                                                Cell.link(one.title(), path(network, city) + "/" + one.id()),
                                                Cell.of(day(one.begun(), text)),
                                                Cell.number(
                                                        text.whole(one.sheets().size())),
                                                Cell.number(text.of(
                                                        "values.of",
                                                        known(one),
                                                        questionnaire
                                                                .questions()
                                                                .size()))))
                                        .toList()));
        boolean answers = person.may(Right.ANSWERS_GIVE, network, city);
        if (answers) {
            blocks.add(Section.of(
                    "begin",
                    text.of("kept.begin"),
                    Form.post(
                            path(network, city),
                            text.of("kept.begin"),
                            Field.text("title", text.of("kept.name"))
                                    .hint(text.of("kept.name.hint"))
                                    .from(sent))));
        }
        boolean shared = kept.isShared(network, city);
        List<Block> sharing = new ArrayList<>(List.of(
                new Paragraph(text.of(shared ? "kept.shared" : "kept.unshared")),
                new Paragraph(text.of("kept.sharing.what"))));
        if (answers) {
            sharing.add(Form.post(
                    path(network, city) + "/sharing",
                    text.of(shared ? "kept.unshare" : "kept.share"),
                    Field.hidden("share", shared ? "no" : "yes")));
        }
        blocks.add(new Section("sharing", text.of("kept.sharing"), sharing));
        return new DeskPage(text.of("kept.of", of.name()), text.of("kept.city.lead"), above(network, text), blocks, 200)
                .answering(sent);
    }

    private static long known(Kept one) {
        return one.consensus().settled().asList().stream()
                .filter(answer -> answer.grade() != Grade.UNKNOWN)
                .count();
    }

    @PostMapping(CITY)
    @Needs(Right.ANSWERS_GIVE)
    Object begin(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            Person person,
            Text text,
            Sent sent) {
        String title = sent.required("title");
        if (title.length() > LONGEST_TITLE) {
            sent.problem("title", text.of("sent.long", LONGEST_TITLE));
        }
        if (!sent.isFine()) {
            return city(network, city, person, text, sent);
        }
        return Onward.to(path(network, city) + "/" + kept.begin(person, network, city, title), "assessment-begun");
    }

    @PostMapping(CITY + "/sharing")
    @Needs(Right.ANSWERS_GIVE)
    Onward share(@PathVariable("network") String network, @PathVariable("city") String city, Person person, Sent sent) {
        boolean shared = sent.text("share").equals("yes");
        kept.share(person, network, city, shared);
        return Onward.to(path(network, city), shared ? "assessment-shared" : "assessment-unshared");
    }

    // ---- one self-assessment -------------------------------------------------------------------------------------

    private static Kept get(List<Kept> all, String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(Refused::absent);
    }

    @GetMapping(ONE)
    @Needs(Right.ANSWERS_SEE)
    DeskPage one(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            @PathVariable("assessment") String id,
            Person person,
            Text text,
            Sent sent) {
        List<Kept> all = kept.all(network, city);
        Kept one = get(all, id);
        Optional<Kept> earlier = all.subList(all.indexOf(one) + 1, all.size()).stream()
                .filter(before -> !before.isEmpty())
                .findFirst();
        List<Peer> peers = kept.peers(network, city);
        String path = path(network, city) + "/" + id;
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Facts(facts(one, earlier, text)));
        blocks.add(Section.of(
                "sets",
                text.of("assessment.sections"),
                new Links(questionnaire.sections().stream()
                        .map(section ->
                                new Link(path + "/sets/" + section.code(), AssessmentController.name(section, text)))
                        .toList())));
        if (!one.isEmpty()) {
            blocks.add(new Section("figures", text.of("kept.figures"), figures(one, earlier, peers, text)));
        }
        blocks.add(Section.of("peers", text.of("kept.peers"), peerTable(peers, text)));
        if (one.sheets().size() > 1) {
            blocks.add(new Section("agreement", text.of("kept.agreement"), agreement(one, path, text)));
        }
        List<Block> files = new ArrayList<>();
        files.add(Links.of(new Link(path + "/answers.csv", text.of("kept.file.answers"))));
        if (person.may(Right.ANSWERS_GIVE, network, city)) {
            files.add(new Form(
                    path + "/answers",
                    List.of(
                            version(one, person),
                            Field.of(Kind.FILE, "file", text.of("assessment.file.answers"))
                                    .hint(text.of("kept.file.hint"))
                                    .from(sent)),
                    text.of("kept.file.button"),
                    true,
                    "post"));
        }
        blocks.add(new Section("file", text.of("kept.file"), files));
        return new DeskPage(one.title(), text.of("assessment.result.nothing"), below(network, city, text), blocks, 200)
                .answering(sent);
    }

    private static List<Link> below(String network, String city, Text text) {
        List<Link> above = new ArrayList<>(above(network, text));
        above.add(new Link(path(network, city), text.of("kept.title")));
        return above;
    }

    private static Field version(Kept one, Person person) {
        return Field.hidden(
                "version",
                String.valueOf(one.findSheet(person.id()).map(Sheet::version).orElse(0)));
    }

    private List<Fact> facts(Kept one, Optional<Kept> earlier, Text text) {
        List<Answer> settled = one.consensus().settled().asList();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(text.of("kept.begun"), day(one.begun(), text)));
        facts.add(new Fact(
                text.of("assessment.col.answered"),
                text.of("values.of", known(one), questionnaire.questions().size())));
        facts.add(new Fact(
                text.of("assessment.col.documented"),
                text.of(
                        "values.of",
                        settled.stream().filter(Answer::isDocumented).count(),
                        known(one))));
        facts.add(new Fact(
                text.of("kept.verified"),
                text.of(
                        "values.of",
                        settled.stream()
                                .filter(answer -> one.findMark(answer).isPresent())
                                .count(),
                        known(one))));
        if (!one.consensus().disputed().isEmpty()) {
            facts.add(new Fact(
                    text.of("kept.disputed"),
                    text.whole(one.consensus().disputed().size())));
        }
        facts.add(new Fact(
                text.of("kept.last"),
                earlier.map(before -> before.title() + ", " + day(before.begun(), text))
                        .orElseGet(() -> text.of("kept.last.none"))));
        one.sheets()
                .forEach(sheet -> facts.add(
                        new Fact(sheet.name(), text.of("kept.sheet", sheet.version(), day(sheet.moment(), text)))));
        return facts;
    }

    /** How a peer stands, ready to be asked about any recommendation. */
    private record Standing(String name, Assessment assessment) {}

    private List<Block> figures(Kept one, Optional<Kept> earlier, List<Peer> peers, Text text) {
        Assessment now = Assessment.of(one.consensus().settled());
        Optional<Assessment> before =
                earlier.map(last -> Assessment.of(last.consensus().settled()));
        List<Standing> shared = peers.stream()
                .flatMap(peer -> peer.newest().stream()
                        .map(theirs -> new Standing(
                                peer.city().name(),
                                Assessment.of(theirs.consensus().settled()))))
                .toList();
        return questionnaire.sections().stream()
                .filter(section -> section.questions().stream()
                        .anyMatch(question -> now.answers().find(question.id()).isPresent()))
                .map(section -> (Block) new Table(
                        text.of("assessment.caption", AssessmentController.name(section, text)),
                        List.of(
                                text.of("assessment.col.recommendation"),
                                text.of("assessment.col.mean"),
                                text.of("assessment.col.range"),
                                text.of("assessment.col.answered"),
                                text.of("assessment.col.change"),
                                text.of("col.median"),
                                text.of("col.best")),
                        section.recommendations().stream()
                                .map(recommendation -> line(recommendation, now, before, shared, text))
                                .toList()))
                .toList();
    }

    private static List<Cell> line(
            Recommendation recommendation,
            Assessment now,
            Optional<Assessment> before,
            List<Standing> shared,
            Text text) {
        Figure figure = now.figure(recommendation);
        record Mean(String name, double mean) {}
        List<Mean> means = shared.stream()
                .flatMap(peer -> {
                    OptionalDouble mean =
                            peer.assessment().figure(recommendation).mean();
                    return mean.isPresent()
                            ? java.util.stream.Stream.of(new Mean(peer.name(), mean.getAsDouble()))
                            : java.util.stream.Stream.empty();
                })
                .sorted(Comparator.comparingDouble(Mean::mean).thenComparing(Mean::name))
                .toList();
        int half = means.size() / 2;
        String none = text.of(shared.isEmpty() ? "kept.peers.none" : "kept.peers.unanswered");
        return List.of(
                Cell.of(recommendation.label()),
                Cell.number(
                        figure.mean().isPresent() ? text.whole(figure.mean().getAsDouble()) : text.of("mark.missing")),
                Cell.number(text.of("assessment.range", text.whole(figure.low()), text.whole(figure.high()))),
                Cell.number(text.of("values.of", figure.answered(), figure.questions())),
                Cell.number(before.flatMap(last -> now.findChange(recommendation, last))
                        .map(moved -> text.count(
                                "assessment.change",
                                moved.questions(),
                                (moved.points() > 0 ? "+" : moved.points() < 0 ? "−" : "")
                                        + text.whole(Math.abs(moved.points()))))
                        .orElseGet(() -> text.of("kept.change.none"))),
                Cell.number(
                        means.isEmpty()
                                ? none
                                : text.count(
                                        "kept.median",
                                        means.size(),
                                        text.whole(
                                                means.size() % 2 == 1
                                                        ? means.get(half).mean()
                                                        : (means.get(half - 1).mean()
                                                                        + means.get(half)
                                                                                .mean())
                                                                / 2))),
                Cell.of(
                        means.isEmpty()
                                ? none
                                : text.of(
                                        "kept.best",
                                        means.getLast().name(),
                                        text.whole(means.getLast().mean()))));
    }

    private static Block peerTable(List<Peer> peers, Text text) {
        if (peers.isEmpty()) {
            return new Paragraph(text.of("kept.peers.nobody"));
        }
        return new Table(
                text.of("kept.peers.caption"),
                List.of(text.of("col.city"), text.of("kept.sharing")),
                peers.stream()
                        .map(peer -> List.of(
                                Cell.of(peer.city().name()),
                                Cell.of(
                                        peer.shared()
                                                ? peer.newest()
                                                        .map(theirs ->
                                                                text.of("kept.peer.shared", day(theirs.begun(), text)))
                                                        .orElseGet(() -> text.of("kept.peer.nothing"))
                                                : text.of("kept.peer.not-shared"))))
                        .toList());
    }

    private List<Block> agreement(Kept one, String path, Text text) {
        Agreement agreement =
                Agreement.of(one.sheets().stream().map(Sheet::answers).toList());
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact(
                        text.of("kept.agreement.people"),
                        text.whole(one.sheets().size())),
                new Fact(
                        text.of("kept.agreement.same"),
                        text.of("values.of", agreement.same(), agreement.questions()))));
        if (one.sheets().size() == 2) {
            facts.add(new Fact(text.of("kept.agreement.kappa"), beyondChance(agreement.kappa(), text)));
        }
        facts.add(new Fact(text.of("kept.agreement.alpha"), beyondChance(agreement.alpha(), text)));
        List<Block> blocks =
                new ArrayList<>(List.of(new Paragraph(text.of("kept.agreement.what")), new Block.Facts(facts)));
        List<List<Cell>> rows = questionnaire.sections().stream()
                .flatMap(section -> section.questions().stream()
                        .filter(question -> one.consensus().disputed().contains(question.id()))
                        .map(question -> List.of(
                                Cell.link(question.text(), path + "/sets/" + section.code()),
                                Cell.of(text.list(one.sheets().stream()
                                        .flatMap(sheet -> sheet.answers().find(question.id()).stream()
                                                .map(answer ->
                                                        text.of("kept.said", sheet.name(), code(answer.grade(), text))))
                                        .toList())))))
                .toList();
        if (!rows.isEmpty()) {
            blocks.add(new Table(
                    text.of("kept.disputed.caption"),
                    List.of(text.of("kept.question"), text.of("kept.said.who")),
                    rows));
        }
        return blocks;
    }

    private static String beyondChance(OptionalDouble agreement, Text text) {
        return agreement.isPresent() ? text.decimal(agreement.getAsDouble(), 2, 2) : text.of("kept.agreement.none");
    }

    private static String code(Grade grade, Text text) {
        return grade == Grade.UNKNOWN ? text.of("assessment.unknown") : grade.code();
    }

    @GetMapping(ONE + "/answers.csv")
    @Needs(Right.ANSWERS_SEE)
    void file(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            @PathVariable("assessment") String id,
            HttpServletResponse response)
            throws IOException {
        AssessmentController.send(get(kept.all(network, city), id).consensus().settled(), response);
    }

    @PostMapping(ONE + "/answers")
    @Needs(Right.ANSWERS_GIVE)
    Object take(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            @PathVariable("assessment") String id,
            Person person,
            Text text,
            Sent sent,
            HttpServletRequest request) {
        Kept one = get(kept.all(network, city), id);
        Optional<Upload> file = Upload.find(request, "file", LARGEST_FILE);
        if (file.isEmpty()) {
            sent.problem("file", text.of("sent.file"));
            return one(network, city, id, person, text, sent);
        }
        try (Upload upload = file.get()) {
            Answers brought = Answers.read(upload.file(), questionnaire);
            kept.save(person, network, city, one, seen(sent), own(one, person).with(brought.asList()));
        } catch (InvalidInput wrong) {
            sent.problem("file", file.get().words(wrong));
            return one(network, city, id, person, text, sent);
        }
        return Onward.to(path(network, city) + "/" + id, "answer-saved");
    }

    private static int seen(Sent sent) {
        return sent.whole("version", 0, Integer.MAX_VALUE).orElse(-1);
    }

    private Answers own(Kept one, Person person) {
        return one.findSheet(person.id()).map(Sheet::answers).orElseGet(() -> Answers.of(questionnaire, List.of()));
    }

    // ---- a set of recommendations --------------------------------------------------------------------------------

    private Questionnaire.Section set(String code) {
        return questionnaire.findSection(code).orElseThrow(Refused::absent);
    }

    @GetMapping(SET)
    @Needs(Right.ANSWERS_SEE)
    DeskPage answers(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            @PathVariable("assessment") String id,
            @PathVariable("section") String code,
            Person person,
            Text text,
            Sent sent) {
        Kept one = get(kept.all(network, city), id);
        Questionnaire.Section section = set(code);
        String path = path(network, city) + "/" + id;
        boolean answers = person.may(Right.ANSWERS_GIVE, network, city);
        boolean verifies = person.may(Right.REVIEW, network, city)
                && !answers
                && one.findSheet(person.id()).isEmpty();
        List<Block> blocks = new ArrayList<>();
        List<List<Cell>> rows = section.questions().stream()
                .flatMap(question -> one.consensus().settled().find(question.id()).stream()
                        .map(answer -> row(question, answer, one, path + "/sets/" + code, city, verifies, text)))
                .toList();
        blocks.add(
                rows.isEmpty()
                        ? new Paragraph(text.of("kept.set.none"))
                        : new Table(
                                text.of("kept.set.caption"),
                                List.of(
                                        text.of("kept.question"),
                                        text.of("kept.answer"),
                                        text.of("assessment.evidence"),
                                        text.of("kept.standing"),
                                        verifies ? text.of("col.action") : text.of("kept.next")),
                                rows));
        if (answers) {
            List<Field> fields = new ArrayList<>(List.of(version(one, person)));
            Answers own = own(one, person);
            for (Question question : section.questions()) {
                Optional<Answer> answer = own.find(question.id());
                fields.add(Field.choice(question.id(), question.text(), options(question, text))
                        .hint(text.of("assessment.needed", question.evidence()))
                        .value(answer.map(Answer::grade).map(Grade::code).orElse(""))
                        .from(sent));
                fields.add(Field.text(evidence(question), text.of("kept.evidence", question.id()))
                        .value(answer.map(Answer::evidence).orElse(""))
                        .from(sent));
            }
            blocks.add(Section.of(
                    "own",
                    text.of("kept.own"),
                    new Paragraph(text.of("kept.own.lead")),
                    new Form(path + "/sets/" + code, fields, text.of("kept.save"), false, "post")));
        }
        List<Link> above = new ArrayList<>(below(network, city, text));
        above.add(new Link(path, one.title()));
        return new DeskPage(
                        AssessmentController.name(section, text),
                        text.of("assessment.note." + section.code()),
                        above,
                        blocks,
                        200)
                .answering(sent);
    }

    private static String evidence(Question question) {
        return question.id() + ".evidence";
    }

    private static List<Option> options(Question question, Text text) {
        List<Option> options = new ArrayList<>(List.of(new Option("", text.of("assessment.open"))));
        for (Grade grade : Grade.values()) {
            options.add(new Option(
                    grade.code(),
                    grade == Grade.UNKNOWN
                            ? text.of("assessment.unknown")
                            : text.of("kept.option", grade.code(), question.describe(grade))));
        }
        return options;
    }

    private static List<Cell> row(
            Question question, Answer answer, Kept one, String path, String city, boolean verifies, Text text) {
        boolean disputed = one.consensus().disputed().contains(question.id());
        Optional<SelfAssessments.Mark> mark = one.findMark(answer);
        String standing;
        if (disputed) {
            standing = text.of("kept.standing.disputed");
        } else if (answer.grade() == Grade.UNKNOWN) {
            standing = text.of("assessment.unknown");
        } else if (mark.isPresent()) {
            standing = text.of("kept.standing.verified", day(mark.get().moment(), text));
        } else {
            standing = text.of(answer.isDocumented() ? "kept.standing.documented" : "kept.standing.claimed");
        }
        Cell last = Cell.of("");
        if (verifies) {
            if (answer.isDocumented() && mark.isEmpty()) {
                last = Cell.act(Form.post(
                        path + "/verify",
                        text.of("kept.verify", question.id()),
                        Field.hidden("question", question.id()),
                        Field.hidden("grade", answer.grade().code()),
                        Field.hidden("evidence", answer.evidence())));
            }
        } else if (answer.grade() == Grade.NONE || answer.grade() == Grade.PART) {
            Grade next = answer.grade() == Grade.NONE ? Grade.PART : Grade.FULL;
            last = Cell.link(
                    text.of("kept.act", question.describe(next)),
                    AssessmentController.intoPlan(question, next) + "&city=" + city);
        }
        return List.of(
                Cell.of(question.text()),
                Cell.of(
                        answer.grade() == Grade.UNKNOWN
                                ? text.of("mark.missing")
                                : text.of("kept.option", answer.grade().code(), question.describe(answer.grade()))),
                Cell.of(answer.evidence()),
                Cell.of(standing),
                last);
    }

    @PostMapping(SET)
    @Needs(Right.ANSWERS_GIVE)
    Object save(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            @PathVariable("assessment") String id,
            @PathVariable("section") String code,
            Person person,
            Text text,
            Sent sent) {
        Kept one = get(kept.all(network, city), id);
        Questionnaire.Section section = set(code);
        List<Answer> chosen = new ArrayList<>();
        for (Question question : section.questions()) {
            String grade = sent.text(question.id());
            String evidence = sent.text(evidence(question));
            if (evidence.length() > LONGEST_EVIDENCE) {
                sent.problem(evidence(question), text.of("sent.long", LONGEST_EVIDENCE));
            }
            if (!grade.isEmpty()) {
                Grade.find(grade)
                        .ifPresentOrElse(
                                found -> chosen.add(new Answer(question.id(), found, evidence)),
                                () -> sent.problem(question.id(), text.of("sent.choice")));
            }
        }
        if (!sent.isFine()) {
            return answers(network, city, id, code, person, text, sent);
        }
        Answers own = own(one, person)
                .without(section.questions().stream().map(Question::id).toList())
                .with(chosen);
        kept.save(person, network, city, one, seen(sent), own);
        return Onward.to(path(network, city) + "/" + id + "/sets/" + code, "answer-saved");
    }

    @PostMapping(SET + "/verify")
    @Needs(Right.REVIEW)
    Onward verify(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            @PathVariable("assessment") String id,
            @PathVariable("section") String code,
            Person person,
            Sent sent) {
        set(code);
        Grade grade = Grade.find(sent.text("grade")).orElseThrow(Refused::absent);
        kept.verify(person, network, city, id, new Answer(sent.text("question"), grade, sent.text("evidence")));
        return Onward.to(path(network, city) + "/" + id + "/sets/" + code, "answer-verified");
    }
}
