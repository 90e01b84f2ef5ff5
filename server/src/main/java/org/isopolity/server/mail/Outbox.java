package org.isopolity.server.mail;

import java.time.Clock;
import java.util.List;
import org.isopolity.server.store.Identifiers;
import org.isopolity.server.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mail that waits to be sent. It is put here in the transaction that gives reason for it: both happen, or neither. */
public final class Outbox {

    private static final int MOST_ATTEMPTS = 12;
    private static final long FIRST_WAIT = 30_000;
    private static final long LONGEST_WAIT = 6 * 3_600_000L;

    private final Clock clock;

    /** An outbox by this clock. */
    public Outbox(Clock clock) {
        this.clock = clock;
    }

    /**
     * Puts a mail in. Of two for the same occasion the first counts, so that nobody is reminded twice of one thing.
     *
     * @param sql of the transaction
     * @param recipient an address
     * @param occasion what it is for, unlike any other occasion
     * @param subject one line
     * @param content plain text
     */
    public void put(JdbcClient sql, String recipient, String occasion, String subject, String content) {
        sql.sql("insert into mail (id, recipient, occasion, subject, content, state, attempts, due)"
                        + " values (?, ?, ?, ?, ?, 'waiting', 0, ?) on conflict (occasion) do nothing")
                .params(
                        Identifiers.next(),
                        recipient,
                        occasion,
                        subject.replaceAll("\\s+", " ").strip(),
                        content,
                        clock.millis())
                .update();
    }

    /** A mail. */
    record Mail(String id, String recipient, String subject, String content, int attempts) {}

    /** What is to be sent now. */
    List<Mail> due(JdbcClient sql, int most) {
        return sql.sql("select id, recipient, subject, content, attempts from mail where state = 'waiting' and due <= ?"
                        + " order by due, id limit " + most)
                .param(clock.millis())
                .query(Rows.as(Mail.class))
                .list();
    }

    /** A server took it. */
    void sent(JdbcClient sql, Mail mail) {
        // what it said is not kept longer than needed
        sql.sql("update mail set state = 'sent', content = '', attempts = attempts + 1 where id = ?")
                .param(mail.id())
                .update();
    }

    /** It was not taken: later again, each time twice as late, and at last no more. */
    void failed(JdbcClient sql, Mail mail, boolean forGood) {
        int attempts = mail.attempts() + 1;
        long wait = Math.min(LONGEST_WAIT, FIRST_WAIT << Math.min(mail.attempts(), 20));
        sql.sql("update mail set state = ?, attempts = ?, due = ? where id = ?")
                .params(
                        forGood || attempts >= MOST_ATTEMPTS ? "failed" : "waiting",
                        attempts,
                        clock.millis() + wait,
                        mail.id())
                .update();
    }

    /** How many mails are in each state. */
    public static long count(JdbcClient sql, String state) {
        return sql.sql("select count(*) from mail where state = ?")
                .param(state)
                .query(Long.class)
                .single();
    }
}
