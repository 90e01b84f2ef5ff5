package org.isopolity.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isopolity.index.aggregation.Aggregation;
import org.isopolity.index.framework.Competence;
import org.isopolity.index.framework.Direction;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
import org.isopolity.index.framework.Texts;
import org.isopolity.index.framework.Treatment;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.recipe.Aggregate;
import org.isopolity.index.recipe.ImputeMean;
import org.isopolity.index.recipe.NormaliseByMinMax;
import org.isopolity.index.recipe.Over;
import org.isopolity.index.recipe.Range;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.recipe.Select;
import org.isopolity.index.recipe.Statistic;
import org.isopolity.index.recipe.Uncertainty;
import org.isopolity.index.recipe.Winsorise;
import org.isopolity.index.score.Aggregator;
import org.isopolity.index.score.Hierarchy;
import org.isopolity.index.score.Scores;
import org.isopolity.index.score.Weights;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.index.sheet.WideTable;
import org.isopolity.release.ParquetTable;

/** The engine on tables that no spreadsheet opens: 10,000 cities by 500 indicators, made by a rule that any program can repeat. */
final class LargeTable {

    private static final int CITIES = 10_000;
    private static final int INDICATORS = 500;
    private static final long MODULUS = 2147483647L;
    /** What COINr computes of this very table. */
    private static final double MEAN = 45.77491648033083;

    private static final double FIRST = 45.851072855578636;
    private static final String TOP = "u04782";

    private LargeTable() {}

    /** One pass in memory, the kernel against the machine's copying, Copeland, and how the cost grows. */
    static void inMemory() {
        Framework framework = framework(INDICATORS);
        Sheet sheet = sheet(framework, CITIES);
        Scores scores = recipe().apply(framework, sheet);
        check(scores);
        double pass = Stopwatch.processor(3, 7, () -> recipe().apply(framework, sheet));
        Stopwatch.print("one pass over 10,000 x 500 (impute, treat, normalise, sum)", pass, "ms", 200, true);
        kernel(framework, sheet);
        copeland();
        changedWeight();
        System.out.println("cities indicators        ms  ratio to the half");
        growth("cities", 1_250, 500, 2, 1);
        growth("indicators", 10_000, 60, 1, 2);
    }

    private static void check(Scores scores) {
        double[] index = scores.findColumn("Index").orElseThrow().toArray();
        int top = IntStream.range(0, index.length)
                .boxed()
                .max((a, b) -> Double.compare(index[a], index[b]))
                .orElseThrow();
        double mean = Arrays.stream(index).average().orElseThrow();
        boolean right = Math.abs(mean - MEAN) < 1e-9
                && Math.abs(index[0] - FIRST) < 1e-9
                && scores.cities().get(top).id().equals(TOP);
        System.out.printf(
                Locale.ROOT,
                "mean %.14f, first city %.14f, top %s: %s%n",
                mean,
                index[0],
                scores.cities().get(top).id(),
                right ? "as COINr computes them" : "NOT what COINr computes");
    }

    /**
     * Normalises and aggregates a table without gaps as the engine does, and copies the same table. Both are measured by the bytes
     * that cannot be done without: the copy reads the table once and writes it once; the kernel reads it once and writes the scores
     * of all groups. That it goes over each column twice, for its ends and for its sum, is its own affair and counts for nothing.
     */
    private static void kernel(Framework framework, Sheet sheet) {
        Sheet filled = new ImputeMean(Statistic.MEAN, Over.YEAR).apply(sheet, framework);
        NormaliseByMinMax minMax = new NormaliseByMinMax(new Range(0, 100));
        double[][] source = filled.columns().stream().map(Column::toArray).toArray(double[][]::new);
        double[][] target = new double[source.length][CITIES];
        double copy = Stopwatch.processor(5, 15, () -> {
            for (int i = 0; i < source.length; i++) {
                System.arraycopy(source[i], 0, target[i], 0, CITIES);
            }
        });
        Hierarchy hierarchy = new Hierarchy(framework, filled.indicators());
        double[] weights = hierarchy.inSlots(Weights.of(framework));
        Aggregate arithmetic = new Aggregate(Aggregation.ARITHMETIC, 0);
        double kernel = Stopwatch.processor(
                5,
                15,
                () -> Aggregator.of(
                                hierarchy,
                                arithmetic::rule,
                                minMax.apply(filled, framework).columns())
                        .aggregate(weights));
        double table = 8.0 * CITIES * INDICATORS;
        double copied = 2 * table / copy / 1e6;
        double results = 8.0 * CITIES * (hierarchy.size() - hierarchy.indicatorCount());
        double reached = (table + results) / kernel / 1e6;
        System.out.printf(
                Locale.ROOT,
                "copy %.2f ms (%.1f GB/s), normalise and aggregate %.2f ms (%.1f GB/s)%n",
                copy,
                copied,
                kernel,
                reached);
        Stopwatch.print("kernel in shares of the copy bandwidth", reached / copied, "", 0.5, false);
    }

