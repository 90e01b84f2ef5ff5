package org.isopolity.server.round;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.isopolity.server.account.Accounts;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
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

/** Rounds, the cities invited to them, and how far these are. */
public final class Rounds {

    private static final List<Duration> REMINDED_BEFORE =
            List.of(Duration.ofDays(14), Duration.ofDays(7), Duration.ofDays(1));

    private final Store store;
    private final Audit audit;
    private final Outbox outbox;
    private final WorkspaceAddress address;
    private final Clock clock;

    Rounds(Store store, Audit audit, Outbox outbox, WorkspaceAddress address, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.outbox = outbox;
        this.address = address;
        this.clock = clock;
    }

    private static Round round(ResultSet row, int number) throws SQLException {
        return new Round(
                row.getString("network"),
                row.getString("id"),
                row.getString("title"),
                row.getInt("year"),
                row.getInt("framework"),
                Round.State.valueOf(row.getString("state")),
                Instant.ofEpochMilli(row.getLong("deadline")),
                row.getInt("reviewers"),
                row.getInt("version"));
    }

    List<Round> all(String network) {
        return store.read(sql -> sql.sql("select * from round where network = ? order by year desc, id")
                .param(network)
                .query(Rounds::round)
                .list());
    }

    /** A round. */
    public Round get(String network, String id) {
        return store.read(sql -> get(sql, network, id));
    }

    /**
     * A round for the eyes of a person. One in the making is there only for those who see the whole network's answers.
     *
     * @throws Refused if there is no such round, or none that this person may see
     */
    public Round get(String network, String id, Person person) {
        Round round = get(network, id);
        if (round.state() == Round.State.DRAFT && !person.may(Right.ANSWERS_SEE, network, "")) {
            throw Refused.absent();
        }
        return round;
    }

    /** A round, within a transaction. */
    public static Round get(JdbcClient sql, String network, String id) {
        return sql.sql("select * from round where network = ? and id = ?")
                .params(network, id)
                .query(Rounds::round)
                .optional()
                .orElseThrow(Refused::absent);
    }

    void create(Person by, Round round) {
        store.writing(sql -> {
            if (!Networks.framework(sql, round.network(), round.framework()).locked()) {
                throw new Refused(Reason.CONFLICT, "refused.unlocked", round.framework());
            }
            int made = sql.sql("insert into round (network, id, title, year, framework, state, deadline, reviewers,"
                            + " version, created) values (?, ?, ?, ?, ?, 'DRAFT', ?, ?, 1, ?)"
                            + " on conflict (network, id) do nothing")
                    .params(
                            round.network(),
                            round.id(),
                            round.title(),
                            round.year(),
                            round.framework(),
                            round.deadline().toEpochMilli(),
                            round.reviewers(),
                            clock.millis())
                    .update();
            if (made == 0) {
                throw new Refused(Reason.CONFLICT, "refused.taken", round.id());
            }
            audit.add(sql, by.id(), "round.create", round.network(), round.id(), "");
        });
    }

    /** Moves a round on: a draft opens, an open one closes, a closed one can be opened again. */
    void move(Person by, Round round, Round.State to) {
        boolean legal = switch (to) {
            case DRAFT -> false;
            case OPEN -> round.state() != Round.State.OPEN;
            case CLOSED -> round.state() == Round.State.OPEN;
        };
        if (!legal) {
            throw new Refused(Reason.CONFLICT, "refused.round-state");
        }
        store.writing(sql -> {
            change(sql, round, "state = ?", to.name());
            audit.add(
                    sql,
                    by.id(),
                    "round." + (to == Round.State.OPEN ? "open" : "close"),
                    round.network(),
                    round.id(),
                    "");
        });
    }

    void setDeadline(Person by, Round round, Instant deadline) {
        store.writing(sql -> {
            change(sql, round, "deadline = ?", deadline.toEpochMilli());
            audit.add(sql, by.id(), "round.deadline", round.network(), round.id(), deadline.toString());
        });
    }

    private static void change(JdbcClient sql, Round round, String what, Object value) {
        int changed = sql.sql("update round set " + what + ", version = version + 1"
                        + " where network = ? and id = ? and version = ?")
                .params(value, round.network(), round.id(), round.version())
                .update();
        if (changed == 0) {
            throw new Refused(Reason.OVERTAKEN, "refused.overtaken");
        }
    }

