package org.isopolity.server.assessment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.isopolity.index.observation.City;
import org.isopolity.server.account.Person;
import org.isopolity.server.assessment.Questionnaire.Question;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Refused.Reason;
import org.isopolity.server.network.Networks;
import org.isopolity.server.store.Identifiers;
import org.isopolity.server.store.Rows;
import org.isopolity.server.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The self-assessments that cities keep: who answered what, in versions; what a reviewer verified; which cities share. */
final class SelfAssessments {

    /** Of one city; of all that share where no city is named. */
    private static final String OF = " k.network = ? and (k.city = ? or (? = '' and k.city in (select h.city from"
            + " self_assessment_sharing h where h.network = k.network and h.shared = 1)))";

    private static final String NEWEST_SHEETS = "select s.assessment, s.account, a.name, s.version, s.content, s.moment"
            + " from self_assessment_sheet s join account a on a.id = s.account"
            + " join self_assessment k on k.id = s.assessment where" + OF
            + " and s.version = (select max(n.version) from self_assessment_sheet n"
            + " where n.assessment = s.assessment and n.account = s.account) order by s.moment, s.account";

    private final Store store;
    private final Audit audit;
    private final Clock clock;
    private final Questionnaire questionnaire = Questionnaire.shipped();

    SelfAssessments(Store store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is asked. */
    Questionnaire questionnaire() {
        return questionnaire;
    }

    /** A row of its table. */
    record Begun(String id, String city, String title, long begun) {}

    /** A row of its table. */
    record Written(String assessment, String account, String name, int version, String content, long moment) {}

    /**
     * What one person answered.
     *
     * @param account of the person
     * @param name of the person
     * @param version counts the times it was saved
     * @param moment when it was saved last, in milliseconds
     * @param answers the answers
     */
    record Sheet(String account, String name, int version, long moment, Answers answers) {}

    /**
     * That a reviewer saw an answer shown.
     *
     * @param question that was answered
     * @param grade that was answered then
     * @param evidence that was named then
     * @param moment when, in milliseconds
     */
    record Mark(String question, String grade, String evidence, long moment) {

        boolean holdsFor(Answer answer) {
            return answer.grade().code().equals(grade) && answer.evidence().equals(evidence);
        }
    }

    /**
     * A self-assessment of a city.
     *
     * @param id of it
     * @param title by which the city knows it
     * @param begun when, in milliseconds
     * @param sheets the newest of each person who answered, the one saved first at the beginning
     * @param consensus of the sheets
     * @param marks by question, whether they still hold or not
     */
    record Kept(String id, String title, long begun, List<Sheet> sheets, Consensus consensus, Map<String, Mark> marks) {

        Kept {
            sheets = List.copyOf(sheets);
            marks = Map.copyOf(marks);
        }

        Optional<Sheet> findSheet(String account) {
            return sheets.stream()
                    .filter(sheet -> sheet.account().equals(account))
                    .findFirst();
        }

        /** The mark on an answer, if it was verified as it stands now. */
        Optional<Mark> findMark(Answer answer) {
            return Optional.ofNullable(marks.get(answer.questionId())).filter(mark -> mark.holdsFor(answer));
        }

        /** How far an answer is shown; nothing where nobody knows. */
        Optional<Showing> findShowing(Answer answer) {
            return Showing.of(answer).map(showing -> findMark(answer).isPresent() ? Showing.VERIFIED : showing);
        }

        /** How many of the answers to some questions are shown how far. */
        Map<Showing, Integer> showings(List<Question> questions) {
            return Showing.count(questions.stream()
                    .flatMap(question -> consensus.settled().find(question.id()).stream())
                    .flatMap(answer -> findShowing(answer).stream())
                    .toList());
        }

        /** Counts what was saved and verified, so that two states of it can be told apart. */
        int changes() {
            return sheets.stream().mapToInt(Sheet::version).sum() + marks.size();
        }

        boolean isEmpty() {
            return consensus.settled().asList().isEmpty();
        }
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

    /** What a city keeps, the newest first. */
    List<Kept> all(String network, String city) {
        return store.read(sql -> all(sql, network, city));
    }

    private List<Kept> all(JdbcClient sql, String network, String city) {
        return byCity(sql, network, city).getOrDefault(city, List.of());
    }

    private Map<String, List<Kept>> byCity(JdbcClient sql, String network, String city) {
        Map<String, List<Sheet>> sheets = new LinkedHashMap<>();
        sql.sql(NEWEST_SHEETS)
                .params(network, city, city)
                .query(Rows.as(Written.class))
                .list()
                .forEach(row -> sheets.computeIfAbsent(row.assessment(), _ -> new ArrayList<>())
                        .add(new Sheet(
                                row.account(),
                                row.name(),
                                row.version(),
                                row.moment(),
                                Answers.readKept(row.content(), questionnaire))));
        record Marked(String assessment, String question, String grade, String evidence, long moment) {}
        Map<String, Map<String, Mark>> marks = sql
                .sql("select m.assessment, m.question, m.grade, m.evidence, m.moment from self_assessment_mark m"
                        + " join self_assessment k on k.id = m.assessment where" + OF)
                .params(network, city, city)
                .query((row, _) -> new Marked(
                        row.getString("assessment"),
                        row.getString("question"),
                        row.getString("grade"),
                        row.getString("evidence"),
                        row.getLong("moment")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Marked::assessment,
                        Collectors.toMap(
                                Marked::question,
                                mark -> new Mark(mark.question(), mark.grade(), mark.evidence(), mark.moment()))));
        return sql
                .sql("select k.id, k.city, k.title, k.begun from self_assessment k where" + OF
                        + " order by k.begun desc, k.id desc")
                .params(network, city, city)
                .query(Rows.as(Begun.class))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Begun::city,
                        Collectors.mapping(
                                row -> kept(
                                        row,
                                        sheets.getOrDefault(row.id(), List.of()),
                                        marks.getOrDefault(row.id(), Map.of())),
                                Collectors.toList())));
    }

