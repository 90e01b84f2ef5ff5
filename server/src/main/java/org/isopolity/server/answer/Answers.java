package org.isopolity.server.answer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Refused.Reason;
import org.isopolity.server.network.Networks;
import org.isopolity.server.round.Round;
import org.isopolity.server.round.Rounds;
import org.isopolity.server.store.Identifiers;
import org.isopolity.server.store.Rows;
import org.isopolity.server.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Answers and everything they ever said. Content is only added to, never overwritten; who writes names the version they saw,
 * and is refused if it is not the latest, so that two people at once never lose anything.
 */
public final class Answers {

    private static final String SELECT = "select a.id, a.item, a.state, a.revision, a.version, a.reviewer, v.amount,"
            + " v.choice, v.missing, v.year, v.level, v.flags, v.source, v.source_url, v.licence, v.note, v.editor"
            + " from answer a join answer_revision v on v.answer = a.id and v.revision = a.revision";

    private final Store store;
    private final Audit audit;
    private final Clock clock;

    Answers(Store store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    // ---- reading -------------------------------------------------------------------------------------------------

    /**
     * A city's return for the eyes of a person. A round in the making is there only for those who see the whole network's answers.
     *
     * @throws Refused if there is no such return, or none that this person may see
     */
    public CityReturn get(String network, String round, String city, Person person) {
        CityReturn found = store.read(sql -> get(sql, network, round, city));
        if (found.round().state() == Round.State.DRAFT && !person.may(Right.ANSWERS_SEE, network, "")) {
            throw Refused.absent();
        }
        return found;
    }

    private record Head(String id, String name, String state) {}

    /** A city's return, within a transaction. */
    public static CityReturn get(JdbcClient sql, String network, String roundId, String city) {
        Round round = Rounds.get(sql, network, roundId);
        Head head = sql.sql("select r.id, c.name, r.state from city_return r"
                        + " join city c on c.network = r.network and c.id = r.city"
                        + " where r.network = ? and r.round = ? and r.city = ?")
                .params(network, roundId, city)
                .query(Rows.as(Head.class))
                .optional()
                .orElseThrow(Refused::absent);
        List<Answer> answers = sql.sql(SELECT + " where a.city_return = ?")
                .param(head.id())
                .query(Answers::answer)
                .list();
        return new CityReturn(
                head.id(),
                round,
                city,
                head.name(),
                head.state().equals("SUBMITTED"),
                Networks.framework(sql, network, round.framework()),
                answers);
    }

    private static Answer answer(ResultSet row, int number) throws SQLException {
        return new Answer(
                row.getString("id"),
                row.getString("item"),
                State.valueOf(row.getString("state")),
                row.getInt("revision"),
                row.getInt("version"),
                row.getString("reviewer"),
                content(row),
                row.getString("editor"));
    }

    private static Content content(ResultSet row) throws SQLException {
        double amount = row.getDouble("amount");
        OptionalDouble given = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(amount);
        return new Content(
                given,
                row.getString("choice"),
                row.getString("missing"),
                row.getInt("year"),
                row.getString("level"),
                row.getString("flags"),
                row.getString("source"),
                row.getString("source_url"),
                row.getString("licence"),
                row.getString("note"));
    }

    /** Takes answers one after the other. */
    @FunctionalInterface
    interface Taker {
        void take(String round, String city, Answer answer);
    }

    private record Place(String id, String round, String city) {}

    /**
     * Hands over every answer of a network, round by round and city by city, as they stand at one moment, never holding more
     * than those of one return.
     */
    void each(String network, Taker taker) {
        store.<@Nullable Object>read(sql -> {
            List<Place> places = sql.sql(
                            "select id, round, city from city_return where network = ? order by round, city")
                    .param(network)
                    .query(Rows.as(Place.class))
                    .list();
            for (Place place : places) {
                sql.sql(SELECT + " where a.city_return = ? order by a.item")
                        .param(place.id())
                        .query(Answers::answer)
                        .list()
                        .forEach(answer -> taker.take(place.round(), place.city(), answer));
            }
            return null;
        });
    }

    /**
     * What an answer said at one time.
     *
     * @param revision its number
     * @param content what it said
     * @param editor name of who wrote it
     * @param moment when
     */
    public record Revision(int revision, Content content, String editor, Instant moment) {}

    /** Everything an answer ever said, newest first. */
    public List<Revision> history(String answer) {
        return store.read(sql -> sql.sql("select v.*, a.name as editor_name from answer_revision v"
                        + " join account a on a.id = v.editor where v.answer = ? order by v.revision desc")
                .param(answer)
                .query((row, _) -> new Revision(
                        row.getInt("revision"),
                        content(row),
                        row.getString("editor_name"),
                        Instant.ofEpochMilli(row.getLong("moment"))))
                .list());
    }

    /** Ids of all who ever wrote content of an answer. */
    public static List<String> editors(JdbcClient sql, String answer) {
        return sql.sql("select distinct editor from answer_revision where answer = ?")
                .param(answer)
                .query((row, _) -> row.getString(1))
                .list();
    }

    // ---- writing -------------------------------------------------------------------------------------------------

    /**
     * One content to be written.
     *
     * @param item what was asked
     * @param content what is answered
     * @param version of the answer that the writer saw; 0 for none yet
     */
    public record Writing(String item, Content content, int version) {}

    /**
     * Writes contents, all or none. A content that says what is there already changes nothing.
     *
     * @return the versions by item after that
     */
    public Map<String, Integer> write(Person by, CityReturn seen, List<Writing> writings) {
        return store.write(sql -> {
            CityReturn now = get(sql, seen.round().network(), seen.round().id(), seen.city());
            Map<String, Answer> answers = now.byItem();
            Map<String, Integer> versions = new java.util.LinkedHashMap<>();
            List<String> written = new ArrayList<>();
            for (Writing writing : writings) {
                Answer before = answers.get(writing.item());
                if (before != null && before.content().equals(writing.content())) {
                    versions.put(writing.item(), before.version());
                    continue;
                }
                checkOpen(now, before);
                if (writing.version() != (before == null ? 0 : before.version())) {
                    throw new Refused(Reason.OVERTAKEN, "refused.overtaken-answer", writing.item());
                }
                versions.put(
                        writing.item(),
                        before == null ? insert(sql, by, now, writing) : update(sql, by, before, writing));
                written.add(writing.item());
            }
            if (!written.isEmpty()) {
                audit.add(
                        sql,
                        by.id(),
                        written.size() == 1 ? "answer.save" : "answer.import",
                        now.round().network(),
                        now.round().id() + "/" + now.city(),
                        written.size() == 1
                                ? written.getFirst() + " v" + versions.get(written.getFirst())
                                : String.valueOf(written.size()));
            }
            return versions;
        });
    }

    private void checkOpen(CityReturn now, @Nullable Answer before) {
        Round round = now.round();
        if (round.state() != Round.State.OPEN) {
            throw new Refused(Reason.CONFLICT, "refused.round-closed");
        }
        if (before != null && !before.state().isWritable()) {
            throw new Refused(Reason.CONFLICT, "refused.answer-locked", before.item());
        }
        // what a reviewer sends back is answered after the deadline too
        boolean sentBack = before != null && before.state() != State.DRAFT;
        if (!sentBack && !round.takesAnswers(clock.instant())) {
            throw new Refused(Reason.CONFLICT, "refused.deadline");
        }
        if (!sentBack && now.submitted()) {
            throw new Refused(Reason.CONFLICT, "refused.submitted");
        }
    }

    private int insert(JdbcClient sql, Person by, CityReturn to, Writing writing) {
        String id = Identifiers.next();
        int made = sql.sql("insert into answer (id, city_return, item, state, revision, version, reviewer)"
                        + " values (?, ?, ?, 'DRAFT', 1, 1, '') on conflict (city_return, item) do nothing")
                .params(id, to.id(), writing.item())
                .update();
        if (made == 0) {
            throw new Refused(Reason.OVERTAKEN, "refused.overtaken-answer", writing.item());
        }
        revise(sql, by, id, 1, writing.content());
        return 1;
    }

    private int update(JdbcClient sql, Person by, Answer before, Writing writing) {
        int changed = sql.sql("update answer set revision = revision + 1, version = version + 1"
                        + " where id = ? and version = ?")
                .params(before.id(), before.version())
                .update();
        if (changed == 0) {
            throw new Refused(Reason.OVERTAKEN, "refused.overtaken-answer", writing.item());
        }
        revise(sql, by, before.id(), before.revision() + 1, writing.content());
        return before.version() + 1;
    }

    private void revise(JdbcClient sql, Person by, String answer, int revision, Content content) {
        sql.sql("insert into answer_revision (answer, revision, amount, choice, missing, year, level, flags,"
                        + " source, source_url, licence, note, editor, moment) values (?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        answer,
                        revision,
                        content.amount().isPresent() ? content.amount().getAsDouble() : null,
                        content.choice(),
                        content.missing(),
                        content.year(),
                        content.level(),
                        content.flags(),
                        content.source(),
                        content.sourceUrl(),
                        content.licence(),
                        content.note(),
                        by.id(),
                        clock.millis()))
                .update();
    }

