package org.isopolity.server.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.isopolity.index.observation.City;
import org.isopolity.server.account.Accounts;
import org.isopolity.server.account.Person;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Refused.Reason;
import org.isopolity.server.network.Networks;
import org.isopolity.server.store.Identifiers;
import org.isopolity.server.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Plans as they are written: every revision is kept, and whoever writes names the version that they saw. */
public final class Plans {

    /** Kind of an entry that is a comment. */
    static final String COMMENT = "COMMENT";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ACTION =
            "select a.*, r.content, p.name as owner_name from action a join action_revision r"
                    + " on r.action = a.id and r.revision = a.revision join account p on p.id = a.owner";

    private final Store store;
    private final Audit audit;
    private final Clock clock;
    private final PlanShelf shelf;

    Plans(Store store, Audit audit, Clock clock, PlanShelf shelf) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.shelf = shelf;
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    // ---- reading -------------------------------------------------------------------------------------------------

    private static Plan plan(ResultSet row, int number) throws SQLException {
        return new Plan(
                row.getString("id"),
                row.getString("network"),
                row.getString("city"),
                Plan.State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getInt("revision"),
                row.getInt("version"),
                JSON.readValue(row.getString("content"), Plan.Outline.class));
    }

    private static Action action(ResultSet row, int number) throws SQLException {
        return new Action(
                row.getString("id"),
                row.getString("plan"),
                Action.State.valueOf(row.getString("state")),
                row.getString("owner"),
                row.getString("owner_name"),
                Instant.ofEpochMilli(row.getLong("heartbeat")),
                row.getInt("revision"),
                row.getInt("version"),
                JSON.readValue(row.getString("content"), Action.Content.class));
    }

    private static Optional<Plan> find(JdbcClient sql, String network, String city) {
        return sql.sql("select p.*, r.content from plan p join plan_revision r on r.plan = p.id"
                        + " and r.revision = p.revision where p.network = ? and p.city = ?")
                .params(network, city)
                .query(Plans::plan)
                .optional();
    }

    /** The plan of a city in a network, if it has one. */
    Optional<Plan> find(String network, String city) {
        return store.read(sql -> find(sql, network, city));
    }

    /** The plan of a city in a network. */
    Plan get(String network, String city) {
        return find(network, city).orElseThrow(Refused::absent);
    }

    /** The city of a network. */
    public City city(String network, String id) {
        return store.read(sql -> city(sql, network, id));
    }

    private static City city(JdbcClient sql, String network, String id) {
        return Networks.cities(sql, network).stream()
                .filter(city -> city.id().equals(id))
                .findFirst()
                .orElseThrow(Refused::absent);
    }

    private static List<Action> actions(JdbcClient sql, String plan) {
        return sql.sql(ACTION + " where a.plan = ? order by a.created, a.id")
                .param(plan)
                .query(Plans::action)
                .list();
    }

    /** The actions of a plan, in the order in which they were written. */
    List<Action> actions(Plan plan) {
        return store.read(sql -> actions(sql, plan.id()));
    }

    /** An action by its id, in whichever plan it is; what it says is not public for that. */
    public Action getAction(String id) {
        return store.read(sql -> sql.sql(ACTION + " where a.id = ?")
                        .param(id)
                        .query(Plans::action)
                        .optional())
                .orElseThrow(Refused::absent);
    }

    /** An action of the plan of a city in a network. */
    Action get(String network, String city, String action) {
        return store.read(sql -> sql.sql(ACTION
                                + " join plan n on n.id = a.plan where n.network = ? and n.city = ? and a.id = ?")
                        .params(network, city, action)
                        .query(Plans::action)
                        .optional())
                .orElseThrow(Refused::absent);
    }

    /**
     * A revision in the history of a plan or an action.
     *
     * @param subject what was changed: the title of the plan or of the action
     * @param revision its number
     * @param editor name of who wrote it
     * @param moment when
     */
    record Revision(String subject, int revision, String editor, Instant moment) {}

    private static Revision revision(ResultSet row, int number) throws SQLException {
        String content = row.getString("content");
        return new Revision(
                JSON.readTree(content).path("title").asString(""),
                row.getInt("revision"),
                row.getString("name"),
                Instant.ofEpochMilli(row.getLong("moment")));
    }

