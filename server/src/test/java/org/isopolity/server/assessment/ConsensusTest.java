package org.isopolity.server.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.isopolity.server.assessment.Questionnaire.Question;
import org.junit.jupiter.api.Test;

class ConsensusTest {

    private static final Questionnaire SHIPPED = Questionnaire.shipped();

    private static Answers sheet(Answer... answers) {
        return Answers.of(SHIPPED, List.of(answers));
    }

    @Test
    void whereAllWhoKnowAgreeTheAnswerHoldsWithTheFirstEvidence() {
        Consensus consensus = Consensus.of(
                SHIPPED,
                List.of(
                        sheet(new Answer("LG05a", Grade.FULL, ""), new Answer("LG05b", Grade.UNKNOWN, "")),
                        sheet(new Answer("LG05a", Grade.FULL, "Bylaw"), new Answer("LG05b", Grade.PART, "Minutes")),
                        sheet(new Answer("LG05a", Grade.FULL, "Later"))));
        assertThat(consensus.settled().asList())
                .containsExactly(new Answer("LG05a", Grade.FULL, "Bylaw"), new Answer("LG05b", Grade.PART, "Minutes"));
        assertThat(consensus.disputed()).isEmpty();
    }

    @Test
    void whereTheyDoNotTheQuestionIsNotKnownAndNoMiddleIsTaken() {
        Consensus consensus = Consensus.of(
                SHIPPED,
                List.of(sheet(new Answer("LG05a", Grade.FULL, "Bylaw")), sheet(new Answer("LG05a", Grade.NONE, ""))));
        assertThat(consensus.settled().asList()).containsExactly(new Answer("LG05a", Grade.UNKNOWN, ""));
        assertThat(consensus.disputed()).containsExactly("LG05a");
    }

    /** A second way: the set of known codes of each question, read off the sheets one by one. */
    @Test
    void anyNumberOfSheetsIsSettledAsASecondWaySays() {
        Random random = new Random(5);
        for (int run = 0; run < 200; run++) {
            List<Answers> sheets = new ArrayList<>();
            Map<String, TreeSet<String>> known = new TreeMap<>();
            TreeSet<String> asked = new TreeSet<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                List<Answer> given = new ArrayList<>();
                for (Question question : SHIPPED.questions()) {
                    int choice = random.nextInt(6);
                    if (choice < 4) {
                        Grade grade = Grade.values()[choice];
                        given.add(new Answer(question.id(), grade, random.nextBoolean() ? "e" + i : ""));
                        asked.add(question.id());
                        if (grade != Grade.UNKNOWN) {
                            known.computeIfAbsent(question.id(), _ -> new TreeSet<>())
                                    .add(grade.code());
                        }
                    }
                }
                sheets.add(Answers.of(SHIPPED, given));
            }
            Consensus consensus = Consensus.of(SHIPPED, sheets);
            for (Question question : SHIPPED.questions()) {
                TreeSet<String> codes = known.getOrDefault(question.id(), new TreeSet<>());
                String expected = !asked.contains(question.id())
                        ? "open"
                        : codes.size() == 1 ? codes.first() : Grade.UNKNOWN.code();
                assertThat(consensus
                                .settled()
                                .find(question.id())
                                .map(answer -> answer.grade().code())
                                .orElse("open"))
                        .isEqualTo(expected);
                assertThat(consensus.disputed().contains(question.id())).isEqualTo(codes.size() > 1);
            }
        }
    }

    @Test
    void whatAnEarlierProgramAskedIsPassedOver() {
        assertThat(Answers.readKept("question_id,answer,evidence\nGONE,100,x\nLG05a,50,y\n", SHIPPED)
                        .asList())
                .containsExactly(new Answer("LG05a", Grade.PART, "y"));
    }
}
