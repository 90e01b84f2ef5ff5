package org.isopolity.server.contribution;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isopolity.practice.exchange.PracticeTable;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.library.RecordKind;
import org.isopolity.practice.review.Contribution;
import org.isopolity.practice.review.Contribution.State;
import org.isopolity.practice.review.Proposal;
import org.isopolity.practice.review.Review;
import org.isopolity.server.account.Needs;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
import org.isopolity.server.desk.Block;
import org.isopolity.server.desk.Block.Cell;
import org.isopolity.server.desk.Block.Fact;
import org.isopolity.server.desk.Block.Facts;
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
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The pages on which records are proposed, reviewed, published and taken back. */
@Controller
final class ContributionController {

    private static final String ALL = "/workspace/networks/{network}/contributions";
    private static final String ONE = ALL + "/{contribution}";
    private static final int LONGEST_WORDS = 4_000;

    private final Contributions contributions;
    private final Clock clock;

    ContributionController(Contributions contributions, Clock clock) {
        this.contributions = contributions;
        this.clock = clock;
    }

    // ---- lists ---------------------------------------------------------------------------------------------------

    /** From a public page to the networks in which its reader may contribute. */
    @GetMapping("/workspace/contribute")
    @Needs(Right.SELF)
    DeskPage where(Person person, Text text, Sent sent) {
        String practice = contributions
                .library()
                .find(sent.text("practice"))
                .map(Practice::id)
                .orElse("");
        List<Link> links = new ArrayList<>();
        person.networks().stream()
                .filter(network -> person.may(Right.CONTRIBUTE, network, ""))
                .forEach(network -> links.add(new Link(
                        Contributions.path(network) + (practice.isEmpty() ? "" : "?practice=" + encoded(practice)),
                        text.of("contribution.in", network))));
        return DeskPage.of(
                text.of("contribution.title"),
                text.of(links.isEmpty() ? "contribution.nowhere" : "contribution.where"),
                new Links(links));
    }

