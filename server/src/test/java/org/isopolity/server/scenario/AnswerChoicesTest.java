package org.isopolity.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.path.Goal;
import org.isopolity.index.path.Path;
import org.isopolity.release.Archive;
import org.isopolity.release.Release;
import org.isopolity.server.figures.Library;
import org.isopolity.server.governance.Competences;
import org.isopolity.server.scenario.AnswerChoices.Answer;
import org.isopolity.server.scenario.Fitted.Mark;
import org.isopolity.server.scenario.Fitted.Reason;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AnswerChoicesTest {

    private static Release release;
    private static Library library;
    private static AnswerChoices answers;

    @BeforeAll
    static void publish() {
        library = new Library(Archive.open(TownReleases.home().resolve("releases")));
        release = library.latest().release();
        answers = AnswerChoices.of(release);
    }

    private static Indicator indicator(String id) {
        return release.framework().findIndicator(id).orElseThrow();
    }

    @Test
    void everyKindOfAnswerCanBeChosen() {
        assertThat(answers.of(indicator("jobs"))).isEmpty();
        assertThat(answers.of(indicator("advice")))
                .containsExactly(new Answer("No", 0), new Answer("Partly", 50), new Answer("Yes", 100));
        assertThat(answers.of(indicator("vote"))).containsExactly(new Answer("", 0), new Answer("", 1));
        assertThat(answers.of(indicator("language")))
                .as("codes, not scores: the recipe knows what an answer is worth")
                .containsExactly(new Answer("none", 1), new Answer("some", 2), new Answer("full", 3));
    }

    /** Three parts, each no (0) or yes (100): the mean is 0, 33.3, 66.7 or 100. */
    @Test
    void aCompositeQuestionOffersTheMeansOfItsParts() {
        List<Answer> office = answers.of(indicator("office"));
        assertThat(office)
                .extracting(Answer::name)
                .containsExactly(
                        "3 \u00d7 No", "2 \u00d7 No, 1 \u00d7 Yes", "1 \u00d7 No, 2 \u00d7 Yes", "3 \u00d7 Yes");
        assertThat(office.get(1).value()).isEqualTo(100.0 / 3);
        assertThat(answers.allow(indicator("office"), 33.3333)).isTrue();
        assertThat(answers.allow(indicator("office"), 34)).isFalse();
    }

    /** An answer is worth what the recipe says: "some" of none, some and full is 40, a fifth of that in the score. */
    @Test
    void anAnswerCountsAsTheRecipeSays() {
        double before = release.results().find("vienna").orElseThrow().score().orElseThrow();
        // vienna: jobs 40, advice 0, vote 0, language 0, no office: the mean of four
        assertThat(before).isEqualTo(10);
        double after = Scenario.of(Map.of("language", 2.0))
                .applyTo(release, "vienna")
                .find("vienna")
                .orElseThrow()
                .score()
                .orElseThrow();
        assertThat(after).isEqualTo(20);
    }

    @Test
    void theCheapestWayStopsAtAnswersOnly() {
        Path path = new CheapestWays(Competences.none())
                .find(release, answers, "vienna", new Goal.Score(30))
                .orElseThrow();
        assertThat(path.reached()).isTrue();
        path.measures()
                .forEach(measure -> assertThat(answers.allow(indicator(measure.indicatorId()), measure.to()))
                        .as(measure.toString())
                        .isTrue());
    }

    @Test
    void aReleaseMarksWhatItCannotCompute() {
        ScenarioSet set = ScenarioSet.EMPTY
                .with(0, Scenario.of(Map.of("jobs", 70.0, "gone", 5.0)))
                .with(2, Scenario.of(Map.of("advice", 30.0, "jobs", 101.0)));
        Fitted fitted = Fitted.to(library.latest(), answers, set);
        assertThat(fitted.set()).isEqualTo(ScenarioSet.EMPTY.with(0, Scenario.of(Map.of("jobs", 70.0))));
        assertThat(fitted.marks())
                .containsExactly(
                        new Mark(0, "gone", "gone", 5, Reason.UNKNOWN),
                        new Mark(2, "advice", "Advice", 30, Reason.IMPOSSIBLE),
                        new Mark(2, "jobs", "Jobs", 101, Reason.IMPOSSIBLE));
    }
}
