package org.isopolity.server.exchange;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.isopolity.server.account.Accounts;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.WorkspaceAddress;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Refused.Reason;
import org.isopolity.server.mail.Outbox;
import org.isopolity.server.network.Networks;
import org.isopolity.server.store.Identifiers;
import org.isopolity.server.store.Rows;
import org.isopolity.server.store.Store;
import org.isopolity.server.text.Text;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What cities offer and want, and the requests between them. */
final class Exchanges {

    private final Store store;
    private final Audit audit;
    private final Outbox outbox;
    private final WorkspaceAddress address;
    private final Clock clock;

    Exchanges(Store store, Audit audit, Outbox outbox, WorkspaceAddress address, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.outbox = outbox;
        this.address = address;
        this.clock = clock;
    }

    /** What a statement states. */
    enum Kind {
        /** The city is ready to mentor. */
        OFFER,
        /** The city wants to learn. */
        WISH
    }

    /**
     * What a city offers, or wants to learn.
     *
     * @param id of it
     * @param network in which it is stated
     * @param city whose it is
     * @param name of the city
     * @param kind offer or wish
     * @param area of the framework
     * @param languages in which the city can work, codes apart by blanks
     * @param capacity how many cities it mentors at most; 0 for a wish
     * @param words more of it
     */
    record Statement(
            String id,
            String network,
            String city,
            String name,
            Kind kind,
            String area,
            String languages,
            int capacity,
            String words) {

        List<String> speaks() {
            return List.of(languages.split(" ", -1));
        }

        boolean sharesLanguage(Statement other) {
            return speaks().stream().anyMatch(other.speaks()::contains);
        }
    }

    /** All that is stated in a network. */
    List<Statement> statements(String network) {
        return store.read(sql -> sql.sql("select s.id, s.network, s.city, c.name, s.kind, s.area, s.languages,"
                        + " s.capacity, s.words from exchange_statement s join city c on c.network = s.network and"
                        + " c.id = s.city where s.network = ? order by s.area, s.kind, c.name")
                .params(network)
                .query(Rows.as(Statement.class))
                .list());
    }

    /** States something; of one kind and area the newest counts. */
    void state(Person by, Statement statement) {
        store.writing(sql -> {
            known(sql, statement.network(), statement.city());
            sql.sql("insert into exchange_statement (id, network, city, kind, area, languages, capacity, words, author,"
                            + " moment) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (network, city, kind, area)"
                            + " do update set languages = excluded.languages, capacity = excluded.capacity,"
                            + " words = excluded.words, author = excluded.author, moment = excluded.moment")
                    .params(
                            Identifiers.next(),
                            statement.network(),
                            statement.city(),
                            statement.kind().name(),
                            statement.area(),
                            statement.languages(),
                            statement.capacity(),
                            statement.words(),
                            by.id(),
                            clock.millis())
                    .update();
            audit.add(
                    sql,
                    by.id(),
                    "exchange.state",
                    statement.network(),
                    statement.city(),
                    statement.kind() + " " + statement.area());
        });
    }

    private static void known(JdbcClient sql, String network, String city) {
        if (Networks.cities(sql, network).stream().noneMatch(one -> one.id().equals(city))) {
            throw Refused.absent();
        }
    }

    /** Takes a statement back. */
    void retract(Person by, String network, String city, String id) {
        store.writing(sql -> {
            int gone = sql.sql("delete from exchange_statement where id = ? and network = ? and city = ?")
                    .params(id, network, city)
                    .update();
            if (gone == 0) {
                throw Refused.absent();
            }
            audit.add(sql, by.id(), "exchange.retract", network, city, "");
        });
    }

    /**
     * A request of one city to another.
     *
     * @param id of it
     * @param network in which
     * @param asker the city that asks
     * @param askerName its name
     * @param mentor the city that is asked
     * @param mentorName its name
     * @param area about what
     * @param words what is asked
     * @param state as it is written
     * @param answerBy until when an answer is wanted
     * @param meeting when they meet; 0 where that is not agreed
     * @param version counts changes
     */
    record Request(
            String id,
            String network,
            String asker,
            String askerName,
            String mentor,
            String mentorName,
            String area,
            String words,
            RequestState state,
            long answerBy,
            long meeting,
            int version) {

        boolean isOf(String city) {
            return asker.equals(city) || mentor.equals(city);
        }
    }

    private static final String REQUEST = "select r.id, r.network, r.asker, a.name as asker_name, r.mentor,"
            + " m.name as mentor_name, r.area, r.words, r.state, r.answer_by, r.meeting, r.version"
            + " from exchange_request r join city a on a.network = r.network and a.id = r.asker"
            + " join city m on m.network = r.network and m.id = r.mentor";

    /** The requests from and to a city, newest first. */
    List<Request> requests(String network, String city) {
        return store.read(sql -> requests(sql, network, city));
    }

    static List<Request> requests(JdbcClient sql, String network, String city) {
        return sql.sql(REQUEST + " where r.network = ? and (r.asker = ? or r.mentor = ?)"
                        + " order by r.created desc, r.id desc")
                .params(network, city, city)
                .query(Rows.as(Request.class))
                .list();
    }