    private static String encoded(String id) {
        return java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8);
    }

    @GetMapping(ALL)
    @Needs(Right.CONTRIBUTE)
    DeskPage list(@PathVariable("network") String network, Person person, Text text, Sent sent) {
        List<Entry> all = contributions.all(network, person);
        List<Block> blocks = new ArrayList<>();
        blocks.add(begin(network, text, sent));
        blocks.add(table(
                "contribution.mine",
                all.stream().filter(entry -> entry.isBy(person.id())).toList(),
                text));
        if (person.may(Right.CONTRIBUTIONS_GUIDE, network, "")) {
            blocks.add(table(
                    "contribution.waiting",
                    all.stream()
                            .filter(entry -> !entry.isBy(person.id())
                                    && (entry.state() == State.SUBMITTED || entry.state() == State.IN_REVIEW))
                            .toList(),
                    text));
        }
        blocks.add(table(
                "contribution.done",
                all.stream()
                        .filter(entry -> entry.state() == State.PUBLISHED
                                || entry.state() == State.SUPERSEDED
                                || entry.state() == State.WITHDRAWN)
                        .toList(),
                text));
        return new DeskPage(
                text.of("contribution.title"),
                text.of("contribution.lead"),
                List.of(
                        new Link(Desk.HOME, text.of("desk.workspace")),
                        new Link("/workspace/networks/" + network, network)),
                blocks,
                200);
    }

    /** Where to begin: something new, and where the reader comes from a practice, what can be added to it. */
    private Block begin(String network, Text text, Sent sent) {
        String path = Contributions.path(network) + "/new?kind=";
        List<Link> links = new ArrayList<>();
        Optional<Practice> about = contributions.library().find(sent.text("practice"));
        if (about.isPresent()) {
            String id = encoded(about.get().id());
            String title = about.get().wording(text.language()).title();
            links.add(new Link(path + "PRACTICE&record=" + id, text.of("contribution.change", title)));
            links.add(new Link(path + "IMPLEMENTATION&practice=" + id, text.of("contribution.add.place", title)));
            links.add(new Link(path + "EVIDENCE&practice=" + id, text.of("contribution.add.evidence", title)));
        }
        for (RecordKind kind : RecordKind.values()) {
            links.add(new Link(path + kind, text.of("contribution.new." + word(kind))));
        }
        return Section.of("begin", text.of("contribution.begin"), new Links(links));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Block table(String key, List<Entry> entries, Text text) {
        List<List<Cell>> rows = entries.stream()
                .map(entry -> List.of(
                        Cell.link(entry.title(), entry.path()),
                        Cell.of(text.name("contribution.kind", entry.proposal().kind())),
                        Cell.of(text.name("contribution.state", entry.state())),
                        Cell.of(entry.authorName()),
                        Cell.of(moment(entry.changed(), text))))
                .toList();
        List<String> columns = List.of(
                text.of("contribution.what"),
                text.of("contribution.kind"),
                text.of("col.state"),
                text.of("contribution.author"),
                text.of("answer.when"));
        return Section.of(
                key.substring(key.lastIndexOf('.') + 1),
                text.of(key),
                rows.isEmpty()
                        ? new Paragraph(text.of("contribution.none"))
                        : new Table(text.of(key + ".caption"), columns, rows));
    }

    private static String moment(Instant moment, Text text) {
        return text.moment(moment.atOffset(ZoneOffset.UTC));
    }

    // ---- writing -------------------------------------------------------------------------------------------------

    private static RecordKind kind(Sent sent) {
        return Arrays.stream(RecordKind.values())
                .filter(kind -> kind.name().equals(sent.text("kind")))
                .findFirst()
                .orElseThrow(Refused::absent);
    }

    @GetMapping(ALL + "/new")
    @Needs(Right.CONTRIBUTE)
    DeskPage fresh(@PathVariable("network") String network, Text text, Sent sent) {
        RecordKind kind = kind(sent);
        Library library = contributions.library();
        String record = sent.text("record");
        Optional<Proposal> before = record.isEmpty() ? Optional.empty() : Optional.of(proposal(kind, record, library));
        List<Field> fields = new ArrayList<>();
        fields.add(Field.hidden("kind", kind.name()));
        fields.add(Field.hidden("record", record));
        fields.addAll(fields(kind, before, sent.text("practice"), new Choices(library, sent, text)));
        return form(
                network,
                text.of("contribution.new." + word(kind)),
                Form.post(Contributions.path(network), text.of("contribution.keep"), fields),
                text);
    }

    private static DeskPage form(String network, String title, Form form, Text text) {
        return new DeskPage(
                title,
                text.of("contribution.form"),
                List.of(
                        new Link(Desk.HOME, text.of("desk.workspace")),
                        new Link(Contributions.path(network), text.of("contribution.title"))),
                List.of(form),
                200);
    }

    /** What the library holds, as a proposal to begin with. */
    private static Proposal proposal(RecordKind kind, String id, Library library) {
        Optional<Proposal> found = switch (kind) {
            case PRACTICE -> library.find(id).map(Proposal.OfPractice::new);
            case IMPLEMENTATION -> library.findImplementation(id).map(place -> new Proposal.OfImplementation(place, 1));
            case ADAPTATION -> library.findAdaptation(id).map(edge -> new Proposal.OfAdaptation(edge, 1));
            case EVIDENCE -> library.findEvidence(id).map(item -> new Proposal.OfEvidence(item, 1));
        };
        return found.orElseThrow(Refused::absent);
    }

    private static List<Field> fields(RecordKind kind, Optional<Proposal> before, String practice, Choices form) {
        return switch (kind) {
            case PRACTICE ->
                new PracticeForm(form).fields(before.map(proposal -> ((Proposal.OfPractice) proposal).content()));
            case IMPLEMENTATION ->
                new PlaceForm(form)
                        .fields(before.map(proposal -> ((Proposal.OfImplementation) proposal).content()), practice);
            case ADAPTATION ->
                new AdaptationForm(form).fields(before.map(proposal -> ((Proposal.OfAdaptation) proposal).content()));
            case EVIDENCE ->
                new EvidenceForm(form)
                        .fields(before.map(proposal -> ((Proposal.OfEvidence) proposal).content()), practice);
        };
    }

    private static Optional<Proposal> read(RecordKind kind, String id, int version, Choices form) {
        return switch (kind) {
            case PRACTICE -> new PracticeForm(form).read(id, version).map(Proposal.OfPractice::new);
            case IMPLEMENTATION ->
                new PlaceForm(form).read(id).map(place -> new Proposal.OfImplementation(place, version));
            case ADAPTATION -> new AdaptationForm(form).read(id).map(edge -> new Proposal.OfAdaptation(edge, version));
            case EVIDENCE -> new EvidenceForm(form).read(id).map(item -> new Proposal.OfEvidence(item, version));
        };
    }

    private static String words(RecordKind kind, Sent sent) {
        return switch (kind) {
            case PRACTICE -> PracticeTable.slug(sent.text("title"));
            case IMPLEMENTATION -> PracticeTable.slug(sent.text("called") + " " + sent.text("city"));
            case ADAPTATION -> PracticeTable.slug("a " + sent.text("to"));
            case EVIDENCE -> PracticeTable.slug("e " + sent.text("practice"));
        };
    }

    @PostMapping(ALL)
    @Needs(Right.CONTRIBUTE)
    Object create(@PathVariable("network") String network, Person person, Text text, Sent sent) {
        RecordKind kind = kind(sent);
        Library library = contributions.library();
        String record = sent.text("record");
        String id = record.isEmpty()
                ? contributions.freshId(kind, words(kind, sent))
                : proposal(kind, record, library).id();
        Optional<Proposal> proposal =
                read(kind, id, contributions.nextVersion(kind, id), new Choices(library, sent, text));
        if (proposal.isEmpty()) {
            return fresh(network, text, sent).answering(sent);
        }
        return Onward.to(
                Contributions.path(network) + "/" + contributions.create(person, network, proposal.get()),
                "contribution-kept");
    }

    @GetMapping(ONE + "/edit")
    @Needs(Right.CONTRIBUTE)
    DeskPage edit(Entry entry, Person person, Text text, Sent sent) {
        requireOwnDraft(entry, person);
        Choices form = new Choices(contributions.library(), sent, text);
        List<Field> fields = new ArrayList<>();
        fields.add(Field.version(entry.version()));
        fields.addAll(fields(entry.proposal().kind(), Optional.of(entry.proposal()), "", form));
        return form(
                        entry.network(),
                        entry.title(),
                        Form.post(entry.path() + "/edit", text.of("contribution.keep"), fields),
                        text)
                .answering(sent);
    }

    private static void requireOwnDraft(Entry entry, Person person) {
        if (entry.state() != State.DRAFT || !entry.isBy(person.id())) {
            throw Refused.absent();
        }
    }

    @PostMapping(ONE + "/edit")
    @Needs(Right.CONTRIBUTE)
    Object write(Entry entry, Person person, Text text, Sent sent) {
        requireOwnDraft(entry, person);
        Proposal before = entry.proposal();
        Optional<Proposal> after =
                read(before.kind(), before.id(), before.version(), new Choices(contributions.library(), sent, text));
        if (after.isEmpty()) {
            return edit(entry, person, text, sent);
        }
        contributions.edit(person, entry, sent.version(), after.get());
        return Onward.to(entry.path(), "contribution-kept");
    }

    // ---- one -----------------------------------------------------------------------------------------------------

    @GetMapping(ONE)
    @Needs(Right.CONTRIBUTE)
    DeskPage page(Entry entry, Person person, Text text, Sent sent) {
        Contribution contribution = entry.contribution();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Facts(List.of(
                new Fact(
                        text.of("contribution.kind"),
                        text.name("contribution.kind", entry.proposal().kind())),
                new Fact(
                        text.of("contribution.record"),
                        text.of(
                                "contribution.record.version",
                                entry.proposal().id(),
                                entry.proposal().version())),
                new Fact(text.of("contribution.author"), entry.authorName()),
                new Fact(text.of("col.state"), text.name("contribution.state", entry.state())))));
        if (entry.due()) {
            blocks.add(new Paragraph(text.of("contribution.due")));
        }
        if (contribution.restricted()) {
            blocks.add(new Paragraph(text.of("contribution.restricted")));
        }
        if (entry.state() == State.PUBLISHED && !entry.due()) {
            blocks.add(Links.of(new Link(
                    "/practices/" + encoded(entry.proposal().about(contributions.library())),
                    text.of("contribution.public"))));
        }
        blocks.add(content(entry, text, sent));
        blocks.add(reviews(entry, text));
        blocks.add(way(entry, text));
        blocks.addAll(deeds(entry, person, text, sent));
        return new DeskPage(
                        entry.title(),
                        text.of("contribution.state.told." + word(entry.state())),
                        List.of(
                                new Link(Desk.HOME, text.of("desk.workspace")),
                                new Link(Contributions.path(entry.network()), text.of("contribution.title"))),
                        blocks,
                        200)
                .answering(sent);
    }

    /** What is proposed: every field that says something, and where the record is public already what it says there. */
    private Block content(Entry entry, Text text, Sent sent) {
        Library library = contributions.library();
        RecordKind kind = entry.proposal().kind();
        Choices form = new Choices(library, sent, text);
        Map<String, String> publicly = new HashMap<>();
        boolean later = entry.proposal().version() > 1
                && isPublic(kind, entry.proposal().id(), library);
        if (later) {
            fields(kind, Optional.of(proposal(kind, entry.proposal().id(), library)), "", form)
                    .forEach(field -> publicly.put(field.name(), said(field)));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (Field field : fields(kind, Optional.of(entry.proposal()), "", form)) {
            String now = said(field);
            String before = publicly.getOrDefault(field.name(), "");
            if (!now.isEmpty() || !before.isEmpty()) {
                List<Cell> row = new ArrayList<>(List.of(Cell.of(field.label()), Cell.of(now)));
                if (later) {
                    row.add(Cell.of(before.equals(now) ? text.of("contribution.same") : before));
                }
                rows.add(row);
            }
        }
        List<String> columns =
                new ArrayList<>(List.of(text.of("contribution.question"), text.of("contribution.proposed")));
        if (later) {
            columns.add(text.of("contribution.publicly"));
        }
        return Section.of(
                "content",
                text.of("contribution.content"),
                new Table(text.of("contribution.content.caption"), columns, rows));
    }

    private static boolean isPublic(RecordKind kind, String id, Library library) {
        return switch (kind) {
            case PRACTICE -> library.find(id).isPresent();
            case IMPLEMENTATION -> library.findImplementation(id).isPresent();
            case ADAPTATION -> library.findAdaptation(id).isPresent();
            case EVIDENCE -> library.findEvidence(id).isPresent();
        };
    }

    /** What a field says, in the words of its options where it has some. */
    private static String said(Field field) {
        return field.options().stream()
                .filter(option -> option.value().equals(field.value()))
                .map(option -> option.value().isEmpty() ? "" : option.label())
                .findFirst()
                .orElse(field.value());
    }

    private Block reviews(Entry entry, Text text) {
        List<List<Cell>> rows = contributions.judged(entry).stream()
                .map(judged -> List.of(
                        Cell.of(judged.reviewer()),
                        Cell.of(
                                judged.review().conflict() == Review.Conflict.NONE
                                        ? text.of("contribution.conflict.none")
                                        : text.of(
                                                "contribution.conflict.declared",
                                                judged.review().interest())),
                        Cell.of(text.name(
                                "contribution.decision", judged.review().decision())),
                        Cell.of((judged.review().comment() + " "
                                        + judged.review().disagreement())
                                .strip()),
                        Cell.of(text.of(
                                !judged.counted()
                                        ? "contribution.counts.past"
                                        : judged.review().counts()
                                                ? "contribution.counts.yes"
                                                : "contribution.counts.no")),
                        Cell.of(moment(judged.moment(), text))))
                .toList();
        return Section.of(
                "reviews",
                text.of("contribution.reviews"),
                rows.isEmpty()
                        ? new Paragraph(text.of("contribution.reviews.none", Contribution.NEEDED))
                        : new Table(
                                text.of("contribution.reviews.caption"),
                                List.of(
                                        text.of("answer.who"),
                                        text.of("contribution.conflict"),
                                        text.of("contribution.decision"),
                                        text.of("answer.words"),
                                        text.of("contribution.counts"),
                                        text.of("answer.when")),
                                rows));
    }

    private Block way(Entry entry, Text text) {
        List<List<Cell>> rows = contributions.taken(entry).stream()
                .map(step -> List.of(
                        Cell.of(text.name("contribution.state", step.after())),
                        Cell.of(step.who()),
                        Cell.of(moment(step.moment(), text)),
                        Cell.of(step.note())))
                .toList();
        return Section.of(
                "way",
                text.of("contribution.way"),
                rows.isEmpty()
                        ? new Paragraph(text.of("contribution.way.none"))
                        : new Table(
                                text.of("contribution.way.caption"),
                                List.of(
                                        text.of("col.state"),
                                        text.of("answer.who"),
                                        text.of("answer.when"),
                                        text.of("answer.words")),
                                rows));
    }

    private List<Block> deeds(Entry entry, Person person, Text text, Sent sent) {
        boolean own = entry.isBy(person.id());
        boolean guides = person.may(Right.CONTRIBUTIONS_GUIDE, entry.network(), "");
        boolean reviews = person.may(Right.REVIEW, entry.network(), "");
        boolean runs = person.may(Right.NETWORK_RUN, entry.network(), "");
        State state = entry.state();
        boolean underway = state == State.SUBMITTED || state == State.IN_REVIEW;
        List<Block> blocks = new ArrayList<>();
        if (own && state == State.DRAFT) {
            blocks.add(Links.of(new Link(entry.path() + "/edit", text.of("contribution.edit"))));
            blocks.add(deed(entry, "submit", text));
        }
        if (!own && guides && state == State.SUBMITTED) {
            blocks.add(deed(entry, "take", text));
        }
        if (!own && reviews && state == State.IN_REVIEW) {
            blocks.add(deed(entry, "review", text, reviewFields(text, sent)));
        }
        if (!own && guides && underway) {
            blocks.add(deed(entry, "return", text, words("words", text, sent)));
        }
        if (!own && runs && state == State.IN_REVIEW) {
            Optional<Block> obstacle = entry.contribution()
                    .findObstacle()
                    .map(refused -> new Paragraph(refused.reason().in(text.locale())));
            blocks.add(
                    obstacle.isPresent()
                            ? Section.of("deed-publish", text.of("contribution.deed.publish"), obstacle.get())
                            : deed(
                                    entry,
                                    "publish",
                                    text,
                                    words(entry.contribution().restricted() ? "harm" : "note", text, sent)));
        }
        boolean mayWithdraw = state == State.PUBLISHED ? runs : (own || runs) && (own || underway);
        if (mayWithdraw && state != State.SUPERSEDED && state != State.WITHDRAWN) {
            blocks.add(deed(entry, "withdraw", text, words("reason", text, sent)));
        }
        return blocks;
    }

    private static Block deed(Entry entry, String deed, Text text, Field... fields) {
        List<Field> all = new ArrayList<>();
        all.add(Field.version(entry.version()));
        all.addAll(List.of(fields));
        return Section.of(
                "deed-" + deed,
                text.of("contribution.deed." + deed),
                new Paragraph(text.of("contribution.deed." + deed + ".lead")),
                Form.post(entry.path() + "/" + deed, text.of("contribution.deed." + deed + ".button"), all));
    }

    private static Field words(String name, Text text, Sent sent) {
        return Field.of(Kind.LINES, name, text.of("contribution.words." + name)).from(sent);
    }

    private Field[] reviewFields(Text text, Sent sent) {
        List<Option> conflicts = new ArrayList<>();
        conflicts.add(new Option("", text.of("contribution.choose")));
        conflicts.add(new Option(Review.Conflict.NONE.name(), text.of("contribution.review.conflict.none")));
        conflicts.add(new Option(Review.Conflict.DECLARED.name(), text.of("contribution.review.conflict.declared")));
        List<Option> decisions = new ArrayList<>();
        decisions.add(new Option("", text.of("contribution.choose")));
        Arrays.stream(Review.Decision.values())
                .forEach(decision ->
                        decisions.add(new Option(decision.name(), text.name("contribution.decision", decision))));
        return new Field[] {
            Field.choice("conflict", text.of("contribution.review.conflict"), conflicts)
                    .hint(text.of("contribution.review.conflict.hint"))
                    .from(sent),
            Field.text("interest", text.of("contribution.review.interest")).from(sent),
            Field.choice("decision", text.of("contribution.review.decision"), decisions)
                    .from(sent),
            Field.of(Kind.LINES, "comment", text.of("contribution.review.comment"))
                    .from(sent),
            Field.of(Kind.LINES, "disagreement", text.of("contribution.review.disagreement"))
                    .from(sent),
            Field.text("valid_until", text.of("contribution.review.valid"))
                    .value(today().plusMonths(Practice.CHECKED_FOR_MONTHS).toString())
                    .from(sent)
        };
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    // ---- deeds ---------------------------------------------------------------------------------------------------

    @PostMapping(ONE + "/submit")
    @Needs(Right.CONTRIBUTE)
    Onward submit(Entry entry, Person person, Sent sent) {
        contributions.submit(person, entry, sent.version());
        return Onward.to(entry.path(), "contribution-submitted");
    }

    @PostMapping(ONE + "/take")
    @Needs(Right.CONTRIBUTIONS_GUIDE)
    Onward take(Entry entry, Person person, Sent sent) {
        contributions.begin(person, entry, sent.version());
        return Onward.to(entry.path(), "contribution-taken");
    }

    @PostMapping(ONE + "/return")
    @Needs(Right.CONTRIBUTIONS_GUIDE)
    Onward giveBack(Entry entry, Person person, Text text, Sent sent) {
        contributions.giveBack(person, entry, sent.version(), said("words", sent), text);
        return Onward.to(Contributions.path(entry.network()), "contribution-returned");
    }

    private static String said(String name, Sent sent) {
        String words = sent.text(name);
        if (words.length() > LONGEST_WORDS) {
            throw new Refused(Refused.Reason.SENSELESS, "refused.words-long", LONGEST_WORDS);
        }
        return words;
    }

    @PostMapping(ONE + "/review")
    @Needs(Right.REVIEW)
    Object review(Entry entry, Person person, Text text, Sent sent) {
        sent.required("conflict");
        sent.required("decision");
        Review.Conflict conflict = sent.chosen("conflict", Review.Conflict.class, Review.Conflict.DECLARED);
        Review.Decision decision = sent.chosen("decision", Review.Decision.class, Review.Decision.REVISE);
        String interest = said("interest", sent);
        String comment = said("comment", sent);
        if (conflict == Review.Conflict.DECLARED
                && interest.isEmpty()
                && !sent.text("conflict").isEmpty()) {
            sent.problem("interest", text.of("contribution.wrong.interest"));
        }
        if (decision != Review.Decision.ACCEPT
                && comment.isEmpty()
                && !sent.text("decision").isEmpty()) {
            sent.problem("comment", text.of("contribution.wrong.comment"));
        }
        LocalDate valid = validUntil(sent, text);
        if (!sent.isFine()) {
            return page(entry, person, text, sent);
        }
        contributions.review(
                person,
                entry,
                sent.version(),
                new Review(person.id(), conflict, interest, decision, comment, said("disagreement", sent), valid));
        return Onward.to(entry.path(), "contribution-reviewed");
    }

    private LocalDate validUntil(Sent sent, Text text) {
        try {
            return LocalDate.parse(sent.text("valid_until"));
        } catch (DateTimeParseException wrong) {
            sent.problem("valid_until", text.of("contribution.wrong.day"));
            return today();
        }
    }

    @PostMapping(ONE + "/publish")
    @Needs(Right.NETWORK_RUN)
    Onward publish(Entry entry, Person person, Text text, Sent sent) {
        String reason = said(entry.contribution().restricted() ? "harm" : "note", sent);
        boolean there = contributions.publish(person, entry, sent.version(), reason, text);
        return Onward.to(entry.path(), there ? "contribution-published" : "contribution-due");
    }

    @PostMapping(ONE + "/withdraw")
    @Needs(Right.CONTRIBUTE)
    Onward withdraw(Entry entry, Person person, Text text, Sent sent) {
        boolean there = contributions.withdraw(person, entry, sent.version(), said("reason", sent), text);
        return Onward.to(Contributions.path(entry.network()), there ? "contribution-withdrawn" : "contribution-due");
    }
}
