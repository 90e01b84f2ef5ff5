package org.isopolity.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.isopolity.index.aggregation.Mean;
import org.isopolity.index.framework.Competence;
import org.isopolity.index.framework.Direction;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
import org.isopolity.index.framework.Texts;
import org.isopolity.index.framework.Treatment;
import org.isopolity.index.observation.Cities;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.observation.Observation;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.omission.Omission;
import org.isopolity.index.recipe.Aggregate;
import org.isopolity.index.recipe.Choice;
import org.isopolity.index.recipe.DataError;
import org.isopolity.index.recipe.Family;
import org.isopolity.index.recipe.NormaliseByMinMax;
import org.isopolity.index.recipe.NormaliseByZScore;
import org.isopolity.index.recipe.Range;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.recipe.Select;
import org.isopolity.index.recipe.Step;
import org.isopolity.index.recipe.Uncertainty;
import org.isopolity.index.recipe.Winsorise;
import org.isopolity.index.robustness.Ensemble;
import org.isopolity.index.robustness.Progress;
import org.isopolity.index.robustness.SensitivityDesign;
import org.isopolity.index.score.Aggregator;
import org.isopolity.index.score.Hierarchy;
import org.isopolity.index.score.Ranking;
import org.isopolity.index.score.Rule;
import org.isopolity.index.score.Scores;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;

/**
 * How fast ranks are tested, on the 51 countries and 49 indicators that come with the R package COINr (they lie beside the
 * repository) with the same four uncertain choices. COINr's own figures, in CPU seconds on a machine of this class, are the
 * bounds' origin: 0.187 for a draw, 559 for the sensitivity analysis, 7.7 for leaving out each indicator.
 */
final class Trust {

    private static final double COINR_DRAWS_PER_SECOND = 1 / 0.187;
    private static final int CITIES = 1_000;
    private static final int INDICATORS = 50;

    private Trust() {}

    static void figures(Path house) {
        Path golden = house.resolve("../shared/golden/coinr").normalize();
        if (!Files.isDirectory(golden)) {
            System.out.println("Skipped: " + golden + " is not there.");
            return;
        }
        Framework framework = framework(CsvTable.read(golden.resolve("in/asem_iMeta.csv")));
        Observations observations = observations(CsvTable.read(golden.resolve("ex/04_screened.csv")), framework);
        Ensemble ensemble = Ensemble.prepare(recipe(DataError.NONE), framework, observations);
        ensemble.robustness(50_000, 1);
        draws(ensemble);
        sensitivity(ensemble);
        Ensemble uncertain = Ensemble.prepare(recipe(new DataError(0.05, 0, 0)), framework, observations);
        uncertain.robustness(500, 1);
        double begin = cpu();
        uncertain.robustness(2_000, 2);
        double speed = 2_000 / (cpu() - begin);
        Stopwatch.print("draws a CPU second with errors in the data", speed, "", 100 * COINR_DRAWS_PER_SECOND, false);
        omissions(framework, observations);
        weight();
    }

    private static void draws(Ensemble ensemble) {
        double begin = cpu();
        ensemble.robustness(200_000, 2);
        double speed = 200_000 / (cpu() - begin);
        Stopwatch.print("draws a CPU second, 4 choices", speed, "", 5_000 * COINR_DRAWS_PER_SECOND, false);
        System.out.printf("  COINr: %.2f; ratio %.0f%n", COINR_DRAWS_PER_SECOND, speed / COINR_DRAWS_PER_SECOND);
        double before = 0;
        for (int draws = 125_000; draws <= 1_000_000; draws *= 2) {
            begin = cpu();
            long wall = System.nanoTime();
            ensemble.robustness(draws, 3);
            double seconds = cpu() - begin;
            System.out.printf(
                    "  %,9d draws %7.2f CPU s %7.2f s%s%n",
                    draws,
                    seconds,
                    (System.nanoTime() - wall) / 1e9,
                    before == 0 ? "" : String.format("  %.2f times the half", seconds / before));
            before = seconds;
        }
        Stopwatch.print("1,000,000 draws on two cores, from CPU time", before / 2 * 1e3, "ms", 10_000, true);
    }

    private static void sensitivity(Ensemble ensemble) {
        SensitivityDesign design = SensitivityDesign.of(500, 1);
        for (int i = 0; i < 10; i++) {
            ensemble.sensitivity(design, Progress.SILENT);
        }
        double begin = cpu();
        double wall = Stopwatch.median(0, 11, () -> ensemble.sensitivity(design, Progress.SILENT));
        double each = (cpu() - begin) / 11 * 1e3;
        Stopwatch.print("Sobol' indices, N=500, 4 choices, all cities, CPU", each, "ms", 200, true);
        System.out.printf("  on this machine now %.0f ms; COINr: 559 CPU s%n", wall);
    }

    private static void omissions(Framework framework, Observations observations) {
        Recipe recipe = recipe(DataError.NONE);
        Scores scores = recipe.apply(framework, observations);
        double each = perRun(300, () -> Omission.ofIndicators(scores, recipe.aggregate()));
        Stopwatch.print("leaving out each of 49 indicators, CPU", each, "ms", 5, true);
    }

