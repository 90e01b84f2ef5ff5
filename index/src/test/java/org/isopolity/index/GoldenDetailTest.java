package org.isopolity.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isopolity.index.Golden.asem;
import static org.isopolity.index.Golden.assertClose;
import static org.isopolity.index.Golden.assertSheet;
import static org.isopolity.index.Golden.number;
import static org.isopolity.index.Golden.sheet;
import static org.isopolity.index.Golden.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.isopolity.index.aggregation.Aggregation;
import org.isopolity.index.aggregation.Duels;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
import org.isopolity.index.recipe.Aggregate;
import org.isopolity.index.recipe.Denominate;
import org.isopolity.index.recipe.NormaliseByMinMax;
import org.isopolity.index.recipe.Range;
import org.isopolity.index.recipe.Screen;
import org.isopolity.index.recipe.Winsorise;
import org.isopolity.index.score.Ranking;
import org.isopolity.index.score.Scores;
import org.isopolity.index.score.Strength;
import org.isopolity.index.score.Weights;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Mark;
import org.isopolity.index.sheet.Removal;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.index.sheet.Summary;
import org.isopolity.index.statistics.Correlation;
import org.isopolity.index.statistics.CorrelationMethod;
import org.isopolity.index.statistics.CronbachAlpha;
import org.isopolity.index.statistics.PrincipalComponents;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands beside COINr's main tables: details of steps, counts, relations, lists, and its examples for counting by hand. */
class GoldenDetailTest {

    private static final double EXACT = 1e-12;
    private static final double NEAR = 1e-9;

    @BeforeEach
    void skipWithoutGoldenValues() {
        Golden.require();
    }

    private static double[] values(CsvTable table, String column) {
        return Golden.column(table.rows(), column).toArray();
    }

    private static double correlation(double[] x, double[] y) {
        return CorrelationMethod.PEARSON
                .find(x, y)
                .map(Correlation::coefficient)
                .orElse(Double.NaN);
    }

    private static Group parent(Node node) {
        return asem().groups().stream()
                .filter(group ->
                        group.children().stream().anyMatch(child -> child.id().equals(node.id())))
                .findFirst()
                .orElseThrow();
    }

    // ---- framework and data ---------------------------------------------------------------------------------------

    @Test
    void theLineOfEveryIndicator() {
        for (Row row : table("ex/lineage.csv").rows()) {
            Indicator indicator = asem().findIndicator(row.text("Indicator")).orElseThrow();
            Group pillar = parent(indicator);
            Group subIndex = parent(pillar);
            assertThat(List.of(pillar.id(), subIndex.id(), parent(subIndex).id()))
                    .containsExactly(row.text("Pillar"), row.text("Sub-index"), row.text("Index"));
        }
    }

    private static Sheet denominated() {
        return new Denominate().apply(sheet(asem(), "in/asem_iData.csv"), asem());
    }

    @ParameterizedTest
    @CsvSource({
        "stats/data_avail_denominated.csv,asem",
        "tiny/tiny1_na_ties_avail.csv,tiny1_na_ties",
        "tiny/tiny2_constant_skewed_avail.csv,tiny2_constant_skewed"
    })
    void howMuchIsThere(String file, String data) {
        Framework framework = data.equals("asem") ? asem() : Golden.framework("tiny/" + data + "_iMeta.csv");
        Sheet sheet = data.equals("asem") ? denominated() : sheet(framework, "tiny/" + data + "_iData.csv");
        for (Row row : table(file).rows()) {
            int city = sheet.positionOfCity(row.text("uCode"));
            long missing = sheet.columns().stream()
                    .filter(column -> column.isMissing(city))
                    .count();
            assertThat((double) missing).isEqualTo(number(row, "N_missing"));
            assertThat(isKept(new Screen(0, number(row, "Dat_Avail") - EXACT, 0.0, List.of(), List.of()), sheet, city))
                    .isTrue();
            if (missing > 0) {
                assertThat(isKept(
                                new Screen(0, number(row, "Dat_Avail") + NEAR, 0.0, List.of(), List.of()), sheet, city))
                        .isFalse();
            }
            long zeros = sheet.columns().stream()
                    .filter(column -> column.get(city) == 0)
                    .count();
            assertThat((double) zeros).isEqualTo(number(row, "N_zero"));
            assertThat((double) (zeros + missing)).isEqualTo(number(row, "N_miss_or_zero"));
            if (data.startsWith("tiny2")) {
                continue; // screening takes its constant indicator out before it counts
            }
            double nonZero = number(row, "Non_Zero");
            assertThat(isKept(new Screen(0, 0, nonZero - EXACT, List.of(), List.of()), sheet, city))
                    .isTrue();
            if (nonZero < 1) {
                assertThat(isKept(new Screen(0, 0, nonZero + NEAR, List.of(), List.of()), sheet, city))
                        .isFalse();
            }
        }
    }

