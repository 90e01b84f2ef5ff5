package org.isopolity.server.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.WorkspaceAddress;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.figures.Library;
import org.isopolity.server.mail.Outbox;
import org.isopolity.server.plan.PlanShelf;
import org.isopolity.server.plan.PublishedPlan;
import org.isopolity.server.store.Identifiers;
import org.isopolity.server.store.Rows;
import org.isopolity.server.store.Store;
import org.isopolity.server.text.Text;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A mail once a week to whoever asked for it, and only when there is something to say. It tells what everybody may read, and
 * how many requests wait for the reader's own city.
 */
final class Digests {

    private static final Duration WEEK = Duration.ofDays(7);

    private final Store store;
    private final Audit audit;
    private final Outbox outbox;
    private final WorkspaceAddress address;
    private final Clock clock;
    private final PlanShelf plans;
    private final Noticeboard board;
    private final Library library;

    Digests(
            Store store,
            Audit audit,
            Outbox outbox,
            WorkspaceAddress address,
            Clock clock,
            PlanShelf plans,
            Noticeboard board,
            Library library) {
        this.store = store;
        this.audit = audit;
        this.outbox = outbox;
        this.address = address;
        this.clock = clock;
        this.plans = plans;
        this.board = board;
        this.library = library;
    }

    /** Whether somebody has asked for the digest of a network. */
    boolean isWanted(Person person, String network) {
        return store.read(sql -> sql.sql("select count(*) from digest where account = ? and network = ?")
                        .params(person.id(), network)
                        .query(Long.class)
                        .single())
                > 0;
    }

    void begin(Person by, String network) {
        store.writing(sql -> {
            sql.sql("insert into digest (account, network, secret, last) values (?, ?, ?, ?)"
                            + " on conflict (account, network) do nothing")
                    .params(by.id(), network, Identifiers.secret(), clock.millis())
                    .update();
            audit.add(sql, by.id(), "digest.begin", network, by.id(), "");
        });
    }

    void end(Person by, String network) {
        store.writing(sql -> {
            sql.sql("delete from digest where account = ? and network = ?")
                    .params(by.id(), network)
                    .update();
            audit.add(sql, by.id(), "digest.end", network, by.id(), "");
        });
    }

    /** Ends it for whoever holds the link of a mail, without signing in. */
    boolean end(String secret) {
        return store.write(sql ->
                sql.sql("delete from digest where secret = ?").param(secret).update() > 0);
    }

    /** A subscription. */
    record Due(String account, String network, String secret, long last, String name, String email) {}

    /** Puts the mails of those in the outbox whose week is over; of a week only one, however often it is called. */
    void send(Text text) {
        Instant now = clock.instant();
        List<Due> due = store.read(sql -> sql.sql("select d.account, d.network, d.secret, d.last, a.name, a.email"
                        + " from digest d join account a on a.id = d.account where d.last <= ? and a.active = 1"
                        + " and exists (select 1 from membership m where m.account = d.account"
                        + " and m.network = d.network) order by d.account, d.network")
                .param(now.minus(WEEK).toEpochMilli())
                .query(Rows.as(Due.class))
                .list());
        due.forEach(one -> store.writing(sql -> {
            List<String> lines = lines(sql, one, now, text);
            if (!lines.isEmpty()) {
                outbox.put(
                        sql,
                        one.email(),
                        String.join(" ", "digest", one.account(), one.network(), String.valueOf(one.last())),
                        text.of("mail.digest.subject", one.network()),
                        text.of(
                                "mail.digest",
                                one.name(),
                                String.join("\n", lines),
                                address.origin() + "/workspace/digest/" + one.secret()));
            }
            sql.sql("update digest set last = ? where account = ? and network = ?")
                    .params(now.toEpochMilli(), one.account(), one.network())
                    .update();
        }));
    }

    private List<String> lines(JdbcClient sql, Due due, Instant now, Text text) {
        Instant since = Instant.ofEpochMilli(due.last());
        List<String> lines = new ArrayList<>();
        library.findLatest()
                .filter(figures ->
                        !figures.release().edition().date().isBefore(LocalDate.ofInstant(since, ZoneOffset.UTC)))
                .ifPresent(figures -> lines.add(text.of(
                        "digest.release",
                        figures.release().id().toString(),
                        address.origin() + "/releases/" + figures.release().id())));
        for (PublishedPlan plan : plans.all()) {
            if (plan.moment().isAfter(since)) {
                lines.add(text.of("digest.plan", plan.name(), address.origin() + plan.path()));
            }
        }
        board.events().stream()
                .filter(event -> event.network().equals(due.network())
                        && event.begins().isAfter(now)
                        && (event.changed().isAfter(since) || event.begins().isBefore(now.plus(WEEK))))
                .forEach(event -> lines.add(text.of(
                        event.cancelled() ? "digest.cancelled" : "digest.event",
                        event.title(),
                        text.date(LocalDate.ofInstant(event.begins(), ZoneOffset.UTC)))));
        sql.sql("select city from membership where account = ? and network = ? and role = 'OFFICER'")
                .params(due.account(), due.network())
                .query((row, _) -> row.getString(1))
                .list()
                .forEach(city -> waiting(sql, due.network(), city, now)
                        .ifPresent(count -> lines.add(text.count(
                                "digest.requests",
                                count,
                                address.origin() + ExchangePages.path(due.network(), city)))));
        return lines;
    }

    private static Optional<Long> waiting(JdbcClient sql, String network, String city, Instant now) {
        long count = Exchanges.requests(sql, network, city).stream()
                .filter(request -> request.mentor().equals(city)
                        && request.state().on(now.toEpochMilli(), request.answerBy()) == RequestState.SENT)
                .count();
        return count == 0 ? Optional.empty() : Optional.of(count);
    }
}
