package org.isopolity.index.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.isopolity.index.golden.GoldenTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatisticsTest {

    private static final double[] RISING = {1, 2, 3, 4, 5};

    // ---- by hand --------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource
    void aSeriesGoesWithItselfAndAgainstItsMirror(CorrelationMethod method) {
        double[] mirror = {5, 4, 3, 2, 1};
        assertThat(method.find(RISING, RISING).orElseThrow().coefficient()).isEqualTo(1, within(1e-15));
        assertThat(method.find(RISING, mirror).orElseThrow().coefficient()).isEqualTo(-1, within(1e-15));
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeCorrelatedIsAbsent(CorrelationMethod method) {
        double gap = Double.NaN;
        assertThat(method.find(RISING, new double[] {2, 2, 2, 2, 2})).isEmpty();
        assertThat(method.find(RISING, new double[] {1, 2, gap, gap, gap})).isEmpty();
        assertThat(method.find(new double[0], new double[0])).isEmpty();
        assertThatThrownBy(() -> method.find(RISING, new double[3])).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void hugeAndTinyValuesDoNotLeaveTheRangeOfNumbers(CorrelationMethod method) {
        double[] huge = {1e307, 3e307, 2e307, 5e307, 4e307};
        double[] tiny = {1e-300, 3e-300, 2e-300, 5e-300, 4e-300};
        assertThat(method.find(huge, tiny).orElseThrow().coefficient()).isEqualTo(1, within(1e-12));
    }

    @Test
    void aGapTakesOnlyItsOwnPlaceAway() {
        double[] y = {2, 4, Double.NaN, 8, 10};
        Correlation found = CorrelationMethod.PEARSON.find(RISING, y).orElseThrow();
        assertThat(found.pairs()).isEqualTo(4);
        assertThat(found.coefficient()).isEqualTo(1, within(1e-15));
    }

    @Test
    void kendallCountsTiesAsTheTextbookDoes() {
        // 6 pairs: 4 alike, 1 contrary, 1 tied in y; tau-b = 3 / sqrt(6 * 5)
        double[] x = {1, 2, 3, 4};
        double[] y = {1, 1, 3, 2};
        assertThat(CorrelationMethod.KENDALL.find(x, y).orElseThrow().coefficient())
                .isEqualTo(3 / Math.sqrt(30), within(1e-15));
    }

    @Test
    void alphaOfTwoEqualSeriesIsOneAndOfContrarySeriesBelowZero() {
        CronbachAlpha equal = CronbachAlpha.find(List.of(RISING, RISING)).orElseThrow();
        assertThat(equal.raw()).isEqualTo(1, within(1e-14));
        assertThat(equal.standardised()).isEqualTo(1, within(1e-14));
        double[] shuffled = {2, 1, 5, 4, 3};
        double r =
                CorrelationMethod.PEARSON.find(RISING, shuffled).orElseThrow().coefficient();
        assertThat(CronbachAlpha.find(List.of(RISING, shuffled)).orElseThrow().standardised())
                .isEqualTo(2 * r / (1 + r), within(1e-14));
        assertThat(CronbachAlpha.find(List.of(RISING))).isEmpty();
    }

    @Test
    void componentsOfTwoSeriesCarryOnePlusAndMinusTheCorrelation() {
        double[] other = {2, 1, 5, 4, 3};
        double r = CorrelationMethod.PEARSON.find(RISING, other).orElseThrow().coefficient();
        PrincipalComponents found =
                PrincipalComponents.find(List.of(RISING, other)).orElseThrow();
        assertThat(found.eigenvalue(0)).isEqualTo(1 + Math.abs(r), within(1e-12));
        assertThat(found.eigenvalue(1)).isEqualTo(1 - Math.abs(r), within(1e-12));
        assertThat(found.dimensions()).isEqualTo(1);
        assertThat(PrincipalComponents.find(List.of(RISING, new double[5]))).isEmpty();
    }

    @Test
    void aCurveThatALineDoesNotSeeIsExplainedAllTheSame() {
        double[] x = new double[201];
        double[] parabola = new double[201];
        double[] noise = new double[201];
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < x.length; i++) {
            x[i] = (i - 100) / 100.0;
            parabola[i] = x[i] * x[i];
            noise[i] = random.nextDouble();
        }
        assertThat(CorrelationMethod.PEARSON.find(x, parabola).orElseThrow().coefficient())
                .isEqualTo(0, within(1e-12));
        assertThat(CorrelationRatio.find(x, parabola).orElseThrow()).isGreaterThan(0.97);
        assertThat(CorrelationRatio.find(x, noise).orElseThrow()).isLessThan(0.1);
        assertThat(CorrelationRatio.find(x, x).orElseThrow()).isEqualTo(1, within(1e-9));
        assertThat(CorrelationRatio.find(x, new double[201])).isEmpty();
    }

    // ---- against a second, naive implementation --------------------------------------------------------------------

    @Test
    void aNaiveImplementationAgreesOnAThousandRandomSeries() {
        SplittableRandom random = new SplittableRandom(20261125);
        for (int round = 0; round < 1_000; round++) {
            int n = 5 + random.nextInt(40);
            double[] x = series(random, n);
            double[] y = series(random, n);
            CorrelationMethod.KENDALL
                    .find(x, y)
                    .ifPresent(found -> assertThat(found.coefficient()).isEqualTo(naiveTau(x, y), within(1e-12)));
            CorrelationMethod.PEARSON
                    .find(x, y)
                    .ifPresent(found -> assertThat(found.coefficient()).isEqualTo(naivePearson(x, y), within(1e-9)));
            CorrelationMethod.SPEARMAN.find(x, y).ifPresent(found -> {
                double[][] both = both(x, y);
                assertThat(found.coefficient())
                        .isEqualTo(naivePearson(naiveRanks(both[0]), naiveRanks(both[1])), within(1e-9));
                assertThat(found.pValue()).isBetween(0.0, 1.0);
            });
        }
    }

    /** All orders of a few things, gone through one by one. */
    @ParameterizedTest
    @EnumSource(
            value = CorrelationMethod.class,
            names = {"SPEARMAN", "KENDALL"})
    void chanceOfFewRanksIsCountedOverAllOrders(CorrelationMethod method) {
        SplittableRandom random = new SplittableRandom(3);
        for (int size = 3; size <= 7; size++) {
            double[] x = random.doubles(size).toArray();
            double[] y = random.doubles(size).toArray();
            Correlation found = method.find(x, y).orElseThrow();
            List<double[]> orders = new ArrayList<>();
            permute(y.clone(), 0, orders);
            long atLeast = orders.stream()
                    .filter(order -> Math.abs(method.coefficient(x, order)) >= Math.abs(found.coefficient()) - 1e-9)
                    .count();
            assertThat(found.isExact()).isTrue();
            assertThat(found.pValue()).isEqualTo((double) atLeast / orders.size(), within(1e-12));
        }
        double[] many = random.doubles(60).toArray();
        double[] others = random.doubles(60).toArray();
        assertThat(method.find(many, others).orElseThrow().isExact()).isFalse();
        assertThat(method.find(new double[] {1, 2, 2, 4}, new double[] {4, 1, 3, 2})
                        .orElseThrow()
                        .isExact())
                .isFalse();
    }

    private static void permute(double[] values, int from, List<double[]> orders) {
        if (from == values.length) {
            orders.add(values.clone());
        }
        for (int i = from; i < values.length; i++) {
            double held = values[from];
            values[from] = values[i];
            values[i] = held;
            permute(values, from + 1, orders);
            values[i] = values[from];
            values[from] = held;
        }
    }

    @Test
    void tenAlmostOrderedRanksAreHardlyChance() {
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        double[] y = {2, 1, 4, 3, 6, 5, 8, 7, 10, 9};
        assertThat(CorrelationMethod.KENDALL.find(x, y).orElseThrow().coefficient())
                .isEqualTo(35 / 45.0, within(1e-12));
        assertThat(CorrelationMethod.KENDALL.find(x, y).orElseThrow().pValue()).isBetween(0.0005, 0.0015);
        assertThat(CorrelationMethod.SPEARMAN.find(x, y).orElseThrow().coefficient())
                .isEqualTo(1 - 60 / 990.0, within(1e-12));
        assertThat(CorrelationMethod.SPEARMAN.find(x, y).orElseThrow().pValue()).isBetween(1e-5, 5e-4);
    }

    @Test
    void theOrderOfPlacesDoesNotMatter() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 200; round++) {
            int n = 8 + random.nextInt(30);
            double[] x = series(random, n);
            double[] y = series(random, n);
            int[] order = new int[n];
            Arrays.setAll(order, i -> i);
            for (int i = n - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int kept = order[i];
                order[i] = order[j];
                order[j] = kept;
            }
            double[] x2 = Complete.rows(x, order);
            double[] y2 = Complete.rows(y, order);
            for (CorrelationMethod method : CorrelationMethod.values()) {
                assertThat(method.find(x2, y2).map(Correlation::coefficient).orElse(0.0))
                        .isEqualTo(
                                method.find(x, y).map(Correlation::coefficient).orElse(0.0), within(1e-12));
            }
            assertThat(CorrelationRatio.find(x2, y2).orElse(0))
                    .isEqualTo(CorrelationRatio.find(x, y).orElse(0), within(1e-9));
        }
    }

    private static double[] series(SplittableRandom random, int n) {
        double[] values = new double[n];
        boolean coarse = random.nextBoolean();
        for (int i = 0; i < n; i++) {
            values[i] = random.nextDouble() < 0.1
                    ? Double.NaN
                    : coarse ? random.nextInt(6) : Math.exp(5 * random.nextDouble());
        }
        return values;
    }

    private static double[][] both(double[] x, double[] y) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                places.add(i);
            }
        }
        double[][] pairs = new double[2][places.size()];
        for (int i = 0; i < places.size(); i++) {
            pairs[0][i] = x[places.get(i)];
            pairs[1][i] = y[places.get(i)];
        }
        return pairs;
    }

    private static double naivePearson(double[] x, double[] y) {
        double[][] both = both(x, y);
        double meanX = Arrays.stream(both[0]).average().orElseThrow();
        double meanY = Arrays.stream(both[1]).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < both[0].length; i++) {
            xy += (both[0][i] - meanX) * (both[1][i] - meanY);
            xx += (both[0][i] - meanX) * (both[0][i] - meanX);
            yy += (both[1][i] - meanY) * (both[1][i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }

    private static double[] naiveRanks(double[] values) {
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double below = 0;
            double same = 0;
            for (double value : values) {
                below += value < values[i] ? 1 : 0;
                same += value == values[i] ? 1 : 0;
            }
            ranks[i] = below + (same + 1) / 2;
        }
        return ranks;
    }

    private static double naiveTau(double[] x, double[] y) {
        double[][] both = both(x, y);
        double product = 0;
        double squareX = 0;
        double squareY = 0;
        for (int i = 0; i < both[0].length; i++) {
            for (int j = 0; j < both[0].length; j++) {
                double signX = Math.signum(both[0][i] - both[0][j]);
                double signY = Math.signum(both[1][i] - both[1][j]);
                product += signX * signY;
                squareX += signX * signX;
                squareY += signY * signY;
            }
        }
        return product / Math.sqrt(squareX * squareY);
    }

    // ---- against R ------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource
    void correlationsAreThoseOfR(CorrelationMethod method) {
        GoldenTable data = GoldenTable.read("ex/06_normalised_minmax_0_100.csv");
        GoldenTable golden =
                GoldenTable.read("multivariate/cor_normalised_" + method.name().toLowerCase(Locale.ROOT) + ".csv");
        List<String> codes = golden.texts("iCode");
        CorrelationMatrix matrix =
                CorrelationMatrix.of(method, codes.stream().map(data::numbers).toList());
        for (int i = 0; i < codes.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(matrix.find(i, j).orElseThrow().coefficient())
                        .isEqualTo(golden.number(i, codes.get(j)), within(1e-12));
            }
        }
    }

    @Test
    void correlationsWithGapsAndTheirPValuesAreThoseOfR() {
        GoldenTable data = GoldenTable.read("ex/01_raw.csv");
        GoldenTable golden = GoldenTable.read("multivariate/cor_raw_pearson_pairwiseNA.csv");
        GoldenTable pValues = GoldenTable.read("multivariate/pvals_raw_pearson.csv");
        List<String> codes = golden.texts("iCode");
        for (int i = 0; i < codes.size(); i++) {
            for (int j = 0; j < i; j++) {
                Correlation found = CorrelationMethod.PEARSON
                        .find(data.numbers(codes.get(i)), data.numbers(codes.get(j)))
                        .orElseThrow();
                assertThat(found.coefficient()).isEqualTo(golden.number(i, codes.get(j)), within(1e-12));
                double p = pValues.find(codes.get(i), codes.get(j)).orElseThrow();
                assertThat(found.pValue()).isEqualTo(p, within(1e-10 + 1e-8 * p));
            }
        }
    }

    @Test
    void componentsOfThePillarsAreThoseOfR() {
        GoldenTable data = GoldenTable.read("ex/07_aggregated_amean.csv");
        for (String group : List.of("Conn", "Sust")) {
            GoldenTable rotation = GoldenTable.read("multivariate/pca_L2_rotation_" + group + ".csv");
            GoldenTable deviations = GoldenTable.read("multivariate/pca_L2_sdev_" + group + ".csv");
            PrincipalComponents found = PrincipalComponents.find(
                            rotation.texts("iCode").stream().map(data::numbers).toList())
                    .orElseThrow();
            for (int component = 0; component < found.size(); component++) {
                assertThat(found.eigenvalue(component)).isEqualTo(deviations.number(component, "eigen"), within(1e-10));
                assertThat(found.share(component)).isEqualTo(deviations.number(component, "prop"), within(1e-10));
                double[] golden = rotation.numbers("PC" + (component + 1));
                double[] loadings = found.loadings(component);
                double sign = Math.signum(golden[0] * loadings[0]);
                for (int i = 0; i < golden.length; i++) {
                    assertThat(loadings[i]).isEqualTo(sign * golden[i], within(1e-9));
                }
            }
        }
    }
}
