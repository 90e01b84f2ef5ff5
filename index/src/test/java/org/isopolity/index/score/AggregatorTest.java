package org.isopolity.index.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.isopolity.index.Examples;
import org.isopolity.index.aggregation.Aggregation;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.recipe.Aggregate;
import org.isopolity.index.recipe.Normalisation;
import org.isopolity.index.recipe.NormaliseByMinMax;
import org.isopolity.index.recipe.NormaliseByScale;
import org.isopolity.index.recipe.NormaliseByZScore;
import org.isopolity.index.recipe.Range;
import org.isopolity.index.recipe.UnusableStep;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Sheet;
import org.junit.jupiter.api.Test;

class AggregatorTest {

    private static final List<Normalisation> NORMALISATIONS = List.of(
            new NormaliseByMinMax(new Range(1, 100)),
            new NormaliseByMinMax(Range.SHARE),
            new NormaliseByZScore(50, 16.5, null),
            new NormaliseByZScore(50, 16.5, new Range(20, 80)),
            new NormaliseByScale(new Range(0, 60), new Range(1, 9), null));

    /** What is placed while it is added, what is placed before and what a later pass computes agree to the last bit. */
    @Test
    void placingWhileAddingChangesNoBit() {
        int together = 0;
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Framework framework = Examples.framework(random);
            Sheet sheet = Examples.sheet(framework, random, 2 + random.nextInt(70), seed % 3 == 0 ? 0.2 : 0);
            Hierarchy hierarchy = new Hierarchy(framework, sheet.indicators());
            double[] weights = hierarchy.inSlots(Weights.of(framework));
            for (Normalisation normalisation : NORMALISATIONS) {
                Rule.Book book = new Aggregate(Aggregation.ARITHMETIC, 0)::rule;
                Aggregator fused = Aggregator.of(
                        hierarchy, book, normalisation.apply(sheet, framework).columns());
                double[] once = fused.aggregate(weights).clone();
                double[] twice = fused.aggregate(weights).clone();
                double[][] written = normalisation.apply(sheet, framework).columns().stream()
                        .map(Column::toArray)
                        .toArray(double[][]::new);
                Aggregator prepared = new Aggregator(hierarchy, book, written);
                double[] plain = prepared.aggregate(weights).clone();
                assertThat(once).containsExactly(plain);
                assertThat(twice).containsExactly(plain);
                for (int slot = hierarchy.indicatorCount(); slot < hierarchy.size(); slot++) {
                    assertThat(fused.column(slot)).containsExactly(prepared.column(slot));
                }
                together++;
            }
        }
        assertThat(together).isEqualTo(1500);
    }

    /** Written out once more, value by value. */
    @Test
    void aPlacedColumnIsTheFormula() {
        SplittableRandom random = new SplittableRandom(4);
        double[] values = random.doubles(101, -5, 5).toArray();
        values[17] = Double.NaN;
        Column placed = Column.of(values).placed(-1.25, 3.5, 10, 7, 9, 14);
        for (int i = 0; i < values.length; i++) {
            double expected =
                    Double.isNaN(values[i]) ? Double.NaN : Math.clamp(10 + ((values[i] + 1.25) / 3.5) * 7, 9.0, 14.0);
            assertThat(Double.compare(placed.get(i), expected)).isZero();
        }
        assertThat(placed.present()).isEqualTo(100);
        assertThat(placed.isComplete()).isFalse();
        assertThat(placed.marked(org.isopolity.index.sheet.Mark.IMPUTED).toArray())
                .containsExactly(placed.toArray());
    }

    @Test
    void aConstantIndicatorIsNamedWhoeverAsksFirst() {
        Framework framework =
                new Framework(Examples.group("index", List.of(Examples.indicator("x"), Examples.indicator("y"))));
        Sheet sheet = Examples.sheet(framework.indicators(), new double[] {1, 2, 3}, new double[] {4, 4, 4});
        Sheet normalised = new NormaliseByMinMax(Range.SHARE).apply(sheet, framework);
        assertThatThrownBy(() -> Scores.of(
                        framework,
                        sheet,
                        normalised,
                        Weights.of(framework),
                        new Aggregate(Aggregation.ARITHMETIC, 0)::rule))
                .isInstanceOf(UnusableStep.class)
                .hasMessageContaining("'y'");
        assertThatThrownBy(() -> normalised.columns().getLast().toArray()).isInstanceOf(UnusableStep.class);
        assertThat(normalised.columns().getFirst().toArray()).containsExactly(0, 0.5, 1);
    }
}
