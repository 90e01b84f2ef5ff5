package org.isopolity.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.isopolity.index.Golden.asem;
import static org.isopolity.index.Golden.assertClose;
import static org.isopolity.index.Golden.assertSheet;
import static org.isopolity.index.Golden.number;
import static org.isopolity.index.Golden.sheet;
import static org.isopolity.index.Golden.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isopolity.index.aggregation.Aggregation;
import org.isopolity.index.aggregation.Duels;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Goalposts;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
import org.isopolity.index.framework.Treatment;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.recipe.Aggregate;
import org.isopolity.index.recipe.CarryForward;
import org.isopolity.index.recipe.Denominate;
import org.isopolity.index.recipe.Grouping;
import org.isopolity.index.recipe.ImputeFromSiblings;
import org.isopolity.index.recipe.ImputeGroupMean;
import org.isopolity.index.recipe.ImputeMean;
import org.isopolity.index.recipe.Interpolate;
import org.isopolity.index.recipe.LeaveGaps;
import org.isopolity.index.recipe.NormaliseByFraction;
import org.isopolity.index.recipe.NormaliseByGoalposts;
import org.isopolity.index.recipe.NormaliseByMaximum;
import org.isopolity.index.recipe.NormaliseByMinMax;
import org.isopolity.index.recipe.NormaliseByRank;
import org.isopolity.index.recipe.NormaliseByReference;
import org.isopolity.index.recipe.NormaliseByScale;
import org.isopolity.index.recipe.NormaliseByTarget;
import org.isopolity.index.recipe.NormaliseByZScore;
import org.isopolity.index.recipe.Over;
import org.isopolity.index.recipe.Range;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.recipe.Reversal;
import org.isopolity.index.recipe.Screen;
import org.isopolity.index.recipe.Select;
import org.isopolity.index.recipe.SheetStep;
import org.isopolity.index.recipe.Statistic;
import org.isopolity.index.recipe.Step;
import org.isopolity.index.recipe.Transform;
import org.isopolity.index.recipe.Uncertainty;
import org.isopolity.index.recipe.Winsorise;
import org.isopolity.index.score.Panel;
import org.isopolity.index.score.Ranking;
import org.isopolity.index.score.Scores;
import org.isopolity.index.score.Strength;
import org.isopolity.index.score.Trend;
import org.isopolity.index.score.Weights;
import org.isopolity.index.sheet.Removal;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.index.sheet.Summary;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that COINr and Compind computed of their own example, to the tolerances that their README gives. */
class GoldenTest {

    private static final double EXACT = 1e-12;
    private static final Winsorise FIVE = new Winsorise(2, 3.5, 5);

    @BeforeEach
    void skipWithoutGoldenValues() {
        Golden.require();
    }

    private static Sheet step(SheetStep step, Sheet sheet) {
        return step.apply(sheet, asem());
    }

    private static Sheet denominated() {
        return step(new Denominate(), sheet(asem(), "in/asem_iData.csv"));
    }

    private static Sheet treated() {
        return sheet(asem(), "ex/05_treated.csv");
    }

    private static Scores aggregate(Sheet normalised, Aggregate how, Weights weights) {
        return how.apply(asem(), normalised, normalised, weights);
    }

    private static Scores aggregate(Sheet normalised, Aggregate how) {
        return aggregate(normalised, how, Weights.of(asem()));
    }

    private static void assertScores(Scores scores, String file) {
        CsvTable golden = table(file);
        for (Row row : golden.rows()) {
            for (Node node : scores.framework().nodes()) {
                if (golden.has(node.id())) {
                    assertClose(
                            scores.find(row.text("uCode"), node.id()).orElse(Double.NaN),
                            number(row, node.id()),
                            EXACT,
                            file + " " + row.text("uCode") + " " + node.id());
                }
            }
        }
    }

    private static Recipe recipe(Step... steps) {
        List<Step> all = new ArrayList<>();
        all.add(new Select(List.of(GeographicLevel.CITY)));
        all.addAll(List.of(steps));
        return new Recipe("golden", all, Uncertainty.NONE);
    }

    // ---- ex, path2 ------------------------------------------------------------------------------------------------

