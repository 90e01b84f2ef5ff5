package org.isopolity.impact.did;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.isopolity.impact.evaluation.Circumstance;
import org.isopolity.impact.evaluation.Verdict;
import org.isopolity.impact.panel.Panel;
import org.isopolity.impact.panel.UnusableDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Group-time effects beside differences of means computed plainly, and what is refused. */
class GroupTimeTest {

    private static GroupTime.Settings plain(Controls controls, BasePeriod base) {
        return new GroupTime.Settings(
                controls, base, Adjustment.NONE, 0, List.of(), 200, 1, Circumstance.NONE, Circumstance.NONE);
    }

    static IntStream seeds() {
        return IntStream.range(0, 10);
    }

    private record Case(Panel panel, Map<String, Integer> starts, double[][] values, int[] begins) {}

    private static Case random(int seed, double noise) {
        SplittableRandom random = new SplittableRandom(seed);
        int units = 40;
        int periods = 7;
        double[][] values = new double[units][periods];
        int[] begins = new int[units];
        List<String> names = new ArrayList<>();
        Map<String, Integer> starts = new LinkedHashMap<>();
        for (int u = 0; u < units; u++) {
            begins[u] = new int[] {0, 0, 3, 5}[random.nextInt(4)];
            names.add(String.format("u%02d", u));
            starts.put(names.get(u), begins[u]);
            double level = 10 * random.nextGaussian();
            for (int t = 1; t <= periods; t++) {
                double effect = begins[u] > 0 && t >= begins[u] ? begins[u] + 2.0 * (t - begins[u]) : 0;
                values[u][t - 1] = level + t * t + effect + noise * random.nextGaussian();
            }
        }
        return new Case(
                Panel.of(names, IntStream.rangeClosed(1, periods).toArray(), Map.of("y", values)),
                starts,
                values,
                begins);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void effectsAreExactWhereLevelsAndPeriodsAddUp(int seed) {
        Case sample = random(seed, 0);
        for (Controls controls : Controls.values()) {
            for (BasePeriod base : BasePeriod.values()) {
                GroupTime result = GroupTime.estimate(sample.panel(), "y", sample.starts(), plain(controls, base));
                for (GroupTime.Cell cell : result.cells()) {
                    double expected =
                            cell.time() >= cell.group() ? cell.group() + 2.0 * (cell.time() - cell.group()) : 0;
                    assertThat(cell.estimate().value()).isCloseTo(expected, within(1e-9));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void effectsAreDifferencesOfMeans(int seed) {
        Case sample = random(seed, 3);
        GroupTime result = GroupTime.estimate(
                sample.panel(), "y", sample.starts(), plain(Controls.NEVER_TREATED, BasePeriod.UNIVERSAL));
        for (GroupTime.Cell cell : result.cells()) {
            int t = cell.time() - 1;
            int base = cell.group() - 2;
            double naive = change(sample, cell.group(), t, base) - change(sample, 0, t, base);
            assertThat(cell.estimate().value()).isCloseTo(naive, within(1e-9));
        }
    }

    private static double change(Case sample, int group, int t, int base) {
        return IntStream.range(0, sample.begins().length)
                .filter(u -> sample.begins()[u] == group)
                .mapToDouble(u -> sample.values()[u][t] - sample.values()[u][base])
                .average()
                .orElseThrow();
    }

    @Test
    void twoByTwoIsTheDifferenceOfDifferences() {
        Panel panel = Panel.of(List.of("a", "b", "c", "d"), new int[] {2019, 2020}, Map.of("y", new double[][] {
            {1, 5}, {3, 9}, {2, 3}, {4, 5.5}
        }));
        GroupTime result = GroupTime.estimate(
                panel, "y", Map.of("a", 2020, "b", 2020), plain(Controls.NEVER_TREATED, BasePeriod.UNIVERSAL));
        assertThat(result.simple().value()).isCloseTo(5 - 1.25, within(1e-12));
        double error = Math.sqrt((1 + 1) / 4.0 + (0.0625 + 0.0625) / 4.0);
        assertThat(result.simple().standardError().orElseThrow()).isCloseTo(error, within(1e-12));
    }

    @Test
    void differentTrendsBeforeAreARedLight() {
        Case sample = random(3, 1);
        double[][] values = sample.values().clone();
        for (int u = 0; u < values.length; u++) {
            double slope = sample.begins()[u] > 0 ? 6 : 0;
            double[] series = values[u].clone();
            Arrays.setAll(series, t -> series[t] + slope * t);
            values[u] = series;
        }
        Panel panel = Panel.of(sample.panel().units(), sample.panel().times(), Map.of("y", values));
        GroupTime result =
                GroupTime.estimate(panel, "y", sample.starts(), plain(Controls.NEVER_TREATED, BasePeriod.VARYING));
        assertThat(result.pretest().orElseThrow()).isLessThan(0.01);
        assertThat(result.evaluation().verdict()).isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        Panel panel =
                Panel.of(List.of("a", "b"), new int[] {1, 2, 3}, Map.of("y", new double[][] {{1, 2, 3}, {1, 2, 4}}));
        GroupTime.Settings settings = plain(Controls.NEVER_TREATED, BasePeriod.VARYING);
        assertThatThrownBy(() -> GroupTime.estimate(panel, "y", Map.of(), settings))
                .isInstanceOf(UnusableDesign.class)
                .hasMessageContaining("No unit has a start");
        assertThatThrownBy(() -> GroupTime.estimate(panel, "y", Map.of("a", 2, "b", 2), settings))
                .hasMessageContaining("No treated unit has a control");
        assertThatThrownBy(() -> GroupTime.estimate(panel, "y", Map.of("x", 2), settings))
                .hasMessageContaining("no unit 'x'");
    }
}
