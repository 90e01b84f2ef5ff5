package org.isopolity.index.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.isopolity.index.Examples;
import org.isopolity.index.aggregation.Aggregation;
import org.isopolity.index.framework.Computation;
import org.isopolity.index.framework.Direction;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Treatment;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Mark;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.text.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every step as people write it, and what it says of itself. */
class RecipeFileTest {

    @TempDir
    private Path directory;

    private Step step(String written) throws IOException {
        boolean normalises = List.of(
                        "goalposts",
                        "min-max",
                        "z-score",
                        "scale",
                        "distance",
                        "fraction",
                        "rank",
                        "around",
                        "categorical")
                .stream()
                .anyMatch(written::startsWith);
        boolean weighs = written.contains("weights:");
        String text = "recipe: test\nsteps:\n  - select: {}\n"
                + (normalises || weighs || written.startsWith("aggregate") ? "" : "  - " + written + "\n")
                + "  - " + (normalises ? written : "min-max: {range: [1, 100]}") + "\n"
                + (weighs ? "  - " + written + "\n" : "")
                + "  - " + (written.startsWith("aggregate") ? written : "aggregate: {by: arithmetic}") + "\n";
        Recipe recipe = Recipe.read(Files.writeString(directory.resolve("recipe.yaml"), text));
        return recipe.steps().stream()
                .filter(step -> Arrays.stream(
                                Step.class.getAnnotation(JsonSubTypes.class).value())
                        .anyMatch(type -> type.value() == step.getClass() && written.startsWith(type.name() + ":")))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "denominate: {}",
                "leave-undivided: {}",
                "screen: {indicators: 0.4, cities: 0.6, not-zero: 0.1, keep: [a], drop: [b]}",
                "leave-gaps: {}",
                "impute-mean: {statistic: median, over: panel}",
                "impute-group-mean: {by: size_class}",
                "impute-group-mean: {by: region, statistic: median}",
                "impute-from-siblings: {}",
                "impute-from-nearest: {neighbours: 3}",
                "impute-by-regression: {}",
                "impute-many-times: {imputations: 5, seed: 9}",
                "carry-forward: {at-most: 2}",
                "interpolate: {hold: true}",
                "leave-extremes: {}",
                "winsorise: {skewness: 2, kurtosis: 3.5, at-most: 5}",
                "winsorise: {skewness: 2, kurtosis: 3.5, at-most: 5, otherwise: box-cox}",
                "winsorise: {skewness: 2, kurtosis: 3.5, at-most: 5, otherwise: log, combined: true}",
                "transform: {by: box-cox 0.5}",
                "goalposts: {range: [0, 1], truncate: false}",
                "min-max: {range: [1, 100], over: year}",
                "z-score: {mean: 50, standard-deviation: 10}",
                "scale: {between: [0, 10], range: [0, 100], lower-is-better: negated}",
                "distance-to-target: {range: [1, 100]}",
                "distance-to-maximum: {}",
                "distance-to-reference: {city: a, truncate: true}",
                "distance-to-reference: {}",
                "fraction-of-maximum: {}",
                "rank: {as: borda}",
                "rank: {as: percentile, ties: average}",
                "around-reference: {}",
                "categorical: {}",
                "equal-weights: {}",
                "given-weights: {nodes: {a: 2}}",
                "budget-weights: {budgets: {index: [{a: 60, b: 40}]}}",
                "component-weights: {by: factors}",
                "importance-weights: {level: 1, importance: {a: 2}}",
                "aggregate: {mean: geometric, at-least: 0.5}",
                "aggregate: {by: [arithmetic, power -1], at-least: [0.9, 0.5], nodes: {index: copeland}}"
            })
    void everyStepIsReadAndSaysWhatItDoes(String written) throws IOException {
        assertThat(step(written).inWords().in(Locale.ROOT))
                .isNotBlank()
                .endsWith(".")
                .doesNotContain("{");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "impute-mean: {statistic: mode}|line 4",
                "transform: {by: cut}|'cut' is no treatment",
                "transform: {by: none}|a transformation is one of",
                "aggregate: {by: sum}|'sum' is no aggregation",
                "aggregate: {}|'by' must name at least one aggregation",
                "aggregate: {by: median, at-least: 2}|must be a share from 0 to 1",
                "given-weights: {nodes: {a: -1}}|a weight must be a number from 0 up",
                "budget-weights: {budgets: {a: [{b: 0}]}}|not all 0",
                "smooth: {}|'smooth' is unknown here"
            })
    void mistakesAreNamed(String written, String message) {
        assertThatThrownBy(() -> step(written))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("recipe.yaml, line")
                .hasMessageContaining(message);
    }

    // ---- what single steps do, small enough to check by hand --------------------------------------------------------

    private static Computation computation(String treatment) {
        return new Computation(
                java.util.Optional.empty(),
                1,
                java.util.OptionalDouble.empty(),
                java.util.OptionalDouble.empty(),
                java.util.Optional.of(Treatment.of(treatment)),
                java.util.Optional.empty());
    }

    @Test
    void theFrameworkForcesATreatment() {
        Indicator forced = Examples.indicator("x", 1, Direction.HIGHER_IS_BETTER, computation("winsorise 1"));
        Indicator spared = Examples.indicator("y", 1, Direction.HIGHER_IS_BETTER, computation("none"));
        Framework framework = new Framework(Examples.group("index", List.of(forced, spared)));
        double[] values = {1, 2, 3, 4, 5, 6, 7, 100};
        Sheet sheet = Examples.sheet(framework.indicators(), values, values);
        Sheet left = new LeaveExtremes().apply(sheet, framework);
        assertThat(left.columns().getFirst().get(7)).isEqualTo(7);
        assertThat(left.columns().getFirst().has(7, Mark.TREATED)).isTrue();
        Sheet winsorised = new Winsorise(0, 0, 5).apply(sheet, framework);
        assertThat(winsorised.columns().getLast()).isEqualTo(Column.of(values));
    }

    @Test
    void theLogarithmOfTheInnovationIndexChangesTheValues() {
        Framework framework = new Framework(Examples.group("index", List.of(Examples.indicator("x"))));
        Sheet sheet = Examples.sheet(framework.indicators(), new double[] {0, 1, 9});
        Column bent = new Transform(Treatment.of("log-gii"))
                .apply(sheet, framework)
                .columns()
                .getFirst();
        assertThat(bent.toArray()).containsExactly(0, Math.log(8 / 9.0 + 1), Math.log(9));
    }

    @Test
    void boxCoxFindsTheExponentThatMakesALogNormalColumnNormal() {
        java.util.SplittableRandom random = new java.util.SplittableRandom(4);
        double[] values = new double[5_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.exp(random.nextGaussian());
        }
        assertThat(Transformation.likeliest(Column.of(values))).isBetween(-0.06, 0.06);
    }

    @Test
    void imputationsNeverTouchWhatWasObserved() {
        java.util.SplittableRandom random = new java.util.SplittableRandom(8);
        Framework framework = Examples.framework(random);
        Sheet sheet = Examples.sheet(framework, random, 25, 0.3);
        for (Imputation step : List.of(
                new ImputeMean(Statistic.MEAN, Over.YEAR),
                new ImputeFromSiblings(1, Statistic.MEDIAN),
                new ImputeFromNearest(4),
                new ImputeByRegression(2),
                new ImputeManyTimes(4, 1L))) {
            Sheet filled = step.apply(sheet, framework);
            for (int j = 0; j < sheet.columns().size(); j++) {
                for (int i = 0; i < sheet.size(); i++) {
                    if (!sheet.columns().get(j).isMissing(i)) {
                        assertThat(filled.columns().get(j).get(i))
                                .isEqualTo(sheet.columns().get(j).get(i));
                        assertThat(filled.columns().get(j).has(i, Mark.IMPUTED)).isFalse();
                    } else if (!filled.columns().get(j).isMissing(i)) {
                        assertThat(filled.columns().get(j).has(i, Mark.IMPUTED)).isTrue();
                    }
                }
            }
        }
    }

    @Test
    void regressionFindsAStraightLine() {
        Framework framework =
                new Framework(Examples.group("index", List.of(Examples.indicator("x"), Examples.indicator("y"))));
        Sheet sheet = Examples.sheet(
                framework.indicators(), new double[] {1, 2, 3, 4, 5, 6}, new double[] {3, 5, 7, 9, 11, Double.NaN});
        Column filled =
                new ImputeByRegression(1).apply(sheet, framework).columns().getLast();
        assertThat(filled.get(5)).isCloseTo(13, org.assertj.core.api.Assertions.within(1e-4));
    }

    @Test
    void aNodeGoesBeforeTheFrameworkAndThatBeforeTheLevel() {
        var group = new org.isopolity.index.framework.Group(
                "g",
                "g",
                1,
                org.isopolity.index.framework.Texts.NONE,
                List.of(Examples.indicator("x")),
                java.util.Optional.of(Aggregation.HARMONIC));
        Aggregate byLevel = new Aggregate(Aggregation.ARITHMETIC, 0);
        assertThat(byLevel.rule(group, 1).by()).isEqualTo(Aggregation.HARMONIC);
        Aggregate byNode = new Aggregate(
                List.of(Aggregation.ARITHMETIC), List.of(0.0), java.util.Map.of("g", Aggregation.GEOMETRIC));
        assertThat(byNode.rule(group, 1).by()).isEqualTo(Aggregation.GEOMETRIC);
        assertThat(byNode.rule(Examples.group("h", List.of(Examples.indicator("y"))), 1)
                        .by())
                .isEqualTo(Aggregation.ARITHMETIC);
    }
}