    /** A slider moved by a reader: scores and ranks of a thousand cities by fifty indicators. */
    private static void weight() {
        List<Node> areas = new ArrayList<>();
        List<Indicator> indicators = new ArrayList<>();
        for (int begin = 0; begin < INDICATORS; begin += 5) {
            List<Node> members = new ArrayList<>();
            for (int i = begin; i < begin + 5; i++) {
                Indicator indicator = indicator("i" + i, 1, Direction.HIGHER_IS_BETTER);
                indicators.add(indicator);
                members.add(indicator);
            }
            areas.add(new Group("a" + begin, "a" + begin, 1, Texts.NONE, members));
        }
        Framework framework = new Framework(new Group("index", "index", 1, Texts.NONE, areas));
        SplittableRandom random = new SplittableRandom(1);
        double[][] columns = new double[INDICATORS][];
        for (int i = 0; i < INDICATORS; i++) {
            columns[i] = random.doubles(CITIES)
                    .map(value -> value < 0.05 ? Double.NaN : 100 * value)
                    .toArray();
        }
        Hierarchy hierarchy = new Hierarchy(framework, indicators);
        Aggregator aggregator = new Aggregator(hierarchy, new Rule(Mean.ARITHMETIC, 0).forAll(), columns);
        double[] weights = new double[hierarchy.size()];
        java.util.Arrays.fill(weights, 1);
        int[] turn = {0};
        double each = perRun(3_000, () -> {
            weights[turn[0]++ % INDICATORS] *= 1.01;
            Ranking.of(aggregator.aggregate(weights));
        });
        Stopwatch.print("a changed weight, 1,000 cities x 50 indicators, CPU", each, "ms", 1, true);
    }

    private static double perRun(int runs, Runnable work) {
        for (int i = 0; i < runs; i++) {
            work.run();
        }
        double begin = cpu();
        for (int i = 0; i < runs; i++) {
            work.run();
        }
        return (cpu() - begin) / runs * 1e3;
    }

    /** CPU seconds of this process so far, over all its threads: what others do on the machine does not count. */
    private static double cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    // ---- the index of 51 countries --------------------------------------------------------------------------------

    private static Recipe recipe(DataError error) {
        Step arithmetic = new Aggregate(Mean.ARITHMETIC, 0);
        return new Recipe(
                "asem",
                List.of(
                        new Select(List.of(GeographicLevel.CITY)),
                        winsorise(5),
                        new NormaliseByMinMax(new Range(1, 100)),
                        arithmetic),
                new Uncertainty(
                        0.25,
                        List.of(
                                new Choice(
                                        Family.TREAT,
                                        IntStream.rangeClosed(1, 5)
                                                .mapToObj(Trust::winsorise)
                                                .toList(),
                                        List.of()),
                                new Choice(
                                        Family.NORMALISE,
                                        List.of(
                                                new NormaliseByMinMax(new Range(1, 100)),
                                                new NormaliseByZScore(50, 10, new Range(1, 100))),
                                        List.of()),
                                new Choice(
                                        Family.AGGREGATE,
                                        List.of(arithmetic, new Aggregate(Mean.GEOMETRIC, 0)),
                                        List.of())),
                        error,
                        0));
    }

    private static Step winsorise(int most) {
        return new Winsorise(2, 3.5, most, Treatment.of("log"), false);
    }

    private static Framework framework(CsvTable table) {
        Row top = table.rows().stream()
                .filter(row -> row.text("iCode").equals("Index"))
                .findFirst()
                .orElseThrow();
        return new Framework((Group) node(table, top));
    }

    private static Node node(CsvTable table, Row row) {
        String id = row.text("iCode");
        double weight = row.number("Weight");
        if (row.text("Type").equals("Indicator")) {
            boolean higher = row.text("Direction").equals("1");
            return indicator(id, weight, higher ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER);
        }
        return new Group(
                id,
                id,
                weight,
                Texts.NONE,
                table.rows().stream()
                        .filter(below -> below.text("Parent").equals(id))
                        .map(below -> node(table, below))
                        .toList());
    }

    private static Indicator indicator(String id, double weight, Direction direction) {
        return new Indicator(id, id, weight, Texts.NONE, "", direction, Competence.CITY, Optional.empty(), "");
    }

    private static Observations observations(CsvTable table, Framework framework) {
        List<City> cities = new ArrayList<>();
        List<Observation> observations = new ArrayList<>();
        for (Row row : table.rows()) {
            City city = City.named(row.text("uCode"));
            cities.add(city);
            for (Indicator indicator : framework.indicators()) {
                observations.add(new Observation(
                        city.id(),
                        indicator.id(),
                        2018,
                        row.number(indicator.id()),
                        GeographicLevel.CITY,
                        Set.of(),
                        "",
                        "",
                        "",
                        ""));
            }
        }
        return new Observations(new Cities(cities), observations);
    }
}
