package org.isopolity.server.network;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.isopolity.index.observation.Cities;
import org.isopolity.index.observation.City;
import org.isopolity.server.account.Person;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Refused.Reason;
import org.isopolity.server.network.Item.Choice;
import org.isopolity.server.network.Item.Kind;
import org.isopolity.server.network.Item.Origin;
import org.isopolity.server.network.Item.Part;
import org.isopolity.server.store.Rows;
import org.isopolity.server.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Networks with their cities and the versions of their frameworks. */
public final class Networks {

    private final Store store;
    private final Audit audit;
    private final Clock clock;

    Networks(Store store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    // ---- networks and cities -------------------------------------------------------------------------------------

    List<Network> all() {
        return store.read(sql -> sql.sql("select id, name from network order by name, id")
                .query(Rows.as(Network.class))
                .list());
    }

    /** A network; absent looks the same as hidden. */
    public Network get(String id) {
        return store.read(sql -> sql.sql("select id, name from network where id = ?")
                        .param(id)
                        .query(Rows.as(Network.class))
                        .optional())
                .orElseThrow(Refused::absent);
    }

    void create(Person by, String id, String name) {
        store.writing(sql -> {
            int made = sql.sql("insert into network (id, name, version, created) values (?, ?, 1, ?)"
                            + " on conflict (id) do nothing")
                    .params(id, name, clock.millis())
                    .update();
            if (made == 0) {
                throw new Refused(Reason.CONFLICT, "refused.taken", id);
            }
            audit.add(sql, by.id(), "network.create", id, id, "");
        });
    }

    /** The cities of a network. */
    public List<City> cities(String network) {
        return store.read(sql -> cities(sql, network));
    }

    /** The cities of a network, within a transaction. */
    public static List<City> cities(JdbcClient sql, String network) {
        return sql.sql("select * from city where network = ? order by name, id")
                .param(network)
                .query(Networks::city)
                .list();
    }

    private static City city(ResultSet row, int number) throws SQLException {
        double latitude = row.getDouble("latitude");
        boolean located = !row.wasNull();
        long population = row.getLong("population");
        return new City(
                row.getString("id"),
                row.getString("name"),
                row.getString("country"),
                row.getString("region"),
                located ? Optional.of(new City.Location(latitude, row.getDouble("longitude"))) : Optional.empty(),
                population > 0
                        ? Optional.of(new City.Population(population, row.getInt("population_year")))
                        : Optional.empty(),
                "");
    }

    /** Adds cities, or brings those that are there up to date; none is ever taken away by it. */
    void putCities(Person by, String network, Cities cities) {
        store.writing(sql -> {
            for (City city : cities) {
                sql.sql("insert into city (network, id, name, country, region, latitude, longitude, population,"
                                + " population_year) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " on conflict (network, id) do update set name = excluded.name,"
                                + " country = excluded.country, region = excluded.region,"
                                + " latitude = excluded.latitude, longitude = excluded.longitude,"
                                + " population = excluded.population, population_year = excluded.population_year")
                        .params(Arrays.asList(
                                network,
                                city.id(),
                                city.name(),
                                city.country(),
                                city.region(),
                                city.location().map(City.Location::latitude).orElse(null),
                                city.location().map(City.Location::longitude).orElse(null),
                                city.population()
                                        .map(City.Population::residents)
                                        .orElse(0L),
                                city.population().map(City.Population::year).orElse(0)))
                        .update();
            }
            audit.add(sql, by.id(), "network.cities", network, network, String.valueOf(cities.size()));
        });
    }

    // ---- frameworks ----------------------------------------------------------------------------------------------

    /**
     * A version in the list of them.
     *
     * @param number of the version
     * @param state {@code draft} or {@code locked}
     * @param basedOn number of the version it began as
     * @param note what changed
     */
    public record Listed(int number, String state, int basedOn, String note) {}

    /** The versions of a network's framework, newest first. */
    public List<Listed> frameworks(String network) {
        return store.read(sql -> sql.sql("select number, state, based_on, note from framework where network = ?"
                        + " order by number desc")
                .param(network)
                .query(Rows.as(Listed.class))
                .list());
    }

    /** A version with its items. */
    public FrameworkVersion framework(String network, int number) {
        return store.read(sql -> framework(sql, network, number));
    }

    /** A version with its items, within a transaction. */
    public static FrameworkVersion framework(JdbcClient sql, String network, int number) {
        Listed version = sql.sql("select number, state, based_on, note from framework where network = ? and number = ?")
                .params(network, number)
                .query(Rows.as(Listed.class))
                .optional()
                .orElseThrow(Refused::absent);
        Map<String, List<Part>> parts = new HashMap<>();
        sql.sql("select item, code, label from part where network = ? and framework = ? order by item, place")
                .params(network, number)
                .query(row -> {
                    parts.computeIfAbsent(row.getString("item"), _ -> new ArrayList<>())
                            .add(new Part(row.getString("code"), row.getString("label")));
                });
        Map<String, List<Choice>> choices = new HashMap<>();
        sql.sql("select * from choice where network = ? and framework = ? order by item, place")
                .params(network, number)
                .query(row -> {
                    choices.computeIfAbsent(row.getString("item"), _ -> new ArrayList<>())
                            .add(new Choice(row.getString("code"), row.getString("label"), row.getDouble("score")));
                });
        List<Item> items = sql
                .sql("select * from item where network = ? and framework = ? order by place, id")
                .params(network, number)
                .query(Networks::item)
                .list()
                .stream()
                .map(item ->
                        item.with(choices.getOrDefault(item.id(), List.of()), parts.getOrDefault(item.id(), List.of())))
                .toList();
        return new FrameworkVersion(
                network, number, version.state().equals("locked"), version.basedOn(), version.note(), items);
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        return new Item(
                row.getString("id"),
                row.getString("parent"),
                row.getInt("place"),
                Kind.valueOf(row.getString("kind")),
                Origin.valueOf(row.getString("origin")),
                row.getString("label"),
                row.getString("question"),
                row.getString("definition"),
                row.getString("why"),
                row.getString("caution"),
                row.getDouble("weight"),
                row.getString("unit"),
                row.getString("direction"),
                row.getString("competence"),
                number(row, "worst"),
                number(row, "target"),
                row.getString("rationale"),
                row.getString("usual_source"),
                number(row, "least"),
                number(row, "most"),
                row.getString("breaks"),
                List.of(),
                List.of());
    }

    private static OptionalDouble number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Begins a version with these items. */
    int begin(Person by, String network, int basedOn, String note, List<Item> items) {
        return store.write(sql -> {
            int number = sql.sql("select coalesce(max(number), 0) + 1 from framework where network = ?")
                    .param(network)
                    .query(Integer.class)
                    .single();
            sql.sql("insert into framework (network, number, state, based_on, note, created)"
                            + " values (?, ?, 'draft', ?, ?, ?)")
                    .params(network, number, basedOn, note, clock.millis())
                    .update();
            for (Item item : items) {
                insert(sql, network, number, item);
            }
            if (basedOn > 0) {
                sql.sql("insert into wording (network, framework, item, language, label, question)"
                                + " select network, cast(? as integer), item, language, label, question from wording"
                                + " where network = ? and framework = ?")
                        .params(number, network, basedOn)
                        .update();
            }
            audit.add(sql, by.id(), "framework.begin", network, String.valueOf(number), "from " + basedOn);
            return number;
        });
    }

    private static void insert(JdbcClient sql, String network, int number, Item item) {
        sql.sql("insert into item (network, framework, id, parent, place, kind, origin, label, question, definition,"
                        + " why, caution, weight, unit, direction, competence, worst, target, rationale, usual_source,"
                        + " least, most, breaks) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?)")
                .params(Arrays.asList(
                        network,
                        number,
                        item.id(),
                        item.parent(),
                        item.place(),
                        item.kind().name(),
                        item.origin().name(),
                        item.label(),
                        item.question(),
                        item.definition(),
                        item.why(),
                        item.caution(),
                        item.weight(),
                        item.unit(),
                        item.direction(),
                        item.competence(),
                        boxed(item.worst()),
                        boxed(item.target()),
                        item.rationale(),
                        item.usualSource(),
                        boxed(item.least()),
                        boxed(item.most()),
                        item.breaks()))
                .update();
        int place = 0;
        for (Choice choice : item.choices()) {
            place++;
            sql.sql("insert into choice (network, framework, item, code, place, label, score)"
                            + " values (?, ?, ?, ?, ?, ?, ?)")
                    .params(network, number, item.id(), choice.code(), place, choice.label(), choice.score())
                    .update();
        }
        insertParts(sql, network, number, item);
    }

    private static void insertParts(JdbcClient sql, String network, int number, Item item) {
        int place = 0;
        for (Part part : item.parts()) {
            place++;
            sql.sql("insert into part (network, framework, item, code, place, label) values (?, ?, ?, ?, ?, ?)")
                    .params(network, number, item.id(), part.code(), place, part.label())
                    .update();
        }
    }

    private static @Nullable Double boxed(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }

    /**
     * Adds an item, or changes the one with its id. The core of a locked version stays as it is; local extensions can be
     * added to it for as long as nobody has answered them.
     */
    void put(Person by, String network, int number, Item item) {
        store.writing(sql -> {
            FrameworkVersion version = framework(sql, network, number);
            Optional<Item> before = version.find(item.id());
            boolean touchesCore = item.isCore() || before.filter(Item::isCore).isPresent();
            if (version.locked() && touchesCore) {
                throw new Refused(Reason.CONFLICT, "refused.locked", number);
            }
            if (version.locked() && before.isPresent()) {
                throw new Refused(Reason.CONFLICT, "refused.asked", item.id());
            }
            if (before.isPresent()) {
                for (String table : List.of("choice", "part", "wording")) {
                    sql.sql("delete from " + table + " where network = ? and framework = ? and item = ?")
                            .params(network, number, item.id())
                            .update();
                }
                sql.sql("delete from item where network = ? and framework = ? and id = ?")
                        .params(network, number, item.id())
                        .update();
            }
            insert(sql, network, number, item);
            audit.add(
                    sql,
                    by.id(),
                    "framework.item",
                    network,
                    number + "/" + item.id(),
                    item.origin().name());
        });
    }

    /** Fixes the core of a version, for good. */
    void lock(Person by, String network, int number) {
        store.writing(sql -> {
            FrameworkVersion version = framework(sql, network, number);
            if (version.asked().stream().noneMatch(Item::isCore)) {
                throw new Refused(Reason.CONFLICT, "refused.empty-framework");
            }
            int locked = sql.sql("update framework set state = 'locked' where network = ? and number = ?"
                            + " and state = 'draft'")
                    .params(network, number)
                    .update();
            if (locked == 0) {
                throw new Refused(Reason.CONFLICT, "refused.locked", number);
            }
            audit.add(sql, by.id(), "framework.lock", network, String.valueOf(number), "");
        });
    }

    /**
     * The words of an item in another language.
     *
     * @param item the item
     * @param language two or three letters
     * @param label short name
     * @param question in plain words
     */
    public record Wording(String item, String language, String label, String question) {}

    /** The words of a version in other languages. */
    public List<Wording> wordings(String network, int number) {
        return store.read(sql -> sql.sql("select item, language, label, question from wording where network = ?"
                        + " and framework = ? order by item, language")
                .params(network, number)
                .query(Rows.as(Wording.class))
                .list());
    }

    void word(Person by, String network, int number, Wording wording) {
        store.writing(sql -> {
            if (framework(sql, network, number).find(wording.item()).isEmpty()) {
                throw Refused.absent();
            }
            sql.sql("insert into wording (network, framework, item, language, label, question)"
                            + " values (?, ?, ?, ?, ?, ?) on conflict (network, framework, item, language)"
                            + " do update set label = excluded.label, question = excluded.question")
                    .params(network, number, wording.item(), wording.language(), wording.label(), wording.question())
                    .update();
            audit.add(sql, by.id(), "framework.wording", network, number + "/" + wording.item(), wording.language());
        });
    }
}