    private Kept kept(Begun row, List<Sheet> sheets, Map<String, Mark> marks) {
        return new Kept(
                row.id(),
                row.title(),
                row.begun(),
                sheets,
                Consensus.of(questionnaire, sheets.stream().map(Sheet::answers).toList()),
                marks);
    }

    /** Whether a city lets the others of its network see its means. */
    boolean isShared(String network, String city) {
        return store.read(sql -> sharing(sql, network).contains(city));
    }

    private static List<String> sharing(JdbcClient sql, String network) {
        return sql.sql("select city from self_assessment_sharing where network = ? and shared = 1 order by city")
                .param(network)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /**
     * Another city of the network.
     *
     * @param city which
     * @param shared whether it lets others see its means
     * @param newest its newest self-assessment with an answer; of a city that does not share none is read
     */
    record Peer(City city, boolean shared, Optional<Kept> newest) {}

    /**
     * A city and the other cities of its network.
     *
     * @param city itself
     * @param others by name
     */
    record Circle(City city, List<Peer> others) {

        Circle {
            others = List.copyOf(others);
        }
    }

    /** The cities of a network around one of them. What is not shared is not read at all. */
    Circle circle(String network, String city) {
        return store.read(sql -> {
            List<String> sharing = sharing(sql, network);
            Map<String, List<Kept>> all = byCity(sql, network, "");
            Map<String, Peer> peers = new TreeMap<>();
            Optional<City> own = Optional.empty();
            for (City other : Networks.cities(sql, network)) {
                if (other.id().equals(city)) {
                    own = Optional.of(other);
                } else {
                    boolean shared = sharing.contains(other.id());
                    Optional<Kept> newest = shared
                            ? all.getOrDefault(other.id(), List.of()).stream()
                                    .filter(kept -> !kept.isEmpty())
                                    .findFirst()
                            : Optional.empty();
                    peers.put(other.name() + " " + other.id(), new Peer(other, shared, newest));
                }
            }
            return new Circle(own.orElseThrow(Refused::absent), List.copyOf(peers.values()));
        });
    }

    /** Agrees to share, or ends it: from then on no other city sees anything. */
    void share(Person by, String network, String city, boolean shared) {
        store.writing(sql -> {
            city(sql, network, city);
            sql.sql("insert into self_assessment_sharing (network, city, shared, account, moment) values (?,"
                            + " ?, ?, ?, ?) on conflict (network, city) do update set shared = excluded.shared,"
                            + " account = excluded.account, moment = excluded.moment")
                    .params(network, city, shared ? 1 : 0, by.id(), clock.millis())
                    .update();
            audit.add(sql, by.id(), shared ? "assessment.share" : "assessment.unshare", network, city, "");
        });
    }

    /** Begins a self-assessment. */
    String begin(Person by, String network, String city, String title) {
        return store.write(sql -> {
            city(sql, network, city);
            String id = Identifiers.next();
            sql.sql("insert into self_assessment (id, network, city, title, author, begun) values (?, ?, ?, ?, ?, ?)")
                    .params(id, network, city, title, by.id(), clock.millis())
                    .update();
            audit.add(sql, by.id(), "assessment.begin", network, city, id);
            return id;
        });
    }

    /**
     * Saves a person's own sheet as its next version; earlier ones stay.
     *
     * @param seen version that the person saw; 0 where there was none
     */
    void save(Person by, String network, String city, Kept kept, int seen, Answers answers) {
        store.writing(sql -> {
            if (sql.sql("select count(*) from self_assessment where id = ?")
                            .param(kept.id())
                            .query(Integer.class)
                            .single()
                    == 0) {
                throw Refused.absent();
            }
            int now = sql.sql("select coalesce(max(version), 0) from self_assessment_sheet where assessment = ?"
                            + " and account = ?")
                    .params(kept.id(), by.id())
                    .query(Integer.class)
                    .single();
            if (now != seen) {
                throw new Refused(Reason.OVERTAKEN, "refused.overtaken");
            }
            sql.sql("insert into self_assessment_sheet (assessment, account, version, content, moment)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(kept.id(), by.id(), now + 1, answers.toShortCsv(), clock.millis())
                    .update();
            audit.add(sql, by.id(), "assessment.save", network, city, kept.id() + " version " + (now + 1));
        });
    }

    /**
     * Notes that a reviewer saw the evidence of an answer.
     *
     * @param seen the answer that the reviewer saw
     * @throws Refused if the reviewer answers for the city or has ever written a sheet of it, if the answer has changed, or if
     *     it names no evidence
     */
    void verify(Person by, String network, String city, String assessment, Answer seen) {
        store.writing(sql -> {
            Kept kept = all(sql, network, city).stream()
                    .filter(one -> one.id().equals(assessment))
                    .findFirst()
                    .orElseThrow(Refused::absent);
            if (by.isOfficer(network, city) || kept.findSheet(by.id()).isPresent()) {
                throw new Refused(Reason.CONFLICT, "refused.own-answer");
            }
            Answer now = kept.consensus().settled().find(seen.questionId()).orElseThrow(Refused::absent);
            if (!now.equals(seen)) {
                throw new Refused(Reason.OVERTAKEN, "refused.overtaken");
            }
            if (!now.isDocumented()) {
                throw new Refused(Reason.CONFLICT, "refused.undocumented");
            }
            sql.sql("insert into self_assessment_mark (assessment, question, grade, evidence, account, moment)"
                            + " values (?, ?, ?, ?, ?, ?) on conflict (assessment, question) do update set"
                            + " grade = excluded.grade, evidence = excluded.evidence, account = excluded.account,"
                            + " moment = excluded.moment")
                    .params(assessment, now.questionId(), now.grade().code(), now.evidence(), by.id(), clock.millis())
                    .update();
            audit.add(sql, by.id(), "assessment.verify", network, city, assessment + " " + now.questionId());
        });
    }

    /**
     * Deletes a self-assessment with all its sheets and marks; the audit remembers that there was one, and nothing of what it
     * said.
     *
     * @param seen {@link Kept#changes} of what the person saw
     */
    void delete(Person by, String network, String city, String assessment, int seen) {
        store.writing(sql -> {
            Kept kept = all(sql, network, city).stream()
                    .filter(one -> one.id().equals(assessment))
                    .findFirst()
                    .orElseThrow(Refused::absent);
            if (kept.changes() != seen) {
                throw new Refused(Reason.OVERTAKEN, "refused.overtaken");
            }
            for (String content : List.of(
                    "delete from self_assessment_mark where assessment = ?",
                    "delete from self_assessment_sheet where assessment = ?",
                    "delete from self_assessment where id = ?")) {
                sql.sql(content).param(assessment).update();
            }
            audit.add(
                    sql,
                    by.id(),
                    "assessment.delete",
                    network,
                    city,
                    assessment + " sheets " + kept.sheets().size() + " marks "
                            + kept.marks().size());
        });
    }
}
