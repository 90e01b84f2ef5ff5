package org.isopolity.server.assessment;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;

/**
 * Which parts of other frameworks an answer also serves, in which direction and how far. It saves asking twice; it is no score
 * of the other framework, whose own questions and scales are its own.
 */
final class Crosswalk {

    private static final String SHIPPED = "crosswalk.csv";

    /** How a question lies to what it is matched with, in the words of SKOS seen from the question. */
    enum Relation {
        /** The same thing. */
        EXACT,
        /** Nearly the same thing. */
        CLOSE,
        /** The question asks a part of it. */
        NARROW,
        /** The question asks more than it. */
        BROAD,
        /** Neither holds the other. */
        RELATED
    }

    /** How much of the target an answer covers. */
    enum Degree {
        /** All of it. */
        FULL,
        /** Most of it. */
        SUBSTANTIAL,
        /** Some of it. */
        PARTIAL
    }

    /**
     * A match.
     *
     * @param question id of the question
     * @param scheme the other framework
     * @param target its part
     * @param relation direction
     * @param degree how far
     * @param note what else must be known; may be empty
     */
    record Match(String question, String scheme, String target, Relation relation, Degree degree, String note) {}

    /**
     * What answers say of a part of another framework.
     *
     * @param scheme the framework
     * @param target its part
     * @param questions how many questions are matched with it
     * @param answered how many of them are answered with 0, 50 or 100
     * @param mean of those answers; absent where there is none
     * @param whole whether any match covers it fully
     */
    record Reading(String scheme, String target, int questions, int answered, OptionalDouble mean, boolean whole) {}

    private final List<Match> matches;

    private Crosswalk(List<Match> matches) {
        this.matches = List.copyOf(matches);
    }

    /** The crosswalk that comes with the program. */
    static Crosswalk shipped(Questionnaire questionnaire) {
        try (InputStream in = Crosswalk.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its crosswalk");
            }
            return read(SHIPPED, in.readAllBytes(), questionnaire);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Reads a crosswalk: columns question_id, scheme, target, relation, degree, and note if wanted.
     *
     * @throws org.isopolity.text.input.InvalidInput if it is wrong, naming line and column
     */
    static Crosswalk read(String name, byte[] content, Questionnaire questionnaire) {
        CsvTable table = CsvTable.read(name, content);
        table.require("question_id", "scheme", "target", "relation", "degree");
        Map<List<String>, Row> rows = new HashMap<>();
        List<Match> matches = new ArrayList<>();
        for (Row row : table.rows()) {
            String question = row.identifier("question_id");
            if (questionnaire.findQuestion(question).isEmpty()) {
                throw row.problem("question_id", "there is no question '" + question + "'.", "Correct the spelling.");
            }
            Match match = new Match(
                    question,
                    row.identifier("scheme"),
                    row.identifier("target"),
                    row.oneOf("relation", Relation.class),
                    row.oneOf("degree", Degree.class),
                    row.text("note"));
            Row earlier = rows.putIfAbsent(List.of(question, match.scheme(), match.target()), row);
            if (earlier != null) {
                throw row.problem("line " + earlier.line() + " matches the two already.", "Keep the line that holds.");
            }
            matches.add(match);
        }
        return new Crosswalk(matches);
    }

    /** All matches, in the order of the file. */
    List<Match> matches() {
        return matches;
    }

    /** What answers say of the parts of other frameworks of which they say anything, by framework and part. */
    List<Reading> readings(Answers answers) {
        Map<String, List<Match>> targets = new TreeMap<>();
        matches.forEach(match -> targets.computeIfAbsent(match.scheme() + " " + match.target(), _ -> new ArrayList<>())
                .add(match));
        return targets.values().stream()
                .map(group -> reading(group, answers))
                .filter(reading -> reading.answered() > 0)
                .toList();
    }

    private static Reading reading(List<Match> group, Answers answers) {
        double[] points = group.stream()
                .map(match -> points(answers, match.question()))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        Match first = group.getFirst();
        return new Reading(
                first.scheme(),
                first.target(),
                group.size(),
                points.length,
                java.util.Arrays.stream(points).average(),
                group.stream().anyMatch(match -> match.degree() == Degree.FULL));
    }

    private static OptionalDouble points(Answers answers, String question) {
        Optional<Answer> answer = answers.find(question);
        return answer.isPresent() ? answer.get().grade().points() : OptionalDouble.empty();
    }

    /** The answers as another framework would file them: a line for each match whose question is answered. */
    String export(Answers answers) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(
                    "scheme",
                    "target",
                    "question_id",
                    "relation",
                    "degree",
                    "answer",
                    "documented",
                    "question",
                    "note");
            matches.stream()
                    .sorted(java.util.Comparator.comparing(Match::scheme)
                            .thenComparing(Match::target)
                            .thenComparing(Match::question))
                    .forEach(match -> answers.find(match.question())
                            .ifPresent(answer -> csv.writeRecord(
                                    match.scheme(),
                                    match.target(),
                                    match.question(),
                                    match.relation().name().toLowerCase(java.util.Locale.ROOT),
                                    match.degree().name().toLowerCase(java.util.Locale.ROOT),
                                    answer.grade().code(),
                                    answer.isDocumented() ? "yes" : "no",
                                    answers.questionnaire()
                                            .findQuestion(match.question())
                                            .map(Questionnaire.Question::text)
                                            .orElse(""),
                                    match.note())));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
