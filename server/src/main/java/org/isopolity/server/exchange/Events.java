package org.isopolity.server.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.isopolity.server.account.Person;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.store.Identifiers;
import org.isopolity.server.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The events to which networks invite. */
final class Events {

    private final Store store;
    private final Audit audit;
    private final Clock clock;
    private final Noticeboard board;

    Events(Store store, Audit audit, Clock clock, Noticeboard board) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.board = board;
    }

    private static Event event(ResultSet row, int number) throws SQLException {
        return new Event(
                row.getString("id"),
                row.getString("network"),
                row.getString("title"),
                row.getString("place"),
                row.getString("words"),
                row.getString("link"),
                Instant.ofEpochMilli(row.getLong("begins")),
                Instant.ofEpochMilli(row.getLong("ends")),
                row.getString("state").equals("CANCELLED"),
                row.getInt("sequence"),
                Instant.ofEpochMilli(row.getLong("changed")));
    }

    private static List<Event> all(JdbcClient sql) {
        return sql.sql("select * from event order by begins, id")
                .query(Events::event)
                .list();
    }

    /** The events of a network, the earliest first. */
    List<Event> of(String network) {
        return store.read(sql -> all(sql)).stream()
                .filter(event -> event.network().equals(network))
                .toList();
    }

    /** Invites to an event; everybody sees it. */
    void add(
            Person by,
            String network,
            String title,
            String place,
            String words,
            String link,
            Instant begins,
            Instant ends) {
        board.show(store.write(sql -> {
            String id = Identifiers.next();
            sql.sql("insert into event (id, network, title, place, words, link, begins, ends, state, sequence, changed)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, 'ON', 0, ?)")
                    .params(
                            id,
                            network,
                            title,
                            place,
                            words,
                            link,
                            begins.toEpochMilli(),
                            ends.toEpochMilli(),
                            clock.millis())
                    .update();
            audit.add(sql, by.id(), "event.add", network, id, "");
            return all(sql);
        }));
    }

    /** Calls an event off; it stays to be seen, so that calendars hear of it. */
    void cancel(Person by, String network, String id) {
        board.show(store.write(sql -> {
            int changed = sql.sql("update event set state = 'CANCELLED', sequence = sequence + 1, changed = ?"
                            + " where id = ? and network = ? and state = 'ON'")
                    .params(clock.millis(), id, network)
                    .update();
            if (changed == 0) {
                throw Refused.absent();
            }
            audit.add(sql, by.id(), "event.cancel", network, id, "");
            return all(sql);
        }));
    }

    /** Shows what is recorded, after a fall or a move. */
    void fillBoard() {
        List<Event> all = store.read(Events::all);
        if (!all.isEmpty()) {
            board.show(all);
        }
    }
}
