package org.isopolity.index.coherence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.isopolity.index.aggregation.Mean;
import org.isopolity.index.framework.Competence;
import org.isopolity.index.framework.Direction;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
import org.isopolity.index.framework.Texts;
import org.isopolity.index.golden.Asem;
import org.isopolity.index.golden.GoldenTable;
import org.isopolity.index.observation.City;
import org.isopolity.index.score.Rule;
import org.isopolity.index.score.Scores;
import org.isopolity.index.score.Weights;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.index.statistics.CorrelationMethod;
import org.junit.jupiter.api.Test;

class CoherenceTest {

    private static Indicator indicator(String id) {
        return new Indicator(
                id, id, 1, Texts.NONE, "", Direction.HIGHER_IS_BETTER, Competence.CITY, Optional.empty(), "");
    }

    private static Group group(String id, Node... children) {
        return new Group(id, id, 1, Texts.NONE, List.of(children));
    }

    private static Coherence audit(Framework framework, Sheet sheet, Denominators denominators) {
        Scores scores =
                Scores.of(framework, sheet, sheet, Weights.of(framework), new Rule(Mean.ARITHMETIC, 0).forAll());
        return Coherence.of(sheet, scores, CorrelationMethod.PEARSON, Thresholds.USUAL, denominators);
    }

    private static Sheet sheet(Framework framework, double[]... columns) {
        List<City> cities = java.util.stream.IntStream.range(0, columns[0].length)
                .mapToObj(i -> City.named("c" + i))
                .toList();
        return Sheet.of(
                cities,
                framework.indicators(),
                java.util.Arrays.stream(columns).map(Column::of).toList());
    }

    private static List<String> words(Coherence coherence) {
        return coherence.findings().stream()
                .map(finding -> finding.words().in(Locale.ENGLISH))
                .toList();
    }

