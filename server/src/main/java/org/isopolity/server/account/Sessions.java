package org.isopolity.server.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.store.Identifiers;
import org.isopolity.server.store.Rows;
import org.isopolity.server.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who is signed in where, and tokens for scripts. Everything is looked up at every request, so that what is revoked is over at
 * once; only hashes of the secrets are kept.
 */
public final class Sessions {

    private static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration IDLE = Duration.ofMinutes(60);
    private static final long SEEN_EVERY = Duration.ofMinutes(5).toMillis();
    private static final int SHOWN_AGENT = 120;
    private static final String TOKEN_PREFIX = "isopolity_";

    private final Store store;
    private final Audit audit;
    private final Clock clock;

    /** Sessions of a store. */
    public Sessions(Store store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** A session or a token, as its owner sees it. */
    record Open(String id, String name, String means, Instant started, Instant seen, Instant ends) {}

    private record Found(String id, String account, String name, String email, long seen, int writes) {}

    /**
     * Begins a session under a new secret; whatever the browser sent before means nothing.
     *
     * @param means how the person proved who they are
     * @return the secret
     */
    public String begin(String account, String means, String agent) {
        String secret = Identifiers.secret();
        store.writing(sql -> {
            long now = clock.millis();
            sql.sql("delete from session where ends < ? or seen < ?")
                    .params(now, now - IDLE.toMillis() - SEEN_EVERY)
                    .update();
            String id = Identifiers.next();
            sql.sql("insert into session (id, account, secret, means, agent, started, seen, ends)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            id,
                            account,
                            Accounts.digest(secret),
                            means,
                            agent.substring(0, Math.min(SHOWN_AGENT, agent.length())),
                            now,
                            now,
                            now + LONGEST.toMillis())
                    .update();
            audit.add(sql, account, "session.begin", "", id, means);
        });
        return secret;
    }

    /** Whom a session's secret belongs to. */
    public Optional<Person> findBySession(String secret) {
        long now = clock.millis();
        record Sight(Person person, long seen) {}
        Optional<Sight> sight = store.read(sql -> sql.sql(
                        "select s.id, a.id as account, a.name, a.email, s.seen, 1 as writes from session s"
                                + " join account a on a.id = s.account"
                                + " where s.secret = ? and s.ends > ? and s.seen > ? and a.active = 1")
                .params(Accounts.digest(secret), now, now - IDLE.toMillis() - SEEN_EVERY)
                .query(Rows.as(Found.class))
                .optional()
                .map(found -> new Sight(person(sql, found, found.id()), found.seen())));
        sight.filter(found -> now - found.seen() > SEEN_EVERY)
                .ifPresent(found -> store.writing(sql -> sql.sql("update session set seen = ? where id = ?")
                        .params(now, found.person().session())
                        .update()));
        return sight.map(Sight::person);
    }

    private static Person person(JdbcClient sql, Found found, String session) {
        return new Person(
                found.account(),
                found.name(),
                found.email(),
                Accounts.memberships(sql, found.account()),
                session,
                found.writes() == 1);
    }

    /** Whom a token belongs to. */
    Optional<Person> findByToken(String secret) {
        return store.read(sql -> sql.sql("select t.id, a.id as account, a.name, a.email, t.used as seen, t.writes"
                        + " from token t join account a on a.id = t.account"
                        + " where t.secret = ? and t.ends > ? and a.active = 1")
                .params(Accounts.digest(secret), clock.millis())
                .query(Rows.as(Found.class))
                .optional()
                .map(found -> person(sql, found, "")));
    }

    /** Makes a token for scripts. */
    String issue(Person person, String name, boolean writes, Duration lasting) {
        String secret = TOKEN_PREFIX + Identifiers.secret();
        store.writing(sql -> {
            String id = Identifiers.next();
            long now = clock.millis();
            sql.sql("insert into token (id, account, name, secret, writes, created, used, ends)"
                            + " values (?, ?, ?, ?, ?, ?, 0, ?)")
                    .params(
                            id,
                            person.id(),
                            name,
                            Accounts.digest(secret),
                            writes ? 1 : 0,
                            now,
                            now + lasting.toMillis())
                    .update();
            audit.add(sql, person.id(), "token.issue", "", id, writes ? "writes" : "reads");
        });
        return secret;
    }

    List<Open> sessions(Person person) {
        return store.read(sql -> sql.sql("select * from session where account = ? and ends > ? order by started desc")
                .params(person.id(), clock.millis())
                .query((row, _) -> new Open(
                        row.getString("id"),
                        row.getString("agent"),
                        row.getString("means"),
                        Instant.ofEpochMilli(row.getLong("started")),
                        Instant.ofEpochMilli(row.getLong("seen")),
                        Instant.ofEpochMilli(row.getLong("ends"))))
                .list());
    }

    List<Open> tokens(Person person) {
        return store.read(sql -> sql.sql("select * from token where account = ? and ends > ? order by created desc")
                .params(person.id(), clock.millis())
                .query((row, _) -> new Open(
                        row.getString("id"),
                        row.getString("name"),
                        row.getInt("writes") == 1 ? "writes" : "reads",
                        Instant.ofEpochMilli(row.getLong("created")),
                        Instant.ofEpochMilli(row.getLong("used")),
                        Instant.ofEpochMilli(row.getLong("ends"))))
                .list());
    }

    /** Ends a session or a token of a person; false where there is none of that id that is theirs. */
    boolean end(Person person, String id) {
        return store.write(sql -> {
            int ended = sql.sql("delete from session where id = ? and account = ?")
                            .params(id, person.id())
                            .update()
                    + sql.sql("delete from token where id = ? and account = ?")
                            .params(id, person.id())
                            .update();
            if (ended > 0) {
                audit.add(sql, person.id(), "session.end", "", id, "");
            }
            return ended > 0;
        });
    }

    /** Ends all sessions of a person but one, and all tokens: after a new passphrase nothing older counts. */
    void endOthers(Person person) {
        store.writing(sql -> {
            sql.sql("delete from session where account = ? and id <> ?")
                    .params(person.id(), person.session())
                    .update();
            sql.sql("delete from token where account = ?").param(person.id()).update();
            audit.add(sql, person.id(), "session.end-others", "", person.id(), "");
        });
    }
}