    /** A request that a city takes part in. */
    Request get(String network, String city, String id) {
        return store.read(sql -> sql.sql(REQUEST + " where r.network = ? and r.id = ?")
                        .params(network, id)
                        .query(Rows.as(Request.class))
                        .optional())
                .filter(request -> request.isOf(city))
                .orElseThrow(Refused::absent);
    }

    /**
     * Something done with a request.
     *
     * @param deed code of it; {@code SEND} for the beginning
     * @param city that did it
     * @param words with which words
     * @param moment when, in milliseconds
     */
    record Step(String deed, String city, String words, long moment) {}

    /** What was done with a request, oldest first. */
    List<Step> steps(Request request) {
        return store.read(sql -> sql.sql("select deed, city, words, moment from exchange_step where request = ?"
                        + " order by moment, id")
                .param(request.id())
                .query(Rows.as(Step.class))
                .list());
    }

    /** Asks another city; its officers are told by mail. */
    String ask(
            Person by,
            String network,
            String asker,
            String mentor,
            String area,
            String words,
            Instant until,
            Text text) {
        return store.write(sql -> {
            known(sql, network, asker);
            known(sql, network, mentor);
            if (asker.equals(mentor)) {
                throw new Refused(Reason.SENSELESS, "refused.ask-self");
            }
            boolean open = requests(sql, network, asker).stream()
                    .anyMatch(one -> one.mentor().equals(mentor)
                            && one.asker().equals(asker)
                            && one.area().equals(area)
                            && one.state().on(clock.millis(), one.answerBy()) == RequestState.SENT);
            if (open) {
                throw new Refused(Reason.CONFLICT, "refused.asked-already");
            }
            String id = Identifiers.next();
            sql.sql("insert into exchange_request (id, network, asker, mentor, area, words, state, answer_by, meeting,"
                            + " version, created) values (?, ?, ?, ?, ?, ?, 'SENT', ?, 0, 1, ?)")
                    .params(id, network, asker, mentor, area, words, until.toEpochMilli(), clock.millis())
                    .update();
            step(sql, by, id, "SEND", asker, words);
            audit.add(sql, by.id(), "exchange.ask", network, id, asker + " " + mentor);
            tell(sql, network, mentor, id, "SEND", 1, text);
            return id;
        });
    }

    private void step(JdbcClient sql, Person by, String request, String deed, String city, String words) {
        sql.sql("insert into exchange_step (id, request, deed, city, words, author, moment)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(Identifiers.next(), request, deed, city, words, by.id(), clock.millis())
                .update();
    }

    /** The other side hears of it. */
    private void tell(
            JdbcClient sql, String network, String city, String request, String deed, int version, Text text) {
        String link = address.origin() + ExchangePages.path(network, city) + "/requests/" + request;
        for (Accounts.Member officer : Accounts.officers(sql, network, city)) {
            outbox.put(
                    sql,
                    officer.email(),
                    String.join(" ", "exchange", request, deed, String.valueOf(version), officer.account()),
                    text.of(
                            "mail.exchange.subject",
                            text.of("exchange.deed." + deed.toLowerCase(java.util.Locale.ROOT))),
                    text.of(
                            "mail.exchange",
                            officer.name(),
                            text.of("exchange.deed." + deed.toLowerCase(java.util.Locale.ROOT)),
                            link));
        }
    }

    /** Does something with a request as one of the two cities; the other is told. */
    void act(
            Person by,
            String city,
            Request seen,
            RequestDeed deed,
            String words,
            Optional<Instant> meeting,
            Text text) {
        RequestState now = seen.state().on(clock.millis(), seen.answerBy());
        if (!deed.isPossible(now, seen.asker().equals(city))) {
            throw new Refused(
                    Reason.CONFLICT, now == RequestState.LAPSED ? "refused.request-lapsed" : "refused.request-state");
        }
        if (deed.isWorded() && words.isEmpty()) {
            throw new Refused(Reason.SENSELESS, "refused.words");
        }
        store.writing(sql -> {
            int changed = sql.sql("update exchange_request set state = ?, meeting = ?, version = version + 1"
                            + " where id = ? and version = ?")
                    .params(
                            deed.after(seen.state()).name(),
                            meeting.map(Instant::toEpochMilli).orElse(seen.meeting()),
                            seen.id(),
                            seen.version())
                    .update();
            if (changed == 0) {
                throw new Refused(Reason.OVERTAKEN, "refused.overtaken");
            }
            step(sql, by, seen.id(), deed.name(), city, words);
            audit.add(
                    sql,
                    by.id(),
                    "exchange." + deed.name().toLowerCase(java.util.Locale.ROOT),
                    seen.network(),
                    seen.id(),
                    city);
            tell(
                    sql,
                    seen.network(),
                    seen.asker().equals(city) ? seen.mentor() : seen.asker(),
                    seen.id(),
                    deed.name(),
                    seen.version() + 1,
                    text);
        });
    }
}