    @Test
    void everyConclusionIsDrawnWhereItHolds() {
        Framework framework = new Framework(group(
                "index",
                group("one", indicator("a"), indicator("twin"), indicator("contrary")),
                group("two", indicator("b"), indicator("stray"))));
        double[] a = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        double[] twin = {1.1, 2, 3, 4, 5, 6, 7, 8, 9, 10.2};
        double[] contrary = {30, 27, 24, 21, 18, 15, 12, 9, 6, 4};
        double[] b = {5, 1, 8, 2, 9, 3, 7, 1.5, 6, 4};
        double[] stray = {2, 3, 5, 8, 9, 12, 15, 16, 17, 19};
        Coherence audit = audit(
                framework,
                sheet(framework, a, twin, contrary, b, stray),
                new Denominators(Map.of("population", new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 11})));
        assertThat(words(audit))
                .anyMatch(words -> words.startsWith("a and twin say almost the same (correlation 1.00)"))
                .anyMatch(words -> words.startsWith("a runs against its group one"))
                .anyMatch(words -> words.startsWith("stray goes with") || words.startsWith("a goes with two"))
                .anyMatch(words -> words.startsWith("a still goes with population"))
                .anyMatch(words -> words.startsWith("All 5 indicators have enough values"));
    }

    @Test
    void gapsZerosAndExtremesAreNamed() {
        Framework framework =
                new Framework(group("index", indicator("thin"), indicator("zeros"), indicator("extreme")));
        double gap = Double.NaN;
        double[] thin = {1, gap, gap, gap, 5, gap, gap, gap, 9, 10};
        double[] zeros = {0, 0, 0, 0, 0, 0, 0, 1, 2, 0};
        double[] extreme = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1000};
        Coherence audit = audit(framework, sheet(framework, thin, zeros, extreme), Denominators.NONE);
        assertThat(words(audit))
                .anyMatch(words -> words.startsWith("thin: only 4 of 10 cities have a value"))
                .anyMatch(words -> words.startsWith("zeros: 8 of 10 values are 0"))
                .anyMatch(words -> words.startsWith("zeros: only 3 different values for 10 cities, 8 of which"))
                .anyMatch(words -> words.startsWith("extreme: a few extreme values decide its scale"));
    }

    @Test
    void aConstantIndicatorAndOneCityAreNoError() {
        Framework framework = new Framework(group("index", indicator("flat"), indicator("b")));
        Coherence audit = audit(
                framework,
                sheet(framework, new double[] {4, 4, 4, 4, 4}, new double[] {1, 2, 3, 4, 5}),
                Denominators.NONE);
        assertThat(audit.groups().getFirst().alpha()).isEmpty();
        assertThat(words(audit)).anyMatch(words -> words.contains("cannot be told from these data"));
        Coherence single = audit(framework, sheet(framework, new double[] {4}, new double[] {1}), Denominators.NONE);
        assertThat(single.relations()).isEmpty();
        assertThat(single.influences()).allMatch(influence -> influence.ratio().isEmpty());
    }

    @Test
    void influenceSharesSumToOneAtEachDepth() {
        Framework framework = Asem.framework();
        Sheet sheet = Asem.sheet("ex/06_normalised_minmax_0_100.csv", framework);
        Coherence audit = audit(framework, sheet, Denominators.NONE);
        audit.influences().stream()
                .collect(Collectors.groupingBy(
                        Influence::depth,
                        Collectors.summingDouble(i -> i.share().orElse(0))))
                .forEach((depth, sum) -> assertThat(sum).isEqualTo(1, within(1e-12)));
        GoldenTable weights = GoldenTable.read("ex/09_effective_weights.csv");
        for (Influence influence : audit.influences()) {
            assertThat(influence.weight())
                    .isEqualTo(weights.find(influence.nodeId(), "EffWeight").orElseThrow(), within(1e-12));
        }
    }

    @Test
    void statisticsAndTheirFlagsAreThoseOfCoinr() {
        Framework framework = Asem.framework();
        for (String[] names : List.of(
                new String[] {"ex/01_raw.csv", "stats/stats_raw.csv"},
                new String[] {"ex/06_normalised_minmax_0_100.csv", "stats/stats_normalised.csv"})) {
            Sheet sheet = Asem.sheet(names[0], framework);
            GoldenTable golden = GoldenTable.read(names[1]);
            Coherence audit = audit(framework, sheet, Denominators.NONE);
            for (IndicatorStatistics one : audit.statistics()) {
                String id = one.indicatorId();
                same(one.min(), golden, id, "Min");
                same(one.max(), golden, id, "Max");
                same(one.mean(), golden, id, "Mean");
                same(one.median(), golden, id, "Median");
                same(one.deviation(), golden, id, "Std");
                same(one.skewness(), golden, id, "Skew");
                same(one.kurtosis(), golden, id, "Kurt");
                assertThat((double) one.available())
                        .isEqualTo(golden.find(id, "N.Avail").orElseThrow());
                assertThat((double) one.nonZero())
                        .as(id)
                        .isEqualTo(golden.find(id, "N.NonZero").orElseThrow());
                assertThat((double) one.different())
                        .as(id)
                        .isEqualTo(golden.find(id, "N.Unique").orElseThrow());
                assertThat((double) one.commonest())
                        .as(id)
                        .isEqualTo(golden.find(id, "N.Same").orElseThrow());
                int row = golden.texts("iCode").indexOf(id);
                flag(one, IndicatorStatistics.Warning.FEW_VALUES, golden.text(row, "Flag.Avail"));
                flag(one, IndicatorStatistics.Warning.MANY_ZEROS, golden.text(row, "Flag.NonZero"));
                flag(one, IndicatorStatistics.Warning.FEW_DIFFERENT, golden.text(row, "Flag.Unique"));
                flag(one, IndicatorStatistics.Warning.EXTREMES, golden.text(row, "Flag.SkewKurt"));
            }
        }
    }

    private static void same(OptionalDouble value, GoldenTable golden, String id, String column) {
        double expected = golden.find(id, column).orElseThrow();
        assertThat(value.orElseThrow())
                .as(id + " " + column)
                .isEqualTo(expected, within(1e-9 + 1e-12 * Math.abs(expected)));
    }

    private static void flag(IndicatorStatistics one, IndicatorStatistics.Warning warning, String written) {
        assertThat(one.warnings().contains(warning)).as(one + " " + warning).isEqualTo(!written.equals("ok"));
    }

    @Test
    void alphaAndGroupCorrelationsAreThoseOfCoinr() {
        Framework framework = Asem.framework();
        Coherence audit =
                audit(framework, Asem.sheet("ex/06_normalised_minmax_0_100.csv", framework), Denominators.NONE);
        GoldenTable alphas = GoldenTable.read("multivariate/cronbach_alpha.csv");
        int compared = 0;
        for (GroupCoherence group : audit.groups()) {
            for (int row = 0; row < alphas.size(); row++) {
                String name = alphas.text(row, "group");
                if (!alphas.text(row, "dset").equals("Raw")
                        && (name.equals(group.groupId()) || name.equals(group.groupId() + "(L2)"))
                        && !group.groupId().equals("Index")) {
                    assertThat(group.alpha().orElseThrow().raw()).isEqualTo(alphas.number(row, "alpha"), within(1e-9));
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(10);
        GoldenTable parents = GoldenTable.read("multivariate/corr_ind_vs_pillar.csv");
        for (int row = 0; row < parents.size(); row++) {
            String pillar = parents.text(row, "Var1");
            String id = parents.text(row, "Var2");
            Relation relation = audit.relations().stream()
                    .filter(found -> found.kind() == Relation.Kind.PARENT
                            && found.nodeId().equals(id)
                            && found.otherId().equals(pillar))
                    .findFirst()
                    .orElseThrow();
            assertThat(relation.correlation().coefficient())
                    .isEqualTo(parents.number(row, "Correlation"), within(1e-9));
        }
    }
}
