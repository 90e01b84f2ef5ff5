package org.isopolity.population.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.SoftAssertions;
import org.isopolity.population.Figure;
import org.isopolity.population.Golden;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.area.Imprecision;
import org.isopolity.population.segregation.Contrast;
import org.isopolity.population.segregation.Evenness;
import org.isopolity.population.segregation.Exposure;
import org.isopolity.population.segregation.ManyGroups;
import org.isopolity.text.input.Row;
import org.junit.jupiter.api.Test;

/** Exact means under random allocation, and draws whose law is known. */
class ChanceTest {

    @Test
    void meansUnderRandomAllocationAreReproduced() {
        SoftAssertions soft = new SoftAssertions();
        for (Row row : Golden.output("formula_expected_unbiased.csv")) {
            AreaTable table = Golden.dataset(row.text("dataset"));
            String quantity = row.text("quantity");
            String[] pair = row.text("groups").split(" vs ", -1);
            Figure actual = quantity.startsWith("E[M]")
                    ? Chance.information(table)
                    : quantity.startsWith("E[H]")
                            ? Chance.informationRatio(table)
                            : quantity.startsWith("Miller")
                                    ? Chance.millerMadow(table)
                                    : quantity.startsWith("E[D]")
                                            ? Chance.dissimilarity(table, pair[0], pair[1])
                                            : ratio(table, pair, quantity);
            soft.assertThat(actual.get())
                    .as("%s %s %s", row.text("dataset"), row.text("groups"), quantity)
                    .isCloseTo(row.number("value"), within(1e-10));
        }
        soft.assertAll();
    }

    private static Figure ratio(AreaTable table, String[] pair, String quantity) {
        Contrast contrast = Contrast.between(table, pair[0], pair[1]);
        return quantity.startsWith("V unbiased")
                ? Exposure.unbiasedCorrelationRatio(contrast)
                : Exposure.correlationRatio(contrast);
    }

    @Test
    void theMeanOfAHypergeometricCountIsThatOfAllItsValues() {
        // 5 of 12 are members, 4 are drawn: by counting all 495 hands
        assertThat(Chance.mean(12, 5, 4, n -> n)).isCloseTo(4 * 5 / 12.0, within(1e-14));
        assertThat(Chance.mean(12, 5, 4, n -> n == 0 ? 1 : 0)).isCloseTo(35 / 495.0, within(1e-14));
        assertThat(Chance.mean(12, 12, 4, n -> n)).isEqualTo(4);
    }

    @Test
    void peopleRedrawnVaryAsElbersFound() {
        for (Row row : Golden.output("elbers_stochastic.csv")) {
            if (!row.text("call").startsWith("mutual_total(")
                    || !row.text("stat").equals("M")) {
                continue;
            }
            AreaTable table = Golden.dataset(row.text("dataset"));
            Spread spread = Draws.of(2000, 1)
                    .ofPeople(table, drawn -> ManyGroups.information(drawn).information());
            double se = row.number("se");
            // the error of a standard deviation from 2,000 draws is about se / sqrt(4000), here and there
            assertThat(spread.standardError().get()).as(row.text("dataset")).isCloseTo(se, within(5 * se / 44));
            assertThat(spread.corrected().get()).isCloseTo(row.number("est"), within(5 * se / 30));
        }
    }

    @Test
    void drawsDoNotDependOnThreadsAndFollowTheSeed() {
        AreaTable table = Golden.dataset("syn40x4");
        Spread one =
                Draws.of(50, 7).ofPeople(table, drawn -> ManyGroups.of(drawn).gini());
        Spread again =
                Draws.of(50, 7).ofPeople(table, drawn -> ManyGroups.of(drawn).gini());
        Spread other =
                Draws.of(50, 8).ofPeople(table, drawn -> ManyGroups.of(drawn).gini());
        assertThat(one).isEqualTo(again);
        assertThat(one.mean()).isNotEqualTo(other.mean());
    }

    @Test
    void redrawnCountsHaveTheMeanAndVarianceOfPoisson() {
        double[] means = {1, 7, 40, 900, 10_000};
        for (double mean : means) {
            AreaTable table = AreaTable.of(List.of("u"), List.of("g"), new double[][] {{mean}});
            Spread spread = Draws.of(20_000, 3).ofPeople(table, drawn -> Figure.of(drawn.total()));
            assertThat(spread.mean().get()).isCloseTo(mean, within(5 * Math.sqrt(mean / 20_000)));
            assertThat(spread.standardError().get() / Math.sqrt(mean)).isCloseTo(1, within(0.04));
        }
    }

    @Test
    void fractionsOfPeopleAreNotRedrawn() {
        AreaTable table = AreaTable.of(List.of("u", "v"), List.of("g", "h"), new double[][] {{1.5, 2}, {3, 4}});
        Spread spread =
                Draws.of(10, 1).ofPeople(table, drawn -> ManyGroups.of(drawn).gini());
        assertThat(spread.estimate().reason()).isPresent();
        assertThat(Chance.information(table).reason().orElseThrow().in(Locale.ENGLISH))
                .contains("whole");
    }

    @Test
    void marginsOfErrorWidenTheIntervalAndRoundingDoesToo() {
        double[][] counts = {{300, 200, 100, 50, 20}, {700, 900, 400, 800, 600}};
        double[][] errors = new double[2][5];
        for (double[] column : errors) {
            Arrays.fill(column, 30);
        }
        List<String> units = List.of("a", "b", "c", "d", "e");
        List<String> groups = List.of("g", "h");
        assertThat(width(AreaTable.of(units, groups, counts))).isZero();
        double rounded = width(AreaTable.of(units, groups, counts, new Imprecision.Rounded(5)));
        double sampled = width(AreaTable.of(units, groups, counts, new Imprecision.Sampled(errors)));
        assertThat(rounded).isPositive().isLessThan(sampled);
    }

    private static double width(AreaTable table) {
        Spread spread =
                Draws.of(400, 5).ofImprecision(table, drawn -> Evenness.dissimilarity(Contrast.withRest(drawn, "g")));
        return spread.high().get() - spread.low().get();
    }

    @Test
    void areasRedrawnKeepTheStatisticOfEqualAreas() {
        double[][] counts = {{10, 10, 10}, {30, 30, 30}};
        AreaTable table = AreaTable.of(List.of("a", "b", "c"), List.of("g", "h"), counts);
        Spread spread =
                Draws.of(20, 1).ofAreas(table, drawn -> ManyGroups.of(drawn).dissimilarity());
        assertThat(spread.mean().get()).isZero();
    }
}