    /** Who wrote what when, newest first. */
    List<Revision> history(Plan plan) {
        return store.read(sql -> sql.sql("select r.content, r.revision, c.name, r.moment from plan_revision r"
                        + " join account c on c.id = r.editor where r.plan = ? union all"
                        + " select r.content, r.revision, c.name, r.moment from action_revision r"
                        + " join account c on c.id = r.editor join action a on a.id = r.action where a.plan = ?"
                        + " order by moment desc")
                .params(plan.id(), plan.id())
                .query(Plans::revision)
                .list());
    }

    /** What an action said in a revision. */
    Action.Content content(Action action, int revision) {
        return store.read(sql -> sql.sql("select content from action_revision where action = ? and revision = ?")
                .params(action.id(), revision)
                .query((row, _) -> JSON.readValue(row.getString(1), Action.Content.class))
                .optional()
                .orElseThrow(Refused::absent));
    }

    /**
     * Something said about an action.
     *
     * @param id of it
     * @param kind a deed, or {@value #COMMENT}
     * @param words what
     * @param link where more is to be read; may be empty
     * @param shown whether it is to be public
     * @param author name of who said it; never published
     * @param moment when
     */
    record Entry(String id, String kind, String words, String link, boolean shown, String author, Instant moment) {

        PublishedPlan.Entry published() {
            return new PublishedPlan.Entry(kind, moment, words, link);
        }
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getString("id"),
                row.getString("kind"),
                row.getString("words"),
                row.getString("link"),
                row.getInt("shown") == 1,
                row.getString("name"),
                Instant.ofEpochMilli(row.getLong("moment")));
    }

    private static List<Entry> entries(JdbcClient sql, String action) {
        return sql.sql("select e.*, c.name from action_entry e join account c on c.id = e.author where e.action = ?"
                        + " order by e.moment, e.id")
                .param(action)
                .query(Plans::entry)
                .list();
    }

    /** What was said about an action, oldest first. */
    List<Entry> entries(Action action) {
        return store.read(sql -> entries(sql, action.id()));
    }

    /**
     * A note among colleagues.
     *
     * @param words what it says
     * @param author name of who wrote it
     * @param moment when
     */
    record Note(String words, String author, Instant moment) {}

    /** The notes of an action, oldest first; nothing else reads them. */
    List<Note> notes(Action action) {
        return store.read(sql -> sql.sql("select n.words, c.name, n.moment from action_note n join account c"
                        + " on c.id = n.author where n.action = ? order by n.moment, n.id")
                .param(action.id())
                .query((row, _) -> new Note(row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3))))
                .list());
    }

    /** Whether somebody still answers for the city, so that an action of theirs has an owner. */
    boolean isThere(Plan plan, String account) {
        return store.read(sql -> Accounts.officers(sql, plan.network(), plan.city()).stream()
                .anyMatch(officer -> officer.account().equals(account)));
    }

    // ---- writing -------------------------------------------------------------------------------------------------

    /** Begins the plan of a city. */
    void create(Person by, String network, String city, Plan.Outline outline) {
        store.writing(sql -> {
            city(sql, network, city);
            String id = Identifiers.next();
            int made = sql.sql(
                            "insert into plan (id, network, city, state, reason, revision, version, created, changed)"
                                + " values (?, ?, ?, 'DRAFT', '', 1, 1, ?, ?) on conflict (network, city) do nothing")
                    .params(id, network, city, clock.millis(), clock.millis())
                    .update();
            if (made == 0) {
                throw new Refused(Reason.CONFLICT, "refused.taken", outline.title());
            }
            insert(sql, by, id, 1, outline);
            audit.add(sql, by.id(), "plan.create", network, city, "");
        });
    }

    private void insert(JdbcClient sql, Person by, String plan, int revision, Plan.Outline outline) {
        sql.sql("insert into plan_revision (plan, revision, content, editor, moment) values (?, ?, ?, ?, ?)")
                .params(plan, revision, JSON.writeValueAsString(outline), by.id(), clock.millis())
                .update();
    }

    /** Changes what a plan says as a whole. */
    void change(Person by, Plan seen, Plan.Outline outline) {
        writable(seen);
        store.writing(sql -> {
            int changed = sql.sql("update plan set revision = revision + 1, version = version + 1, changed = ?"
                            + " where id = ? and version = ?")
                    .params(clock.millis(), seen.id(), seen.version())
                    .update();
            if (changed == 0) {
                throw new Refused(Reason.OVERTAKEN, "refused.overtaken");
            }
            insert(sql, by, seen.id(), seen.revision() + 1, outline);
            audit.add(sql, by.id(), "plan.change", seen.network(), seen.city(), "revision " + (seen.revision() + 1));
        });
    }

    private static void writable(Plan plan) {
        if (plan.state() == Plan.State.CLOSED) {
            throw new Refused(Reason.CONFLICT, "refused.plan-closed");
        }
    }

    /** Makes writers of one plan wait for one another, so that what is checked still holds when it is written. */
    private void touch(JdbcClient sql, Plan plan) {
        sql.sql("update plan set changed = ? where id = ?")
                .params(clock.millis(), plan.id())
                .update();
    }

    /** Adds an action, which the person then looks after. */
    String add(Person by, Plan plan, Action.Content content) {
        writable(plan);
        return store.write(sql -> {
            touch(sql, plan);
            String id = Identifiers.next();
            sql.sql("insert into action (id, plan, state, owner, heartbeat, revision, version, created)"
                            + " values (?, ?, 'PLANNED', ?, ?, 1, 1, ?)")
                    .params(id, plan.id(), by.id(), clock.millis(), clock.millis())
                    .update();
            insert(sql, by, id, 1, content);
            audit.add(sql, by.id(), "action.add", plan.network(), plan.city() + "/" + id, "");
            return id;
        });
    }

    private void insert(JdbcClient sql, Person by, String action, int revision, Action.Content content) {
        sql.sql("insert into action_revision (action, revision, content, editor, moment) values (?, ?, ?, ?, ?)")
                .params(action, revision, JSON.writeValueAsString(content), by.id(), clock.millis())
                .update();
    }

    /** Changes what an action says. */
    void change(Person by, Plan plan, Action seen, Action.Content content) {
        writable(plan);
        store.writing(sql -> {
            touch(sql, plan);
            refuseCircles(sql, plan, seen, content);
            move(sql, seen, "revision = revision + 1, heartbeat = ?", clock.millis());
            insert(sql, by, seen.id(), seen.revision() + 1, content);
            audit.add(
                    sql,
                    by.id(),
                    "action.change",
                    plan.network(),
                    plan.city() + "/" + seen.id(),
                    "revision " + (seen.revision() + 1));
        });
    }

    private static void move(JdbcClient sql, Action seen, String what, Object... values) {
        List<Object> arguments = new ArrayList<>(List.of(values));
        arguments.add(seen.id());
        arguments.add(seen.version());
        int changed = sql.sql("update action set " + what + ", version = version + 1 where id = ? and version = ?")
                .params(arguments)
                .update();
        if (changed == 0) {
            throw new Refused(Reason.OVERTAKEN, "refused.overtaken");
        }
    }

    private static void refuseCircles(JdbcClient sql, Plan plan, Action action, Action.Content content) {
        if (content.needs().equals(action.content().needs())) {
            return;
        }
        Map<String, List<String>> needs = new LinkedHashMap<>();
        Map<String, String> titles = new LinkedHashMap<>();
        for (Action one : actions(sql, plan.id())) {
            needs.put(one.id(), one.content().needs());
            titles.put(one.id(), one.content().title());
        }
        needs.put(action.id(), List.of());
        for (String need : content.needs()) {
            if (!titles.containsKey(need)) {
                throw Refused.absent();
            }
            Optional<List<String>> circle = Precedence.circle(needs, action.id(), need);
            if (circle.isPresent()) {
                throw new Refused(
                        Reason.SENSELESS,
                        "refused.circle",
                        circle.get().stream().map(titles::get).collect(Collectors.joining(" \u2192 ")));
            }
        }
    }

    /** Makes the person the owner of an action. */
    void own(Person by, Plan plan, Action seen) {
        store.writing(sql -> {
            move(sql, seen, "owner = ?", by.id());
            audit.add(sql, by.id(), "action.own", plan.network(), plan.city() + "/" + seen.id(), "");
        });
    }

    /** Does something with an action; if the action is public, so is this, from now on. */
    void act(Person by, Plan plan, Action seen, ActionDeed deed, String words, String link) {
        writable(plan);
        if (!deed.isPossible(seen.state())) {
            throw new Refused(Reason.CONFLICT, "refused.action-state");
        }
        if (deed.isWorded() && words.isEmpty()) {
            throw new Refused(Reason.SENSELESS, "refused.words");
        }
        Action.State after = deed.after(seen.state());
        publishing(() -> store.write(sql -> {
            touch(sql, plan);
            Instant now = now();
            move(sql, seen, "state = ?, heartbeat = ?", after.name(), now.toEpochMilli());
            say(sql, by, seen, deed.name(), words, link, true, now);
            audit.add(
                    sql,
                    by.id(),
                    "action." + deed.name().toLowerCase(java.util.Locale.ROOT),
                    plan.network(),
                    plan.city() + "/" + seen.id(),
                    "");
            return news(sql, by, plan, seen.id(), after, new PublishedPlan.Entry(deed.name(), now, words, link));
        }));
    }

    private static String say(
            JdbcClient sql,
            Person by,
            Action action,
            String kind,
            String words,
            String link,
            boolean shown,
            Instant moment) {
        String id = Identifiers.next();
        sql.sql("insert into action_entry (id, action, kind, words, link, shown, author, moment)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(id, action.id(), kind, words, link, shown ? 1 : 0, by.id(), moment.toEpochMilli())
                .update();
        return id;
    }

    /** Adds a note among colleagues. */
    void note(Person by, Plan plan, Action action, String words) {
        store.writing(sql -> {
            sql.sql("insert into action_note (id, action, words, author, moment) values (?, ?, ?, ?, ?)")
                    .params(Identifiers.next(), action.id(), words, by.id(), clock.millis())
                    .update();
            audit.add(sql, by.id(), "action.note", plan.network(), plan.city() + "/" + action.id(), "");
        });
    }

    /** Adds a comment on a public action; it waits until the city shows it. */
    void comment(Person by, Plan plan, Action action, String words) {
        store.writing(sql -> {
            say(sql, by, action, COMMENT, words, "", false, now());
            audit.add(sql, by.id(), "action.comment", plan.network(), plan.city() + "/" + action.id(), "");
        });
    }

    /** Shows a comment to everybody. */
    void show(Person by, Plan plan, Action action, String comment) {
        publishing(() -> store.write(sql -> {
            touch(sql, plan);
            Entry entry = entries(sql, action.id()).stream()
                    .filter(one -> one.id().equals(comment) && one.kind().equals(COMMENT) && !one.shown())
                    .findFirst()
                    .orElseThrow(Refused::absent);
            sql.sql("update action_entry set shown = 1 where id = ?")
                    .param(comment)
                    .update();
            audit.add(sql, by.id(), "action.show", plan.network(), plan.city() + "/" + action.id(), comment);
            return news(sql, by, plan, action.id(), action.state(), entry.published());
        }));
    }

    // ---- publishing ----------------------------------------------------------------------------------------------

    private static Optional<PublishedPlan> published(JdbcClient sql, Plan plan) {
        return sql.sql("select content from plan_publication where plan = ? order by number desc limit 1")
                .param(plan.id())
                .query((row, _) -> PublishedPlan.read(row.getString(1)))
                .optional();
    }

    /** What was last published of a plan. */
    Optional<PublishedPlan> published(Plan plan) {
        return store.read(sql -> published(sql, plan));
    }

    private Optional<PublishedPlan> news(
            JdbcClient sql, Person by, Plan plan, String action, Action.State state, PublishedPlan.Entry entry) {
        return published(sql, plan)
                .filter(PublishedPlan::isReadable)
                .filter(last -> last.find(action).isPresent())
                .map(last ->
                        record(sql, by, plan, last.next(nextNumber(sql, plan.city()), now(), action, state, entry)));
    }

    private static int nextNumber(JdbcClient sql, String city) {
        return sql.sql("select coalesce(max(number), 0) + 1 from plan_publication where city = ?")
                .param(city)
                .query(Integer.class)
                .single();
    }

    private static PublishedPlan record(JdbcClient sql, Person by, Plan plan, PublishedPlan document) {
        int made = sql.sql("insert into plan_publication (plan, number, city, content, author, moment)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        plan.id(),
                        document.number(),
                        plan.city(),
                        document.json(),
                        by.id(),
                        document.moment().toEpochMilli())
                .update();
        if (made == 0) {
            throw new Refused(Reason.OVERTAKEN, "refused.overtaken");
        }
        return document;
    }

    /** Does a deed with a plan; the public sees what comes of it at once. */
    void act(Person by, Plan seen, PlanDeed deed, String reason) {
        if (!deed.isPossible(seen.state())) {
            throw new Refused(Reason.CONFLICT, "refused.plan-state");
        }
        if (deed.isWorded() && reason.isEmpty()) {
            throw new Refused(Reason.SENSELESS, "refused.words");
        }
        publishing(() -> store.write(sql -> {
            int changed = sql.sql("update plan set state = ?, reason = ?, version = version + 1, changed = ?"
                            + " where id = ? and version = ?")
                    .params(deed.after().name(), reason, clock.millis(), seen.id(), seen.version())
                    .update();
            if (changed == 0) {
                throw new Refused(Reason.OVERTAKEN, "refused.overtaken");
            }
            Optional<PublishedPlan> last = published(sql, seen);
            int number = nextNumber(sql, seen.city());
            PublishedPlan document = deed == PlanDeed.PUBLISH
                    ? document(sql, seen, number)
                    : last.orElseThrow(Refused::absent).next(number, now(), deed.after(), reason);
            audit.add(
                    sql,
                    by.id(),
                    "plan." + deed.name().toLowerCase(java.util.Locale.ROOT),
                    seen.network(),
                    seen.city(),
                    "number " + document.number());
            return Optional.of(record(sql, by, seen, document));
        }));
    }

    private PublishedPlan document(JdbcClient sql, Plan plan, int number) {
        City city = city(sql, plan.network(), plan.city());
        List<String> others = sql.sql(
                        "select network from plan where city = ? and id <> ? and state in" + " ('PUBLIC', 'CLOSED')")
                .params(plan.city(), plan.id())
                .query((row, _) -> row.getString(1))
                .list();
        if (!others.isEmpty()) {
            throw new Refused(Reason.CONFLICT, "refused.plan-elsewhere", others.getFirst());
        }
        List<Action> actions = actions(sql, plan.id());
        if (actions.isEmpty()) {
            throw new Refused(Reason.CONFLICT, "refused.plan-empty");
        }
        return new PublishedPlan(
                plan.network(),
                plan.city(),
                city.name(),
                city.country(),
                number,
                now(),
                Plan.State.PUBLIC,
                "",
                plan.outline(),
                actions.stream()
                        .map(action -> new PublishedPlan.PublishedAction(
                                action.id(),
                                action.state(),
                                action.heartbeat(),
                                action.content(),
                                entries(sql, action.id()).stream()
                                        .filter(Entry::shown)
                                        .map(Entry::published)
                                        .toList()))
                        .toList());
    }

    /** The record comes first, the file after: what the disk could not take is put there when the workspace opens. */
    private void publishing(java.util.function.Supplier<Optional<PublishedPlan>> work) {
        work.get().ifPresent(shelf::put);
    }

    /** Puts on the shelf what was published and is not there, after a fall or a move. */
    void fillShelf() {
        List<PublishedPlan> all =
                store.read(sql -> sql.sql("select content from plan_publication order by city, number")
                        .query((row, _) -> PublishedPlan.read(row.getString(1)))
                        .list());
        all.stream().filter(document -> !shelf.holds(document)).forEach(shelf::put);
    }
}
