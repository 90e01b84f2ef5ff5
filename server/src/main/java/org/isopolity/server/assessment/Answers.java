package org.isopolity.server.assessment;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isopolity.server.assessment.Questionnaire.Question;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;

/** The answers that somebody has given so far, as a file keeps them. */
public final class Answers {

    private static final String QUESTION = "question_id";
    private static final String ANSWER = "answer";
    private static final String EVIDENCE = "evidence";

    /** Longer than a reference to a document has to be. */
    private static final int LONGEST_EVIDENCE = 1_000;

    private final Questionnaire questionnaire;
    private final Map<String, Answer> byQuestion = new LinkedHashMap<>();

    private Answers(Questionnaire questionnaire) {
        this.questionnaire = questionnaire;
    }

    /**
     * Answers to a questionnaire; of two to one question the later holds.
     *
     * @throws IllegalArgumentException if one answers a question that is not asked
     */
    public static Answers of(Questionnaire questionnaire, Collection<Answer> given) {
        Map<String, Answer> answers = new HashMap<>();
        for (Answer answer : given) {
            if (questionnaire.findQuestion(answer.questionId()).isEmpty()) {
                throw new IllegalArgumentException("no question '" + answer.questionId() + "'");
            }
            answers.put(answer.questionId(), answer);
        }
        Answers ordered = new Answers(questionnaire);
        for (Question question : questionnaire.questions()) {
            Answer answer = answers.get(question.id());
            if (answer != null) {
                ordered.byQuestion.put(question.id(), answer);
            }
        }
        return ordered;
    }

    /**
     * Reads a file of answers: columns {@code question_id}, {@code answer} (0, 50, 100, unknown, or empty where left open) and,
     * if wanted, {@code evidence}. Further columns are passed over.
     *
     * @throws org.isopolity.text.input.InvalidInput if the file is wrong, naming line and column
     */
    public static Answers read(Path file, Questionnaire questionnaire) {
        return of(CsvTable.read(file), questionnaire);
    }

    /**
     * Reads answers that were sent.
     *
     * @param name by which messages call them
     * @throws org.isopolity.text.input.InvalidInput as {@link #read(Path, Questionnaire)}
     */
    public static Answers read(String name, byte[] content, Questionnaire questionnaire) {
        return of(CsvTable.read(name, content), questionnaire);
    }

    /** Reads answers that were kept, perhaps by an earlier program: what is not asked any more is passed over. */
    static Answers readKept(String content, Questionnaire questionnaire) {
        List<Answer> answers = new ArrayList<>();
        for (Row row : CsvTable.read("kept.csv", content.getBytes(StandardCharsets.UTF_8))
                .rows()) {
            String id = row.identifier(QUESTION);
            if (questionnaire.findQuestion(id).isPresent()) {
                findAnswer(row, id).ifPresent(answers::add);
            }
        }
        return of(questionnaire, answers);
    }

    private static Answers of(CsvTable table, Questionnaire questionnaire) {
        table.require(QUESTION, ANSWER);
        Map<String, Row> rows = new HashMap<>();
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (Row row : table.rows()) {
            String id = row.identifier(QUESTION);
            if (questionnaire.findQuestion(id).isEmpty()) {
                throw row.problem(
                        QUESTION, "there is no question '" + id + "'.", "Take the ids from the file without answers.");
            }
            Row earlier = rows.putIfAbsent(id, row);
            if (earlier != null) {
                throw row.problem(
                        QUESTION,
                        "line " + earlier.line() + " answers '" + id + "' already.",
                        "Keep the one that holds.");
            }
            findAnswer(row, id).ifPresent(answer -> answers.put(id, answer));
        }
        return of(questionnaire, answers.values());
    }

    private static Optional<Answer> findAnswer(Row row, String id) {
        String code = row.text(ANSWER);
        String evidence = row.text(EVIDENCE);
        if (evidence.length() > LONGEST_EVIDENCE) {
            throw row.problem(
                    EVIDENCE,
                    "is " + evidence.length() + " characters long.",
                    "Name the document in at most " + LONGEST_EVIDENCE + ".");
        }
        if (code.isEmpty()) {
            return Optional.empty();
        }
        Grade grade = Grade.find(code)
                .orElseThrow(() -> row.problem(
                        ANSWER, "'" + code + "' is no answer.", "Write 0, 50, 100 or unknown, or leave it empty."));
        return Optional.of(new Answer(id, grade, evidence));
    }

    /** What they answer. */
    public Questionnaire questionnaire() {
        return questionnaire;
    }

    /** The answer to a question, if there is one. */
    public Optional<Answer> find(String questionId) {
        return Optional.ofNullable(byQuestion.get(questionId));
    }

    /** All answers, in the order of the questions. */
    public List<Answer> asList() {
        return List.copyOf(byQuestion.values());
    }

    /** The same with a further collection; of two answers to one question the further holds. */
    public Answers with(Collection<Answer> further) {
        Map<String, Answer> merged = new LinkedHashMap<>(byQuestion);
        further.forEach(answer -> merged.put(answer.questionId(), answer));
        return of(questionnaire, merged.values());
    }

    /** The same without the answers to some questions. */
    public Answers without(Collection<String> questionIds) {
        Map<String, Answer> kept = new LinkedHashMap<>(byQuestion);
        kept.keySet().removeAll(questionIds);
        return of(questionnaire, kept.values());
    }

    /** A file that {@link #read(Path, Questionnaire)} understands: every question with its scale, answered or not. */
    public String toCsv() {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(
                    QUESTION, ANSWER, EVIDENCE, "question", "scale_0", "scale_50", "scale_100", "evidence_needed");
            for (Question question : questionnaire.questions()) {
                Optional<Answer> answer = find(question.id());
                csv.writeRecord(
                        question.id(),
                        answer.map(Answer::grade).map(Grade::code).orElse(""),
                        answer.map(Answer::evidence).orElse(""),
                        question.text(),
                        question.describe(Grade.NONE),
                        question.describe(Grade.PART),
                        question.describe(Grade.FULL),
                        question.evidence());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** The same without questions and scales, and without what was left open: enough to go on with. */
    public String toShortCsv() {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(QUESTION, ANSWER, EVIDENCE);
            for (Answer answer : asList()) {
                csv.writeRecord(answer.questionId(), answer.grade().code(), answer.evidence());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