    private static boolean isKept(Screen screen, Sheet sheet, int city) {
        String id = sheet.cities().get(city).id();
        return screen.apply(sheet, asem()).removedCities().stream()
                .noneMatch(removal -> removal.id().equals(id));
    }

    @Test
    void whomScreeningKeeps() {
        Set<String> removed = new Screen(0, 0.9)
                .apply(denominated(), asem()).removedCities().stream()
                        .map(Removal::id)
                        .collect(Collectors.toSet());
        for (Row row : table("path2/01_screened_summary.csv").rows()) {
            assertThat(removed.contains(row.text("uCode")))
                    .isEqualTo(row.text("Included").equals("FALSE"));
        }
    }

    // ---- treatment ------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "ex/04_screened, ex/05_treated, ex/05_treated_details",
        "path2/02_imputed, path2/03_treated, path2/03_treated_details",
        "ex/04_screened, treat/win_unlimited, treat/win_unlimited_details",
        "ex/04_screened, treat/win3_then_log_CT, treat/win3_then_log_CT_details",
        "ex/04_screened, treat/win3_then_log_CT_combined, treat/win3_then_log_CT_combined_details",
        "ex/04_screened, treat/win1_log_CT_plus, treat/win1_log_CT_plus_details",
        "ex/04_screened, treat/win1_log_CT_orig, treat/win1_log_CT_orig_details",
        "ex/04_screened, treat/win1_boxcox0, treat/win1_boxcox0_details",
        "ex/04_screened, treat/win1_boxcox05, treat/win1_boxcox05_details",
        "ex/04_screened, treat/skew1_kurt2, treat/skew1_kurt2_details"
    })
    void shapeBeforeAndAfterTreatment(String before, String after, String details) {
        Sheet original = sheet(asem(), before + ".csv");
        Sheet treated = sheet(asem(), after + ".csv");
        CsvTable golden = table(details + ".csv");
        for (Row row : golden.rows()) {
            String id = row.text("iCode");
            Summary first = original.findColumn(id).orElseThrow().summary();
            Column column = treated.findColumn(id).orElseThrow();
            Summary last = column.summary();
            assertClose(first.skewness(), number(row, "check_SkewKurt0.Skew"), EXACT, id);
            assertClose(first.kurtosis(), number(row, "check_SkewKurt0.Kurt"), 1e-11, id);
            String end = golden.has("check_SkewKurt2.Skew")
                            && !row.text("check_SkewKurt2.Skew").equals("NA")
                    ? "check_SkewKurt2"
                    : row.text("check_SkewKurt1.Skew").equals("NA") ? "check_SkewKurt0" : "check_SkewKurt1";
            assertClose(last.skewness(), number(row, end + ".Skew"), 1e-11, id);
            assertClose(last.kurtosis(), number(row, end + ".Kurt"), 1e-10, id);
            if (end.equals("check_SkewKurt1")) {
                long moved = IntStream.range(0, column.size())
                        .filter(i -> column.get(i)
                                != original.findColumn(id).orElseThrow().get(i))
                        .count();
                assertThat((double) moved).as(id).isEqualTo(number(row, "winsorise.nwin"));
            }
        }
    }

    @Test
    void whichValuesWereTreated() {
        Sheet treated = new Winsorise(2, 3.5, 5).apply(sheet(asem(), "ex/04_screened.csv"), asem());
        CsvTable golden = table("ex/05_treated_points.csv");
        for (Row row : golden.rows()) {
            int city = treated.positionOfCity(row.text("uCode"));
            for (Indicator indicator : treated.indicators()) {
                assertThat(treated.findColumn(indicator.id()).orElseThrow().has(city, Mark.TREATED))
                        .as(row.text("uCode") + " " + indicator.id())
                        .isEqualTo(row.text(indicator.id()).startsWith("win"));
            }
        }
    }

    @Test
    void theExampleOfTheManual() {
        CsvTable golden = table("tiny/winsorise_vignette.csv");
        Column column = Column.of(values(golden, "x"));
        Framework framework = new Framework(Examples.group("index", List.of(Examples.indicator("x"))));
        Column treated = new Winsorise(2, 3.5, 5)
                .apply(Examples.sheet(framework.indicators(), column.toArray()), framework)
                .columns()
                .getFirst();
        assertThat(treated.toArray()).containsExactly(values(golden, "winsorised"));
        Row shape = table("tiny/winsorise_vignette_skewkurt.csv").rows().getFirst();
        assertClose(column.summary().skewness(), number(shape, "skew_before"), EXACT, "skewness");
        assertClose(column.summary().kurtosis(), number(shape, "kurt_before"), EXACT, "kurtosis");
        assertClose(treated.summary().skewness(), number(shape, "skew_after"), EXACT, "skewness");
        assertClose(treated.summary().kurtosis(), number(shape, "kurt_after"), EXACT, "kurtosis");
    }

    // ---- comparing units ------------------------------------------------------------------------------------------

    @Test
    void nobodyDominatesAnybody() {
        CsvTable table = table("normalise/minmax_1_100.csv");
        double[][] columns = table.columns().stream()
                .skip(1)
                .map(column -> values(table, column))
                .toArray(double[][]::new);
        double[] ones = new double[columns.length];
        java.util.Arrays.fill(ones, 1);
        Duels duels = new Duels(columns, ones);
        int dominating = 0;
        for (int i = 0; i < duels.size(); i++) {
            for (int j = 0; j < duels.size(); j++) {
                dominating += i != j && duels.dominates(i, j) ? 1 : 0;
            }
        }
        Row golden = table("aggregate/outrank_dominance.csv").rows().getFirst();
        assertThat((double) dominating).isEqualTo(number(golden, "nDominant"));
        assertThat(number(golden, "fracDominant")).isZero();
    }

    @Test
    void outrankingWithWeights() {
        CsvTable means = table("aggregate/amean.csv");
        double[][] columns = table("compind/input_8pillars.csv").columns().stream()
                .skip(1)
                .map(column -> values(means, column))
                .toArray(double[][]::new);
        Duels duels = new Duels(columns, new double[] {3, 1, 2, 1, 1, 2, 2, 1});
        List<Row> matrix = table("aggregate/outrank_matrix_8pillars_w.csv").rows();
        for (int i = 0; i < duels.size(); i++) {
            for (int j = 0; j < duels.size(); j++) {
                if (i != j) {
                    assertClose(
                            duels.share(i, j),
                            number(matrix.get(i), means.rows().get(j).text("uCode")),
                            EXACT,
                            "pair");
                }
            }
        }
    }

    /** COINr's own column has its error of misjudged ties: ten units are off, by no more than two. */
    @Test
    void coinrsCopelandIsOffWhereItMisjudgesTies() {
        List<Row> exact = table("aggregate/copeland_49_exact.csv").rows();
        List<Row> coinr = table("aggregate/copeland_49.csv").rows();
        int different = 0;
        for (int i = 0; i < exact.size(); i++) {
            double off = Math.abs(number(exact.get(i), "Copeland_exact") - number(coinr.get(i), "Copeland"));
            different += off > 0 ? 1 : 0;
            assertThat(off).isLessThanOrEqualTo(2);
        }
        assertThat(different).isEqualTo(10);
    }

    @Test
    void ranksAmongCitiesOfAKind() {
        CsvTable golden = table("ex/08_results_aggs_groupranks_GDP_group.csv");
        CsvTable scores = table("ex/07_aggregated_amean.csv");
        for (String group :
                golden.rows().stream().map(row -> row.text("GDP_group")).collect(Collectors.toSet())) {
            List<Row> members = golden.rows().stream()
                    .filter(row -> row.text("GDP_group").equals(group))
                    .toList();
            for (Group node : asem().groups()) {
                Ranking ranking = Ranking.of(members.stream()
                        .mapToDouble(row -> number(
                                scores.rows().stream()
                                        .filter(one -> one.text("uCode").equals(row.text("uCode")))
                                        .findFirst()
                                        .orElseThrow(),
                                node.id()))
                        .toArray());
                for (int i = 0; i < members.size(); i++) {
                    assertThat((double) ranking.find(i).orElseThrow()).isEqualTo(number(members.get(i), node.id()));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBR", "IND"})
    void theFiveWeakest(String city) {
        Sheet raw = sheet(asem(), "in/asem_iData.csv");
        List<Strength> strengths = new Aggregate(Aggregation.ARITHMETIC, 0)
                .apply(asem(), raw, sheet(asem(), "ex/06_normalised_minmax_0_100.csv"), Weights.of(asem()))
                .strengths(city);
        assertThat(strengths.subList(strengths.size() - 5, strengths.size()).stream()
                        .map(Strength::rank))
                .containsExactlyElementsOf(table("units/weaknesses_" + city + ".csv").rows().stream()
                        .map(row -> (int) number(row, "Rank"))
                        .toList());
    }

    @Test
    void theBestMixtureOfCities() {
        CsvTable input = table("compind/input_8pillars.csv");
        double[][] columns = input.columns().stream()
                .skip(1)
                .map(column -> values(input, column))
                .toArray(double[][]::new);
        double[] scores = new double[columns[0].length];
        double[] ones = new double[columns.length];
        java.util.Arrays.fill(ones, 1);
        Aggregation.of("directional-benefit").combine(columns, ones, scores);
        List<Row> golden = table("compind/bod_directional_meandir.csv").rows();
        for (int i = 0; i < scores.length; i++) {
            assertClose(
                    scores[i],
                    number(golden.get(i), "score"),
                    NEAR,
                    golden.get(i).text("uCode"));
        }
    }

    @Test
    void aGeometricMeanOfPillars() {
        CsvTable input = table("compind/input_8pillars.csv");
        double[][] columns = input.columns().stream()
                .skip(1)
                .map(column -> values(input, column))
                .toArray(double[][]::new);
        double[] means = new double[columns[0].length];
        double[] ones = new double[columns.length];
        java.util.Arrays.fill(ones, 1);
        Aggregation.GEOMETRIC.combine(columns, ones, means);
        List<Row> golden = table("compind/wroclaw_geom_owa.csv").rows();
        for (int i = 0; i < means.length; i++) {
            assertClose(means[i], number(golden.get(i), "geom_equal"), EXACT, "geometric");
        }
    }

    // ---- relations ------------------------------------------------------------------------------------------------

    @Test
    void everyIndicatorAndThoseAboveIt() {
        CsvTable indicators = table("ex/06_normalised_minmax_0_100.csv");
        CsvTable groups = table("ex/07_aggregated_amean.csv");
        List<Row> golden = table("multivariate/corr_family_level1.csv").rows();
        assertThat(golden).hasSize(147);
        for (Row row : golden) {
            Group pillar = parent(asem().findIndicator(row.text("Var2")).orElseThrow());
            String above = switch (row.text("Var1")) {
                case "Pillar" -> pillar.id();
                case "Sub-index" -> parent(pillar).id();
                default -> "Index";
            };
            assertClose(
                    correlation(values(indicators, row.text("Var2")), values(groups, above)),
                    number(row, "Correlation"),
                    NEAR,
                    row.text("Var1") + " " + row.text("Var2"));
        }
    }

    @Test
    void everyPillarAndItsSubIndexWhereItIsNotChance() {
        CsvTable groups = table("ex/07_aggregated_amean.csv");
        for (Row row : table("multivariate/corr_pillar_vs_subindex_p05.csv").rows()) {
            Correlation found = CorrelationMethod.PEARSON
                    .find(values(groups, row.text("Var2")), values(groups, row.text("Var1")))
                    .orElseThrow();
            assertClose(
                    found.pValue() > 0.05 ? Double.NaN : found.coefficient(),
                    number(row, "Correlation"),
                    NEAR,
                    row.text("Var2"));
        }
    }

    @ParameterizedTest
    @CsvSource({"corr_flags_high075_within_pillar,0.75", "corr_flags_low_m04_within_pillar,-0.4"})
    void pairsThatStandOutWithinAPillar(String file, double threshold) {
        CsvTable data = table("ex/06_normalised_minmax_0_100.csv");
        Set<String> flagged = new TreeSet<>();
        for (Group pillar :
                asem().groups().stream().filter(group -> group.height() == 1).toList()) {
            for (Node one : pillar.children()) {
                for (Node other : pillar.children()) {
                    double found = one.id().compareTo(other.id()) < 0
                            ? correlation(values(data, one.id()), values(data, other.id()))
                            : 0;
                    if (threshold > 0 ? found > threshold : found < threshold) {
                        flagged.add(one.id() + " " + other.id());
                    }
                }
            }
        }
        Set<String> golden = new TreeSet<>();
        for (Row row : table("multivariate/" + file + ".csv").rows()) {
            String one = row.text("Ind1");
            String other = row.text("Ind2");
            golden.add(one.compareTo(other) < 0 ? one + " " + other : other + " " + one);
            assertClose(correlation(values(data, one), values(data, other)), number(row, "Corr"), NEAR, one);
        }
        assertThat(flagged).isEqualTo(golden);
    }

    @Test
    void indicatorsThatFollowASize() {
        CsvTable data = table("in/asem_iData.csv");
        Set<String> found = new HashSet<>();
        for (Indicator indicator : asem().indicators()) {
            asem().denominators().stream()
                    .filter(size -> Math.abs(correlation(values(data, indicator.id()), values(data, size.id()))) > 0.7)
                    .forEach(size -> found.add(indicator.id() + " " + size.id()));
        }
        Set<String> golden = new HashSet<>();
        for (Row row : table("multivariate/denom_corr_raw_07.csv").rows()) {
            golden.add(row.text("Ind") + " " + row.text("Denom"));
            assertClose(
                    correlation(values(data, row.text("Ind")), values(data, row.text("Denom"))),
                    number(row, "Corr"),
                    NEAR,
                    row.text("Ind"));
        }
        assertThat(found).isEqualTo(golden);
    }

    @Test
    void alphasOfObservedAndNormalisedValues() {
        for (Row row : table("multivariate/cronbach_alpha.csv").rows()) {
            boolean ofPillars =
                    row.text("group").endsWith("(L2)") || row.text("dset").equals("Aggregated");
            CsvTable data = table(
                    row.text("dset").equals("Raw")
                            ? "in/asem_iData.csv"
                            : ofPillars ? "ex/07_aggregated_amean.csv" : "ex/06_normalised_minmax_0_100.csv");
            String group = row.text("group").replace("(L2)", "");
            List<double[]> series = new ArrayList<>();
            for (Group pillar :
                    asem().groups().stream().filter(one -> one.height() == 1).toList()) {
                if (ofPillars && (group.equals("Index") || parent(pillar).id().equals(group))) {
                    series.add(values(data, pillar.id()));
                } else if (!ofPillars && pillar.id().equals(group)) {
                    pillar.children().forEach(child -> series.add(values(data, child.id())));
                }
            }
            assertClose(
                    CronbachAlpha.find(series).map(CronbachAlpha::raw).orElse(Double.NaN),
                    number(row, "alpha"),
                    NEAR,
                    row.text("dset") + " " + row.text("group"));
        }
    }

    @Test
    void componentsOfEveryGroup() {
        CsvTable deviations = table("multivariate/pca_L1_sdev.csv");
        CsvTable indicators = table("ex/06_normalised_minmax_0_100.csv");
        CsvTable pillars = table("ex/07_aggregated_amean.csv");
        for (Group group : asem().groups()) {
            boolean lowest = group.height() == 1;
            if (group.height() > 2) {
                continue;
            }
            List<String> members = group.children().stream().map(Node::id).toList();
            PrincipalComponents components = PrincipalComponents.find(members.stream()
                            .map(id -> values(lowest ? indicators : pillars, id))
                            .toList())
                    .orElseThrow();
            if (lowest) {
                for (Row row : deviations.rows()) {
                    if (row.text("group").equals(group.id())) {
                        assertClose(
                                Math.sqrt(components.eigenvalue((int) number(row, "pc") - 1)),
                                number(row, "sdev"),
                                NEAR,
                                group.id());
                    }
                }
            }
            List<Row> weights = table("multivariate/pca_weights_L" + (lowest ? 1 : 2) + ".csv")
                    .rows();
            double[] first = components.loadings(0);
            double[] golden = members.stream()
                    .mapToDouble(id -> weights.stream()
                            .filter(row -> row.text("iCode").equals(id))
                            .mapToDouble(row -> number(row, "Weight"))
                            .findFirst()
                            .orElseThrow())
                    .toArray();
            double side = first[0] * golden[0] < 0 ? -1 : 1;
            for (int i = 0; i < first.length; i++) {
                assertClose(side * first[i], golden[i], NEAR, group.id() + " " + members.get(i));
            }
        }
    }

    // ---- for counting by hand -------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"tiny1_na_ties", "tiny2_constant_skewed"})
    void tablesOfAFewUnits(String name) {
        Framework framework = Golden.framework("tiny/" + name + "_iMeta.csv");
        Sheet data = sheet(framework, "tiny/" + name + "_iData.csv");
        for (Row row : table("tiny/" + name + "_stats.csv").rows()) {
            Summary summary = data.findColumn(row.text("iCode")).orElseThrow().summary();
            assertClose(summary.mean(), number(row, "Mean"), EXACT, "mean");
            assertClose(summary.standardDeviation(), number(row, "Std"), EXACT, "deviation");
            assertClose(summary.skewness(), number(row, "Skew"), EXACT, "skewness");
            assertClose(summary.kurtosis(), number(row, "Kurt"), 1e-11, "kurtosis");
            assertThat((double) summary.count()).isEqualTo(number(row, "N.Avail"));
        }
        Sheet screened = new Screen(0, 0).apply(data, framework);
        Sheet normalised = new NormaliseByMinMax(new Range(0, 100)).apply(screened, framework);
        assertSheet(normalised, "tiny/" + name + "_normalised.csv", EXACT);
        Scores scores =
                new Aggregate(Aggregation.ARITHMETIC, 0).apply(framework, screened, normalised, Weights.of(framework));
        for (Row row : table("tiny/" + name + "_results.csv").rows()) {
            int city = scores.normalised().positionOfCity(row.text("uCode"));
            assertThat((double) scores.ranking().find(city).orElseThrow()).isEqualTo(number(row, "Rank"));
            for (Group group : framework.groups()) {
                assertClose(
                        scores.find(row.text("uCode"), group.id()).orElse(Double.NaN),
                        number(row, group.id()),
                        EXACT,
                        group.id());
            }
        }
        CsvTable ranks = table("tiny/" + name + "_ranks.csv");
        for (Row row : ranks.rows()) {
            for (Group group : framework.groups()) {
                int city = scores.normalised().positionOfCity(row.text("uCode"));
                Optional<Ranking> ranking = scores.findRanking(group.id());
                if (ranks.has(group.id())
                        && ranking.isPresent()
                        && ranking.get().find(city).isPresent()) {
                    assertThat((double) ranking.get().find(city).orElseThrow()).isEqualTo(number(row, group.id()));
                }
            }
        }
    }

    /** Of the constant indicator COINr makes a gap that a threshold then punishes; here it is screened out, and said to be. */
    @Test
    void aThresholdCountsOnlyWhatIsMeasured() {
        Framework framework = Golden.framework("tiny/tiny2_constant_skewed_iMeta.csv");
        Sheet screened = new Screen(0, 0).apply(sheet(framework, "tiny/tiny2_constant_skewed_iData.csv"), framework);
        Sheet normalised = new NormaliseByMinMax(new Range(0, 100)).apply(screened, framework);
        Scores strict = new Aggregate(Aggregation.ARITHMETIC, 0.99)
                .apply(framework, screened, normalised, Weights.of(framework));
        for (Row row :
                table("tiny/tiny2_constant_skewed_aggregated_thr0.99.csv").rows()) {
            assertThat(number(row, "I")).isNaN();
            assertThat(strict.find(row.text("uCode"))).isPresent();
        }
    }
}
