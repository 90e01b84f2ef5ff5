package org.isopolity.index.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTest {

    private static final int SIZE = 37;

    private static Column between(double[] values, boolean turned) {
        return Column.of(values).betweenEnds(turned, 1, 100, ends -> {});
    }

    private static double[] values(Random random, int exponent) {
        double unit = Math.pow(10, exponent);
        return random.doubles(SIZE, -unit, 3 * unit).toArray();
    }

    /** What placing one after the other says, with division and nothing else. */
    private static double[] added(
            double[] a, boolean turnedA, double weightA, double[] b, boolean turnedB, double weightB) {
        double[] sums = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            sums[i] = sums[i] + weightA * placed(a, turnedA, i) + weightB * placed(b, turnedB, i);
        }
        return sums;
    }

    private static double placed(double[] values, boolean turned, int i) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        double zero = turned ? max : min;
        double one = turned ? min : max;
        return 1 + ((values[i] - zero) / (one - zero)) * (100 - 1.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {-307, -200, -99, -12, 0, 3, 17, 98, 99, 150, 300})
    void twoColumnsAreAddedToTheLastBitAsDivisionWouldPlaceThem(int exponent) {
        Random random = new Random(exponent);
        for (int run = 0; run < 400; run++) {
            double[] a = values(random, exponent);
            double[] b = values(random, exponent);
            boolean turned = random.nextBoolean();
            if (run % 4 == 0) {
                a[random.nextInt(SIZE)] = 0;
            }
            if (run % 5 == 0) {
                b[3] = b[4];
            }
            double[] next = values(random, 0);
            Column ahead = between(next, false);
            double[] sums = new double[SIZE];
            Column.addTo(
                    sums, between(a, turned), 0.3, between(b, !turned), 1.7, ahead, between(values(random, 1), false));
            assertThat(sums).containsExactly(added(a, turned, 0.3, b, !turned, 1.7));
            assertThat(ahead.get(5)).isEqualTo(placed(next, false, 5));
        }
    }

    @Test
    void aColumnThatBeginsAtZeroIsAddedAlike() {
        Random random = new Random(5);
        double[] a = random.doubles(SIZE).map(value -> value * value * 1e-290).toArray();
        double[] b = random.doubles(SIZE).toArray();
        a[7] = 0;
        b[8] = 0;
        double[] sums = new double[SIZE];
        Column.addTo(sums, between(a, false), 1, between(b, false), 1, between(b, false), between(a, false));
        assertThat(sums).containsExactly(added(a, false, 1, b, false, 1));
    }
}
