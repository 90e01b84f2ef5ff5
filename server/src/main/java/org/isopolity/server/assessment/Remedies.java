package org.isopolity.server.assessment;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.isopolity.practice.vocabulary.Concept;
import org.isopolity.practice.vocabulary.Mapping;
import org.isopolity.practice.vocabulary.Vocabulary;
import org.isopolity.server.assessment.Questionnaire.Question;
import org.isopolity.server.assessment.Questionnaire.Recommendation;
import org.isopolity.server.assessment.ResultPage.Lead;
import org.isopolity.server.practice.PracticeShelf;
import org.isopolity.server.text.Text;

/** Where practices are that help with a weak answer. */
final class Remedies {

    private static final int MOST_THEMES = 3;

    private final PracticeShelf practices;

    Remedies(PracticeShelf practices) {
        this.practices = practices;
    }

    /** The question's themes, then what the vocabulary maps to its recommendation. */
    List<Lead> of(Recommendation recommendation, Question question, Text text) {
        Vocabulary vocabulary = practices.now().library().vocabulary();
        return Stream.concat(
                        question.themes().stream().map(theme -> theme.replace('_', '-')),
                        vocabulary.mappedTo("recommendation", recommendation.id()).stream()
                                .sorted(Comparator.comparingDouble((Mapping mapping) ->
                                        -mapping.closeness().strength()))
                                .map(Mapping::concept))
                .distinct()
                .flatMap(id -> vocabulary.find(id).stream())
                .limit(MOST_THEMES)
                .map((Concept concept) -> new Lead(
                        "/practices?concept=" + concept.id(),
                        text.of("assessment.step.practices", concept.label(text.language()))))
                .toList();
    }
}
