package org.isopolity.impact.sdid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.isopolity.impact.evaluation.Circumstance;
import org.isopolity.impact.panel.Panel;
import org.isopolity.impact.panel.UnusableDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What covariates account for is taken out as the controls show it, and nothing else is. */
class CovariatesTest {

    private static final int UNITS = 24;
    private static final int PERIODS = 16;
    private static final int START = 11;

    static IntStream seeds() {
        return IntStream.range(0, 8);
    }

    /** An outcome that follows two covariates; those of the treated unit jump when its programme begins. */
    private static Panel panel(int seed, double effect) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] y = new double[UNITS][PERIODS];
        double[][] one = new double[UNITS][PERIODS];
        double[][] other = new double[UNITS][PERIODS];
        double[] common = random.doubles(PERIODS, -2, 2).toArray();
        for (int u = 0; u < UNITS; u++) {
            double level = 10 * random.nextGaussian();
            for (int t = 0; t < PERIODS; t++) {
                boolean treated = u == 0 && t >= START - 1;
                one[u][t] = random.nextGaussian() + (treated ? 5 : 0);
                other[u][t] = 3 * random.nextGaussian();
                y[u][t] = level
                        + common[t]
                        + 2 * one[u][t]
                        - 0.5 * other[u][t]
                        + 0.05 * random.nextGaussian()
                        + (treated ? effect : 0);
            }
        }
        List<String> names = IntStream.range(0, UNITS)
                .mapToObj(u -> String.format("u%02d", u))
                .toList();
        return Panel.of(
                names,
                IntStream.rangeClosed(1, PERIODS).toArray(),
                Map.of("y", y, "one", one, "other", other, "flat", new double[UNITS][PERIODS]));
    }

    private static SyntheticDifference estimate(
            Panel panel, String outcome, Map<String, Integer> starts, ErrorMethod method, String... covariates) {
        return SyntheticDifference.estimate(
                panel,
                outcome,
                starts,
                new SyntheticDifference.Settings(
                        Weighting.SDID,
                        method,
                        60,
                        1,
                        List.of(),
                        List.of(covariates),
                        Circumstance.NONE,
                        Circumstance.NONE));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aJumpOfACovariateIsNoEffect(int seed) {
        Panel panel = panel(seed, 3);
        Map<String, Integer> starts = Map.of("u00", START);
        assertThat(estimate(panel, "y", starts, ErrorMethod.PLACEBO, "one", "other")
                        .estimate())
                .isCloseTo(3, within(0.2));
        assertThat(estimate(panel, "y", starts, ErrorMethod.PLACEBO).estimate()).isGreaterThan(8);
    }

    /** Levels as dummies in one large regression, then the design without covariates on what is left. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theSameAsARegressionWithADummyForEachUnitAndPeriod(int seed) {
        Panel panel = panel(seed, 1);
        List<double[]> rows = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int u = 1; u < UNITS; u++) {
            for (int t = 0; t < PERIODS; t++) {
                double[] row = new double[2 + UNITS - 1 + PERIODS - 1];
                row[0] = panel.series("one", u)[t];
                row[1] = panel.series("other", u)[t];
                row[2 + u - 1] = 1;
                if (t > 0) {
                    row[2 + UNITS - 1 + t - 1] = 1;
                }
                rows.add(row);
                values.add(panel.series("y", u)[t]);
            }
        }
        double[] slopes = leastSquares(rows, values);
        double[][] rest = panel.matrix("y");
        for (int u = 0; u < UNITS; u++) {
            for (int t = 0; t < PERIODS; t++) {
                rest[u][t] -= slopes[0] * panel.series("one", u)[t] + slopes[1] * panel.series("other", u)[t];
            }
        }
        Panel without = Panel.of(panel.units(), panel.times(), Map.of("rest", rest));
        Map<String, Integer> starts = Map.of("u00", START);
        assertThat(estimate(panel, "y", starts, ErrorMethod.PLACEBO, "one", "other")
                        .estimate())
                .isCloseTo(
                        estimate(without, "rest", starts, ErrorMethod.PLACEBO).estimate(), within(1e-8));
    }

    /** Normal equations by Gaussian elimination with pivots. */
    private static double[] leastSquares(List<double[]> rows, List<Double> values) {
        int size = rows.getFirst().length;
        double[][] system = new double[size][size + 1];
        for (int i = 0; i < rows.size(); i++) {
            for (int a = 0; a < size; a++) {
                for (int b = 0; b < size; b++) {
                    system[a][b] += rows.get(i)[a] * rows.get(i)[b];
                }
                system[a][size] += rows.get(i)[a] * values.get(i);
            }
        }
        for (int pivot = 0; pivot < size; pivot++) {
            int largest = pivot;
            for (int a = pivot; a < size; a++) {
                largest = Math.abs(system[a][pivot]) > Math.abs(system[largest][pivot]) ? a : largest;
            }
            double[] swapped = system[pivot];
            system[pivot] = system[largest];
            system[largest] = swapped;
            for (int a = 0; a < size; a++) {
                double share = a == pivot ? 0 : system[a][pivot] / system[pivot][pivot];
                for (int b = pivot; b <= size && share != 0; b++) {
                    system[a][b] -= share * system[pivot][b];
                }
            }
        }
        return IntStream.range(0, size)
                .mapToDouble(a -> system[a][size] / system[a][a])
                .toArray();
    }

    @ParameterizedTest
    @EnumSource(ErrorMethod.class)
    void errorsAllowForTheSlopesInEveryDraw(ErrorMethod method) {
        Panel panel = panel(3, 3);
        Map<String, Integer> starts = new LinkedHashMap<>(Map.of("u00", START, "u05", START, "u09", START + 2));
        SyntheticDifference result = estimate(panel, "y", starts, method, "one", "other");
        if (method == ErrorMethod.JACKKNIFE) {
            assertThat(result.standardError()).as("one start has one unit").isEmpty();
        } else {
            assertThat(result.standardError().orElseThrow())
                    .isBetween(
                            0.0,
                            estimate(panel, "y", starts, method).standardError().orElseThrow());
        }
        assertThat(result.evaluation().design().in(java.util.Locale.ENGLISH)).contains("one, other");
        SyntheticDifference.Cohort cohort = result.cohorts().getFirst();
        assertThat(cohort.observed()[0])
                .isCloseTo((panel.series("y", 0)[0] + panel.series("y", 5)[0]) / 2, within(1e-12));
    }

    @Test
    void covariatesThatSayNothingOrTheSameTwice() {
        Panel panel = panel(1, 0);
        Map<String, Integer> starts = Map.of("u00", START);
        assertThatThrownBy(() -> estimate(panel, "y", starts, ErrorMethod.PLACEBO, "one", "one"))
                .isInstanceOf(UnusableDesign.class)
                .hasMessageContaining("the same thing twice");
        assertThatThrownBy(() -> estimate(panel, "y", starts, ErrorMethod.PLACEBO, "flat"))
                .isInstanceOf(UnusableDesign.class);
        assertThatThrownBy(() -> estimate(panel, "y", starts, ErrorMethod.PLACEBO, "nowhere"))
                .hasMessageContaining("There is no variable 'nowhere'");
    }
}
