package org.isopolity.impact.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.isopolity.impact.evaluation.Interval;
import org.isopolity.impact.evaluation.Light;
import org.isopolity.impact.panel.Panel;
import org.isopolity.impact.panel.UnusableDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where an indicator goes, how far off that usually is, and how likely a target is. */
class ForecastTest {

    private static final Forecast.Settings FREE =
            new Forecast.Settings(20_000, 1, OptionalDouble.empty(), OptionalDouble.empty());

    static IntStream seeds() {
        return IntStream.range(0, 6);
    }

    private static int[] years(int count) {
        return IntStream.range(0, count).map(t -> 2000 + t).toArray();
    }

    private static double[] walk(int seed, int count, double step) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] walk = new double[count];
        for (int t = 1; t < count; t++) {
            walk[t] = walk[t - 1] + step + random.nextGaussian();
        }
        return walk;
    }

    @Test
    void aConstantGoesOnAndIsAsGoodAsCertain() {
        double[] flat = new double[12];
        java.util.Arrays.fill(flat, 7);
        Forecast forecast = Forecast.of(years(12), flat, 2015, FREE);
        assertThat(forecast.expected()).containsExactly(new double[] {7, 7, 7, 7}, within(1e-9));
        assertThat(forecast.miss()).isCloseTo(0, within(1e-9));
        assertThat(forecast.chance(6.9, Aim.RISE, 2015)).isEqualTo(1);
        assertThat(forecast.chance(7.1, Aim.RISE, 2015)).isEqualTo(0);
        assertThat(forecast.inWords(6.9, Aim.RISE, 2015).in(Locale.ENGLISH))
                .startsWith("The chance of 6.9 in 2015 is above 95%");
    }

    /** Simulated paths against the distribution that they are drawn from. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theChanceIsThatOfStudentsT(int seed) {
        Forecast forecast = Forecast.of(years(30), walk(seed, 30, 0.5), 2034, FREE);
        double scale = forecast.miss() * Math.sqrt(5);
        var student = new org.hipparchus.distribution.continuous.TDistribution(forecast.origins());
        double expected = forecast.expected()[4];
        for (double away : new double[] {-2, -0.5, 0, 1, 2}) {
            double target = expected + away * scale;
            assertThat(forecast.chance(target, Aim.RISE, 2034))
                    .isCloseTo(1 - student.cumulativeProbability(away), within(0.015));
            assertThat(forecast.chance(target, Aim.FALL, 2034))
                    .isCloseTo(student.cumulativeProbability(away), within(0.015));
        }
        Interval interval = forecast.interval(2034, 0.8);
        assertThat(forecast.chance(interval.high().orElseThrow(), Aim.RISE, 2034))
                .isCloseTo(0.1, within(0.001));
        assertThat(Forecast.of(years(30), walk(seed, 30, 0.5), 2034, FREE).interval(2034, 0.8))
                .isEqualTo(interval);
    }

    /** Of many random walks, as many end inside their intervals as these promise. */
    @Test
    void intervalsHoldWhatTheyPromise() {
        Forecast.Settings few = new Forecast.Settings(1_000, 1, OptionalDouble.empty(), OptionalDouble.empty());
        int inside = 0;
        for (int seed = 0; seed < 300; seed++) {
            double[] walk = walk(1000 + seed, 28, 0.2);
            Forecast forecast = Forecast.of(years(24), java.util.Arrays.copyOf(walk, 24), 2027, few);
            Interval interval = forecast.interval(2027, 0.8);
            inside += walk[27] >= interval.low().orElseThrow()
                            && walk[27] <= interval.high().orElseThrow()
                    ? 1
                    : 0;
        }
        assertThat(inside / 300.0).isBetween(0.72, 0.9);
    }

    /** The rolling origin written once more, without a class of its own. */
    @ParameterizedTest
    @MethodSource("seeds")
    void widthComesFromEveryEarlierYear(int seed) {
        double[] seen = walk(seed, 12, 0);
        Forecast forecast = Forecast.of(years(12), seen, 2013, FREE);
        double sum = 0;
        int count = 0;
        for (int origin = 3; origin < 11; origin++) {
            double[] known = java.util.Arrays.copyOf(seen, origin + 1);
            for (int h = 1; h <= 2 && origin + h < 12; h++) {
                double drift = known[origin] + h * (known[origin] - known[0]) / origin;
                double trend = Holt.fitted(known).ahead(known, h)[h - 1];
                double level =
                        org.isopolity.impact.series.LocalLevel.fitted(known).next(known)[0];
                sum += Math.pow(seen[origin + h] - (drift + trend + level) / 3, 2) / h;
                count++;
            }
        }
        assertThat(forecast.miss()).isCloseTo(Math.sqrt(sum / count), within(1e-9));
        assertThat(forecast.origins()).isEqualTo(8);
        assertThat(forecast.light()).isEqualTo(Light.AMBER);
    }

    @Test
    void gapsAreSteppedOver() {
        double[] line = IntStream.range(0, 12).mapToDouble(t -> 3.0 * t).toArray();
        line[4] = Double.NaN;
        line[5] = Double.NaN;
        Forecast forecast = Forecast.of(years(12), line, 2013, FREE);
        assertThat(forecast.expected()[0]).isBetween(33.0, 36.0);
        int[] some = {2000, 2002, 2004, 2006, 2008, 2010, 2012};
        double[] values = {0, 2, 4, 6, 8, 10, 12};
        assertThat(Forecast.of(some, values, 2014, FREE).expected()[1]).isBetween(12.0, 14.0);
    }

    @Test
    void limitsHold() {
        Forecast.Settings share = new Forecast.Settings(2_000, 1, OptionalDouble.of(0), OptionalDouble.of(100));
        double[] rising = IntStream.range(0, 10).mapToDouble(t -> 80 + 2.0 * t).toArray();
        Forecast forecast = Forecast.of(years(10), rising, 2030, share);
        assertThat(forecast.interval(2030, 0.95).high().orElseThrow()).isLessThanOrEqualTo(100);
        assertThat(forecast.expected()[20]).isLessThanOrEqualTo(100);
        assertThat(forecast.chance(101, Aim.RISE, 2030)).isEqualTo(0);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSupposedEffectMovesThePathFromItsStart(int seed) {
        Forecast forecast = Forecast.of(years(20), walk(seed, 20, 0), 2024, FREE);
        Forecast moved = forecast.withEffect(4, 0, 2022);
        for (int h = 0; h < 5; h++) {
            assertThat(moved.expected()[h] - forecast.expected()[h]).isCloseTo(h >= 2 ? 4 : 0, within(1e-12));
        }
        double target = forecast.expected()[4] + 4;
        assertThat(moved.chance(target, Aim.RISE, 2024))
                .isCloseTo(forecast.chance(target - 4, Aim.RISE, 2024), within(1e-9));
        double wide = width(forecast.withEffect(4, 5, 2022).interval(2024, 0.8));
        assertThat(wide).isGreaterThan(width(moved.interval(2024, 0.8)));
    }

    private static double width(Interval interval) {
        return interval.high().orElseThrow() - interval.low().orElseThrow();
    }

    @Test
    void whatCannotBeForecast() {
        assertThatThrownBy(() -> Forecast.of(years(5), new double[5], 2010, FREE))
                .isInstanceOf(UnusableDesign.class)
                .hasMessageContaining("needs at least 6");
        assertThatThrownBy(() -> Forecast.of(years(8), walk(1, 8, 0), 2007, FREE))
                .hasMessageContaining("Choose a period after 2007");
        assertThatThrownBy(() -> Forecast.of(years(8), walk(1, 8, 0), 2107, FREE))
                .hasMessageContaining("at most 60 ahead");
        assertThatThrownBy(() -> new Forecast.Settings(1_000, 1, OptionalDouble.of(5), OptionalDouble.of(5)))
                .hasMessageContaining("below the largest");
        Forecast few = Forecast.of(years(6), walk(1, 6, 0), 2008, FREE);
        assertThat(few.light()).isEqualTo(Light.RED);
        assertThat(few.inWords(1, Aim.RISE, 2008).in(Locale.ENGLISH)).startsWith("This data cannot tell");
    }

    @Test
    void whatPeersDidFromTheSameLevel() {
        int[] times = {2000, 2005, 2010};
        List<double[]> peers = List.of(
                new double[] {50, 55, 60},
                new double[] {51, 50, 49},
                new double[] {49, 59, Double.NaN},
                new double[] {90, 95, 99},
                new double[] {Double.NaN, 50, 52});
        Pace pace = Pace.of(50, 5, 5, Aim.RISE, times, peers);
        // 90 is too far away; 51 and 50 are one peer whose changes are -1 and -1
        assertThat(pace.peers()).isEqualTo(4);
        assertThat(pace.reached().orElseThrow()).isEqualTo(0.5);
        assertThat(pace.typical().orElseThrow()).isCloseTo(3.5, within(1e-12));
        assertThat(Pace.of(500, 5, 5, Aim.RISE, times, peers).best()).isEmpty();
        Pace falling = Pace.of(50, 5, -1, Aim.FALL, times, peers);
        assertThat(falling.reached().orElseThrow()).isEqualTo(0.25);
    }

    @Test
    void anOutlookPutsThemSideBySide() {
        double[][] values = {walk(1, 20, 0.5), walk(2, 20, 0.5), walk(3, 20, 0.5), walk(4, 20, 0.5)};
        Panel panel = Panel.of(List.of("here", "a", "b", "c"), years(20), Map.of("y", values));
        Interval measured = Interval.of(1, 5, 0.95, "basis.normal");
        double latest = values[0][19];
        Outlook outlook = Outlook.of(
                panel,
                "y",
                "here",
                latest + 4,
                2025,
                Aim.RISE,
                List.of(Outlook.Supposition.of(3, measured, OptionalInt.empty())),
                FREE);
        assertThat(outlook.chances()).extracting(Outlook.Chance::supposing).containsExactly("trend", "programme");
        assertThat(outlook.chances().get(1).chance())
                .isGreaterThan(outlook.chances().getFirst().chance());
        assertThat(outlook.facts().get(1).in(Locale.ENGLISH)).contains("a supposition, not a measurement");
    }
}