    @Test
    void theExampleStepByStep() {
        Sheet raw = sheet(asem(), "in/asem_iData.csv");
        assertSheet(raw, "ex/01_raw.csv", EXACT);
        Sheet denominated = step(new Denominate(), raw);
        assertSheet(denominated, "ex/02_denominated.csv", EXACT);
        Sheet imputed = step(new ImputeGroupMean(Grouping.of("EurAsia_group")), denominated);
        assertSheet(imputed, "ex/03_imputed_mean_grp.csv", EXACT);
        Sheet screened = step(new Screen(0, 0.9), imputed);
        assertSheet(screened, "ex/04_screened.csv", EXACT);
        Sheet treated = step(FIVE, screened);
        assertSheet(treated, "ex/05_treated.csv", EXACT);
        Sheet normalised = step(new NormaliseByMinMax(new Range(0, 100)), treated);
        assertSheet(normalised, "ex/06_normalised_minmax_0_100.csv", EXACT);
        assertScores(aggregate(normalised, new Aggregate(Aggregation.ARITHMETIC, 0)), "ex/07_aggregated_amean.csv");
    }

    private static Scores example() {
        return recipe(
                        new Denominate(),
                        new ImputeGroupMean(Grouping.of("EurAsia_group")),
                        new Screen(0, 0.9),
                        FIVE,
                        new NormaliseByMinMax(new Range(0, 100)),
                        new Aggregate(Aggregation.ARITHMETIC, 0))
                .apply(asem(), sheet(asem(), "in/asem_iData.csv"));
    }

    @Test
    void ranksOnEveryNode() {
        Scores scores = example();
        for (Row row : table("ex/08_results_full_ranks.csv").rows()) {
            int city = scores.normalised().positionOfCity(row.text("uCode"));
            for (Node node : asem().nodes()) {
                Ranking ranking = scores.findRanking(node.id()).orElseThrow();
                int rank = ranking.find(city).orElseThrow();
                int golden = (int) number(row, node.id());
                if (golden != rank) {
                    // COINr parts indicators that differ in the last bit; here they share the better rank.
                    assertThat(ranking.isTied(city))
                            .as(row.text("uCode") + " " + node.id())
                            .isTrue();
                    assertThat(node).isInstanceOf(Indicator.class);
                    assertThat(golden)
                            .isBetween(
                                    rank,
                                    rank + sharing(ranking, scores.cities().size(), rank) - 1);
                }
            }
        }
        for (Row row : table("ex/08_results_summary.csv").rows()) {
            assertClose(scores.find(row.text("uCode")).orElseThrow(), number(row, "Index"), EXACT, row.text("uCode"));
        }
    }

    private static int sharing(Ranking ranking, int cities, int rank) {
        return (int) IntStream.range(0, cities)
                .filter(city -> ranking.find(city).orElse(0) == rank)
                .count();
    }

    @Test
    void effectiveWeights() {
        Scores scores = example();
        for (Row row : table("ex/09_effective_weights.csv").rows()) {
            assertClose(scores.effectiveWeight(row.text("iCode")), number(row, "EffWeight"), EXACT, row.text("iCode"));
        }
    }

    @Test
    void theOrderThatReallyScreens() {
        Sheet screened = step(new Screen(0, 0.9), denominated());
        assertSheet(screened, "path2/01_screened_090.csv", EXACT);
        Sheet imputed = step(new ImputeGroupMean(Grouping.of("EurAsia_group")), screened);
        assertSheet(imputed, "path2/02_imputed.csv", EXACT);
        Sheet treated = step(FIVE, imputed);
        assertSheet(treated, "path2/03_treated.csv", EXACT);
        assertSheet(step(new NormaliseByMinMax(new Range(1, 100)), treated), "path2/04_normalised_1_100.csv", EXACT);
    }

    @Test
    void screeningByDataAndZeros() {
        Sheet screened = step(new Screen(0, 0.9, 0.95, List.of(), List.of()), denominated());
        List<String> removed =
                screened.removedCities().stream().map(Removal::id).toList();
        for (Row row : table("path2/01_screen_byNAandzeros_090_095_summary.csv").rows()) {
            assertThat(removed.contains(row.text("uCode")))
                    .as(row.text("uCode"))
                    .isEqualTo(row.text("Included").equals("FALSE"));
        }
    }

