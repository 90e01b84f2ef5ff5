package org.isopolity.impact.simplex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of weights on the simplex, over seeded random problems, beside a naive search of every support. */
class SimplexProgramTest {

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    private static double[][] points(SplittableRandom random, int count, int length) {
        double[][] points = new double[count][length];
        for (double[] point : points) {
            double level = 50 + 20 * random.nextGaussian();
            Arrays.setAll(point, t -> level + 5 * random.nextGaussian());
        }
        return points;
    }

    private static double[] target(SplittableRandom random, int length) {
        double[] target = new double[length];
        double level = 50 + 20 * random.nextGaussian();
        Arrays.setAll(target, t -> level + 5 * random.nextGaussian());
        return target;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void weightsAreOnTheSimplexAndNothingIsBetter(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int count = 2 + random.nextInt(6);
        int length = 1 + random.nextInt(8);
        double ridge = random.nextBoolean() ? 0 : random.nextDouble(200);
        double[] prices = new double[count];
        if (random.nextBoolean()) {
            Arrays.setAll(prices, j -> 100 * random.nextDouble());
        }
        double[][] points = points(random, count, length);
        double[] target = target(random, length);
        SimplexFit fit = SimplexProgram.fit(points, target, ridge, prices);
        assertThat(Arrays.stream(fit.weights()).min().orElseThrow()).isGreaterThanOrEqualTo(0);
        assertThat(Arrays.stream(fit.weights()).sum()).isCloseTo(1, within(1e-12));
        double naive = NaiveSimplex.leastLoss(points, target, ridge, prices);
        assertThat(fit.loss()).isCloseTo(naive, within(1e-8 * (1 + Math.abs(naive))));
        assertThat(fit.loss())
                .isCloseTo(
                        NaiveSimplex.loss(points, target, ridge, prices, fit.weights()),
                        within(1e-9 * (1 + fit.loss())));
        assertThat(fit.gap()).isBetween(0.0, 1e-6);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anotherPointNeverRaisesTheOptimumAndOrderChangesNothing(int seed) {
        SplittableRandom random = new SplittableRandom(1000 + seed);
        double[][] points = points(random, 30, 12);
        double[] target = target(random, 12);
        double all = SimplexProgram.fit(points, target).loss();
        double fewer = SimplexProgram.fit(Arrays.copyOf(points, 29), target).loss();
        assertThat(all).isLessThanOrEqualTo(fewer * (1 + 1e-9) + 1e-9);
        double[][] turned = new double[30][];
        Arrays.setAll(turned, j -> points[29 - j]);
        double[] there = SimplexProgram.fit(points, target).weights();
        double[] back = SimplexProgram.fit(turned, target).weights();
        for (int j = 0; j < 30; j++) {
            assertThat(back[29 - j]).isCloseTo(there[j], within(1e-8));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void levelsAndScaleDoNotMatter(int seed) {
        SplittableRandom random = new SplittableRandom(2000 + seed);
        double[][] points = points(random, 15, 10);
        double[] target = target(random, 10);
        double shift = 1e4 * random.nextGaussian();
        double scale = Math.exp(5 * random.nextGaussian());
        double[] moved =
                Arrays.stream(target).map(value -> scale * (value + shift)).toArray();
        double[][] movedPoints = Arrays.stream(points)
                .map(point -> Arrays.stream(point)
                        .map(value -> scale * (value + shift))
                        .toArray())
                .toArray(double[][]::new);
        double[] one = SimplexProgram.fit(points, target).weights();
        double[] other = SimplexProgram.fit(movedPoints, moved).weights();
        for (int j = 0; j < one.length; j++) {
            assertThat(other[j]).isCloseTo(one[j], within(1e-6));
        }
    }

    @Test
    void aDuplicatedPointSharesItsWeightEvenly() {
        double[][] points = {{1, 2, 3, 4, 5, 6}, {3, 4, 5, 6, 7, 8}, {3, 4, 5, 6, 7, 8}};
        SimplexFit fit = SimplexProgram.fit(points, new double[] {2, 3, 4, 5, 6, 7});
        assertThat(fit.unique()).isFalse();
        assertThat(fit.loss()).isCloseTo(0, within(1e-12));
        assertThat(fit.weights()).containsExactly(new double[] {0.5, 0.25, 0.25}, within(1e-6));
    }

    @Test
    void aTargetAmongThePointsIsMetExactly() {
        SplittableRandom random = new SplittableRandom(7);
        double[][] points = points(random, 40, 15);
        SimplexFit fit = SimplexProgram.fit(points, points[17].clone());
        assertThat(fit.loss()).isCloseTo(0, within(1e-9));
        assertThat(fit.weights()[17]).isGreaterThan(0.0);
    }

    @Test
    void manyPointsInFewDimensions() {
        SplittableRandom random = new SplittableRandom(9);
        double[][] points = points(random, 2000, 3);
        double[] target = {1000, 900, 800};
        SimplexFit fit = SimplexProgram.fit(points, target);
        assertThat(fit.gap()).isLessThan(1e-6);
        assertThat(fit.unique()).isTrue();
    }
}
