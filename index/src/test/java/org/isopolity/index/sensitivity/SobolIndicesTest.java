package org.isopolity.index.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.isopolity.index.golden.GoldenTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SobolIndicesTest {

    /** Results of {@code 4 x1 + 2 x2 + 0 x3} with independent even factors: first = total = 0.8, 0.2, 0. */
    private static double linear(double[] x) {
        return 4 * x[0] + 2 * x[1] + 100;
    }

    @ParameterizedTest
    @EnumSource(names = {"JANON", "JANSEN"})
    void aSumSharesItsVarianceAsAlgebraSays(Estimator estimator) {
        int n = 4_000;
        SplittableRandom random = new SplittableRandom(11);
        double[] a = new double[n];
        double[] b = new double[n];
        double[][] mixed = new double[3][n];
        for (int row = 0; row < n; row++) {
            double[] x = random.doubles(3).toArray();
            double[] z = random.doubles(3).toArray();
            a[row] = linear(x);
            b[row] = linear(z);
            for (int factor = 0; factor < 3; factor++) {
                double[] one = x.clone();
                one[factor] = z[factor];
                mixed[factor][row] = linear(one);
            }
        }
        SobolIndices found = SobolIndices.find(a, b, mixed, estimator, 100, 1).orElseThrow();
        assertThat(found.variance()).isEqualTo(20 / 12.0, within(0.05));
        double[] expected = {0.8, 0.2, 0};
        for (int factor = 0; factor < 3; factor++) {
            SobolIndex index = found.byFactor().get(factor);
            assertThat(index.first()).isEqualTo(expected[factor], within(0.05));
            assertThat(index.total()).isEqualTo(expected[factor], within(0.05));
            assertThat(index.first())
                    .isBetween(
                            index.firstInterval().low(), index.firstInterval().high());
        }
        assertThat(found.byFactor().get(2).total()).isZero();
    }

    @Test
    void theSameSeedGivesTheSameIntervals() {
        double[] a = {1, 2, 3, 4, 7};
        double[] b = {2, 1, 5, 3, 3};
        double[][] mixed = {{2, 2, 3, 5, 1}};
        assertThat(SobolIndices.find(a, b, mixed, Estimator.JANON, 50, 9))
                .isEqualTo(SobolIndices.find(a, b, mixed, Estimator.JANON, 50, 9));
    }

    @Test
    void whatDoesNotVaryHasNoIndices() {
        double[] same = {3, 3, 3};
        assertThat(SobolIndices.find(same, same, new double[][] {same}, Estimator.JANON, 10, 1))
                .isEmpty();
        assertThatThrownBy(() -> SobolIndices.find(same, new double[2], new double[0][], Estimator.JANON, 10, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void indicesOfTheIshigamiFunctionAreThoseOfCoinr() {
        double[] y = GoldenTable.read("sensitivity/ishigami_sample_N200_d3.csv").numbers("y");
        replay(y, 200, GoldenTable.read("sensitivity/ishigami_indices.csv"));
    }

    @Test
    void indicesOfTheWrittenReplicationsAreThoseOfCoinr() {
        double[] y = GoldenTable.read("sensitivity/sa_output_y.csv").numbers("MeanAbsRankShift");
        replay(y, 50, GoldenTable.read("sensitivity/sa_indices.csv"));
    }

    private static void replay(double[] y, int n, GoldenTable golden) {
        double[][] mixed = new double[golden.size()][];
        for (int factor = 0; factor < mixed.length; factor++) {
            mixed[factor] = Arrays.copyOfRange(y, (2 + factor) * n, (3 + factor) * n);
        }
        SobolIndices found = SobolIndices.find(
                        Arrays.copyOf(y, n), Arrays.copyOfRange(y, n, 2 * n), mixed, Estimator.SALTELLI, 10, 1)
                .orElseThrow();
        for (int factor = 0; factor < mixed.length; factor++) {
            assertThat(found.byFactor().get(factor).first()).isEqualTo(golden.number(factor, "Si"), within(1e-10));
            assertThat(found.byFactor().get(factor).total()).isEqualTo(golden.number(factor, "STi"), within(1e-10));
        }
    }
}
