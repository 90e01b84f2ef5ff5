package org.isopolity.server.assessment;

import java.util.ArrayList;
import java.util.List;
import org.isopolity.server.assessment.Questionnaire.Question;

/**
 * What a city answers where several people answered for it. An answer holds where all who know agree; where they do not, the
 * question counts as one that nobody knows, until they have talked. No middle is taken: it would be nobody's answer.
 *
 * @param settled the answers of the city
 * @param disputed ids of the questions that were answered differently, in the order of the questions
 */
record Consensus(Answers settled, List<String> disputed) {

    Consensus {
        disputed = List.copyOf(disputed);
    }

    /** The consensus of sheets; of evidence, that of the earliest sheet that names any. */
    static Consensus of(Questionnaire questionnaire, List<Answers> sheets) {
        List<Answer> settled = new ArrayList<>();
        List<String> disputed = new ArrayList<>();
        for (Question question : questionnaire.questions()) {
            List<Answer> given = sheets.stream()
                    .flatMap(sheet -> sheet.find(question.id()).stream())
                    .toList();
            List<Grade> known = given.stream()
                    .map(Answer::grade)
                    .filter(grade -> grade != Grade.UNKNOWN)
                    .distinct()
                    .toList();
            if (known.size() == 1) {
                Grade grade = known.getFirst();
                String evidence = given.stream()
                        .filter(answer -> answer.grade() == grade && answer.isDocumented())
                        .map(Answer::evidence)
                        .findFirst()
                        .orElse("");
                settled.add(new Answer(question.id(), grade, evidence));
            } else if (!given.isEmpty()) {
                settled.add(new Answer(question.id(), Grade.UNKNOWN, ""));
                if (known.size() > 1) {
                    disputed.add(question.id());
                }
            }
        }
        return new Consensus(Answers.of(questionnaire, settled), disputed);
    }
}