    // ---- stats ----------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"in/asem_iData.csv,stats/stats_raw.csv", "ex/06_normalised_minmax_0_100.csv,stats/stats_normalised.csv"
    })
    void statisticsOfIndicators(String data, String golden) {
        Sheet sheet = sheet(asem(), data);
        for (Row row : table(golden).rows()) {
            Summary summary = sheet.findColumn(row.text("iCode")).orElseThrow().summary();
            assertClose(summary.min(), number(row, "Min"), EXACT, "min");
            assertClose(summary.max(), number(row, "Max"), EXACT, "max");
            assertClose(summary.mean(), number(row, "Mean"), EXACT, "mean");
            assertClose(summary.standardDeviation(), number(row, "Std"), EXACT, "deviation");
            assertClose(summary.skewness(), number(row, "Skew"), EXACT, "skewness");
            assertClose(summary.kurtosis(), number(row, "Kurt"), 1e-11, "kurtosis");
            assertThat(summary.count()).isEqualTo((int) number(row, "N.Avail"));
        }
    }

    @Test
    void coverageByGroup() {
        Sheet sheet = denominated();
        Scores scores =
                aggregate(step(new NormaliseByMinMax(Range.SHARE), sheet), new Aggregate(Aggregation.ARITHMETIC, 0));
        for (Row row : table("stats/data_avail_denominated_by_group.csv").rows()) {
            for (Group group : asem().groups()) {
                assertClose(
                        scores.coverage(row.text("uCode"), group.id()).share(),
                        number(row, group.id()),
                        EXACT,
                        row.text("uCode") + " " + group.id());
            }
        }
    }

    // ---- impute, panel --------------------------------------------------------------------------------------------

    @Test
    void imputations() {
        Sheet sheet = denominated();
        assertSheet(step(new ImputeMean(Statistic.MEAN, Over.YEAR), sheet), "impute/i_mean.csv", EXACT);
        assertSheet(step(new ImputeMean(Statistic.MEDIAN, Over.YEAR), sheet), "impute/i_median.csv", EXACT);
        assertSheet(
                step(new ImputeGroupMean(Grouping.of("EurAsia_group"), Statistic.MEDIAN), sheet),
                "impute/i_median_grp_EurAsia.csv",
                EXACT);
        assertSheet(step(new ImputeGroupMean(Grouping.of("GDP_group")), sheet), "impute/i_mean_grp_GDP.csv", EXACT);
        assertSheet(
                step(new ImputeFromSiblings(1, Statistic.MEAN), sheet), "impute/i_mean_row_within_pillar.csv", EXACT);
    }

    @Test
    void imputationsOverTime() {
        Sheet holes = sheet(asem(), "panel/impute_in.csv");
        assertSheet(step(new CarryForward(null, false), holes), "panel/impute_latest.csv", EXACT);
        assertSheet(step(new CarryForward(1, false), holes), "panel/impute_latest_max1.csv", EXACT);
        assertSheet(step(new CarryForward(null, true), holes), "panel/impute_constant.csv", EXACT);
        assertSheet(step(new Interpolate(true), holes), "panel/impute_linear-constant.csv", EXACT);
    }

    private static Panel panel(Over over, Step treat) {
        return recipe(treat, new NormaliseByMinMax(new Range(0, 100), over), new Aggregate(Aggregation.ARITHMETIC, 0))
                .applyByYear(asem(), sheet(asem(), "in/asem_panel_iData.csv"));
    }

    private static void assertPanel(Panel panel, String file) {
        CsvTable golden = table(file);
        for (Row row : golden.rows()) {
            for (Group group : asem().groups()) {
                if (golden.has(group.id())) {
                    assertClose(
                            panel.get((int) number(row, "Time"))
                                    .find(row.text("uCode"), group.id())
                                    .orElse(Double.NaN),
                            number(row, group.id()),
                            EXACT,
                            file + " " + row.text("Time") + " " + row.text("uCode") + " " + group.id());
                }
            }
        }
    }

    @Test
    void scoresOfFiveYears() {
        assertPanel(panel(Over.PANEL, FIVE), "panel/aggregated_global_minmax.csv");
        assertPanel(panel(Over.YEAR, new LeaveGaps()), "panel/aggregated_per_year_minmax.csv");
    }

    @Test
    void trends() {
        Panel panel = panel(Over.PANEL, new LeaveGaps());
        for (Row row : table("panel/trends_CAGR_raw_3units.csv").rows()) {
            Optional<Trend> trend = panel.findTrendOfValues(row.text("uCode"), row.text("iCode"));
            assertClose(
                    trend.isEmpty() ? Double.NaN : trend.get().compoundGrowth().orElse(Double.NaN),
                    number(row, "CAGR"),
                    EXACT,
                    row.text("uCode") + " " + row.text("iCode"));
        }
        for (Row row : table("panel/trends_prc_change_raw_3units.csv").rows()) {
            Optional<Trend> trend = panel.findTrendOfValues(row.text("uCode"), row.text("iCode"));
            assertClose(
                    trend.isEmpty() ? Double.NaN : trend.get().percentPerYear().orElse(Double.NaN),
                    number(row, "prc_change"),
                    1e-9,
                    row.text("uCode") + " " + row.text("iCode"));
        }
    }

    // ---- treat ----------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "win_unlimited, 2, 3.5, 1000000, , false",
        "win3_then_log_CT, 2, 3.5, 3, log, false",
        "win3_then_log_CT_combined, 2, 3.5, 3, log, true",
        "win1_log_CT_plus, 2, 3.5, 1, log-plus, false",
        "win1_log_CT_orig, 2, 3.5, 1, log-original, false",
        "win1_boxcox0, 2, 3.5, 1, box-cox 0, false",
        "win1_boxcox05, 2, 3.5, 1, box-cox 0.5, false",
        "skew1_kurt2, 1, 2, 5, log, false"
    })
    void treatments(String file, double skewness, double kurtosis, int atMost, String otherwise, boolean combined) {
        Sheet screened = sheet(asem(), "ex/04_screened.csv");
        Winsorise step =
                new Winsorise(skewness, kurtosis, atMost, otherwise == null ? null : Treatment.of(otherwise), combined);
        assertSheet(step(step, screened), "treat/" + file + ".csv", EXACT);
    }

    @ParameterizedTest
    @CsvSource({"all_log_CT,log", "all_log_CT_plus,log-plus", "all_boxcox_05,box-cox 0.5"})
    void transformations(String file, String by) {
        Sheet screened = sheet(asem(), "ex/04_screened.csv");
        assertSheet(step(new Transform(Treatment.of(by)), screened), "treat/" + file + ".csv", EXACT);
    }

    // ---- normalise ------------------------------------------------------------------------------------------------

    @Test
    void normalisations() {
        String reference = treated().cities().get(4).id();
        Map<String, SheetStep> steps = new HashMap<>();
        steps.put("minmax_1_100", new NormaliseByMinMax(new Range(1, 100)));
        steps.put("zscore_0_1", new NormaliseByZScore(0, 1, null));
        steps.put("zscore_10_2", new NormaliseByZScore(10, 2, null));
        steps.put("scaled_0_100", new NormaliseByScale(new Range(0, 100), new Range(0, 100), Reversal.NEGATED));
        steps.put("dist2max", new NormaliseByMaximum(Range.SHARE, Over.PANEL));
        steps.put("dist2ref_unit5", new NormaliseByReference(reference, Range.SHARE, false, Over.PANEL));
        steps.put("dist2ref_unit5_capped", new NormaliseByReference(reference, Range.SHARE, true, Over.PANEL));
        steps.put("prank", rank(NormaliseByRank.As.PERCENTILE, NormaliseByRank.Ties.LOWEST));
        steps.put("rank", rank(NormaliseByRank.As.PLACE, NormaliseByRank.Ties.LOWEST));
        steps.put("borda", rank(NormaliseByRank.As.BORDA, NormaliseByRank.Ties.LOWEST));
        steps.put("rank_average_ties", rank(NormaliseByRank.As.PLACE, NormaliseByRank.Ties.AVERAGE));
        steps.forEach((file, step) -> assertSheet(step(step, treated()), "normalise/" + file + ".csv", EXACT));
    }

    /** Where COINr divides by a best value of 0 this engine refuses to. */
    @Test
    void fractionsOfTheMaximum() {
        CsvTable golden = table("normalise/fracmax.csv");
        Sheet possible = treated()
                .keepIndicators(
                        i -> golden.rows().stream()
                                .noneMatch(row -> Double.isNaN(number(
                                        row, treated().indicators().get(i).id()))),
                        List.of());
        NormaliseByFraction asCoinr = new NormaliseByFraction(Range.SHARE, Reversal.NEGATED, Over.PANEL);
        assertSheet(step(asCoinr, possible), "normalise/fracmax.csv", EXACT);
        assertThatThrownBy(() -> step(asCoinr, treated())).hasMessageContaining("CostImpEx");
    }

    private static NormaliseByRank rank(NormaliseByRank.As as, NormaliseByRank.Ties ties) {
        return new NormaliseByRank(as, ties, null, Over.PANEL);
    }

    @Test
    void normalisationsByTheFramework() {
        Sheet raw = sheet(asem(), "in/asem_iData.csv");
        assertSheet(
                step(new NormaliseByMinMax(new Range(0, 100)), raw), "normalise/raw_minmax_0_100_with_NAs.csv", EXACT);
        assertSheet(
                step(new NormaliseByTarget(Range.SHARE, true, Over.PANEL), raw),
                "normalise/raw_dist2targ_capped.csv",
                EXACT);
        Map<String, Row> posts = new HashMap<>();
        table("normalise/params_targets_goalposts.csv").rows().forEach(row -> posts.put(row.text("iCode"), row));
        List<Indicator> withPosts = raw.indicators().stream()
                .map(indicator -> withGoalposts(indicator, posts.get(indicator.id())))
                .toList();
        Sheet sheet = Sheet.of(raw.cities(), withPosts, raw.columns());
        assertSheet(
                step(new NormaliseByGoalposts(new Range(0, 100)), sheet), "normalise/raw_goalposts_trunc.csv", EXACT);
    }

    private static Indicator withGoalposts(Indicator indicator, Row row) {
        double low = number(row, "goalpost_lower");
        double high = number(row, "goalpost_upper");
        boolean turned = row.text("Direction").equals("-1");
        return new Indicator(
                indicator.id(),
                indicator.label(),
                indicator.weight(),
                indicator.texts(),
                "",
                indicator.direction(),
                indicator.competence(),
                Optional.of(new Goalposts(turned ? high : low, turned ? low : high, "")),
                "");
    }

    // ---- aggregate ------------------------------------------------------------------------------------------------

    private static Sheet normalised() {
        return sheet(asem(), "normalise/minmax_1_100.csv");
    }

    @ParameterizedTest
    @CsvSource({
        "amean,arithmetic",
        "gmean,geometric",
        "hmean,harmonic",
        "genmean_p2,power 2",
        "genmean_pminus1,power -1"
    })
    void means(String file, String by) {
        assertScores(aggregate(normalised(), new Aggregate(Aggregation.of(by), 0)), "aggregate/" + file + ".csv");
    }

    @Test
    void aMeanForEachLevel() {
        Aggregate byLevel = new Aggregate(
                List.of(Aggregation.ARITHMETIC, Aggregation.GEOMETRIC, Aggregation.HARMONIC), List.of(0.0), Map.of());
        assertScores(aggregate(normalised(), byLevel), "aggregate/by_level_amean_gmean_hmean.csv");
    }

    @Test
    void otherWeights() {
        Map<String, Double> noisy = new HashMap<>();
        table("aggregate/noisy_weights_in.csv")
                .rows()
                .forEach(row -> noisy.put(row.text("iCode"), number(row, "Weight")));
        Weights weights = Weights.of(asem()).with(noisy);
        assertScores(
                aggregate(normalised(), new Aggregate(Aggregation.ARITHMETIC, 0), weights),
                "aggregate/amean_noisy_weights.csv");
        assertScores(
                aggregate(normalised(), new Aggregate(Aggregation.GEOMETRIC, 0), weights),
                "aggregate/gmean_noisy_weights.csv");
    }

    @Test
    void gapsAndThresholds() {
        Sheet gaps = sheet(asem(), "aggregate/na_input_normalised_1_100.csv");
        assertScores(aggregate(gaps, new Aggregate(Aggregation.ARITHMETIC, 0)), "aggregate/na_amean.csv");
        assertScores(aggregate(gaps, new Aggregate(Aggregation.GEOMETRIC, 0)), "aggregate/na_gmean.csv");
        assertScores(
                aggregate(gaps, new Aggregate(Aggregation.ARITHMETIC, 0.9)), "aggregate/na_amean_datthresh090.csv");
        assertScores(
                aggregate(gaps, new Aggregate(List.of(Aggregation.ARITHMETIC), List.of(0.9, 0.5, 0.99), Map.of())),
                "aggregate/na_amean_datthresh_by_level.csv");
    }

    private static double[][] columns(CsvTable table) {
        return table.columns().stream()
                .skip(1)
                .map(column -> Golden.column(table.rows(), column).toArray())
                .toArray(double[][]::new);
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void outrankingAndCopelandWithExactTies() {
        CsvTable table = table("normalise/minmax_1_100.csv");
        double[][] columns = columns(table);
        Duels duels = new Duels(columns, ones(49));
        CsvTable matrix = table("aggregate/outrank_matrix_49.csv");
        for (int i = 0; i < 51; i++) {
            for (int j = 0; j < 51; j++) {
                if (i != j) {
                    assertClose(
                            duels.share(i, j),
                            number(matrix.rows().get(i), table.rows().get(j).text("uCode")),
                            EXACT,
                            "outranking");
                }
            }
        }
        double[] copeland = new double[51];
        Aggregation.of("copeland").combine(columns, ones(49), copeland);
        List<Row> exact = table("aggregate/copeland_49_exact.csv").rows();
        for (int i = 0; i < 51; i++) {
            assertThat(copeland[i]).isEqualTo(number(exact.get(i), "Copeland_exact"));
        }
    }

    @Test
    void copelandWithWeights() {
        CsvTable pillars = table("compind/input_8pillars.csv");
        CsvTable means = table("aggregate/amean.csv");
        double[][] columns = pillars.columns().stream()
                .skip(1)
                .map(column -> Golden.column(means.rows(), column).toArray())
                .toArray(double[][]::new);
        double[] copeland = new double[51];
        Aggregation.of("copeland").combine(columns, new double[] {3, 1, 2, 1, 1, 2, 2, 1}, copeland);
        List<Row> golden = table("aggregate/copeland_8pillars_w_31211221.csv").rows();
        for (int i = 0; i < 51; i++) {
            assertThat(copeland[i]).isEqualTo(number(golden.get(i), "Copeland"));
        }
    }

    // ---- compind --------------------------------------------------------------------------------------------------

    private static void assertColumn(double[] scores, String file, String column, double tolerance) {
        List<Row> rows = table(file).rows();
        for (int i = 0; i < scores.length; i++) {
            assertClose(
                    scores[i],
                    number(rows.get(i), column),
                    tolerance,
                    file + " " + rows.get(i).text("uCode"));
        }
    }

    private static double[] combine(String by, double[][] columns) {
        double[] scores = new double[columns[0].length];
        Aggregation.of(by).combine(columns, ones(columns.length), scores);
        return scores;
    }

    @Test
    void benefitOfTheDoubt() {
        double[][] columns = columns(table("compind/input_8pillars.csv"));
        assertColumn(combine("benefit-of-the-doubt", columns), "compind/bod_unrestricted.csv", "score", 1e-9);
        assertColumn(
                combine("benefit-of-the-doubt 0.05 0.3", columns), "compind/bod_shares_005_030.csv", "score", 1e-9);
    }

    @Test
    void mazziottaAndPareto() {
        Framework pillars = pillars();
        Sheet sheet = pillarSheet(pillars);
        double[][] z = new NormaliseByZScore(100, 10, null)
                .apply(sheet, pillars).columns().stream()
                        .map(column -> column.toArray())
                        .toArray(double[][]::new);
        assertColumn(
                combine("mazziotta-pareto minus", z), "compind/mpi_on_z100_10.csv", "mpi_population_sd_minus", 1e-11);
        assertColumn(
                combine("mazziotta-pareto plus", z), "compind/mpi_on_z100_10.csv", "mpi_population_sd_plus", 1e-11);
        double[][] around = new org.isopolity.index.recipe.NormaliseAround(null)
                .apply(sheet, pillars).columns().stream()
                        .map(column -> column.toArray())
                        .toArray(double[][]::new);
        assertColumn(around[0], "compind/ampi.csv", "norm_Physical", EXACT);
        assertColumn(combine("mazziotta-pareto minus", around), "compind/ampi.csv", "ampi_minus_exact", 1e-11);
        assertColumn(combine("mazziotta-pareto plus", around), "compind/ampi.csv", "ampi_plus_exact", 1e-11);
    }

    private static Framework pillars() {
        List<Node> indicators = table("compind/input_8pillars.csv").columns().stream()
                .skip(1)
                .map(id -> (Node) Examples.indicator(id))
                .toList();
        return new Framework(Examples.group("Index", indicators));
    }

    private static Sheet pillarSheet(Framework pillars) {
        return sheet(pillars, "compind/input_8pillars.csv");
    }

    // ---- tiny, units ----------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"0,tiny1_na_ties_aggregated", "0.6,tiny1_na_ties_aggregated_thr0.6"})
    void gapsAndTies(double atLeast, String file) {
        Framework framework = Golden.framework("tiny/tiny1_na_ties_iMeta.csv");
        Scores scores = recipe(new NormaliseByMinMax(new Range(0, 100)), new Aggregate(Aggregation.ARITHMETIC, atLeast))
                .apply(framework, sheet(framework, "tiny/tiny1_na_ties_iData.csv"));
        assertScores(scores, "tiny/" + file + ".csv");
    }

    @Test
    void aConstantIndicatorIsNamedInsteadOfVanishing() {
        Framework framework = Golden.framework("tiny/tiny2_constant_skewed_iMeta.csv");
        Scores scores = recipe(
                        new Screen(0, 0),
                        new NormaliseByMinMax(new Range(0, 100)),
                        new Aggregate(Aggregation.ARITHMETIC, 0.99))
                .apply(framework, sheet(framework, "tiny/tiny2_constant_skewed_iData.csv"));
        assertThat(scores.values().removedIndicators()).extracting(Removal::id).containsExactly("x1");
        for (Row row : table("tiny/tiny2_constant_skewed_aggregated.csv").rows()) {
            assertClose(scores.find(row.text("uCode")).orElseThrow(), number(row, "I"), EXACT, row.text("uCode"));
        }
        for (Row row : table("tiny/tiny2_constant_skewed_ranks.csv").rows()) {
            int city = scores.normalised().positionOfCity(row.text("uCode"));
            assertThat(scores.ranking().find(city).orElseThrow()).isEqualTo((int) number(row, "I"));
        }
    }

    @ParameterizedTest
    @CsvSource({"GBR", "IND"})
    void strengthsAndWeaknesses(String city) {
        Sheet raw = sheet(asem(), "in/asem_iData.csv");
        Sheet normalised = sheet(asem(), "ex/06_normalised_minmax_0_100.csv");
        List<Strength> strengths = new Aggregate(Aggregation.ARITHMETIC, 0)
                .apply(asem(), raw, normalised, Weights.of(asem()))
                .strengths(city);
        for (String side : List.of("strengths", "weaknesses")) {
            for (Row row : table("units/" + side + "_" + city + ".csv").rows()) {
                Strength own = strengths.stream()
                        .filter(one -> one.indicator().id().equals(row.text("Code")))
                        .findFirst()
                        .orElseThrow();
                assertThat(own.rank()).as(row.text("Code")).isEqualTo((int) number(row, "Rank"));
                assertThat(own.value()).as(row.text("Code")).isEqualTo(number(row, "Value"));
            }
        }
        List<Integer> best = table("units/strengths_" + city + ".csv").rows().stream()
                .map(row -> (int) number(row, "Rank"))
                .toList();
        assertThat(strengths.stream().limit(5).map(Strength::rank)).containsExactlyElementsOf(best);
    }

    @ParameterizedTest
    @CsvSource({"GBR", "IND"})
    void summaries(String city) {
        Scores scores = example();
        int position = scores.normalised().positionOfCity(city);
        for (Row row : table("units/summary_" + city + ".csv").rows()) {
            String node = row.text("Code");
            assertClose(scores.find(city, node).orElseThrow(), number(row, "Score"), EXACT, node);
            assertThat(scores.findRanking(node).orElseThrow().find(position).orElseThrow())
                    .as(node)
                    .isEqualTo((int) number(row, "Rank"));
        }
    }
}
