package org.isopolity.server.contribution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.isopolity.practice.evidence.EvidenceItem;
import org.isopolity.practice.exchange.InvalidImport;
import org.isopolity.practice.exchange.ProposalText;
import org.isopolity.practice.library.Change;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.library.RecordKind;
import org.isopolity.practice.review.Contribution;
import org.isopolity.practice.review.Contribution.State;
import org.isopolity.practice.review.Proposal;
import org.isopolity.practice.review.Publication;
import org.isopolity.practice.review.RefusedStep;
import org.isopolity.practice.review.Review;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
import org.isopolity.server.account.WorkspaceAddress;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Refused.Reason;
import org.isopolity.server.mail.Outbox;
import org.isopolity.server.practice.PracticeShelf;
import org.isopolity.server.store.Identifiers;
import org.isopolity.server.store.Rows;
import org.isopolity.server.store.Store;
import org.isopolity.server.text.Text;
import org.isopolity.text.input.InvalidInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Contributions to the practice library, from the first draft to the public. The store decides what is published; the library's folder,
 * from which public pages read, follows. A contribution that is published or withdrawn is due until the folder has it: whatever is cut
 * short by a crash is done when the workspace opens again, and nothing is ever half public.
 *
 * <p>Other parts of the workspace propose records with {@link #propose}; from there they take the way of every contribution.
 */
public final class Contributions {

    private static final Logger LOG = LoggerFactory.getLogger(Contributions.class);
    private static final int LONGEST_ID = 60;

    private final Store store;
    private final Audit audit;
    private final Outbox outbox;
    private final WorkspaceAddress address;
    private final PracticeShelf shelf;
    private final Clock clock;

    Contributions(Store store, Audit audit, Outbox outbox, WorkspaceAddress address, PracticeShelf shelf, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.outbox = outbox;
        this.address = address;
        this.shelf = shelf;
        this.clock = clock;
    }

    /** The page of a network's contributions; the page of one lies below it, by its id. */
    public static String path(String network) {
        return "/workspace/networks/" + network + "/contributions";
    }

    Library library() {
        return shelf.now().library();
    }

    // ---- reading -------------------------------------------------------------------------------------------------

    /** What a person may see of a network's contributions, what was changed last first. */
    List<Entry> all(String network, Person person) {
        return store.read(sql -> load(sql, "c.network = ?", "c.changed desc, c.id desc", network)).stream()
                .filter(entry -> isFor(entry, person))
                .toList();
    }

    /** A contribution that a person may see; whatever they may not looks absent. */
    Entry get(String network, String id, Person person) {
        return store.read(sql -> find(sql, network, id))
                .filter(entry -> isFor(entry, person))
                .orElseThrow(Refused::absent);
    }

    /** A draft is its author's alone; what was handed in is for those who guide reviews; what is public is for all who contribute. */
    private static boolean isFor(Entry entry, Person person) {
        return entry.isBy(person.id())
                || switch (entry.state()) {
                    case DRAFT -> false;
                    case SUBMITTED, IN_REVIEW -> person.may(Right.CONTRIBUTIONS_GUIDE, entry.network(), "");
                    case PUBLISHED, SUPERSEDED -> true;
                    // a draft that was given up stays its author's
                    case WITHDRAWN ->
                        person.may(Right.CONTRIBUTIONS_GUIDE, entry.network(), "")
                                && entry.contribution().history().stream()
                                        .anyMatch(step -> step.to() == State.SUBMITTED);
                };
    }

    private static Optional<Entry> find(JdbcClient sql, String network, String id) {
        return load(sql, "c.network = ? and c.id = ?", "c.id", network, id).stream()
                .findFirst();
    }

    /** Contributions with their steps and reviews, by three statements however many there are. */
    private static List<Entry> load(JdbcClient sql, String where, String order, Object... params) {
        Map<String, List<Contribution.Step>> steps = new HashMap<>();
        sql.sql("select s.* from contribution_step s join contribution c on c.id = s.contribution where " + where
                        + " order by s.contribution, s.place")
                .params(params)
                .query(row -> {
                    steps.computeIfAbsent(row.getString("contribution"), _ -> new ArrayList<>())
                            .add(new Contribution.Step(
                                    State.valueOf(row.getString("state_before")),
                                    State.valueOf(row.getString("state_after")),
                                    row.getString("account"),
                                    Instant.ofEpochMilli(row.getLong("moment")),
                                    row.getString("note")));
                });
        Map<String, List<Review>> reviews = new HashMap<>();
        sql.sql("select v.* from contribution_review v join contribution c on c.id = v.contribution where v.counted = 1"
                        + " and " + where + " order by v.moment, v.id")
                .params(params)
                .query(row -> {
                    reviews.computeIfAbsent(row.getString("contribution"), _ -> new ArrayList<>())
                            .add(review(row));
                });
        return sql.sql("select c.*, r.content, a.name as author_name from contribution c"
                        + " join contribution_revision r on r.contribution = c.id and r.revision = c.revision"
                        + " join account a on a.id = c.author where " + where + " order by " + order)
                .params(params)
                .query((row, _) -> entry(
                        row,
                        steps.getOrDefault(row.getString("id"), List.of()),
                        reviews.getOrDefault(row.getString("id"), List.of())))
                .list();
    }

    private static Entry entry(ResultSet row, List<Contribution.Step> steps, List<Review> reviews) throws SQLException {
        return new Entry(
                row.getString("id"),
                row.getString("network"),
                row.getString("title"),
                row.getString("author_name"),
                new Contribution(
                        ProposalText.read(row.getString("content")),
                        row.getString("author"),
                        row.getInt("restricted") == 1,
                        State.valueOf(row.getString("state")),
                        reviews,
                        steps),
                row.getInt("revision"),
                row.getInt("version"),
                row.getInt("due") == 1,
                Instant.ofEpochMilli(row.getLong("changed")));
    }

    private static Review review(ResultSet row) throws SQLException {
        return new Review(
                row.getString("reviewer"),
                Review.Conflict.valueOf(row.getString("conflict")),
                row.getString("interest"),
                Review.Decision.valueOf(row.getString("decision")),
                row.getString("words"),
                row.getString("disagreement"),
                LocalDate.parse(row.getString("valid_until")));
    }

    /** A review with the name of who wrote it. */
    record Judged(String reviewer, Review review, boolean counted, Instant moment) {}

    /** All reviews that a contribution ever got, the oldest first. */
    List<Judged> judged(Entry entry) {
        return store.read(sql -> sql.sql(
                        "select v.*, a.name from contribution_review v join account a on a.id = v.reviewer"
                                + " where v.contribution = ? order by v.moment, v.id")
                .param(entry.id())
                .query((row, _) -> new Judged(
                        row.getString("name"),
                        review(row),
                        row.getInt("counted") == 1,
                        Instant.ofEpochMilli(row.getLong("moment"))))
                .list());
    }

    /** A step with the name of who took it. */
    record Taken(String who, State after, Instant moment, String note) {}

    /** The whole way of a contribution, the oldest step first. */
    List<Taken> taken(Entry entry) {
        return store.read(sql -> sql.sql(
                        "select s.*, a.name from contribution_step s join account a on a.id = s.account"
                                + " where s.contribution = ? order by s.place")
                .param(entry.id())
                .query((row, _) -> new Taken(
                        row.getString("name"),
                        State.valueOf(row.getString("state_after")),
                        Instant.ofEpochMilli(row.getLong("moment")),
                        row.getString("note")))
                .list());
    }

    // ---- writing -------------------------------------------------------------------------------------------------

    /**
     * An id for a new record: made of words, and not taken by a record of the library nor by another contribution.
     *
     * @param words an id made of words, such as {@link org.isopolity.practice.exchange.PracticeTable#slug}
     */
    public String freshId(RecordKind kind, String words) {
        String stem = words.length() <= LONGEST_ID ? words : words.substring(0, LONGEST_ID);
        while (stem.endsWith("-")) {
            stem = stem.substring(0, stem.length() - 1);
        }
        Library now = library();
        for (int number = 1; ; number++) {
            String id = number == 1 ? stem : stem + "-" + number;
            boolean taken = isIn(now, kind, id)
                    || store.<Integer>read(
                                    sql -> sql.sql("select count(*) from contribution where kind = ? and record = ?")
                                            .params(kind.name(), id)
                                            .query(Integer.class)
                                            .single())
                            > 0;
            if (!taken) {
                return id;
            }
        }
    }

    private static boolean isIn(Library library, RecordKind kind, String id) {
        return library.history().stream().anyMatch(change -> change.isAbout(kind, id))
                || switch (kind) {
                    case PRACTICE -> library.find(id).isPresent();
                    case IMPLEMENTATION -> library.findImplementation(id).isPresent();
                    case ADAPTATION -> library.findAdaptation(id).isPresent();
                    case EVIDENCE -> library.findEvidence(id).isPresent();
                };
    }

    /** The version that a new contribution to a record would be. */
    int nextVersion(RecordKind kind, String id) {
        Library now = library();
        if (kind == RecordKind.PRACTICE) {
            return now.whole().versions(id).size() + 1;
        }
        int published = now.history().stream()
                .filter(change -> change.isAbout(kind, id))
                .mapToInt(Change::version)
                .max()
                .orElse(0);
        return Math.max(published, isIn(now, kind, id) ? 1 : 0) + 1;
    }

    /**
     * Hands in an item of evidence for review, such as one that an evaluation wrote. It becomes public only by the way of every
     * contribution: reviewers without an interest accept it, and an editor who is not its author publishes it. A later call with the id
     * of a record that is there already proposes the next version of that record.
     *
     * @param by who proposes it and answers for it
     * @param network in which it is reviewed
     * @param evidence the item; its practice must be in the library, and its effects should have intervals
     * @return address of the contribution's page
     * @throws Refused if the person may not contribute in this network, or if the item does not fit into the library
     */
    public String propose(Person by, String network, EvidenceItem evidence) {
        return propose(by, network, new Proposal.OfEvidence(evidence, nextVersion(RecordKind.EVIDENCE, evidence.id())));
    }

    /**
     * Hands in any record for review.
     *
     * @param by who proposes it and answers for it
     * @param network in which it is reviewed
     * @param proposal the record
     * @return address of the contribution's page
     * @throws Refused if the person may not contribute in this network, or if the record does not fit into the library
     */
    public String propose(Person by, String network, Proposal proposal) {
        if (!by.may(Right.CONTRIBUTE, network, "")) {
            throw Refused.absent();
        }
        tryOut(library -> Publication.publish(library, proposal, clock.instant()));
        return store.write(sql -> {
            String id = insert(sql, by, network, proposal);
            Entry draft = find(sql, network, id).orElseThrow(Refused::absent);
            keep(sql, by, draft, draft.contribution().submit(by.id(), clock.instant()), "contribution.submit");
            return path(network) + "/" + id;
        });
    }

    /** Begins a draft. */
    String create(Person by, String network, Proposal proposal) {
        return store.write(sql -> insert(sql, by, network, proposal));
    }

    private String insert(JdbcClient sql, Person by, String network, Proposal proposal) {
        String id = Identifiers.next();
        sql.sql("insert into contribution (id, network, kind, record, number, about, title, author, restricted, state,"
                        + " revision, version, due, changed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'DRAFT', 1, 1, 0, ?)")
                .params(
                        id,
                        network,
                        proposal.kind().name(),
                        proposal.id(),
                        proposal.version(),
                        proposal.about(library()),
                        title(proposal),
                        by.id(),
                        isRestricted(proposal) ? 1 : 0,
                        clock.millis())
                .update();
        revise(sql, id, 1, by, proposal);
        audit.add(sql, by.id(), "contribution.begin", network, id, subject(proposal));
        return id;
    }

    private boolean isRestricted(Proposal proposal) {
        return proposal.concernsPeopleAtRisk(library());
    }

    private void revise(JdbcClient sql, String id, int revision, Person by, Proposal proposal) {
        sql.sql("insert into contribution_revision (contribution, revision, content, editor, moment) values"
                        + " (?, ?, ?, ?, ?)")
                .params(id, revision, ProposalText.write(proposal), by.id(), clock.millis())
                .update();
    }

    private static String title(Proposal proposal) {
        return switch (proposal) {
            case Proposal.OfPractice(Practice content) ->
                content.wording(content.originalLanguage()).title();
            case Proposal.OfImplementation place ->
                place.content().title() + ", " + place.content().place().city();
            case Proposal.OfAdaptation edge -> edge.content().to();
            case Proposal.OfEvidence item -> item.content().source();
        };
    }

    private static String subject(Proposal proposal) {
        return proposal.kind().name().toLowerCase(Locale.ROOT) + " " + proposal.id() + " v" + proposal.version();
    }

    /** Writes a draft anew; what it said before is kept. */
    void edit(Person by, Entry seen, int version, Proposal changed) {
        store.writing(sql -> {
            Entry now = current(sql, seen, version);
            if (!now.isBy(by.id())) {
                throw Refused.absent();
            }
            step(() -> now.contribution().edit(changed, isRestricted(changed)));
            int revision = now.revision() + 1;
            revise(sql, now.id(), revision, by, changed);
            int done = sql.sql(
                            "update contribution set revision = ?, title = ?, about = ?, restricted = ?, changed = ?,"
                                    + " version = version + 1 where id = ? and version = ?")
                    .params(
                            revision,
                            title(changed),
                            changed.about(library()),
                            isRestricted(changed) ? 1 : 0,
                            clock.millis(),
                            now.id(),
                            version)
                    .update();
            if (done == 0) {
                throw overtaken();
            }
            audit.add(sql, by.id(), "contribution.edit", now.network(), now.id(), "r" + revision);
        });
    }

    private static Refused overtaken() {
        return new Refused(Reason.OVERTAKEN, "refused.overtaken-contribution");
    }

    private static Entry current(JdbcClient sql, Entry seen, int version) {
        Entry now = find(sql, seen.network(), seen.id()).orElseThrow(Refused::absent);
        if (now.version() != version) {
            throw overtaken();
        }
        return now;
    }

    /** Takes a step by the rules of review; what they refuse is said in their words. */
    private static <T> T step(java.util.function.Supplier<T> step) {
        try {
            return step.get();
        } catch (RefusedStep refused) {
            throw new Refused(Reason.CONFLICT, "refused.step", refused.reason());
        }
    }

    /** Does something with a contribution of which it comes out changed. */
    private Entry act(Person by, Entry seen, int version, String action, UnaryOperator<Contribution> deed) {
        return store.write(sql -> {
            Entry now = current(sql, seen, version);
            Contribution after = step(() -> deed.apply(now.contribution()));
            keep(sql, by, now, after, action);
            return find(sql, now.network(), now.id()).orElseThrow(Refused::absent);
        });
    }

    /** Writes down what became of a contribution. */
    private void keep(JdbcClient sql, Person by, Entry before, Contribution after, String action) {
        boolean reachesLibrary = after.state() != before.state()
                && (after.state() == State.PUBLISHED
                        || (after.state() == State.WITHDRAWN && before.state() == State.PUBLISHED));
        int done = sql.sql("update contribution set state = ?, due = case when ? = 1 then 1 else due end, changed = ?,"
                        + " version = version + 1 where id = ? and version = ?")
                .params(after.state().name(), reachesLibrary ? 1 : 0, clock.millis(), before.id(), before.version())
                .update();
        if (done == 0) {
            throw overtaken();
        }
        List<Contribution.Step> steps = after.history();
        for (int place = before.contribution().history().size(); place < steps.size(); place++) {
            Contribution.Step step = steps.get(place);
            sql.sql("insert into contribution_step (contribution, place, state_before, state_after, account,"
                            + " moment, note) values (?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            before.id(),
                            place,
                            step.from().name(),
                            step.to().name(),
                            by.id(),
                            step.when().toEpochMilli(),
                            step.note())
                    .update();
        }
        for (Review gone : before.contribution().reviews()) {
            if (!after.reviews().contains(gone)) {
                sql.sql("update contribution_review set counted = 0 where contribution = ? and reviewer = ?"
                                + " and counted = 1")
                        .params(before.id(), gone.reviewer())
                        .update();
            }
        }
        for (Review added : after.reviews()) {
            if (!before.contribution().reviews().contains(added)) {
                sql.sql("insert into contribution_review (id, contribution, reviewer, conflict, interest,"
                                + " decision, words, disagreement, valid_until, counted, moment) values (?, ?, ?,"
                                + " ?, ?, ?, ?, ?, ?, 1, ?)")
                        .params(
                                Identifiers.next(),
                                before.id(),
                                added.reviewer(),
                                added.conflict().name(),
                                added.interest(),
                                added.decision().name(),
                                added.comment(),
                                added.disagreement(),
                                added.validUntil().toString(),
                                clock.millis())
                        .update();
            }
        }
        audit.add(
                sql,
                by.id(),
                action,
                before.network(),
                before.id(),
                subject(before.proposal()) + " " + before.state() + ">" + after.state());
    }

    // ---- the way -------------------------------------------------------------------------------------------------

    void submit(Person by, Entry seen, int version) {
        tryOut(library -> Publication.publish(library, seen.proposal(), clock.instant()));
        act(by, seen, version, "contribution.submit", draft -> draft.submit(by.id(), clock.instant()));
    }

    void begin(Person by, Entry seen, int version) {
        act(by, seen, version, "contribution.take", handed -> handed.beginReview(by.id(), clock.instant()));
    }

    void giveBack(Person by, Entry seen, int version, String words, Text text) {
        Entry after = act(
                by, seen, version, "contribution.return", handed -> handed.giveBack(by.id(), clock.instant(), words));
        tell(after, "return", text);
    }

    void review(Person by, Entry seen, int version, Review review) {
        act(by, seen, version, "contribution.review", handed -> handed.review(review));
    }

    /**
     * Publishes a contribution. Its place in the library is tried out first, then the decision is written down, then the library is
     * changed.
     *
     * @return whether it is public now; otherwise it will be as soon as the library's folder can be written
     */
    boolean publish(Person by, Entry seen, int version, String reason, Text text) {
        Instant now = clock.instant();
        tryOut(library -> Publication.publish(library, seen.proposal(), now));
        Entry published = act(by, seen, version, "contribution.publish", ready -> ready.publish(by.id(), now, reason));
        tell(published, "publish", text);
        return bring();
    }

    /**
     * Takes a contribution back.
     *
     * @return whether the public sees it; otherwise it will as soon as the library's folder can be written
     */
    boolean withdraw(Person by, Entry seen, int version, String reason, Text text) {
        boolean mayNow = by.may(Right.NETWORK_RUN, seen.network(), "")
                || (seen.isBy(by.id()) && seen.state() != State.PUBLISHED);
        if (!mayNow) {
            throw new Refused(Reason.CONFLICT, "refused.not-yours");
        }
        Entry gone =
                act(by, seen, version, "contribution.withdraw", any -> any.withdraw(by.id(), clock.instant(), reason));
        if (!seen.isBy(by.id())) {
            tell(gone, "withdraw", text);
        }
        return bring();
    }

    /** The mail says that there is something to read, not what. */
    private void tell(Entry entry, String what, Text text) {
        store.writing(sql -> {
            Author author = sql.sql("select name, email from account where id = ?")
                    .param(entry.contribution().author())
                    .query(Rows.as(Author.class))
                    .single();
            outbox.put(
                    sql,
                    author.email(),
                    String.join(" ", "contribution", entry.id(), String.valueOf(entry.version())),
                    text.of("mail.contribution.subject", entry.title()),
                    text.of(
                            "mail.contribution",
                            author.name(),
                            text.of("contribution.told." + what),
                            address.origin() + entry.path()));
        });
    }

    /** Where mail for an author goes. */
    record Author(String name, String email) {}

    /** Whether a change fits into the library as it is shown now. */
    private void tryOut(UnaryOperator<Library> change) {
        if (library().vocabulary().concepts().isEmpty()) {
            throw new Refused(Reason.CONFLICT, "refused.no-library");
        }
        try {
            var _ = change.apply(library());
        } catch (IllegalArgumentException unfit) {
            throw new Refused(Reason.CONFLICT, "refused.unfit", String.valueOf(unfit.getMessage()));
        }
    }

    // ---- the library follows -------------------------------------------------------------------------------------

    /** What the library has yet to be told. */
    private List<Entry> due() {
        return store.read(sql -> load(sql, "c.due = 1", "c.changed, c.id"));
    }

    /**
     * Brings into the library what was decided and is not there yet, oldest first. Safe to repeat, and to be cut short at any moment.
     *
     * @return whether nothing is left to be brought
     */
    public synchronized boolean bring() {
        boolean all = true;
        for (Entry entry : due()) {
            try {
                shelf.change(library -> after(library, entry));
                settle(entry);
            } catch (InvalidInput | InvalidImport | IllegalArgumentException | java.io.UncheckedIOException cannot) {
                LOG.error("contribution {} is decided but not in the library yet: {}", entry.id(), cannot.getMessage());
                all = false;
            }
        }
        return all;
    }

    private static Library after(Library library, Entry entry) {
        Proposal proposal = entry.proposal();
        Library with = entry.contribution().history().stream()
                .filter(step -> step.to() == State.PUBLISHED)
                .findFirst()
                .map(step -> Publication.publish(library, proposal, step.when()))
                .orElse(library);
        return entry.state() != State.WITHDRAWN
                ? with
                : entry.contribution().history().stream()
                        .max(Comparator.comparing(Contribution.Step::when))
                        .map(step -> Publication.withdraw(
                                with, proposal.kind(), proposal.id(), proposal.version(), step.when(), step.note()))
                        .orElse(with);
    }

    /** The library has it: it is not due any more, and what it supersedes is superseded. */
    private void settle(Entry entry) {
        store.writing(sql -> {
            sql.sql("update contribution set due = 0 where id = ? and version = ?")
                    .params(entry.id(), entry.version())
                    .update();
            if (entry.state() == State.PUBLISHED) {
                Proposal proposal = entry.proposal();
                for (Entry old : load(
                        sql,
                        "c.kind = ? and c.record = ? and c.number < ? and c.state = 'PUBLISHED'",
                        "c.number",
                        proposal.kind().name(),
                        proposal.id(),
                        proposal.version())) {
                    supersede(sql, old, entry);
                }
            }
        });
    }

    private void supersede(JdbcClient sql, Entry old, Entry later) {
        Contribution after = old.contribution().supersede(later.contribution(), clock.instant());
        Contribution.Step step = after.history().getLast();
        sql.sql("update contribution set state = ?, version = version + 1 where id = ? and version = ?")
                .params(after.state().name(), old.id(), old.version())
                .update();
        sql.sql("insert into contribution_step (contribution, place, state_before, state_after, account, moment, note)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        old.id(),
                        after.history().size() - 1,
                        step.from().name(),
                        step.to().name(),
                        step.who(),
                        step.when().toEpochMilli(),
                        step.note())
                .update();
        audit.add(
                sql,
                step.who(),
                "contribution.supersede",
                old.network(),
                old.id(),
                subject(old.proposal()) + " by " + later.id());
    }
}