    /** Invites every city of the network that is not invited yet, and tells its officers. */
    int invite(Person by, Round round, Text text) {
        return store.write(sql -> {
            int invited = 0;
            for (var city : Networks.cities(sql, round.network())) {
                int made = sql.sql("insert into city_return (id, network, round, city, state, version, invited,"
                                + " submitted) values (?, ?, ?, ?, 'OPEN', 1, ?, 0) on conflict (network, round,"
                                + " city) do nothing")
                        .params(Identifiers.next(), round.network(), round.id(), city.id(), clock.millis())
                        .update();
                if (made > 0) {
                    invited++;
                    tell(sql, round, city.id(), "invited", "mail.round", text);
                }
            }
            audit.add(sql, by.id(), "round.invite", round.network(), round.id(), String.valueOf(invited));
            return invited;
        });
    }

    private void tell(JdbcClient sql, Round round, String city, String occasion, String key, Text text) {
        String link = address.origin() + round.path() + "/cities/" + city;
        String day = text.date(java.time.LocalDate.ofInstant(round.deadline(), java.time.ZoneOffset.UTC));
        for (Accounts.Member officer : Accounts.officers(sql, round.network(), city)) {
            outbox.put(
                    sql,
                    officer.email(),
                    String.join(" ", occasion, round.network(), round.id(), city, officer.account()),
                    text.of(key + ".subject", round.title()),
                    text.of(key, officer.name(), round.title(), day, link));
        }
    }

    /**
     * Reminds the officers of cities that have not sent their return when fourteen days, seven days or one day are left;
     * of each only once, however often it is called.
     */
    public void remind(Text text) {
        Instant now = clock.instant();
        List<Round> open = store.read(sql -> sql.sql("select * from round where state = 'OPEN' and deadline > ?")
                .param(now.toEpochMilli())
                .query(Rounds::round)
                .list());
        for (Round round : open) {
            REMINDED_BEFORE.stream()
                    .filter(before -> !now.isBefore(round.deadline().minus(before)))
                    .min(Duration::compareTo)
                    .ifPresent(due -> store.writing(sql -> remind(sql, round, due, text)));
        }
    }

    private void remind(JdbcClient sql, Round round, Duration due, Text text) {
        List<String> late = sql.sql("select city from city_return where network = ? and round = ? and state = 'OPEN'")
                .params(round.network(), round.id())
                .query((row, _) -> row.getString(1))
                .list();
        for (String city : late) {
            tell(
                    sql,
                    round,
                    city,
                    "reminder-" + due.toDays() + "-" + round.deadline().toEpochMilli(),
                    "mail.reminder",
                    text);
        }
    }

    /**
     * How far a city is.
     *
     * @param city its id
     * @param name its name
     * @param state of its return
     * @param answered how many items it has answered
     * @param waiting how many answers wait for a reviewer
     * @param sentBack how many answers wait for the city
     * @param accepted how many answers are accepted
     */
    public record Progress(
            String city, String name, String state, long answered, long waiting, long sentBack, long accepted) {}

    /** How far all cities of a round are, in one question to the database however many there are. */
    public List<Progress> board(Round round, Optional<String> onlyCity) {
        return store.read(sql -> sql.sql("select r.city, c.name, r.state, count(a.id) as answered, coalesce(sum(case"
            + " when a.state in ('SUBMITTED', 'CHECKED', 'APPEALED') then 1 else 0 end), 0) as waiting,"
            + " coalesce(sum(case when a.state in ('RETURNED', 'EVIDENCE_WANTED') then 1 else 0 end), 0) as sent_back,"
            + " coalesce(sum(case when a.state = 'ACCEPTED' then 1 else 0 end), 0) as accepted from city_return r join"
            + " city c on c.network = r.network and c.id = r.city left join answer a on a.city_return = r.id where"
            + " r.network = ? and r.round = ? and (? = '' or r.city = ?) group by r.city, c.name, r.state order by"
            + " c.name, r.city")
                .params(round.network(), round.id(), onlyCity.orElse(""), onlyCity.orElse(""))
                .query(Rows.as(Progress.class))
                .list());
    }
}
