package org.isopolity.impact.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.isopolity.impact.evaluation.Circumstance;
import org.isopolity.impact.evaluation.Verdict;
import org.isopolity.impact.panel.UnusableDesign;
import org.junit.jupiter.api.Test;

/** Designs for one series on series whose answer is known. */
class SeriesTest {

    private static int[] years(int count) {
        return IntStream.range(2000, 2000 + count).toArray();
    }

    private static StructuralSeries structural(double[] series, Map<String, double[]> controls) {
        return StructuralSeries.estimate(
                "a",
                "y",
                years(series.length),
                series,
                controls,
                2040,
                new StructuralSeries.Settings(500, 7, 0.01, Circumstance.NONE, Circumstance.NONE));
    }

    @Test
    void aBrokenLineIsFoundExactly() {
        double[] series = new double[20];
        Arrays.setAll(series, t -> 5 + 2 * (t + 1) + (t < 12 ? 0 : 4 + 1.5 * (t - 11)) + (t % 2 == 0 ? 1e-6 : -1e-6));
        InterruptedSeries found =
                InterruptedSeries.estimate("a", "y", years(20), series, 2012, Optional.empty(), Circumstance.NONE);
        assertThat(found.constant().value()).isCloseTo(5, within(1e-4));
        assertThat(found.trend().value()).isCloseTo(2, within(1e-4));
        assertThat(found.level().value()).isCloseTo(4, within(1e-4));
        assertThat(found.slope().value()).isCloseTo(1.5, within(1e-4));
        assertThat(found.evaluation().effect().mean()).isCloseTo(4 + 1.5 * 4.5, within(1e-4));
        assertThat(found.evaluation().verdict()).isEqualTo(Verdict.DIFFERENCE);
    }

    @Test
    void shortOrBrokenSeriesAreRefused() {
        assertThatThrownBy(() -> InterruptedSeries.estimate(
                        "a", "y", years(5), new double[5], 2004, Optional.empty(), Circumstance.NONE))
                .isInstanceOf(UnusableDesign.class)
                .hasMessageContaining("at least 3 and 2");
        double[] gap = new double[12];
        gap[4] = Double.NaN;
        assertThatThrownBy(() ->
                        InterruptedSeries.estimate("a", "y", years(12), gap, 2008, Optional.empty(), Circumstance.NONE))
                .hasMessageContaining("a has a gap in 2004");
    }

    @Test
    void theControlThatMattersIsFoundAndTheSameSeedSaysTheSame() {
        SplittableRandom random = new SplittableRandom(3);
        double[] control = new double[50];
        double[] other = new double[50];
        double[] series = new double[50];
        Map<String, double[]> controls = new java.util.LinkedHashMap<>();
        for (int t = 0; t < 50; t++) {
            control[t] = (t == 0 ? 0 : control[t - 1]) + random.nextGaussian();
            other[t] = random.nextGaussian();
            series[t] = 20 + 3 * control[t] + 0.3 * random.nextGaussian() + (t >= 40 ? 5 : 0);
        }
        controls.put("control", control);
        for (int k = 0; k < 6; k++) {
            double[] noise = new double[50];
            Arrays.setAll(noise, t -> random.nextGaussian());
            controls.put("noise" + k, noise);
        }
        StructuralSeries found = structural(series, controls);
        assertThat(found.inclusion().get("control")).isGreaterThan(0.95);
        assertThat(found.inclusion().get("noise3")).isLessThan(0.7);
        assertThat(found.evaluation().effect().mean()).isCloseTo(5, within(0.7));
        assertThat(found.evaluation().verdict()).isEqualTo(Verdict.DIFFERENCE);
        StructuralSeries again = structural(series, controls);
        assertThat(again.evaluation().effect()).isEqualTo(found.evaluation().effect());
        for (int t = 40; t < 50; t++) {
            series[t] -= 5;
        }
        assertThat(structural(series, controls)
                        .evaluation()
                        .effect()
                        .interval()
                        .orElseThrow()
                        .holdsZero())
                .isTrue();
    }

    @Test
    void theFilterAgreesWithRegressionOnAllThatWasSeen() {
        double[] seen = {1, 2, Double.NaN, 4};
        double noise = 0.5;
        double drift = 0.3;
        double[] next = new LocalLevel(noise, drift, 0, 1e9).next(seen);
        double mean = seen[0];
        double variance = noise;
        for (int t = 1; t < 4; t++) {
            variance += drift;
            if (!Double.isNaN(seen[t])) {
                double weight = 1 / noise / (1 / noise + 1 / variance);
                mean = weight * seen[t] + (1 - weight) * mean;
                variance = 1 / (1 / noise + 1 / variance);
            }
        }
        assertThat(next[0]).isCloseTo(mean, within(1e-6));
        assertThat(next[1]).isCloseTo(variance + drift, within(1e-6));
    }
}
