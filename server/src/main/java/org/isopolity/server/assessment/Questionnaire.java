package org.isopolity.server.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.isopolity.index.framework.Competence;
import org.isopolity.index.framework.Direction;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Goalposts;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
import org.isopolity.index.framework.Texts;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;

/** Recommendations as questions. A questionnaire is a framework whose indicators are questions, on a scale from 0 to 100. */
public final class Questionnaire {

    private static final String RECOMMENDATIONS = "recommendations.csv";
    private static final String QUESTIONS = "self_assessment.csv";
    private static final String ROOT = "self-assessment";

    /**
     * A set of recommendations of one origin.
     *
     * @param id in files, with underscores
     * @param recommendations at least one
     */
    public record Section(String id, List<Recommendation> recommendations) {

        public Section {
            recommendations = List.copyOf(recommendations);
        }

        /** Its name in addresses and messages. */
        public String code() {
            return id.replace('_', '-');
        }

        /** All its questions. */
        public List<Question> questions() {
            return recommendations.stream()
                    .flatMap(recommendation -> recommendation.questions().stream())
                    .toList();
        }

        /** Whether all of it is the part of one actor family, so that one figure can stand for it. */
        public boolean isOfOneFamily() {
            return recommendations.stream()
                            .map(Recommendation::family)
                            .distinct()
                            .count()
                    == 1;
        }
    }

    /**
     * A recommendation.
     *
     * @param id unique
     * @param label in a dozen words
     * @param family whose part it is
     * @param questions at least one
     */
    public record Recommendation(String id, String label, ActorFamily family, List<Question> questions) {

        public Recommendation {
            questions = List.copyOf(questions);
        }
    }

    /**
     * A question.
     *
     * @param id unique
     * @param text the question
     * @param scale what counts as 0, 50 and 100
     * @param evidence what would show it
     * @param reach how far up it is decided
     * @param themes in which practices to look for help
     * @param indicators of the openness framework on which an answer should show
     */
    public record Question(
            String id,
            String text,
            Map<Grade, String> scale,
            String evidence,
            Reach reach,
            List<String> themes,
            List<String> indicators) {

        public Question {
            scale = Map.copyOf(scale);
            themes = List.copyOf(themes);
            indicators = List.copyOf(indicators);
        }

        /**
         * What the scale describes.
         *
         * @throws IllegalArgumentException for a grade that is not on the scale
         */
        public String describe(Grade grade) {
            String described = scale.get(grade);
            if (described == null) {
                throw new IllegalArgumentException(grade + " is not on the scale");
            }
            return described;
        }
    }

    private final List<Section> sections;
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final Framework framework;

    private Questionnaire(List<Section> sections) {
        this.sections = List.copyOf(sections);
        sections.forEach(section -> section.questions().forEach(question -> questions.put(question.id(), question)));
        this.framework = new Framework(
                group(ROOT, ROOT, sections.stream().map(Questionnaire::group).toList()));
    }

    private static Node group(Section section) {
        return group(
                section.id(),
                section.id(),
                section.recommendations().stream()
                        .<Node>map(recommendation -> group(
                                recommendation.id(),
                                recommendation.label(),
                                recommendation.questions().stream()
                                        .map(Questionnaire::indicator)
                                        .toList()))
                        .toList());
    }

    private static Group group(String id, String label, List<Node> children) {
        return new Group(id, label, 1, Texts.NONE, children);
    }

    private static Node indicator(Question question) {
        Competence competence = switch (question.reach()) {
            case LOCAL -> Competence.CITY;
            case MULTI_LEVEL -> Competence.SHARED;
            case NATIONAL -> Competence.NATIONAL;
        };
        return new Indicator(
                question.id(),
                question.text(),
                1,
                new Texts(question.text(), "", "", ""),
                "points",
                Direction.HIGHER_IS_BETTER,
                competence,
                Optional.of(
                        new Goalposts(0, 100, question.describe(Grade.NONE) + " / " + question.describe(Grade.FULL))),
                question.evidence());
    }

    /** The questionnaire that comes with the program: 46 recommendations in 117 questions. */
    public static Questionnaire shipped() {
        return of(CsvTable.read(RECOMMENDATIONS, bytes(RECOMMENDATIONS)), CsvTable.read(QUESTIONS, bytes(QUESTIONS)));
    }

