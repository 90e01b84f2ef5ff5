package org.isopolity.server.store;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All tables of the workspace, row by row, the same from either kind of database. */
public final class Tables {

    /** The tables, each after those that it refers to. */
    static final List<String> NAMES = List.of(
            "setting",
            "account",
            "membership",
            "session",
            "token",
            "invitation",
            "audit_head",
            "audit_entry",
            "network",
            "city",
            "framework",
            "item",
            "choice",
            "part",
            "wording",
            "round",
            "city_return",
            "answer",
            "answer_revision",
            "message",
            "evidence",
            "mail",
            "publication",
            "plan",
            "plan_revision",
            "action",
            "action_revision",
            "action_entry",
            "action_note",
            "plan_publication",
            "exchange_statement",
            "exchange_request",
            "exchange_step",
            "event",
            "digest",
            "contribution",
            "contribution_revision",
            "contribution_step",
            "contribution_review",
            "evaluation",
            "evaluation_proposal",
            "self_assessment",
            "self_assessment_sheet",
            "self_assessment_mark",
            "self_assessment_sharing",
            "scenario_set",
            "scenario_share");

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private Tables() {}

    /**
     * What a table holds, whatever the order of its rows.
     *
     * @param rows how many
     * @param sum of the SHA-256 of all rows, modulo 2^256, in hexadecimal
     */
    public record Fingerprint(long rows, String sum) {}

    /** Takes rows. */
    @FunctionalInterface
    interface Taker {
        void take(String table, Map<String, @Nullable Object> row);
    }

    /** Shows all rows of all tables, in an order in which they can be put in again. */
    static void each(JdbcClient sql, Taker taker) {
        for (String table : NAMES) {
            sql.sql("select * from " + table).query(row -> {
                taker.take(table, row(row));
            });
        }
    }

    private static Map<String, @Nullable Object> row(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Map<String, @Nullable Object> values = new TreeMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            Object value = row.getObject(i);
            values.put(
                    columns.getColumnLabel(i).toLowerCase(Locale.ROOT),
                    switch (value) {
                        case null -> null;
                        case Integer whole -> (Object) whole.longValue();
                        case Long whole -> whole;
                        case Double real -> real;
                        default -> value.toString();
                    });
        }
        return values;
    }

    /** What all tables hold. */
    public static Map<String, Fingerprint> fingerprints(JdbcClient sql) {
        Fingerprints fingerprints = new Fingerprints();
        each(sql, fingerprints::add);
        return fingerprints.all();
    }

    /** Adds up rows. */
    static final class Fingerprints {

        private final Map<String, BigInteger> sums = new LinkedHashMap<>();
        private final Map<String, Long> rows = new LinkedHashMap<>();

        void add(String table, Map<String, @Nullable Object> row) {
            StringBuilder text = new StringBuilder();
            row.forEach((column, value) -> {
                String written = switch (value) {
                    case null -> "n";
                    case Double real -> "d" + Double.toString(real);
                    case Long whole -> "w" + whole;
                    default -> "t" + value;
                };
                text.append(column)
                        .append(' ')
                        .append(written.length())
                        .append(':')
                        .append(written);
            });
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256")
                        .digest(text.toString().getBytes(StandardCharsets.UTF_8));
                sums.merge(
                        table,
                        new BigInteger(1, hash),
                        (one, other) -> one.add(other).mod(MODULUS));
                rows.merge(table, 1L, Long::sum);
            } catch (NoSuchAlgorithmException absent) {
                throw new IllegalStateException(absent);
            }
        }

        Map<String, Fingerprint> all() {
            Map<String, Fingerprint> all = new LinkedHashMap<>();
            for (String table : NAMES) {
                all.put(
                        table,
                        new Fingerprint(
                                rows.getOrDefault(table, 0L),
                                sums.getOrDefault(table, BigInteger.ZERO).toString(16)));
            }
            return all;
        }
    }

    /** Whether nobody has used the tables yet. */
    static boolean areEmpty(JdbcClient sql) {
        return sql.sql("select (select count(*) from account) + (select count(*) from network)"
                                + " + (select count(*) from audit_entry)")
                        .query(Long.class)
                        .single()
                == 0;
    }

    /** Takes out what fresh tables hold. */
    static void clear(JdbcClient sql) {
        List<String> last = new ArrayList<>(NAMES);
        Collections.reverse(last);
        last.forEach(table -> sql.sql("delete from " + table).update());
    }

    /** Puts a row in. */
    static void put(JdbcClient sql, String table, Map<String, @Nullable Object> row) {
        if (!NAMES.contains(table) || !row.keySet().stream().allMatch(column -> column.matches("[a-z0-9_]+"))) {
            throw new IllegalArgumentException("no table of the workspace: " + table);
        }
        sql.sql("insert into " + table + " (" + String.join(", ", row.keySet()) + ") values ("
                        + String.join(", ", Collections.nCopies(row.size(), "?")) + ")")
                .params(new ArrayList<>(row.values()))
                .update();
    }

    /**
     * Copies everything into an empty database, in one transaction, and compares what both hold.
     *
     * @return what both hold
     * @throws NotTheSame if the copy differs; nothing of it is kept then
     * @throws NotEmpty if somebody has used the other database
     */
    public static Map<String, Fingerprint> copy(Store from, Store to) {
        return from.read(source -> to.write(target -> {
            if (!areEmpty(target)) {
                throw new NotEmpty();
            }
            clear(target);
            Fingerprints wanted = new Fingerprints();
            each(source, (table, row) -> {
                wanted.add(table, row);
                put(target, table, row);
            });
            compare(wanted.all(), fingerprints(target));
            return wanted.all();
        }));
    }

    static void compare(Map<String, Fingerprint> wanted, Map<String, Fingerprint> found) {
        wanted.forEach((table, fingerprint) -> {
            if (!fingerprint.equals(found.get(table))) {
                throw new NotTheSame(table);
            }
        });
    }
}
