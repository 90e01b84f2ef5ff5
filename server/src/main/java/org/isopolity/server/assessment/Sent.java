package org.isopolity.server.assessment;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isopolity.server.assessment.Questionnaire.Question;
import org.isopolity.server.assessment.Questionnaire.Section;
import org.isopolity.server.text.Text;
import org.isopolity.text.input.InvalidInput;

/** What a reader sent: answers chosen in a form, carried along from other forms, or as files. Nothing of it is kept. */
final class Sent {

    /** Three times the size of every question answered with a paragraph of evidence. */
    private static final int LARGEST = 500_000;

    private static final String CARRIED = "carried";
    private static final String FILE = "answers";
    private static final String EARLIER = "earlier";
    private static final String SECTION = "section";
    private static final int LONGEST_EVIDENCE = 500;

    /** What was sent cannot be used; the message says why. */
    static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message, null, false, false);
        }
    }

    private final HttpServletRequest request;
    private final Questionnaire questionnaire;
    private final Text text;

    Sent(HttpServletRequest request, Questionnaire questionnaire, Text text) {
        this.request = request;
        this.questionnaire = questionnaire;
        this.text = text;
        if (request.getContentLengthLong() > LARGEST) {
            throw new Unusable(text.of("assessment.too-large", text.bytes(LARGEST)));
        }
        request.setCharacterEncoding(StandardCharsets.UTF_8);
    }

    /** All answers: those carried along, then those of a file, then those of the form. */
    Answers answers() {
        Answers answers = Answers.of(questionnaire, List.of());
        String carried = parameter(CARRIED);
        if (!carried.isBlank()) {
            answers = read("answers.csv", carried.getBytes(StandardCharsets.UTF_8));
        }
        Optional<byte[]> file = findFile(FILE);
        if (file.isPresent()) {
            answers = answers.with(read("answers.csv", file.get()).asList());
        }
        Optional<Section> section = questionnaire.findSection(parameter(SECTION));
        return section.isPresent() ? chosen(answers, section.get()) : answers;
    }

    /** The answers of an earlier time, if a file of them was sent. */
    Optional<Answers> findEarlier() {
        return findFile(EARLIER).map(content -> read("earlier.csv", content));
    }

    private String parameter(String name) {
        try {
            String value = request.getParameter(name);
            return value == null ? "" : value;
        } catch (IllegalStateException broken) {
            throw new Unusable(text.of("assessment.unreadable"));
        }
    }

    private Answers read(String name, byte[] content) {
        try {
            return Answers.read(name, content, questionnaire);
        } catch (InvalidInput invalid) {
            throw new Unusable(String.valueOf(invalid.getMessage()));
        }
    }

    private Answers chosen(Answers before, Section section) {
        List<Answer> chosen = new ArrayList<>();
        for (Question question : section.questions()) {
            String code = parameter(question.id());
            if (!code.isEmpty()) {
                Grade grade = Grade.find(code)
                        .orElseThrow(() -> new Unusable(text.of("assessment.no-answer", question.id())));
                chosen.add(new Answer(question.id(), grade, evidence(question)));
            }
        }
        return before.without(section.questions().stream().map(Question::id).toList())
                .with(chosen);
    }

    private String evidence(Question question) {
        String evidence = parameter(question.id() + ".evidence");
        if (evidence.length() > LONGEST_EVIDENCE) {
            throw new Unusable(text.of("assessment.evidence.long", question.id(), LONGEST_EVIDENCE));
        }
        return evidence.strip();
    }

    private Optional<byte[]> findFile(String name) {
        String type = request.getContentType();
        if (type == null || !type.startsWith("multipart/form-data")) {
            return Optional.empty();
        }
        try {
            Part part = request.getPart(name);
            if (part == null || part.getSize() == 0) {
                return Optional.empty();
            }
            if (part.getSize() > LARGEST) {
                throw new Unusable(text.of("assessment.too-large", text.bytes(LARGEST)));
            }
            return Optional.of(part.getInputStream().readAllBytes());
        } catch (ServletException | IllegalStateException | IOException unreadable) {
            throw new Unusable(text.of("assessment.unreadable"));
        }
    }
}