    /** Sends the return as a whole: every answer that was being written goes to review. */
    void submit(Person by, CityReturn seen) {
        store.writing(sql -> {
            CityReturn now = get(sql, seen.round().network(), seen.round().id(), seen.city());
            if (!now.round().takesAnswers(clock.instant())) {
                throw new Refused(Reason.CONFLICT, "refused.deadline");
            }
            if (now.submitted()) {
                throw new Refused(Reason.CONFLICT, "refused.submitted");
            }
            if (now.answers().stream().noneMatch(answer -> answer.content().isAnswer())) {
                throw new Refused(Reason.CONFLICT, "refused.nothing-answered");
            }
            sql.sql("update city_return set state = 'SUBMITTED', version = version + 1, submitted = ? where id = ?")
                    .params(clock.millis(), now.id())
                    .update();
            for (Answer answer : now.answers()) {
                if (answer.state() == State.DRAFT && answer.content().isAnswer()) {
                    sql.sql("update answer set state = 'SUBMITTED', version = version + 1 where id = ?")
                            .param(answer.id())
                            .update();
                }
            }
            audit.add(
                    sql,
                    by.id(),
                    "return.submit",
                    now.round().network(),
                    now.round().id() + "/" + now.city(),
                    "");
        });
    }

    // ---- evidence ------------------------------------------------------------------------------------------------

