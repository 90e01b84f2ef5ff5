package org.isopolity.server.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.isopolity.practice.Known;
import org.isopolity.practice.evidence.Design;
import org.isopolity.practice.evidence.EffectEstimate;
import org.isopolity.practice.evidence.EvidenceItem;
import org.isopolity.practice.evidence.Interval;
import org.isopolity.practice.evidence.Metric;
import org.isopolity.practice.library.RecordKind;
import org.isopolity.server.account.Person;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.contribution.Contributions;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Refused.Reason;
import org.isopolity.server.plan.Action;
import org.isopolity.server.plan.Plan;
import org.isopolity.server.store.Identifiers;
import org.isopolity.server.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Evaluations of actions in the store. They are only added. */
final class KeptEvaluations {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ALL = "select e.*, c.name, p.page from evaluation e join account c on c.id = e.editor"
            + " left join evaluation_proposal p on p.evaluation = e.id where e.action = ?";

    private final Store store;
    private final Audit audit;
    private final Contributions contributions;
    private final Clock clock;

    KeptEvaluations(Store store, Audit audit, Contributions contributions, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.contributions = contributions;
        this.clock = clock;
    }

    private static KeptEvaluation kept(ResultSet row, int number) throws SQLException {
        return new KeptEvaluation(
                row.getString("id"),
                row.getString("action"),
                row.getInt("number"),
                row.getString("name"),
                Instant.ofEpochMilli(row.getLong("moment")),
                JSON.readValue(row.getString("content"), KeptEvaluation.Content.class),
                Optional.ofNullable(row.getString("page")));
    }

    /** The evaluations of an action, newest first. */
    List<KeptEvaluation> all(Action action) {
        return store.read(sql -> sql.sql(ALL + " order by e.number desc")
                .param(action.id())
                .query(KeptEvaluations::kept)
                .list());
    }

    /** One evaluation of an action. */
    KeptEvaluation get(Action action, int number) {
        return store.read(sql -> find(sql, action, number)).orElseThrow(Refused::absent);
    }

    private static Optional<KeptEvaluation> find(JdbcClient sql, Action action, int number) {
        return sql.sql(ALL + " and e.number = ?")
                .params(action.id(), number)
                .query(KeptEvaluations::kept)
                .optional();
    }

    /** Keeps an evaluation as the next of its action; the same again is not kept twice. */
    void keep(Person by, Plan plan, Action action, KeptEvaluation.Content content) {
        String written = JSON.writeValueAsString(content);
        store.writing(sql -> {
            boolean known = sql.sql("select count(*) from evaluation where action = ? and content = ?")
                            .params(action.id(), written)
                            .query(Integer.class)
                            .single()
                    > 0;
            if (known) {
                throw new Refused(Reason.CONFLICT, "refused.evaluation-known");
            }
            int number = 1
                    + sql.sql("select coalesce(max(number), 0) from evaluation where action = ?")
                            .param(action.id())
                            .query(Integer.class)
                            .single();
            int made = sql.sql("insert into evaluation (id, action, number, content, editor, moment)"
                            + " values (?, ?, ?, ?, ?, ?) on conflict (action, number) do nothing")
                    .params(Identifiers.next(), action.id(), number, written, by.id(), clock.millis())
                    .update();
            if (made == 0) {
                throw new Refused(Reason.OVERTAKEN, "refused.overtaken");
            }
            audit.add(sql, by.id(), "evaluation.keep", plan.network(), action.id(), "number " + number);
        });
    }

    /**
     * Proposes an evaluation as evidence for the practice that the action adapts; it becomes public by the way of every
     * contribution.
     *
     * @return address of the contribution
     */
    String propose(Person by, Plan plan, Action action, String city, KeptEvaluation evaluation) {
        if (evaluation.proposed().isPresent()) {
            throw new Refused(Reason.CONFLICT, "refused.evaluation-proposed");
        }
        if (action.content().adoption().isEmpty()) {
            throw new Refused(Reason.CONFLICT, "refused.evaluation-practice");
        }
        if (!evaluation.content().isEvidence()) {
            throw new Refused(Reason.CONFLICT, "refused.evaluation-weak");
        }
        String practice = action.content().adoption().get().practice();
        String record = contributions.freshId(
                RecordKind.EVIDENCE,
                practice + "-" + plan.city() + "-" + evaluation.content().from());
        String page = contributions.propose(by, plan.network(), item(record, practice, city, evaluation));
        store.writing(sql -> {
            sql.sql("insert into evaluation_proposal (evaluation, record, page, editor, moment) values (?, ?, ?, ?, ?)"
                            + " on conflict (evaluation) do nothing")
                    .params(evaluation.id(), record, page, by.id(), clock.millis())
                    .update();
            audit.add(sql, by.id(), "evaluation.propose", plan.network(), action.id(), "number " + evaluation.number());
        });
        return page;
    }

    private EvidenceItem item(String record, String practice, String city, KeptEvaluation evaluation) {
        KeptEvaluation.Content said = evaluation.content();
        return new EvidenceItem(
                record,
                practice,
                "",
                design(said),
                said.preStated() ? Known.YES : Known.NO,
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalInt.of(12 * (said.until() - said.from())),
                city,
                "",
                "Evaluated by the city that ran the programme",
                OptionalInt.of(clock.instant().atZone(ZoneOffset.UTC).getYear()),
                said.finding() + " (" + said.designInWords() + "; release " + said.release() + ", " + said.address()
                        + "; evaluated by the city that ran the programme)",
                List.of(new EffectEstimate(
                        said.indicator(),
                        metric(said.unit()),
                        said.mean(),
                        Optional.of(new Interval(
                                Math.min(said.low().orElseThrow(), said.mean()),
                                Math.max(said.high().orElseThrow(), said.mean()),
                                said.level().orElseThrow())),
                        said.rises(),
                        said.unit(),
                        "")));
    }

    /** What the design is worth by the public rule: every design with comparison places is a change against that of others. */
    private static Design design(KeptEvaluation.Content said) {
        return switch (said.design()) {
            case SYNTH, SYNTH_DEMEANED, SYNTH_PENALISED, SYNTH_RIDGE, SDID, DID -> Design.DIFFERENCE_IN_DIFFERENCES;
            case BSTS -> Design.INTERRUPTED_SERIES_WITH_CONTROL;
            case ITS -> Design.BEFORE_AFTER;
        };
    }

    private static Metric metric(String unit) {
        return unit.startsWith("%") ? Metric.PERCENTAGE_POINTS : Metric.RATE_DIFFERENCE;
    }
}
