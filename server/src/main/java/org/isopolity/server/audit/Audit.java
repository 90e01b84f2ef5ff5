package org.isopolity.server.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.isopolity.server.store.Rows;
import org.isopolity.server.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The record of what was done. An entry is written in the same transaction as what it tells of, so neither is ever there
 * without the other. Each entry's hash covers the one before: who changes or removes an entry must change all that follow.
 */
public final class Audit {

    private static final int PAGE = 2_000;

    private final Clock clock;

    /** A record kept by this clock. */
    public Audit(Clock clock) {
        this.clock = clock;
    }

    /**
     * Adds an entry.
     *
     * @param sql of the transaction that does what the entry tells of
     * @param actor id of the account, or a name for the program
     * @param action code of what is done
     * @param network in which network; empty for the installation
     * @param subject what it is done to
     * @param detail what else matters; never personal data
     */
    public void add(JdbcClient sql, String actor, String action, String network, String subject, String detail) {
        Head head = sql.sql("update audit_head set sequence = sequence + 1 where one = 1 returning sequence, hash")
                .query(Rows.as(Head.class))
                .single();
        long moment = clock.millis();
        String hash = hash(head.sequence(), moment, actor, action, network, subject, detail, head.hash());
        sql.sql("insert into audit_entry (sequence, moment, actor, action, network, subject, detail, previous, hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(head.sequence(), moment, actor, action, network, subject, detail, head.hash(), hash)
                .update();
        sql.sql("update audit_head set hash = ? where one = 1").param(hash).update();
    }

    /** The head of the chain. */
    record Head(long sequence, String hash) {}

    /**
     * The newest entries of a network before one of them, newest first.
     *
     * @param network empty for all networks
     * @param before sequence to stay below
     * @param most how many at most
     */
    public static List<Entry> newest(JdbcClient sql, String network, long before, int most) {
        return sql.sql("select * from audit_entry where (? = '' or network = ?) and sequence < ?"
                        + " order by sequence desc limit " + most)
                .params(network, network, before)
                .query(Audit::entry)
                .list();
    }

    /**
     * What is wrong with the chain.
     *
     * @param sequence of the first entry that is not what was written
     * @param problem which rule it breaks: {@code changed}, {@code missing}, {@code misplaced} or {@code cut}
     */
    public record Break(long sequence, String problem) {}

    /**
     * Result of a check.
     *
     * @param entries how many entries were read
     * @param hash of the last one; keep it elsewhere, and a chain written anew from the start shows too
     * @param broken the first break, if there is one
     */
    public record Verdict(long entries, String hash, Optional<Break> broken) {}

    /** Reads the whole chain and names the first entry that is not what was written. */
    public static Verdict verify(Store store) {
        return store.read(sql -> {
            long last = 0;
            String hash = "";
            while (true) {
                List<Entry> page = sql.sql(
                                "select * from audit_entry where sequence > ? order by sequence limit " + PAGE)
                        .param(last)
                        .query(Audit::entry)
                        .list();
                for (Entry entry : page) {
                    Optional<Break> broken = check(entry, last, hash);
                    if (broken.isPresent()) {
                        return new Verdict(last, hash, broken);
                    }
                    last = entry.sequence();
                    hash = entry.hash();
                }
                if (page.size() < PAGE) {
                    Head head = sql.sql("select sequence, hash from audit_head where one = 1")
                            .query(Rows.as(Head.class))
                            .single();
                    boolean whole = head.sequence() == last && head.hash().equals(hash);
                    return new Verdict(last, hash, whole ? Optional.empty() : Optional.of(new Break(last + 1, "cut")));
                }
            }
        });
    }

    private static Optional<Break> check(Entry entry, long last, String hash) {
        if (entry.sequence() != last + 1) {
            return Optional.of(new Break(last + 1, "missing"));
        }
        if (!entry.previous().equals(hash)) {
            return Optional.of(new Break(entry.sequence(), "misplaced"));
        }
        String expected = hash(
                entry.sequence(),
                entry.moment().toEpochMilli(),
                entry.actor(),
                entry.action(),
                entry.network(),
                entry.subject(),
                entry.detail(),
                entry.previous());
        return expected.equals(entry.hash()) ? Optional.empty() : Optional.of(new Break(entry.sequence(), "changed"));
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getLong("sequence"),
                Instant.ofEpochMilli(row.getLong("moment")),
                row.getString("actor"),
                row.getString("action"),
                row.getString("network"),
                row.getString("subject"),
                row.getString("detail"),
                row.getString("previous"),
                row.getString("hash"));
    }

    /** Every field is preceded by its length, so that no two entries are written the same. */
    private static String hash(
            long sequence,
            long moment,
            String actor,
            String action,
            String network,
            String subject,
            String detail,
            String previous) {
        StringBuilder written = new StringBuilder();
        for (String field : List.of(
                Long.toString(sequence), Long.toString(moment), actor, action, network, subject, detail, previous)) {
            written.append(field.length()).append(':').append(field);
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(written.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