    /**
     * Evidence for an answer: a file that was sent, or a link.
     *
     * @param id of the evidence
     * @param name of the file; for a link the link itself
     * @param link where it stands; empty for a file
     * @param bytes size of the file
     * @param sha256 hash of the file
     * @param author name of who added it
     * @param moment when
     */
    public record Evidence(
            String id, String name, String link, long bytes, String sha256, String author, Instant moment) {}

    /** The evidence of an answer. */
    public List<Evidence> evidence(String answer) {
        return store.read(sql -> sql.sql("select e.*, a.name as author_name from evidence e"
                        + " join account a on a.id = e.author where e.answer = ? order by e.moment, e.id")
                .param(answer)
                .query((row, _) -> new Evidence(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("link"),
                        row.getLong("bytes"),
                        row.getString("sha256"),
                        row.getString("author_name"),
                        Instant.ofEpochMilli(row.getLong("moment"))))
                .list());
    }

    void addEvidence(Person by, CityReturn to, Answer answer, String name, String link, long bytes, String sha256) {
        store.writing(sql -> {
            CityReturn now = get(sql, to.round().network(), to.round().id(), to.city());
            checkOpen(now, now.find(answer.item()).orElseThrow(Refused::absent));
            String id = Identifiers.next();
            sql.sql("insert into evidence (id, answer, name, link, bytes, sha256, author, moment)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(id, answer.id(), name, link, bytes, sha256, by.id(), clock.millis())
                    .update();
            audit.add(
                    sql,
                    by.id(),
                    "evidence.add",
                    to.round().network(),
                    to.round().id() + "/" + to.city(),
                    answer.item() + " " + sha256);
        });
    }
}
