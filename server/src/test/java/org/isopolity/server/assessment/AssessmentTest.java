package org.isopolity.server.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.isopolity.server.assessment.Assessment.Figure;
import org.isopolity.server.assessment.Questionnaire.Question;
import org.isopolity.server.assessment.Questionnaire.Recommendation;
import org.isopolity.server.assessment.Questionnaire.Section;
import org.isopolity.text.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessmentTest {

    private static final Questionnaire SHIPPED = Questionnaire.shipped();

    @TempDir
    private Path place;

    private static Answer answer(String id, Grade grade) {
        return new Answer(id, grade, "");
    }

    private static Recommendation recommendation(String id) {
        return SHIPPED.sections().stream()
                .flatMap(section -> section.recommendations().stream())
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theShippedQuestionnaireIsWhole() {
        assertThat(SHIPPED.sections().stream()
                        .mapToInt(section -> section.recommendations().size())
                        .sum())
                .isEqualTo(46);
        assertThat(SHIPPED.questions()).hasSize(117);
        assertThat(SHIPPED.sections()).extracting(Section::code).startsWith("local-governments", "community-partners");
        assertThat(SHIPPED.framework().indicators()).hasSize(117);
    }

    /** LG05 has four questions: 100, 50 and "unknown", the fourth left open. */
    @Test
    void aMeanIsOfTheAnsweredAndTheRangeOfAll() {
        Assessment assessment = Assessment.of(Answers.of(
                SHIPPED,
                List.of(
                        new Answer("LG05a", Grade.FULL, "Bylaw of 2019"),
                        answer("LG05b", Grade.PART),
                        answer("LG05c", Grade.UNKNOWN))));
        Figure figure = assessment.figure(recommendation("LG05"));
        assertThat(figure.mean().orElseThrow()).isEqualTo(75);
        assertThat(figure.low()).isEqualTo(37.5);
        assertThat(figure.high()).isEqualTo(87.5);
        assertThat(figure.answered()).isEqualTo(2);
        assertThat(figure.unknown()).isEqualTo(1);
        assertThat(figure.questions()).isEqualTo(4);
        assertThat(figure.documented()).isEqualTo(1);
    }

    @Test
    void whatNobodyKnowsIsNotNothing() {
        Assessment unknown = Assessment.of(Answers.of(SHIPPED, List.of(answer("LG01a", Grade.UNKNOWN))));
        Assessment none = Assessment.of(Answers.of(SHIPPED, List.of(answer("LG01a", Grade.NONE))));
        assertThat(unknown.figure(recommendation("LG01")).mean()).isEmpty();
        assertThat(none.figure(recommendation("LG01")).mean().orElseThrow()).isZero();
    }

    @Test
    void evidenceForWhatNobodyKnowsDocumentsNothing() {
        Assessment assessment =
                Assessment.of(Answers.of(SHIPPED, List.of(new Answer("LG01a", Grade.UNKNOWN, "somewhere"))));
        assertThat(assessment.figure(recommendation("LG01")).documented()).isZero();
    }

    @Test
    void rolesOfSeveralActorsHaveNoFigureOfTheirOwn() {
        Assessment assessment = Assessment.of(Answers.of(SHIPPED, List.of(answer("RS1a", Grade.FULL))));
        Section roles = SHIPPED.findSection("actor-roles").orElseThrow();
        Section city = SHIPPED.findSection("local-governments").orElseThrow();
        assertThat(assessment.findFigure(roles)).isEmpty();
        assertThat(assessment.findFigure(city)).isPresent();
    }

    @Test
    void theEngineSaysWhatAPlainLoopSays() {
        Random random = new Random(11);
        for (int round = 0; round < 60; round++) {
            List<Answer> given = new ArrayList<>();
            for (Question question : SHIPPED.questions()) {
                if (random.nextInt(3) > 0) {
                    given.add(answer(question.id(), Grade.values()[random.nextInt(4)]));
                }
            }
            Collections.shuffle(given, random);
            Assessment assessment = Assessment.of(Answers.of(SHIPPED, given));
            for (Section section : SHIPPED.sections()) {
                for (Recommendation recommendation : section.recommendations()) {
                    compareWithLoop(assessment, recommendation);
                }
                assessment.findFigure(section).ifPresent(figure -> {
                    assertThat(figure.low()).isLessThanOrEqualTo(figure.high());
                    figure.mean()
                            .ifPresent(mean -> assertThat(mean).isBetween(figure.low() - 1e-9, figure.high() + 1e-9));
                });
            }
        }
    }

    private static void compareWithLoop(Assessment assessment, Recommendation recommendation) {
        double sum = 0;
        int known = 0;
        for (Question question : recommendation.questions()) {
            Optional<Answer> answer = assessment.answers().find(question.id());
            if (answer.isPresent() && answer.get().grade() != Grade.UNKNOWN) {
                sum += 50 * answer.get().grade().ordinal();
                known++;
            }
        }
        int all = recommendation.questions().size();
        Figure figure = assessment.figure(recommendation);
        assertThat(figure.answered()).isEqualTo(known);
        assertThat(figure.mean().isPresent()).isEqualTo(known > 0);
        if (known > 0) {
            assertThat(figure.mean().getAsDouble()).isCloseTo(sum / known, within(1e-9));
        }
        assertThat(figure.low()).isCloseTo(sum / all, within(1e-9));
        assertThat(figure.high()).isCloseTo((sum + 100.0 * (all - known)) / all, within(1e-9));
    }

    /** More answers are no progress: only what was answered both times is compared. */
    @Test
    void aChangeIsOfTheSameQuestions() {
        Assessment then =
                Assessment.of(Answers.of(SHIPPED, List.of(answer("LG01a", Grade.NONE), answer("LG01b", Grade.FULL))));
        Assessment now = Assessment.of(Answers.of(
                SHIPPED,
                List.of(answer("LG01a", Grade.PART), answer("LG01b", Grade.UNKNOWN), answer("LG01c", Grade.FULL))));
        Assessment.Change change = now.findChange(recommendation("LG01"), then).orElseThrow();
        assertThat(change.points()).isEqualTo(50);
        assertThat(change.questions()).isEqualTo(1);
        assertThat(now.findChange(recommendation("LG02"), then)).isEmpty();
    }

    @Test
    void aWeakAnswerLeadsToTheNextGrade() {
        Assessment assessment = Assessment.of(Answers.of(
                SHIPPED,
                List.of(answer("LG01a", Grade.NONE), answer("LG01b", Grade.PART), answer("LG01c", Grade.FULL))));
        assertThat(assessment.weaknesses(recommendation("LG01")))
                .extracting(weakness -> weakness.question().id(), Assessment.Weakness::next)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("LG01a", Grade.PART),
                        org.assertj.core.groups.Tuple.tuple("LG01b", Grade.FULL));
    }

    @Test
    void aFileComesBackAsItWent() throws IOException {
        Answers answers = Answers.of(
                SHIPPED,
                List.of(
                        new Answer("CP03b", Grade.PART, "Report \"2024\", page 3; see\nannex, größer"),
                        answer("LG14d", Grade.UNKNOWN)));
        for (String csv : List.of(answers.toCsv(), answers.toShortCsv())) {
            Path file = Files.writeString(place.resolve("answers.csv"), csv);
            assertThat(Answers.read(file, SHIPPED).asList()).isEqualTo(answers.asList());
            assertThat(Answers.read("sent.csv", csv.getBytes(StandardCharsets.UTF_8), SHIPPED)
                            .asList())
                    .isEqualTo(answers.asList());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        question_id,answer | LG01a,75 | line 2, answer: '75' is no answer
        question_id,answer | LG99z,50 | line 2, question_id: there is no question 'LG99z'
        question_id,answer | LG 1,50 | line 2, question_id: 'LG 1' is not an identifier
        question_id | LG01a | there is no column 'answer'
        question_id,answer | LG01a | has 1 cells where the header has 2
        """)
    void aMistakeInTheAnswersIsNamed(String header, String line, String said) throws IOException {
        Path file = Files.writeString(place.resolve("answers.csv"), header + "\n" + line + "\n");
        assertThatThrownBy(() -> Answers.read(file, SHIPPED))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("answers.csv")
                .hasMessageContaining(said);
        assertThatThrownBy(() ->
                        Answers.read("sent.csv", (header + "\n" + line).getBytes(StandardCharsets.UTF_8), SHIPPED))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("sent.csv")
                .hasMessageContaining(said);
    }

    @Test
    void twoAnswersToOneQuestionAndForeignBytesAreNamed() {
        assertThatThrownBy(() -> Answers.read(
                        "a.csv", "question_id,answer\nLG01a,0\nLG01a,50\n".getBytes(StandardCharsets.UTF_8), SHIPPED))
                .hasMessageContaining("line 3")
                .hasMessageContaining("line 2 answers");
        assertThatThrownBy(() -> Answers.read(
                        "a.csv", "question_id,answer\n\u00e4,0\n".getBytes(StandardCharsets.ISO_8859_1), SHIPPED))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("is not UTF-8 text");
        assertThatThrownBy(() -> Answers.read("a.csv", new byte[0], SHIPPED)).hasMessageContaining("is empty");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        A,g,Do it,municipality | a,B,Do you?,no,half,yes,,local | there is no recommendation 'B'
        A,g,Do it,martians | a,A,Do you?,no,half,yes,,local | 'martians' is unknown
        A,g,Do it,media | a,A,Do you?,no,half,yes,,galactic | 'galactic' is unknown
        A,g,Do it,media | a,A,Do you?,no,,yes,,local | scale_50: is empty
        """)
    void aMistakeInAQuestionnaireIsNamed(String recommendation, String question, String said) throws IOException {
        Path recommendations = Files.writeString(
                place.resolve("recommendations.csv"), "id,group,short,actor_family\n" + recommendation + "\n");
        Path questions = Files.writeString(
                place.resolve("questions.csv"),
                "id,recommendation,question,scale_0,scale_50,scale_100,evidence,level\n" + question + "\n");
        assertThatThrownBy(() -> Questionnaire.read(recommendations, questions))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(said);
    }
}
