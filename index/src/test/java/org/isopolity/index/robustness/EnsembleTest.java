package org.isopolity.index.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import org.hipparchus.random.SobolSequenceGenerator;
import org.isopolity.index.aggregation.Mean;
import org.isopolity.index.framework.Competence;
import org.isopolity.index.framework.Direction;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
import org.isopolity.index.framework.Texts;
import org.isopolity.index.observation.Cities;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.observation.Observation;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.recipe.Aggregate;
import org.isopolity.index.recipe.Choice;
import org.isopolity.index.recipe.DataError;
import org.isopolity.index.recipe.Family;
import org.isopolity.index.recipe.Grouping;
import org.isopolity.index.recipe.ImputeGroupMean;
import org.isopolity.index.recipe.ImputeManyTimes;
import org.isopolity.index.recipe.LeaveExtremes;
import org.isopolity.index.recipe.LeaveGaps;
import org.isopolity.index.recipe.NormaliseByMinMax;
import org.isopolity.index.recipe.NormaliseByZScore;
import org.isopolity.index.recipe.Range;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.recipe.Screen;
import org.isopolity.index.recipe.Select;
import org.isopolity.index.recipe.Step;
import org.isopolity.index.recipe.Uncertainty;
import org.isopolity.index.recipe.Winsorise;
import org.isopolity.index.score.Ranking;
import org.isopolity.index.score.Scores;
import org.isopolity.index.score.Weights;
import org.isopolity.index.sensitivity.Estimator;
import org.isopolity.index.sheet.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnsembleTest {

    private static final Range RANGE = new Range(1, 100);
    private static final Step SELECT = new Select(List.of(GeographicLevel.values()));
    private static final Step MIN_MAX = new NormaliseByMinMax(RANGE);
    private static final Step Z_SCORE = new NormaliseByZScore(50, 16.5, RANGE);
    private static final Aggregate ARITHMETIC = new Aggregate(Mean.ARITHMETIC, 0.4);
    private static final Aggregate GEOMETRIC = new Aggregate(Mean.GEOMETRIC, 0.4);

    // ---- what is drawn from ---------------------------------------------------------------------------------------

    private static Framework framework(int indicators) {
        List<Node> areas = new ArrayList<>();
        for (int begin = 0; begin < indicators; begin += 3) {
            List<Node> members = new ArrayList<>();
            for (int i = begin; i < Math.min(indicators, begin + 3); i++) {
                members.add(new Indicator(
                        "i" + i,
                        "i" + i,
                        1 + i % 2,
                        Texts.NONE,
                        "",
                        i % 4 == 0 ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER,
                        Competence.CITY,
                        Optional.empty(),
                        ""));
            }
            areas.add(new Group("a" + begin, "a" + begin, 1, Texts.NONE, members));
        }
        return new Framework(new Group("index", "index", 1, Texts.NONE, areas));
    }

    private static Observations observations(Framework framework, int cities, double gaps, long seed, int... years) {
        SplittableRandom random = new SplittableRandom(seed);
        List<City> units = new ArrayList<>();
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < cities; i++) {
            City city = new City(
                    "c" + i, "c" + i, "", i % 2 == 0 ? "east" : "west", Optional.empty(), Optional.empty(), "");
            units.add(city);
            for (Indicator indicator : framework.indicators()) {
                for (int year : years) {
                    if (random.nextDouble() >= gaps) {
                        observations.add(new Observation(
                                city.id(),
                                indicator.id(),
                                year,
                                Math.exp(3 * random.nextDouble()),
                                random.nextDouble() < 0.3 ? GeographicLevel.COUNTRY : GeographicLevel.CITY,
                                Set.of(),
                                "",
                                "",
                                "",
                                ""));
                    }
                }
            }
        }
        return new Observations(new Cities(units), observations);
    }

    private static Recipe recipe(Uncertainty uncertainty) {
        return new Recipe(
                "test",
                List.of(SELECT, new Screen(0, 0), new LeaveGaps(), new LeaveExtremes(), MIN_MAX, ARITHMETIC),
                uncertainty);
    }

    private static final Choice TREAT =
            new Choice(Family.TREAT, List.of(new LeaveExtremes(), new Winsorise(1, 1, 3)), List.of());
    private static final Choice NORMALISE = new Choice(Family.NORMALISE, List.of(MIN_MAX, Z_SCORE), List.of(0.7, 0.3));
    private static final Choice AGGREGATE = new Choice(Family.AGGREGATE, List.of(ARITHMETIC, GEOMETRIC), List.of());
    private static final Choice IMPUTE =
            new Choice(Family.IMPUTE, List.of(new LeaveGaps(), new ImputeGroupMean(Grouping.REGION)), List.of());
    private static final Choice LIMIT =
            new Choice(Family.TREAT, null, null, List.of(new Winsorise(0.5, 0.5, 1), new Winsorise(1.5, 2, 6)));

    static List<Uncertainty> uncertainties() {
        return List.of(
                Uncertainty.NONE,
                new Uncertainty(0.25, List.of()),
                new Uncertainty(0.25, List.of(TREAT, NORMALISE, AGGREGATE)),
                new Uncertainty(0, List.of(AGGREGATE, IMPUTE, NORMALISE)),
                new Uncertainty(0.5, List.of(NORMALISE, LIMIT)),
                new Uncertainty(0.1, List.of(AGGREGATE), DataError.NONE, 0.6),
                new Uncertainty(0.1, List.of(NORMALISE, AGGREGATE), new DataError(0.05, 0.1, 0.3), 0),
                new Uncertainty(0.2, List.of(LIMIT, IMPUTE), new DataError(0.2, 0, 0), 1));
    }

    // ---- laws -----------------------------------------------------------------------------------------------------

    @Test
    void withoutUncertaintyEveryDrawGivesTheRecipesOwnRanks() {
        for (int seed = 0; seed < 50; seed++) {
            Framework framework = framework(7);
            Observations observations = observations(framework, 12, 0.1, seed, 2020);
            Recipe recipe = recipe(Uncertainty.NONE);
            Scores scores = recipe.apply(framework, observations);
            Robustness robustness =
                    Ensemble.prepare(recipe, framework, observations).robustness(20, seed);
            for (int i = 0; i < scores.cities().size(); i++) {
                int[] counts = robustness.counts(scores.cities().get(i).id());
                if (scores.ranking().find(i).isPresent()) {
                    assertThat(counts[scores.ranking().find(i).getAsInt() - 1]).isEqualTo(20);
                } else {
                    assertThat(counts).isEmpty();
                }
            }
        }
    }

    /** The second implementation: each draw is a whole recipe of its own, applied from the beginning. */
    @ParameterizedTest
    @MethodSource("uncertainties")
    void aNaiveImplementationCountsTheSameRanks(Uncertainty uncertainty) {
        Framework framework = framework(8);
        for (int seed = 1; seed <= 5; seed++) {
            Observations observations = observations(framework, 11, 0.15, seed, 2020);
            Recipe recipe = recipe(uncertainty);
            Robustness counted = Ensemble.prepare(recipe, framework, observations)
                    .robustness(new Draws(40, seed, true), Progress.SILENT);
            List<Map<String, Integer>> draws = naive(recipe, framework, observations, 40, seed);
            for (String one : draws.getFirst().keySet()) {
                int[] counts = new int[counted.counts(one).length];
                draws.forEach(ranks -> {
                    if (ranks.get(one) > 0) {
                        counts[ranks.get(one) - 1]++;
                    }
                });
                assertThat(counted.counts(one)).as(uncertainty + " " + one).isEqualTo(counts);
                for (String other : draws.getFirst().keySet()) {
                    long above = draws.stream()
                            .filter(ranks -> ranks.get(one) > 0 && ranks.get(one) < ranks.get(other))
                            .count();
                    assertThat(counted.probabilityAbove(one, other).orElseThrow())
                            .isEqualTo(above / 40.0);
                }
            }
        }
    }

    private static List<Map<String, Integer>> naive(
            Recipe recipe, Framework framework, Observations observations, int draws, long seed) {
        Uncertainty uncertainty = recipe.uncertainty();
        List<Choice> choices = uncertainty.choices();
        List<Node> nodes = framework.nodes();
        boolean wrong = !uncertainty.data().isNone();
        int dropAt = choices.size() + nodes.size();
        int errorAt = dropAt + (uncertainty.drop() > 0 ? 1 : 0);
        int dimensions = errorAt + (wrong ? 1 : 0);
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(dimensions);
        double[] shift = new SplittableRandom(seed).doubles(dimensions).toArray();
        Scores nominal = recipe.apply(framework, observations);
        List<Map<String, Integer>> results = new ArrayList<>();
        for (int draw = 0; draw < draws; draw++) {
            double[] point = sequence.nextVector();
            for (int j = 0; j < dimensions; j++) {
                point[j] = (point[j] + shift[j]) % 1;
            }
            Recipe drawn = recipe;
            for (int i = 0; i < choices.size(); i++) {
                drawn = drawn.with(choices.get(i).at(point[i]));
            }
            Weights weights = Weights.of(framework);
            for (int i = 0; i < nodes.size(); i++) {
                double factor = 1 + uncertainty.weights() * (2 * point[choices.size() + i] - 1);
                weights = weights.with(nodes.get(i).id(), nodes.get(i).weight() * factor);
            }
            if (uncertainty.drop() > 0 && point[dropAt] < uncertainty.drop()) {
                int number = (int) (point[dropAt]
                        / uncertainty.drop()
                        * framework.indicators().size());
                weights = weights.with(framework.indicators().get(number).id(), 0);
            }
            Sheet sheet = drawn.select().apply(framework, observations);
            Scores scores = drawn.apply(
                    framework,
                    observations(wrong ? new ErrorOfData(uncertainty.data(), sheet).drawn(point[errorAt]) : sheet),
                    weights);
            double[] own = new double[nominal.ranking().ranked()];
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < nominal.cities().size(); i++) {
                if (nominal.ranking().find(i).isPresent()) {
                    String id = nominal.cities().get(i).id();
                    own[ids.size()] = scores.find(id).orElse(Double.NaN);
                    ids.add(id);
                }
            }
            Ranking ranking = Ranking.of(own);
            Map<String, Integer> ranks = new HashMap<>();
            for (int i = 0; i < ids.size(); i++) {
                ranks.put(ids.get(i), ranking.find(i).orElse(0));
            }
            results.add(ranks);
        }
        return results;
    }

    private static Observations observations(Sheet sheet) {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < sheet.indicators().size(); i++) {
            for (int city = 0; city < sheet.cities().size(); city++) {
                if (!sheet.columns().get(i).isMissing(city)) {
                    observations.add(new Observation(
                            sheet.cities().get(city).id(),
                            sheet.indicators().get(i).id(),
                            2020,
                            sheet.columns().get(i).get(city),
                            GeographicLevel.CITY,
                            Set.of(),
                            "",
                            "",
                            "",
                            ""));
                }
            }
        }
        return new Observations(new Cities(sheet.cities()), observations);
    }

    @ParameterizedTest
    @MethodSource("uncertainties")
    void theNumberOfThreadsDoesNotMatter(Uncertainty uncertainty) throws Exception {
        Framework framework = framework(6);
        Observations observations = observations(framework, 9, 0.1, 5, 2020);
        Ensemble ensemble = Ensemble.prepare(recipe(uncertainty), framework, observations);
        List<List<String>> results = new ArrayList<>();
        for (int threads : new int[] {1, 2, 7}) {
            try (ForkJoinPool pool = new ForkJoinPool(threads)) {
                Robustness robustness =
                        pool.submit(() -> ensemble.robustness(400, 3)).get();
                Sensitivity sensitivity = pool.submit(
                                () -> ensemble.sensitivity(SensitivityDesign.of(140, 3), Progress.SILENT))
                        .get();
                List<String> result = new ArrayList<>();
                ensemble.cities().forEach(city -> result.add(Arrays.toString(robustness.counts(city.id()))));
                result.add(sensitivity.rankShift().toString());
                result.add(sensitivity.byCity().toString());
                results.add(result);
            }
        }
        assertThat(results.get(1)).isEqualTo(results.get(0));
        assertThat(results.get(2)).isEqualTo(results.get(0));
    }

    @ParameterizedTest
    @MethodSource("uncertainties")
    void theOrderOfTheObservationsDoesNotMatter(Uncertainty uncertainty) {
        Framework framework = framework(6);
        Observations observations = observations(framework, 9, 0.1, 6, 2020);
        List<Observation> shuffled = new ArrayList<>(observations.asList());
        Collections.shuffle(shuffled, new Random(8));
        List<City> cities = new ArrayList<>(observations.cities().asList());
        Collections.shuffle(cities, new Random(9));
        Robustness one =
                Ensemble.prepare(recipe(uncertainty), framework, observations).robustness(100, 4);
        Robustness other = Ensemble.prepare(
                        recipe(uncertainty), framework, new Observations(new Cities(cities), shuffled))
                .robustness(100, 4);
        cities.forEach(city -> assertThat(other.counts(city.id())).isEqualTo(one.counts(city.id())));
    }

    /** With one gap and three imputations, a third of the draws ranks by each of them, and by their mean only by chance. */
    @Test
    void ofManyImputationsEachDrawTakesOne() {
        Framework framework = framework(6);
        Observations observations = observations(framework, 12, 0.25, 5, 2020);
        ImputeManyTimes many = new ImputeManyTimes(3, 9L);
        Recipe pooled = new Recipe(
                "many",
                List.of(SELECT, many, MIN_MAX, ARITHMETIC),
                new Uncertainty(0, List.of(new Choice(Family.IMPUTE, List.of(many), List.of()))));
        Sheet chosen = pooled.select().apply(framework, observations);
        Map<String, Map<Integer, Integer>> expected = new TreeMap<>();
        for (Sheet single : many.imputations(chosen)) {
            Scores scores =
                    new Recipe("one", List.of(SELECT, MIN_MAX, ARITHMETIC), Uncertainty.NONE).apply(framework, single);
            for (City city : scores.cities()) {
                int rank = scores.ranking()
                        .find(scores.normalised().positionOfCity(city.id()))
                        .orElseThrow();
                expected.computeIfAbsent(city.id(), _ -> new TreeMap<>()).merge(rank, 1, Integer::sum);
            }
        }
        Ensemble ensemble = Ensemble.prepare(pooled, framework, observations);
        assertThat(ensemble.factors()).hasSize(1);
        Robustness robustness = ensemble.robustness(3_000, 1);
        int open = 0;
        for (Map.Entry<String, Map<Integer, Integer>> city : expected.entrySet()) {
            open += city.getValue().size() > 1 ? 1 : 0;
            double mean = city.getValue().entrySet().stream()
                    .mapToDouble(rank -> rank.getKey() * rank.getValue() / 3.0)
                    .sum();
            assertThat(robustness.meanRank(city.getKey()).orElseThrow()).isCloseTo(mean, within(0.02));
        }
        assertThat(open).as("the gaps leave something open").isPositive();
    }

    @Test
    void aPanelIsRankedWithinEachYear() {
        Framework framework = framework(6);
        Observations observations = observations(framework, 8, 0.05, 12, 2018, 2019, 2020);
        Recipe recipe = recipe(new Uncertainty(0.2, List.of(NORMALISE, AGGREGATE)));
        Ensemble ensemble = Ensemble.prepareByYear(recipe, framework, observations);
        var byYear = ensemble.robustnessByYear(Draws.of(60, 2), Progress.SILENT);
        assertThat(byYear.keySet()).containsExactly(2018, 2019, 2020);
        byYear.forEach((year, robustness) -> {
            int[] holders = new int[8];
            observations.cities().forEach(city -> {
                int[] counts = robustness.counts(city.id());
                for (int i = 0; i < counts.length; i++) {
                    holders[i] += counts[i];
                }
            });
            assertThat(holders).containsOnly(60);
        });
        var exact = Ensemble.prepareByYear(recipe(Uncertainty.NONE), framework, observations)
                .robustnessByYear(Draws.of(3, 2), Progress.SILENT);
        var panel = recipe.applyByYear(framework, observations);
        for (int year : panel.years()) {
            Scores scores = panel.get(year);
            for (int i = 0; i < scores.cities().size(); i++) {
                assertThat(exact.get(year)
                                .counts(scores.cities().get(i).id())[
                                scores.ranking().find(i).orElseThrow() - 1])
                        .isEqualTo(3);
            }
        }
    }

    @Test
    void moreVariationWidensTheIntervals() {
        Framework framework = framework(9);
        Observations observations = observations(framework, 30, 0, 3, 2020);
        double before = 0;
        for (double error : new double[] {0, 0.1, 0.5, 2}) {
            Uncertainty uncertainty = new Uncertainty(0, List.of(), new DataError(0, error, 0), 0);
            Robustness robustness = Ensemble.prepare(recipe(uncertainty), framework, observations)
                    .robustness(200, 1);
            double width = observations.cities().stream()
                    .mapToInt(city -> robustness
                                    .findInterval(city.id())
                                    .orElseThrow()
                                    .worst()
                            - robustness.findInterval(city.id()).orElseThrow().best())
                    .average()
                    .orElseThrow();
            assertThat(width).isGreaterThanOrEqualTo(before);
            before = width;
        }
        assertThat(before).isGreaterThan(10);
    }

    @Test
    void onlyTheChoiceThatMattersHasAnIndex() {
        Framework framework = framework(9);
        Observations observations = observations(framework, 20, 0, 3, 2020);
        Choice idle = new Choice(Family.IMPUTE, IMPUTE.among(), List.of());
        Sensitivity found = Ensemble.prepare(
                        recipe(new Uncertainty(0, List.of(AGGREGATE, idle))), framework, observations)
                .sensitivity(SensitivityDesign.of(200, 1), Progress.SILENT);
        assertThat(found.factors()).extracting(Factor::id).containsExactly("aggregate", "impute");
        assertThat(found.runs()).isEqualTo(800);
        var indices = found.rankShift().orElseThrow().byFactor();
        assertThat(indices.get(0).first()).isEqualTo(1, within(1e-9));
        assertThat(indices.get(0).total()).isEqualTo(1, within(0.2));
        assertThat(indices.get(1).total()).isZero();
        Sensitivity nothing = Ensemble.prepare(recipe(Uncertainty.NONE), framework, observations)
                .sensitivity(new SensitivityDesign(5, 1, 3, Estimator.JANSEN), Progress.SILENT);
        assertThat(nothing.rankShift()).isEmpty();
        assertThat(nothing.byCity()).isEmpty();
    }

    @Test
    void anInterruptedThreadStopsAndProgressIsTold() {
        Framework framework = framework(4);
        Observations observations = observations(framework, 5, 0, 3, 2020);
        Ensemble ensemble = Ensemble.prepare(recipe(new Uncertainty(0.2, List.of())), framework, observations);
        List<Integer> told = new ArrayList<>();
        ensemble.robustness(Draws.of(10_000, 1), (done, total) -> told.add(done));
        assertThat(told).isSorted().endsWith(10_000).hasSizeGreaterThan(1);
        assertThatThrownBy(() -> ensemble.robustness(
                        Draws.of(10_000, 1),
                        (done, total) -> Thread.currentThread().interrupt()))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("of 10000 draws");
        assertThat(Thread.interrupted()).isTrue();
        assertThatThrownBy(() -> Draws.of(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    // ---- parts ----------------------------------------------------------------------------------------------------

    @Test
    void pointsAreTheShiftedSobolSequenceFromAnyBeginning() {
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(7);
        double[] shift = new SplittableRandom(42).doubles(7).toArray();
        Points points = new Points(7, 42);
        double[][] expected = new double[600][];
        Points.Walk whole = points.from(0);
        for (int i = 0; i < expected.length; i++) {
            expected[i] = sequence.nextVector();
            for (int j = 0; j < 7; j++) {
                double moved = expected[i][j] + shift[j];
                expected[i][j] = moved >= 1 ? moved - 1 : moved;
            }
            double[] point = new double[7];
            whole.next(point);
            assertThat(point).isEqualTo(expected[i]);
        }
        for (int begin : new int[] {1, 2, 127, 128, 511}) {
            double[] point = new double[7];
            points.from(begin).next(point);
            assertThat(point).isEqualTo(expected[begin]);
        }
    }

    @Test
    void moreThanAThousandDimensionsAreFilledToo() {
        double[] point = new double[1_500];
        double sum = 0;
        for (int i = 0; i < 2_000; i++) {
            new Points(1_500, 3).from(i).next(point);
            assertThat(point[1_499]).isBetween(0.0, 1.0);
            sum += point[1_400];
            if (i == 3) {
                i = 1_900;
            }
        }
        assertThat(sum).isBetween(30.0, 75.0);
    }

    @Test
    void sortedKeysRankAsTheRankingDoes() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 500; round++) {
            int size = 1 + random.nextInt(70);
            double[] scores = new double[size + 5];
            double scale = round % 5 == 0 ? 1e15 : 100;
            for (int i = 0; i < scores.length; i++) {
                scores[i] = random.nextDouble() < 0.1
                        ? Double.NaN
                        : random.nextBoolean() ? random.nextInt(-5, 5) : scale * (random.nextDouble() - 0.5);
            }
            int[] ranks = new int[size];
            new RankSorter().rank(scores, 3, size, ranks);
            Ranking expected = Ranking.of(Arrays.copyOfRange(scores, 3, 3 + size));
            for (int i = 0; i < size; i++) {
                assertThat(ranks[i]).isEqualTo(expected.find(i).orElse(0));
            }
        }
    }

    @Test
    void quantilesAndMeansOfCountedRanks() {
        Robustness robustness = new Robustness(10, 1, Map.of("a", new int[] {1, 0, 6, 3}, "b", new int[4]));
        assertThat(robustness.meanRank("a").orElseThrow()).isEqualTo((1 + 18 + 12) / 10.0);
        // ranks 1 3 3 3 3 3 3 4 4 4; place 0.05 * 9 = 0.45 between 1 and 3
        assertThat(robustness.rankQuantile("a", 0.05).orElseThrow()).isEqualTo(1.9, within(1e-12));
        assertThat(robustness.rankQuantile("a", 0.5).orElseThrow()).isEqualTo(3);
        assertThat(robustness.probabilityOfTop("a", 3)).isEqualTo(0.7);
        assertThat(robustness.meanRank("b")).isEmpty();
        assertThat(robustness.rankQuantile("b", 0.5)).isEmpty();
        assertThat(robustness.probabilityAbove("a", "b")).isEmpty();
    }

    // ---- choices --------------------------------------------------------------------------------------------------

    @Test
    void aContinuousChoiceReachesBothEndsAndEveryWholeNumberAlike() {
        assertThat(LIMIT.at(0)).isEqualTo(new Winsorise(0.5, 0.5, 1));
        assertThat(LIMIT.at(1)).isEqualTo(new Winsorise(1.5, 2, 6));
        int[] counts = new int[7];
        for (int i = 0; i < 600; i++) {
            counts[((Winsorise) LIMIT.at((i + 0.5) / 600)).atMost()]++;
        }
        assertThat(counts).containsExactly(0, 100, 100, 100, 100, 100, 100);
    }

    @Test
    void whatCannotBeVariedIsRefusedInWords() {
        assertThatThrownBy(() ->
                        new Choice(Family.TREAT, null, null, List.of(new LeaveExtremes(), new Winsorise(1, 1, 1))))
                .hasMessageContaining("two steps of the same kind");
        assertThatThrownBy(() -> new Choice(Family.NORMALISE, null, null, List.of(MIN_MAX)))
                .hasMessageContaining("'between' must list two steps");
        assertThatThrownBy(() -> new Choice(Family.NORMALISE, null, null, null))
                .hasMessageContaining("'among', or two in 'between'");
        assertThatThrownBy(() -> new Choice(Family.TREAT, List.of(MIN_MAX), null, null))
                .hasMessageContaining("does not belong to 'treat'");
        assertThatThrownBy(() -> new DataError(-1, 0, 0)).hasMessageContaining("from 0 up");
        assertThatThrownBy(() -> new Uncertainty(0, List.of(), DataError.NONE, 2))
                .hasMessageContaining("'drop'");
    }
}
