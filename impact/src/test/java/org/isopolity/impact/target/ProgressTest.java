package org.isopolity.impact.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.isopolity.impact.panel.UnusableDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Progress where the usual formulas break: zero, negative, met, reversed, late. */
class ProgressTest {

    private static Course course(double base, double latest, double target, Aim aim) {
        return new Course(base, 2015, latest, 2023, OptionalDouble.of(target), OptionalInt.of(2030), aim);
    }

    @Test
    void negativeAndZeroValuesHaveNoRateButALine() {
        Course migration = course(-4, 0, 3, Aim.RISE);
        assertThat(Progress.judge(migration, Method.EUROSTAT).category()).isEqualTo(Category.UNDEFINED);
        assertThat(Progress.judge(migration, Method.EUROSTAT).reason().in(Locale.ENGLISH))
                .contains("linear path");
        Progress line = Progress.judge(migration, Method.LINEAR);
        assertThat(line.category()).isEqualTo(Category.ON_TRACK);
        assertThat(line.projected().orElseThrow()).isCloseTo(3.5, within(1e-12));
        assertThat(line.reached()).hasValue(2029);
        assertThat(line.required().orElseThrow()).isCloseTo(3.0 / 7, within(1e-12));
        assertThat(line.expectedNow().orElseThrow()).isCloseTo(-4 + 7.0 * 8 / 15, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void aMetTargetIsMetByEveryMethod(Method method) {
        assertThat(Progress.judge(course(10, 8, 9, Aim.FALL), method).category())
                .isEqualTo(Category.MET);
        assertThat(Progress.judge(course(-10, 8, 7, Aim.RISE), method).category())
                .isEqualTo(Category.MET);
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void aTargetToBeKept(Method method) {
        Progress kept = Progress.judge(course(12, 11, 10, Aim.RISE), method);
        assertThat(kept.category()).isEqualTo(Category.MET);
        assertThat(kept.ratio()).isEmpty();
        assertThat(kept.reason().in(Locale.ENGLISH)).contains("is kept");
        Progress lost = Progress.judge(course(12, 9, 10, Aim.RISE), method);
        assertThat(lost.category()).isEqualTo(Category.AWAY);
        assertThat(lost.reason().in(Locale.ENGLISH)).contains("was met before and is missed now");
    }

    @Test
    void aTargetWhoseYearHasPassed() {
        Course late = new Course(10, 2010, 14, 2023, OptionalDouble.of(15), OptionalInt.of(2020), Aim.RISE);
        Progress progress = Progress.judge(late, Method.LINEAR);
        assertThat(progress.category()).isEqualTo(Category.TOO_SLOW);
        assertThat(progress.required()).isEmpty();
        assertThat(progress.reason().in(Locale.ENGLISH)).contains("The target was 15 for 2020");
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void aBetterValueNeverMakesTheVerdictWorse(Method method) {
        int before = Integer.MAX_VALUE;
        for (double latest = 40; latest <= 80; latest += 0.25) {
            int now = Progress.judge(course(50, latest, 70, Aim.RISE), method)
                    .category()
                    .ordinal();
            assertThat(now).as("at " + latest).isLessThanOrEqualTo(before);
            before = now;
        }
    }

    @Test
    void whatCannotBeJudgedIsRefused() {
        assertThatThrownBy(() -> new Course(1, 2020, 2, 2020, OptionalDouble.empty(), OptionalInt.empty(), Aim.RISE))
                .isInstanceOf(UnusableDesign.class)
                .hasMessageContaining("must come after the base year");
        assertThatThrownBy(() -> new Course(1, 2020, 2, 2021, OptionalDouble.of(1), OptionalInt.empty(), Aim.RISE))
                .hasMessageContaining("needs a year");
        assertThatThrownBy(() -> Distance.of(1, 2, Aim.RISE, new double[] {3, 3}))
                .hasMessageContaining("not all the same");
    }

    @ParameterizedTest
    @CsvSource({"RISE,10,12,ON_TRACK", "RISE,10,10,STAGNATION", "RISE,10,9,AWAY", "FALL,-3,-5,ON_TRACK", "FALL,0,2,AWAY"
    })
    void directionAloneOnALine(Aim aim, double base, double latest, Category expected) {
        Course course = new Course(base, 2020, latest, 2022, OptionalDouble.empty(), OptionalInt.empty(), aim);
        assertThat(Progress.judge(course, Method.LINEAR).category()).isEqualTo(expected);
    }
}
