package org.isopolity.server.review;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.isopolity.server.account.Accounts;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.WorkspaceAddress;
import org.isopolity.server.answer.Answer;
import org.isopolity.server.answer.Answers;
import org.isopolity.server.answer.CityReturn;
import org.isopolity.server.answer.State;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Refused.Reason;
import org.isopolity.server.mail.Outbox;
import org.isopolity.server.round.Round;
import org.isopolity.server.store.Identifiers;
import org.isopolity.server.store.Store;
import org.isopolity.server.text.Text;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What reviewers, cities and the secretariat do with answers. Nobody judges an answer that they wrote, or of a city for which
 * they answer; where two must accept, they are two.
 */
public final class Reviews {

    private final Store store;
    private final Audit audit;
    private final Outbox outbox;
    private final WorkspaceAddress address;
    private final Clock clock;

    Reviews(Store store, Audit audit, Outbox outbox, WorkspaceAddress address, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.outbox = outbox;
        this.address = address;
        this.clock = clock;
    }

    /** What a person may do with an answer now: the buttons that are shown, and the only ones that work. */
    List<Deed> legal(Person person, CityReturn in, Answer answer) {
        return store.read(sql -> {
            List<Deed> legal = new ArrayList<>();
            List<String> editors = Answers.editors(sql, answer.id());
            for (Deed deed : Deed.values()) {
                if (findObstacle(person, in, answer, deed, editors).isEmpty()) {
                    legal.add(deed);
                }
            }
            return legal;
        });
    }

    /** Why a person cannot do something, as a key of the messages. */
    private static Optional<String> findObstacle(
            Person person, CityReturn in, Answer answer, Deed deed, List<String> editors) {
        Round round = in.round();
        if (!person.may(deed.right(), round.network(), in.city())) {
            return Optional.of("refused.not-yours");
        }
        if (!deed.isPossible(answer.state())) {
            return Optional.of("refused.answer-state");
        }
        if (!deed.isPossibleAfterTheEnd() && round.state() != Round.State.OPEN) {
            return Optional.of("refused.round-closed");
        }
        if (deed.isJudgement()) {
            if (person.isOfficer(round.network(), in.city()) || editors.contains(person.id())) {
                return Optional.of("refused.own-answer");
            }
            if (deed == Deed.ACCEPT
                    && answer.state() == State.CHECKED
                    && answer.reviewer().equals(person.id())) {
                return Optional.of("refused.second-reviewer");
            }
        }
        return Optional.empty();
    }

    /**
     * Does something with an answer.
     *
     * @param version of the answer that the person saw
     * @param words why; some deeds need them
     * @return the state after it
     */
    State act(Person person, CityReturn seen, String item, int version, Deed deed, String words, Text text) {
        return store.write(sql -> {
            CityReturn now =
                    Answers.get(sql, seen.round().network(), seen.round().id(), seen.city());
            Answer answer = now.find(item).orElseThrow(Refused::absent);
            if (deed != Deed.COMMENT && answer.version() != version) {
                throw new Refused(Reason.OVERTAKEN, "refused.overtaken-answer", item);
            }
            findObstacle(person, now, answer, deed, Answers.editors(sql, answer.id()))
                    .ifPresent(key -> {
                        throw new Refused(Reason.CONFLICT, key);
                    });
            if (deed.isWorded() && words.isBlank()) {
                throw new Refused(Reason.SENSELESS, "refused.words");
            }
            State after = deed.after(answer.state(), now.round().reviewers());
            if (deed != Deed.COMMENT) {
                change(sql, person, answer, deed, after);
            }
            if (!words.isBlank()) {
                say(sql, person, answer, deed, words);
            }
            audit.add(
                    sql,
                    person.id(),
                    "answer." + deed.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    now.round().network(),
                    now.round().id() + "/" + now.city(),
                    item + " v" + answer.version() + " " + answer.state() + ">" + after);
            if (deed.isJudgement() && deed != Deed.ACCEPT) {
                tellOfficers(sql, now, answer, deed, text);
            }
            return after;
        });
    }

    private static void change(JdbcClient sql, Person person, Answer answer, Deed deed, State after) {
        String reviewer = switch (deed) {
            case ACCEPT -> answer.state() == State.SUBMITTED ? person.id() : answer.reviewer();
            default -> "";
        };
        int changed = sql.sql("update answer set state = ?, reviewer = ?, version = version + 1"
                        + " where id = ? and version = ?")
                .params(after.name(), reviewer, answer.id(), answer.version())
                .update();
        if (changed == 0) {
            throw new Refused(Reason.OVERTAKEN, "refused.overtaken-answer", answer.item());
        }
    }

    private void say(JdbcClient sql, Person person, Answer answer, Deed deed, String words) {
        sql.sql("insert into message (id, answer, revision, kind, author, moment, content) values (?, ?, ?, ?,"
                        + " ?, ?, ?)")
                .params(
                        Identifiers.next(),
                        answer.id(),
                        answer.revision(),
                        deed.name(),
                        person.id(),
                        clock.millis(),
                        words)
                .update();
    }

    /** The mail says that there is something to read, not what: it may lie in a box for years. */
    private void tellOfficers(JdbcClient sql, CityReturn in, Answer answer, Deed deed, Text text) {
        for (Accounts.Member officer : Accounts.officers(sql, in.round().network(), in.city())) {
            outbox.put(
                    sql,
                    officer.email(),
                    String.join(" ", "review", answer.id(), String.valueOf(answer.version()), officer.account()),
                    text.of("mail.review.subject", in.round().title()),
                    text.of(
                            "mail.review",
                            officer.name(),
                            text.name("deed.told", deed),
                            address.origin() + in.path() + "/items/" + answer.item()));
        }
    }

    /**
     * Something that was said about an answer.
     *
     * @param deed with what
     * @param revision about which content
     * @param author name of who said it
     * @param moment when
     * @param content what was said
     */
    record Message(Deed deed, int revision, String author, Instant moment, String content) {}

    List<Message> messages(String answer) {
        return store.read(sql -> sql.sql("select m.*, a.name as author_name from message m"
                        + " join account a on a.id = m.author where m.answer = ? order by m.moment, m.id")
                .param(answer)
                .query((row, _) -> new Message(
                        Deed.valueOf(row.getString("kind")),
                        row.getInt("revision"),
                        row.getString("author_name"),
                        Instant.ofEpochMilli(row.getLong("moment")),
                        row.getString("content")))
                .list());
    }
}
