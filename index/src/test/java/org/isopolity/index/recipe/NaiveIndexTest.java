package org.isopolity.index.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.isopolity.index.Examples;
import org.isopolity.index.aggregation.Aggregation;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Node;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.score.Scores;
import org.isopolity.index.sheet.Sheet;
import org.junit.jupiter.api.Test;

/** The engine and its naive twin agree on a thousand random indices. */
class NaiveIndexTest {

    @Test
    void bothImplementationsAgree() {
        for (int seed = 0; seed < 1_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Framework framework = Examples.framework(random);
            Sheet sheet = Examples.sheet(framework, random, 3 + random.nextInt(30), random.nextDouble(0.4));
            List<String> means = List.of("arithmetic", "geometric", "harmonic", "power 3");
            NaiveIndex.Choices choices = new NaiveIndex.Choices(
                    random.nextBoolean(),
                    random.nextInt(6),
                    random.nextBoolean(),
                    means.get(random.nextInt(4)),
                    random.nextInt(4) / 4.0);
            Scores scores = recipe(choices).apply(framework, sheet);
            NaiveIndex naive = new NaiveIndex(framework, sheet, choices);
            for (int city = 0; city < sheet.size(); city++) {
                for (Node node : framework.nodes()) {
                    double score = scores.find(sheet.cities().get(city).id(), node.id())
                            .orElse(Double.NaN);
                    Double expected = naive.score(city, node);
                    String place = "seed " + seed + ", city " + city + ", node " + node.id();
                    if (expected == null) {
                        assertThat(score).as(place).isNaN();
                    } else {
                        assertThat(score).as(place).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
                    }
                }
            }
        }
    }

    private static Recipe recipe(NaiveIndex.Choices choices) {
        Range range = new Range(1, 100);
        List<Step> steps = new ArrayList<>();
        steps.add(new Select(List.of(GeographicLevel.CITY)));
        steps.add(choices.impute() ? new ImputeMean(Statistic.MEAN, Over.YEAR) : new LeaveGaps());
        steps.add(choices.winsorise() > 0 ? new Winsorise(2, 3.5, choices.winsorise()) : new LeaveExtremes());
        steps.add(choices.zScore() ? new NormaliseByZScore(50, 16.5, range) : new NormaliseByMinMax(range));
        steps.add(new Aggregate(Aggregation.of(choices.mean()), choices.atLeast()));
        return new Recipe("naive", steps, Uncertainty.NONE);
    }
}
