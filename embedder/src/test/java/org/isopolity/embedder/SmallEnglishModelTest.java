package org.isopolity.embedder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.isopolity.practice.exchange.LibraryFolder;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.search.Answer;
import org.isopolity.practice.search.Embedder;
import org.isopolity.practice.search.PracticeIndex;
import org.isopolity.practice.search.Question;
import org.junit.jupiter.api.Test;

class SmallEnglishModelTest {

    private static final Embedder MODEL =
            ServiceLoader.load(Embedder.class).findFirst().orElseThrow();
    private static final Library LIBRARY = LibraryFolder.read(Path.of("..", "starter", "practices"));

    private static double likeness(String one, String other) {
        float[] a = MODEL.query(one);
        float[] b = MODEL.passage(other);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    @Test
    void likeMeaningLiesCloserThanLikeWords() {
        assertThat(likeness("pupils go on foot to class", "Children walk to school along fixed routes"))
                .isGreaterThan(0.1 + likeness("pupils go on foot to class", "The class of 1968 went to court"));
        assertThat(likeness("the same words", "the same words")).isCloseTo(1, within(1e-5));
        assertThat(MODEL.query("")).hasSize(384).containsOnly(0f);
    }

    @Test
    void whatIsReadIsOneAndTheSameAndNobodyCanChangeIt() {
        float[] first = MODEL.passage("a passage");
        float[] again = MODEL.passage("a passage");
        assertThat(again).containsExactly(first);
        first[0] = 7;
        assertThat(MODEL.passage("a passage")).containsExactly(again);
    }

    @Test
    void aPracticeIsFoundByMeaningAndTheReasonIsSaid() {
        try (PracticeIndex index = PracticeIndex.build(LIBRARY, MODEL)) {
            Answer answer = index.search(Question.of("kids strolling together before lessons", "en"));
            assertThat(answer.hits()).extracting(Answer.Hit::practice).contains("walking-school-bus");
            assertThat(answer.hits())
                    .flatExtracting(Answer.Hit::reasons)
                    .extracting(Answer.Reason::kind)
                    .contains(Answer.Reason.Kind.MEANING);
        }
    }

    @Test
    void otherLanguagesAreAnsweredByWordsAlone() {
        try (PracticeIndex with = PracticeIndex.build(LIBRARY, MODEL);
                PracticeIndex without = PracticeIndex.build(LIBRARY)) {
            for (List<String> question : List.of(
                    List.of("Arbeit für Geflüchtete", "de"),
                    List.of("bibliothèque vivante", "fr"),
                    List.of("مكافحة العنصرية", "ar"))) {
                Question asked = Question.of(question.getFirst(), question.getLast());
                assertThat(with.search(asked).hits())
                        .extracting(Answer.Hit::practice)
                        .isEqualTo(without.search(asked).hits().stream()
                                .map(Answer.Hit::practice)
                                .toList());
            }
        }
    }
}
