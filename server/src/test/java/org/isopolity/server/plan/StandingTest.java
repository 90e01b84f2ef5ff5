package org.isopolity.server.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.isopolity.index.robustness.Progress;
import org.isopolity.release.Archive;
import org.isopolity.release.Sources;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.plan.Standing.Reason;
import org.isopolity.server.plan.Standing.Word;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far targets are, against values of Vienna in the starter release: 76.7 in 2023 on school satisfaction. */
class StandingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

    @TempDir
    private static Path directory;

    private static Optional<Figures> figures;

    @BeforeAll
    static void publish() {
        Archive archive = Archive.open(directory);
        archive.publish(Sources.in(Path.of("..", "starter", "openness")), Progress.SILENT);
        figures = new Library(Archive.open(directory)).findLatest();
    }

    private static Action.Target target(String indicator, boolean rises, double base, int year, double value, int by) {
        return new Action.Target(
                indicator,
                indicator,
                "%",
                rises,
                "starter",
                OptionalDouble.of(base),
                OptionalInt.of(year),
                value,
                LocalDate.of(by, 7, 1));
    }

    @ParameterizedTest
    @CsvSource({
        // rising: 76.7 in 2023 from the base of 2019, towards 2027
        "true, 70, 85, NEARLY",
        "true, 70, 82, ON_TRACK",
        "true, 70, 76, MET",
        "true, 75, 95, TOO_SLOW",
        "true, 80, 90, AWAY",
        // to be kept, and lost
        "true, 78, 75, MET",
        "true, 90, 85, AWAY",
        // falling
        "false, 90, 60, NEARLY",
        "false, 90, 65, ON_TRACK",
        "false, 70, 60, AWAY",
        // zero and below: growth rates do not exist, a line does
        "true, 0, 85, ON_TRACK",
        "true, -10, 160, ON_TRACK",
        "false, 80, 0, TOO_SLOW",
        "false, 80, -20, TOO_SLOW"
    })
    void everyCourseHasAWord(boolean rises, double base, double value, Word word) {
        Standing standing =
                Standing.of(target("school-satisfaction", rises, base, 2019, value, 2027), "vienna", figures, TODAY);
        assertThat(standing.word()).isEqualTo(word);
        assertThat(standing.reason()).isEqualTo(Reason.NONE);
        assertThat(standing.latest().orElseThrow()).isEqualTo(76.7);
        assertThat(standing.expected().orElseThrow())
                .as("seven of eight years have passed")
                .isCloseTo(base + (value - base) * 7 / 8, within(0.01 * (1 + Math.abs(value - base))));
    }

    @Test
    void whatCannotBeSaidHasAReason() {
        assertThat(reason(target("school-satisfaction", true, 76.7, 2023, 85, 2030), "vienna"))
                .isEqualTo(Reason.NOT_YET);
        assertThat(reason(target("school-satisfaction", true, 70, 2019, 85, 2030), "no-such-city"))
                .isEqualTo(Reason.NO_VALUE);
        assertThat(reason(target("dropped-long-ago", true, 70, 2019, 85, 2030), "vienna"))
                .isEqualTo(Reason.DROPPED);
        Action.Target unbased = new Action.Target(
                "school-satisfaction",
                "School",
                "%",
                true,
                "",
                OptionalDouble.empty(),
                OptionalInt.empty(),
                85,
                LocalDate.of(2030, 1, 1));
        assertThat(reason(unbased, "vienna")).isEqualTo(Reason.NO_BASELINE);
        assertThat(Standing.of(unbased, "vienna", Optional.empty(), TODAY).reason())
                .isEqualTo(Reason.NO_RELEASE);
        assertThat(Track.of(unbased, Standing.of(unbased, "vienna", figures, TODAY)))
                .isEmpty();
    }

    private static Reason reason(Action.Target target, String city) {
        Standing standing = Standing.of(target, city, figures, TODAY);
        assertThat(standing.word()).isEqualTo(Word.UNKNOWN);
        return standing.reason();
    }

    @Test
    void whatWasMetWhenTheTargetWasSetIsMet() {
        Standing standing =
                Standing.of(target("school-satisfaction", true, 76.7, 2023, 70, 2030), "vienna", figures, TODAY);
        assertThat(standing.word()).isEqualTo(Word.MET);
    }

    @Test
    void aRevisedBaselineIsNamed() {
        Standing standing =
                Standing.of(target("school-satisfaction", true, 71, 2023, 90, 2030), "vienna", figures, TODAY);
        assertThat(standing.revised()).isEqualTo(OptionalDouble.of(76.7));
    }

    @Test
    void theDrawingLeadsFromLeftToRightWhicheverWayValuesGo() {
        Action.Target falling = target("school-satisfaction", false, 90, 2019, 60, 2027);
        Track track = Track.of(falling, Standing.of(falling, "vienna", figures, TODAY))
                .orElseThrow();
        assertThat(track.baseline()).isEqualTo("6%");
        assertThat(track.target()).isEqualTo("94%");
        Action.Target rising = target("school-satisfaction", true, 60, 2019, 90, 2027);
        Track other =
                Track.of(rising, Standing.of(rising, "vienna", figures, TODAY)).orElseThrow();
        assertThat(other.baseline()).isEqualTo("6%");
        assertThat(other.target()).isEqualTo("94%");
    }
}
