package org.isopolity.index.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.isopolity.index.Examples;
import org.isopolity.index.aggregation.Aggregation;
import org.isopolity.index.framework.Direction;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.score.Contribution;
import org.isopolity.index.score.Scores;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that hold for every index, whatever its numbers. */
class RecipeLawsTest {

    private static final Range RANGE = new Range(1, 100);
    private static final List<String> MEANS =
            List.of("arithmetic", "geometric", "harmonic", "power 2", "power -0.5", "mazziotta-pareto", "median");

    private static Recipe recipe(Step... steps) {
        List<Step> all = new ArrayList<>();
        all.add(new Select(List.of(GeographicLevel.CITY)));
        all.addAll(List.of(steps));
        return new Recipe("law", all, Uncertainty.NONE);
    }

    private static Sheet permuted(Sheet sheet, long seed) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, sheet.size()).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        int[] rows = order.stream().mapToInt(i -> i).toArray();
        List<City> cities = order.stream().map(sheet.cities()::get).toList();
        return Sheet.of(
                cities,
                sheet.indicators(),
                sheet.columns().stream().map(column -> column.rows(rows)).toList());
    }

    private static void assertSameScores(Scores one, Scores other, double tolerance) {
        for (City city : one.cities()) {
            for (Node node : one.framework().nodes()) {
                assertThat(other.find(city.id(), node.id()).isPresent())
                        .isEqualTo(one.find(city.id(), node.id()).isPresent());
                assertThat(other.find(city.id(), node.id()).orElse(0))
                        .as(city.id() + " " + node.id())
                        .isCloseTo(one.find(city.id(), node.id()).orElse(0), within(tolerance));
            }
        }
    }

    private static List<SheetStep> imputations() {
        return List.of(
                new LeaveGaps(),
                new ImputeMean(Statistic.MEDIAN, Over.YEAR),
                new ImputeFromSiblings(1, Statistic.MEAN),
                new ImputeFromNearest(3),
                new ImputeByRegression(2),
                new ImputeManyTimes(3, 7L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arithmetic",
                "geometric",
                "median",
                "mazziotta-pareto plus",
                "copeland",
                "outranking",
                "benefit-of-the-doubt"
            })
    void theOrderOfRowsNeverMatters(String by) {
        for (int seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Framework framework = Examples.framework(random);
            Sheet sheet = Examples.sheet(framework, random, 14, 0.2);
            for (SheetStep impute : imputations()) {
                Recipe recipe = recipe(
                        new Screen(0, 0.3),
                        impute,
                        new Winsorise(2, 3.5, 5),
                        new NormaliseByMinMax(RANGE),
                        new Aggregate(List.of(Aggregation.ARITHMETIC, Aggregation.of(by)), List.of(0.4), Map.of()));
                Scores scores = recipe.apply(framework, sheet);
                assertSameScores(scores, recipe.apply(framework, permuted(sheet, seed)), 1e-6);
            }
        }
    }

    @Test
    void otherUnitsGiveTheSameScores() {
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Framework framework = Examples.framework(random);
            Sheet sheet = Examples.sheet(framework, random, 12, 0.1);
            double factor = Math.exp(random.nextDouble(-5, 5));
            double offset = random.nextDouble(-100, 100);
            Sheet scaled = sheet.map((indicator, column) -> column.scaled(factor, offset));
            for (Step normalise : List.of(new NormaliseByMinMax(RANGE), new NormaliseByZScore(50, 16.5, RANGE))) {
                Recipe recipe = recipe(normalise, new Aggregate(Aggregation.GEOMETRIC, 0));
                assertSameScores(recipe.apply(framework, sheet), recipe.apply(framework, scaled), 1e-6);
            }
        }
    }

    @Test
    void whoIsNowhereWorseNeverRanksBelow() {
        for (int seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Framework framework = Examples.framework(random);
            Sheet sheet = Examples.sheet(framework, random, 10, 0);
            Sheet dominated = sheet.map((indicator, column) -> {
                double worse = indicator.direction() == Direction.LOWER_IS_BETTER ? 3 : -3;
                return column.draft()
                        .set(5, column.get(4) + worse * random.nextDouble())
                        .toColumn();
            });
            for (String mean : List.of("arithmetic", "geometric", "harmonic", "power 2", "copeland", "outranking")) {
                Scores scores = recipe(new NormaliseByMinMax(RANGE), new Aggregate(Aggregation.of(mean), 0))
                        .apply(framework, dominated);
                assertThat(scores.ranking().find(4).orElseThrow())
                        .as(seed + " " + mean)
                        .isLessThanOrEqualTo(scores.ranking().find(5).orElseThrow());
            }
        }
    }

    @Test
    void contributionsSumToTheScore() {
        for (int seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Framework framework = Examples.framework(random);
            Sheet sheet = Examples.sheet(framework, random, 8, 0.2);
            for (String mean : MEANS) {
                Scores scores = recipe(
                                new NormaliseByMinMax(new Range(70, 130)), new Aggregate(Aggregation.of(mean), 0))
                        .apply(framework, sheet);
                for (City city : scores.cities()) {
                    double sum = scores.contributions(city.id()).stream()
                            .mapToDouble(Contribution::points)
                            .sum();
                    assertThat(sum)
                            .as(seed + " " + mean)
                            .isCloseTo(scores.find(city.id()).orElse(0), within(1e-8));
                }
            }
        }
    }

    @Test
    void scoresThatComeFromComparingHaveNoContributions() {
        SplittableRandom random = new SplittableRandom(3);
        Framework framework = Examples.framework(random);
        Sheet sheet = Examples.sheet(framework, random, 8, 0);
        Scores scores = recipe(new NormaliseByMinMax(RANGE), new Aggregate(Aggregation.of("copeland"), 0))
                .apply(framework, sheet);
        assertThat(scores.contributions("c0")).isEmpty();
        assertThat(scores.find("c0")).isPresent();
    }

    @Test
    void effectiveWeightsOfSiblingsSumToTheirGroup() {
        for (int seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Framework framework = Examples.framework(random);
            Sheet sheet = Examples.sheet(framework, random, 6, 0);
            Scores scores = recipe(new NormaliseByMinMax(RANGE), new Aggregate(Aggregation.ARITHMETIC, 0))
                    .apply(framework, sheet);
            assertThat(scores.effectiveWeight(framework.root().id())).isEqualTo(1);
            for (Group group : framework.groups()) {
                double sum = group.children().stream()
                        .mapToDouble(child -> scores.effectiveWeight(child.id()))
                        .sum();
                assertThat(sum).isCloseTo(scores.effectiveWeight(group.id()), within(1e-12));
            }
        }
    }

    @Test
    void weightsThatAreFoundAreNeverNegativeAndSumToOne() {
        for (int seed = 0; seed < 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Framework framework = Examples.framework(random);
            Sheet sheet = Examples.sheet(framework, random, 30, 0);
            for (WeightStep step : List.of(
                    new ComponentWeights(ComponentWeights.By.FIRST),
                    new ComponentWeights(ComponentWeights.By.FACTORS),
                    new ImportanceWeights(0, Map.of()))) {
                if (step instanceof ImportanceWeights && framework.indicators().size() < 2) {
                    continue;
                }
                Scores scores = recipe(new NormaliseByMinMax(RANGE), step, new Aggregate(Aggregation.ARITHMETIC, 0))
                        .apply(framework, sheet);
                for (Group group : framework.groups()) {
                    double sum = 0;
                    for (Node child : group.children()) {
                        assertThat(scores.weights().get(child.id())).isNotNegative();
                        sum += scores.weights().get(child.id());
                    }
                    if (step instanceof ComponentWeights && group.children().size() > 1) {
                        assertThat(sum).isCloseTo(1, within(1e-9));
                    }
                }
            }
        }
    }

    @Test
    void importanceComesAsNearAsItShould() {
        SplittableRandom random = new SplittableRandom(5);
        List<Indicator> indicators = List.of(Examples.indicator("x"), Examples.indicator("y"), Examples.indicator("z"));
        Framework framework = new Framework(Examples.group("index", indicators));
        double[][] columns = new double[3][200];
        for (int i = 0; i < 200; i++) {
            double shared = random.nextGaussian();
            columns[0][i] = shared + 0.2 * random.nextGaussian();
            columns[1][i] = shared + 0.4 * random.nextGaussian();
            columns[2][i] = random.nextGaussian();
        }
        Sheet sheet = Sheet.of(
                IntStream.range(0, 200).mapToObj(i -> City.named("c" + i)).toList(),
                indicators,
                List.of(columns).stream().map(Column::of).toList());
        Scores scores = recipe(
                        new NormaliseByZScore(0, 1, null),
                        new ImportanceWeights(0, Map.of()),
                        new Aggregate(Aggregation.ARITHMETIC, 0))
                .apply(framework, sheet);
        double[] index = scores.findColumn("index").orElseThrow().toArray();
        double first = correlation(scores.findColumn("x").orElseThrow().toArray(), index);
        double last = correlation(scores.findColumn("z").orElseThrow().toArray(), index);
        assertThat(first).isCloseTo(last, within(1e-4));
        assertThat(scores.weights().get("z")).isGreaterThan(scores.weights().get("x"));
    }

    private static double correlation(double[] a, double[] b) {
        double meanA =
                IntStream.range(0, a.length).mapToDouble(i -> a[i]).average().orElseThrow();
        double meanB =
                IntStream.range(0, a.length).mapToDouble(i -> b[i]).average().orElseThrow();
        double joint = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            joint += (a[i] - meanA) * (b[i] - meanB);
            squaresA += Math.pow(a[i] - meanA, 2);
            squaresB += Math.pow(b[i] - meanB, 2);
        }
        return joint / Math.sqrt(squaresA * squaresB);
    }

    // ---- what data may do to a recipe ------------------------------------------------------------------------------

    private static final Framework TWO =
            new Framework(Examples.group("index", List.of(Examples.indicator("x"), Examples.indicator("y"))));

    private static Sheet two(double[] x, double[] y) {
        return Examples.sheet(TWO.indicators(), x, y);
    }

    @Test
    void aConstantColumnIsNamed() {
        Recipe recipe = recipe(new NormaliseByMinMax(RANGE), new Aggregate(Aggregation.ARITHMETIC, 0));
        assertThatThrownBy(() -> recipe.apply(TWO, two(new double[] {1, 2}, new double[] {7, 7})))
                .isInstanceOf(UnusableStep.class)
                .hasMessageContaining("'y'")
                .hasMessageContaining("Screen it out");
    }

    @Test
    void anEmptyColumnIsScreenedOutWithItsReason() {
        Recipe recipe =
                recipe(new Screen(0, 0), new NormaliseByMinMax(RANGE), new Aggregate(Aggregation.ARITHMETIC, 0));
        Scores scores = recipe.apply(TWO, two(new double[] {1, 2}, new double[] {Double.NaN, Double.NaN}));
        assertThat(scores.values().removedIndicators()).hasSize(1);
        assertThat(scores.find("b").orElseThrow()).isEqualTo(100);
    }

    @Test
    void oneCityCannotBeComparedButCanStandBetweenGoalposts() {
        Recipe recipe = recipe(new NormaliseByMinMax(RANGE), new Aggregate(Aggregation.ARITHMETIC, 0));
        assertThatThrownBy(() -> recipe.apply(TWO, two(new double[] {1}, new double[] {2})))
                .isInstanceOf(UnusableStep.class)
                .hasMessageContaining("normalise by goalposts");
        Recipe fixed = recipe(
                new NormaliseByScale(new Range(0, 10), new Range(0, 100), Reversal.TURNED),
                new Aggregate(Aggregation.ARITHMETIC, 0));
        assertThat(fixed.apply(TWO, two(new double[] {1}, new double[] {2}))
                        .find("a")
                        .orElseThrow())
                .isCloseTo(15, within(1e-12));
    }

    @Test
    void hugeValuesGiveAnErrorAndNoInfinity() {
        Recipe recipe = recipe(new NormaliseByMinMax(RANGE), new Aggregate(Aggregation.ARITHMETIC, 0));
        assertThatThrownBy(() -> recipe.apply(TWO, two(new double[] {-1e308, 1e308}, new double[] {1, 2})))
                .isInstanceOf(UnusableStep.class)
                .hasMessageContaining("'x'");
        Recipe raw = recipe(
                new NormaliseByScale(new Range(0, 1), new Range(0, 1), Reversal.TURNED),
                new Aggregate(Aggregation.ARITHMETIC, 0));
        assertThatThrownBy(() -> raw.apply(TWO, two(new double[] {1e308, 1}, new double[] {1.7e308, 2})))
                .isInstanceOf(UnusableStep.class)
                .hasMessageContaining("beyond the range of numbers");
    }

    @Test
    void infinityNeverEntersAColumn() {
        assertThatThrownBy(() -> Column.of(1, Double.POSITIVE_INFINITY)).hasMessageContaining("finite");
    }

    @ParameterizedTest
    @ValueSource(strings = {"geometric", "harmonic", "power 0.5", "mazziotta-pareto", "benefit-of-the-doubt"})
    void negativeValuesAreNamedWhereAMeanForbidsThem(String by) {
        Recipe recipe = recipe(new NormaliseByZScore(0, 1, null), new Aggregate(Aggregation.of(by), 0));
        assertThatThrownBy(() -> recipe.apply(TWO, two(new double[] {1, 2, 3}, new double[] {4, 6, 5})))
                .isInstanceOf(UnusableStep.class)
                .hasMessageContaining("'index' needs values")
                .hasMessageContaining("'x' is -1.0 for city 'a'");
    }
}
