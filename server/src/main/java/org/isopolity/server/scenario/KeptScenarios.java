package org.isopolity.server.scenario;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isopolity.index.observation.City;
import org.isopolity.server.account.Person;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Refused.Reason;
import org.isopolity.server.network.Networks;
import org.isopolity.server.store.Identifiers;
import org.isopolity.server.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The scenarios that cities keep, in the store; those that are shared lie as documents beside the releases as well. */
final class KeptScenarios {

    private static final String ALL =
            "select s.id, s.network, s.city, s.title, s.release_id, s.scenarios, s.version, s.kept, s.changed, a.name,"
                    + " h.token, h.content from scenario_set s join account a on a.id = s.editor"
                    + " left join scenario_share h on h.scenario_set = s.id where s.network = ? and s.city = ?";

    private final Store store;
    private final Audit audit;
    private final Clock clock;
    private final SharedScenarios shelf;

    KeptScenarios(Store store, Audit audit, Clock clock, SharedScenarios shelf) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.shelf = shelf;
    }

    /**
     * A set of scenarios that a city keeps.
     *
     * @param id of it
     * @param network in which it is kept
     * @param city whose it is
     * @param title by which the city knows it
     * @param release with which it was made, or that it was last brought to
     * @param set the scenarios
     * @param version counts all changes
     * @param kept when it was first kept
     * @param changed when it was last changed
     * @param editor name of who changed it last
     * @param share that it can be read outside, if it can
     */
    record Kept(
            String id,
            String network,
            String city,
            String title,
            String release,
            ScenarioSet set,
            int version,
            Instant kept,
            Instant changed,
            String editor,
            Optional<Share> share) {}

    /**
     * That a set can be read outside.
     *
     * @param token the secret in its address
     * @param content what is read there; it stays as it was when it was shared
     */
    record Share(String token, SharedSet content) {

        String path() {
            return SharedScenarioController.PATH + token;
        }
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        String token = row.getString("token");
        return new Kept(
                row.getString("id"),
                row.getString("network"),
                row.getString("city"),
                row.getString("title"),
                row.getString("release_id"),
                ScenarioSet.parse(row.getString("scenarios")),
                row.getInt("version"),
                Instant.ofEpochMilli(row.getLong("kept")),
                Instant.ofEpochMilli(row.getLong("changed")),
                row.getString("name"),
                token == null
                        ? Optional.empty()
                        : Optional.of(new Share(token, SharedSet.read(row.getString("content")))));
    }

    /** A city of a network. */
    City city(String network, String city) {
        return store.read(sql -> city(sql, network, city));
    }

    private static City city(JdbcClient sql, String network, String city) {
        return Networks.cities(sql, network).stream()
                .filter(one -> one.id().equals(city))
                .findFirst()
                .orElseThrow(Refused::absent);
    }

    /** What a city keeps, what was changed last first. */
    List<Kept> all(String network, String city) {
        return store.read(sql -> sql.sql(ALL + " order by s.changed desc, s.id desc")
                .params(network, city)
                .query(KeptScenarios::kept)
                .list());
    }

    /** One set of a city. */
    Kept get(String network, String city, String id) {
        return store.read(sql -> get(sql, network, city, id));
    }

    private static Kept get(JdbcClient sql, String network, String city, String id) {
        return sql.sql(ALL + " and s.id = ?")
                .params(network, city, id)
                .query(KeptScenarios::kept)
                .optional()
                .orElseThrow(Refused::absent);
    }

    /**
     * Keeps scenarios.
     *
     * @return id of the set
     */
    String keep(Person by, String network, String city, String title, String release, ScenarioSet set) {
        String id = Identifiers.next();
        store.writing(sql -> {
            city(sql, network, city);
            sql.sql("insert into scenario_set (id, network, city, title, release_id, scenarios, version,"
                            + " editor, kept, changed) values (?, ?, ?, ?, ?, ?, 1, ?, ?, ?)")
                    .params(id, network, city, title, release, set.query(), by.id(), clock.millis(), clock.millis())
                    .update();
            audit.add(sql, by.id(), "scenario.keep", network, id, city + ", " + release);
        });
        return id;
    }

    /** What a set says. */
    private record Said(String title, String release, ScenarioSet set) {}

    /** What a set says after a change. */
    @FunctionalInterface
    private interface Change {
        Said of(JdbcClient sql, Kept before);
    }

    private void change(Person by, Kept of, int seen, String deed, String detail, Change change) {
        store.writing(sql -> {
            Said said = change.of(sql, get(sql, of.network(), of.city(), of.id()));
            int changed = sql.sql(
                            "update scenario_set set title = ?, release_id = ?, scenarios = ?, version = version + 1,"
                                    + " editor = ?, changed = ? where id = ? and version = ?")
                    .params(said.title(), said.release(), said.set().query(), by.id(), clock.millis(), of.id(), seen)
                    .update();
            if (changed == 0) {
                throw new Refused(Reason.OVERTAKEN, "refused.overtaken");
            }
            audit.add(sql, by.id(), deed, of.network(), of.id(), detail);
        });
    }

    private static Said same(Kept kept) {
        return new Said(kept.title(), kept.release(), kept.set());
    }

    /** Puts other scenarios in place of those of a set. */
    void replace(Person by, Kept of, int seen, String release, ScenarioSet set) {
        change(by, of, seen, "scenario.replace", release, (_, before) -> new Said(before.title(), release, set));
    }

    /** Gives a set another title. */
    void rename(Person by, Kept of, int seen, String title) {
        change(by, of, seen, "scenario.rename", "", (_, before) -> new Said(title, before.release(), before.set()));
    }

    /** Brings a set to another release; its scenarios stay as they are. */
    void renew(Person by, Kept of, int seen, String release) {
        change(by, of, seen, "scenario.renew", release, (_, before) -> new Said(before.title(), release, before.set()));
    }

    /** Shares a set as it is now. */
    void share(Person by, Kept of, int seen) {
        String token = Identifiers.secret();
        Instant moment = Instant.ofEpochMilli(clock.millis());
        change(by, of, seen, "scenario.share", "", (sql, before) -> {
            if (before.share().isPresent()) {
                throw new Refused(Reason.CONFLICT, "refused.scenario-shared");
            }
            SharedSet content = new SharedSet(
                    of.city(),
                    city(sql, of.network(), of.city()).name(),
                    before.title(),
                    before.release(),
                    before.set().query(),
                    moment);
            sql.sql("insert into scenario_share (scenario_set, token, content, editor, moment) values (?, ?, ?, ?, ?)")
                    .params(of.id(), token, content.json(), by.id(), moment.toEpochMilli())
                    .update();
            return same(before);
        });
        // the store has it; a fall before this line is made good when the workspace opens
        get(of.network(), of.city(), of.id()).share().ifPresent(share -> shelf.share(share.token(), share.content()));
    }

    /** Shares a set no more; its address leads nowhere from now on. */
    void withdraw(Person by, Kept of, int seen) {
        Share share = of.share().orElseThrow(() -> new Refused(Reason.CONFLICT, "refused.scenario-unshared"));
        change(by, of, seen, "scenario.withdraw", "", (sql, now) -> {
            unshare(sql, of.id());
            return same(now);
        });
        shelf.withdraw(share.token());
    }

    private static void unshare(JdbcClient sql, String id) {
        sql.sql("delete from scenario_share where scenario_set = ?").param(id).update();
    }

    /** Deletes a set, and shares it no more. */
    void delete(Person by, Kept of, int seen) {
        store.writing(sql -> {
            unshare(sql, of.id());
            int deleted = sql.sql("delete from scenario_set where id = ? and version = ?")
                    .params(of.id(), seen)
                    .update();
            if (deleted == 0) {
                throw new Refused(Reason.OVERTAKEN, "refused.overtaken");
            }
            audit.add(sql, by.id(), "scenario.delete", of.network(), of.id(), of.city());
        });
        of.share().ifPresent(share -> shelf.withdraw(share.token()));
    }

    /** Makes the documents beside the releases agree with the store. */
    void fillShelf() {
        Map<String, SharedSet> stored = new HashMap<>();
        store.read(sql -> sql.sql("select token, content from scenario_share")
                        .query((row, _) -> new Share(row.getString(1), SharedSet.read(row.getString(2))))
                        .list())
                .forEach(share -> stored.put(share.token(), share.content()));
        shelf.agree(stored);
    }
}