    private static void copeland() {
        java.util.SplittableRandom random = new java.util.SplittableRandom(1);
        double[][] columns = new double[50][];
        double[] weights = new double[50];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = random.doubles(1_000).toArray();
            weights[j] = 1 + j % 3;
        }
        double[] scores = new double[1_000];
        double time = Stopwatch.processor(3, 7, () -> Aggregation.of("copeland").combine(columns, weights, scores));
        Stopwatch.print("Copeland 1,000 x 50, exactly", time, "ms", 200, true);
    }

    private static void changedWeight() {
        Framework framework = framework(50);
        Sheet sheet = sheet(framework, 1_000);
        Scores scores = recipe().apply(framework, sheet);
        Hierarchy hierarchy = new Hierarchy(framework, sheet.indicators());
        Aggregator aggregator = Aggregator.of(
                hierarchy,
                new Aggregate(Aggregation.ARITHMETIC, 0)::rule,
                scores.normalised().columns());
        double[] weights = hierarchy.inSlots(Weights.of(framework).with("i7", 2.5));
        double[] scratch = new double[1_000];
        int[] ranks = new int[1_000];
        double time = Stopwatch.processor(
                200, 201, () -> org.isopolity.index.score.Ranking.rank(aggregator.aggregate(weights), scratch, ranks));
        Stopwatch.print("a changed weight on 1,000 x 50: scores and ranks", time, "ms", 1, true);
    }

    private static void growth(String what, int cities, int indicators, int byCity, int byIndicator) {
        double before = 0;
        int rows = cities;
        int columns = indicators;
        for (int step = 0; step < 4; step++) {
            Framework framework = framework(columns);
            Sheet sheet = sheet(framework, rows);
            double time = Stopwatch.processor(2, 5, () -> recipe().apply(framework, sheet));
            System.out.printf(
                    Locale.ROOT,
                    "%6d %10d %9.1f  %s%n",
                    rows,
                    columns,
                    time,
                    step == 0 ? what : String.format(Locale.ROOT, "%.2f", time / before));
            before = time;
            rows *= byCity;
            columns *= byIndicator;
        }
    }

    // ---- as a whole process ---------------------------------------------------------------------------------------

    /**
     * Writes the table as CSV and Parquet, and times a process of its own that scores each of them. Like the program itself, it
     * starts from what the Java machine learned in a rehearsal, here on a small table of both kinds.
     */
    static void asProcess(Path scratch, List<String> java) throws IOException, InterruptedException {
        Framework framework = framework(INDICATORS);
        Sheet sheet = sheet(framework, CITIES);
        Path csv = scratch.resolve("table.csv");
        Path parquet = scratch.resolve("table.parquet");
        writeCsv(csv, sheet);
        ParquetTable.write(parquet, sheet);
        System.out.printf(
                Locale.ROOT,
                "CSV %d MB, Parquet %d MB%n",
                Files.size(csv) / 1_000_000,
                Files.size(parquet) / 1_000_000);
        List<String> learned = learned(scratch, java, framework);
        time("10,000 x 500 from CSV, the whole process", learned, csv, 2_000);
        time("10,000 x 500 from Parquet, the whole process", learned, parquet, 1_000);
    }

    /** The same command with what a rehearsal taught, or as it is where the machine cannot learn. */
    private static List<String> learned(Path scratch, List<String> java, Framework framework)
            throws IOException, InterruptedException {
        Path small = Files.createDirectory(scratch.resolve("rehearsal"));
        Sheet sheet = sheet(framework, 200);
        writeCsv(small.resolve("table.csv"), sheet);
        ParquetTable.write(small.resolve("table.parquet"), sheet);
        Path cache = scratch.resolve("learned.aot");
        List<String> command = new ArrayList<>(java);
        command.add(1, "-XX:AOTCacheOutput=" + cache);
        command.addAll(List.of("org.isopolity.bench.Main", "rehearse-table", small.toString()));
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        List<String> learned = new ArrayList<>(java);
        if (Files.isRegularFile(cache)) {
            learned.add(1, "-XX:AOTCache=" + cache);
        }
        return learned;
    }

    /** Scores a small table of both kinds, for the machine to learn. */
    static void rehearse(Path directory) throws IOException {
        score(directory.resolve("table.csv"));
        score(directory.resolve("table.parquet"));
    }

    private static void time(String what, List<String> java, Path table, double bound)
            throws IOException, InterruptedException {
        double[] times = new double[5];
        for (int run = 0; run < times.length; run++) {
            List<String> command = new ArrayList<>(java);
            command.addAll(List.of("org.isopolity.bench.Main", "score-table", table.toString()));
            long begin = System.nanoTime();
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the process failed");
            }
            times[run] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(times);
        Stopwatch.print(what, times[times.length / 2], "ms", bound, true);
    }

    /** Reads a table, scores it, checks the result and writes the scores beside it. */
    static void score(Path table) throws IOException {
        Framework framework = framework(INDICATORS);
        Sheet sheet = table.toString().endsWith(".parquet")
                ? ParquetTable.read(table, framework)
                : WideTable.read(table, framework);
        Scores scores = recipe().apply(framework, sheet);
        check(scores);
        double[] index = scores.findColumn("Index").orElseThrow().toArray();
        StringBuilder text = new StringBuilder("city_id,score,rank\n");
        for (int i = 0; i < index.length; i++) {
            text.append(scores.cities().get(i).id())
                    .append(',')
                    .append(index[i])
                    .append(',')
                    .append(scores.ranking().find(i).orElse(0))
                    .append('\n');
        }
        Files.writeString(table.resolveSibling("scores.csv"), text);
    }

    private static void writeCsv(Path file, Sheet sheet) throws IOException {
        try (PrintStream out = new PrintStream(
                new java.io.BufferedOutputStream(Files.newOutputStream(file), 1 << 20),
                false,
                StandardCharsets.UTF_8)) {
            StringBuilder line = new StringBuilder("city_id");
            sheet.indicators().forEach(indicator -> line.append(',').append(indicator.id()));
            out.append(line).append('\n');
            for (int row = 0; row < sheet.size(); row++) {
                line.setLength(0);
                line.append(sheet.cities().get(row).id());
                for (Column column : sheet.columns()) {
                    line.append(',');
                    if (!column.isMissing(row)) {
                        line.append(column.get(row));
                    }
                }
                out.append(line).append('\n');
            }
        }
    }

    // ---- the table ------------------------------------------------------------------------------------------------

    private static Recipe recipe() {
        return new Recipe(
                "large",
                List.of(
                        new Select(List.of(GeographicLevel.CITY)),
                        new ImputeMean(Statistic.MEAN, Over.YEAR),
                        new Winsorise(2, 3.5, 5, Treatment.of("log"), false),
                        new NormaliseByMinMax(new Range(0, 100)),
                        new Aggregate(Aggregation.ARITHMETIC, 0)),
                Uncertainty.NONE);
    }

    private static Framework framework(int indicators) {
        List<Node> subIndices = new ArrayList<>();
        for (int first = 1; first <= indicators; first += 50) {
            List<Node> pillars = new ArrayList<>();
            for (int pillar = first; pillar < Math.min(first + 50, indicators + 1); pillar += 10) {
                List<Node> members = new ArrayList<>();
                for (int j = pillar; j < Math.min(pillar + 10, indicators + 1); j++) {
                    members.add(new Indicator(
                            "i" + j,
                            "i" + j,
                            1,
                            Texts.NONE,
                            "",
                            j % 7 == 0 ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER,
                            Competence.CITY,
                            Optional.empty(),
                            ""));
                }
                pillars.add(new Group("p" + pillar, "p" + pillar, 1, Texts.NONE, members));
            }
            subIndices.add(new Group("s" + first, "s" + first, 1, Texts.NONE, pillars));
        }
        return new Framework(new Group("Index", "Index", 1, Texts.NONE, subIndices));
    }

    private static Sheet sheet(Framework framework, int cities) {
        int indicators = framework.indicators().size();
        double[][] columns = new double[indicators][cities];
        List<City> units = new ArrayList<>();
        long state = 20251;
        for (int i = 0; i < cities; i++) {
            units.add(City.named(String.format(Locale.ROOT, "u%05d", i + 1)));
            for (int j = 1; j <= indicators; j++) {
                state = 16807 * state % MODULUS;
                double u = state / (double) MODULUS;
                state = 16807 * state % MODULUS;
                double v = state / (double) MODULUS;
                double value = j % 5 == 0 ? Math.exp(6 * u * u * u) : 100 * u;
                columns[j - 1][i] = v < 0.05 ? Double.NaN : value;
            }
        }
        return Sheet.of(
                units,
                framework.indicators(),
                Arrays.stream(columns).map(Column::owning).toList());
    }
}
