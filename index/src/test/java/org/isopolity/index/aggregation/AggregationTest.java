package org.isopolity.index.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AggregationTest {

    private static final double GAP = Double.NaN;

    private static double[] combine(String by, double[] weights, double[]... columns) {
        double[] result = new double[columns[0].length];
        Aggregation.of(by).combine(columns, weights, result);
        return result;
    }

    @ParameterizedTest
    @CsvSource({
        "arithmetic, 5",
        "geometric, 4",
        "harmonic, 3.2",
        "power 2, 5.830951894845301",
        "median, 5",
        "mazziotta-pareto, 3.2",
        "mazziotta-pareto plus, 6.8"
    })
    void ofTwoAndEight(String by, double expected) {
        assertThat(combine(by, new double[] {1, 1}, new double[] {2}, new double[] {8})[0])
                .isCloseTo(expected, within(1e-12));
    }

    @Test
    void aPowerMeanTakesWhatIsThere() {
        assertThat(combine("power 2", new double[] {1, 3}, new double[] {3, GAP}, new double[] {GAP, GAP}))
                .containsExactly(3, GAP);
    }

    @Test
    void aWeightedMedianLiesWhereHalfOfTheWeightIsReached() {
        double[][] columns = {{1}, {2}, {10}};
        assertThat(combine("median", new double[] {1, 1, 3}, columns)).containsExactly(10);
        assertThat(combine("median", new double[] {1, 2, 3}, columns)).containsExactly(6);
    }

    @Test
    void copelandIsExactWhereSumsOfFractionsAreNot() {
        // a is better at 0.1 + 0.2, b at 0.3: in binary fractions the former is more.
        double[] copeland = combine(
                "copeland", new double[] {0.1, 0.2, 0.3}, new double[] {2, 1}, new double[] {2, 1}, new double[] {1, 2
                });
        assertThat(0.1 + 0.2).isGreaterThan(0.3);
        assertThat(copeland).containsExactly(0, 0);
    }

    @Test
    void gapsDoNotLetTheOrderOfRowsDecide() {
        double[][] columns = {{1, GAP, 3}, {3, 2, GAP}, {GAP, 2, 1}};
        double[][] reversed = {{3, GAP, 1}, {GAP, 2, 3}, {1, 2, GAP}};
        double[] weights = {1, 1, 1};
        double[] forward = combine("copeland", weights, columns);
        double[] backward = combine("copeland", weights, reversed);
        assertThat(forward).containsExactly(backward[2], backward[1], backward[0]);
        double[] shares = combine("outranking", weights, columns);
        double[] sharesBack = combine("outranking", weights, reversed);
        assertThat(shares).containsExactly(sharesBack[2], sharesBack[1], sharesBack[0]);
    }

    @Test
    void citiesWithNothingInCommonAreTied() {
        assertThat(combine("copeland", new double[] {1, 1}, new double[] {5, GAP}, new double[] {GAP, 1}))
                .containsExactly(0, 0);
        assertThat(new Duels(new double[][] {{5, GAP}, {GAP, 1}}, new double[] {1, 1}).share(0, 1))
                .isEqualTo(0.5);
    }

    @Test
    void dominanceNeedsNoLossAndOneWin() {
        Duels duels = new Duels(new double[][] {{2, 1, 2}, {3, 3, 1}}, new double[] {1, 1});
        assertThat(duels.dominates(0, 1)).isTrue();
        assertThat(duels.dominates(1, 0)).isFalse();
        assertThat(duels.dominates(1, 2)).isFalse();
    }

    @Test
    void kemenyContradictsTheLeastOfAllOrders() {
        for (int seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[][] columns = new double[4][6];
            for (double[] column : columns) {
                for (int i = 0; i < column.length; i++) {
                    column[i] = random.nextInt(4);
                }
            }
            double[] weights = {1, 2, 1, 3};
            double[] below = combine("kemeny", weights, columns);
            double[] expected = allOrders(new Duels(columns, weights));
            for (int i = 0; i < below.length; i++) {
                assertThat(below[i]).as("seed " + seed).isCloseTo(expected[i], within(1e-9));
            }
        }
    }

    /** Every order of the cities tried in turn; the number of cities below each, averaged over the best orders. */
    private static double[] allOrders(Duels duels) {
        int[] order = {0, 1, 2, 3, 4, 5};
        double[] sum = new double[order.length];
        long[] best = {Long.MAX_VALUE, 0};
        permute(order, 0, () -> {
            long cost = 0;
            for (int a = 0; a < order.length; a++) {
                for (int b = a + 1; b < order.length; b++) {
                    cost += Math.max(0, duels.net(order[b], order[a]));
                }
            }
            if (cost < best[0]) {
                best[0] = cost;
                best[1] = 0;
                java.util.Arrays.fill(sum, 0);
            }
            if (cost == best[0]) {
                best[1]++;
                for (int place = 0; place < order.length; place++) {
                    sum[order[place]] += order.length - 1 - place;
                }
            }
        });
        return java.util.Arrays.stream(sum).map(total -> total / best[1]).toArray();
    }

    private static void permute(int[] order, int from, Runnable visit) {
        if (from == order.length) {
            visit.run();
        }
        for (int i = from; i < order.length; i++) {
            swap(order, from, i);
            permute(order, from + 1, visit);
            swap(order, from, i);
        }
    }

    private static void swap(int[] order, int a, int b) {
        int kept = order[a];
        order[a] = order[b];
        order[b] = kept;
    }

    @Test
    void kemenyRefusesMoreCitiesThanItCanOrder() {
        double[] many = new SplittableRandom(1).doubles(21).toArray();
        assertThatThrownBy(() -> combine("kemeny", new double[] {1}, many)).hasMessageContaining("at most 20 cities");
    }

    @Test
    void theBestCityHasNoDoubtAndSharesAreKept() {
        double[][] columns = {{1, 4, 2}, {4, 1, 2}};
        assertThat(combine("benefit-of-the-doubt", new double[] {1, 1}, columns)[0])
                .isCloseTo(1, within(1e-12));
        // Under weights w <= 1/4 for each, sum(w x) of the third city is at most 2 * (2/5): both peers bind at w = 1/5.
        assertThat(combine("benefit-of-the-doubt", new double[] {1, 1}, columns)[2])
                .isCloseTo(0.8, within(1e-12));
        assertThat(combine("benefit-of-the-doubt 0.5 0.5", new double[] {1, 1}, columns)[0])
                .isLessThan(1 + 1e-12)
                .isGreaterThan(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arithmetical",
                "power",
                "power 0",
                "geometric 2",
                "mazziotta-pareto 3",
                "benefit-of-the-doubt 0.5 0.2"
            })
    void whatIsNoAggregationIsSaid(String written) {
        assertThatThrownBy(() -> Aggregation.of(written)).isInstanceOf(IllegalArgumentException.class);
    }
}