    private static byte[] bytes(String name) {
        try (InputStream in = Questionnaire.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its questionnaire (" + name + ")");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Reads a questionnaire of one's own.
     *
     * @param recommendations columns id, group, short, actor_family
     * @param questions columns id, recommendation, question, scale_0, scale_50, scale_100, evidence, level and, if wanted,
     *     themes and indicators, each several words apart by spaces
     * @throws org.isopolity.text.input.InvalidInput if a file is wrong, naming line and column
     */
    public static Questionnaire read(Path recommendations, Path questions) {
        return of(CsvTable.read(recommendations), CsvTable.read(questions));
    }

    private static Questionnaire of(CsvTable recommendations, CsvTable questions) {
        Map<String, List<Question>> asked = questions(questions, recommendations);
        recommendations.require("id", "group", "short", "actor_family");
        recommendations.requireRows();
        Map<String, List<Recommendation>> sections = new LinkedHashMap<>();
        Map<String, Row> rows = new HashMap<>();
        for (Row row : recommendations.rows()) {
            unique(row, rows);
            String id = row.identifier("id");
            if (!asked.containsKey(id)) {
                throw row.problem("id", "'" + id + "' has no question.", "Ask at least one, or leave the line out.");
            }
            sections.computeIfAbsent(row.identifier("group"), _ -> new ArrayList<>())
                    .add(new Recommendation(
                            id,
                            row.requiredText("short"),
                            row.oneOf("actor_family", ActorFamily.class),
                            asked.getOrDefault(id, List.of())));
        }
        return new Questionnaire(sections.entrySet().stream()
                .map(section -> new Section(section.getKey(), section.getValue()))
                .toList());
    }

    private static Map<String, List<Question>> questions(CsvTable table, CsvTable recommendations) {
        table.require("id", "recommendation", "question", "scale_0", "scale_50", "scale_100", "evidence", "level");
        table.requireRows();
        Set<String> known =
                recommendations.rows().stream().map(row -> row.text("id")).collect(Collectors.toSet());
        Map<String, Row> rows = new HashMap<>();
        Map<String, List<Question>> asked = new LinkedHashMap<>();
        for (Row row : table.rows()) {
            unique(row, rows);
            String recommendation = row.identifier("recommendation");
            if (!known.contains(recommendation)) {
                throw row.problem(
                        "recommendation",
                        "there is no recommendation '" + recommendation + "'.",
                        "Add it to " + recommendations.file() + ", or correct the spelling.");
            }
            asked.computeIfAbsent(recommendation, _ -> new ArrayList<>()).add(question(row));
        }
        return asked;
    }

    private static Question question(Row row) {
        return new Question(
                row.identifier("id"),
                row.requiredText("question"),
                Map.of(
                        Grade.NONE,
                        row.requiredText("scale_0"),
                        Grade.PART,
                        row.requiredText("scale_50"),
                        Grade.FULL,
                        row.requiredText("scale_100")),
                row.text("evidence"),
                row.oneOf("level", Reach.class),
                words(row.text("themes")),
                words(row.text("indicators")));
    }

    private static List<String> words(String cell) {
        return Arrays.stream(cell.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static void unique(Row row, Map<String, Row> rows) {
        Row earlier = rows.putIfAbsent(row.identifier("id"), row);
        if (earlier != null) {
            throw row.problem(
                    "id",
                    "'" + row.text("id") + "' stands in line " + earlier.line() + " already.",
                    "Use each id once.");
        }
    }

    /** The sets, in the order of the file. */
    public List<Section> sections() {
        return sections;
    }

    /** The set with this name in addresses, if there is one. */
    public Optional<Section> findSection(String code) {
        return sections.stream().filter(section -> section.code().equals(code)).findFirst();
    }

    /** All questions, in the order of the files. */
    public List<Question> questions() {
        return List.copyOf(questions.values());
    }

    /** The question with this id, if there is one. */
    public Optional<Question> findQuestion(String id) {
        return Optional.ofNullable(questions.get(id));
    }

    /** The same as a framework: sets, recommendations, and questions as indicators from 0 to 100. */
    public Framework framework() {
        return framework;
    }
}
