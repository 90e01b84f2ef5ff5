package org.isopolity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.isopolity.parquet.ParquetLines;
import org.isopolity.text.input.CsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands on an index of one's own: what they print and write, and how they refuse. */
class IndexCommandTest {

    private static final Path STARTER = Path.of("..", "starter", "openness");

    @TempDir
    private Path place;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String verb, Object... further) {
        return runInto("out", verb, further);
    }

    private int runInto(String name, String verb, Object... further) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<Object> arguments = new ArrayList<>(List.of(
                "index",
                verb,
                "--framework",
                STARTER.resolve("framework.csv"),
                "--data",
                STARTER.resolve("observations.csv"),
                "--cities",
                STARTER.resolve("cities.csv"),
                "--recipe",
                STARTER.resolve("recipe.yaml"),
                "--out",
                place.resolve(name)));
        if (List.of(further).contains("--data")) {
            int given = arguments.indexOf("--data");
            arguments.subList(given, given + 2).clear();
        }
        arguments.addAll(List.of(further));
        return Main.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                arguments.stream().map(Object::toString).toArray(String[]::new));
    }

    private String file(String name) throws IOException {
        return Files.readString(place.resolve("out").resolve(name));
    }

    private static String[] arguments(String verb) {
        return switch (verb) {
            case "robustness" -> new String[] {"--draws", "200", "--samples", "32", "--pairs"};
            case "compare" -> new String[] {"--year", "2019"};
            case "whatif" -> new String[] {"--city", "vienna", "--set", "safety-night=95", "--draws", "100"};
            case "path" -> new String[] {"--city", "vienna", "--to-rank", "5", "--competence", "city,shared"};
            case "peers" -> new String[] {"--city", "vienna", "--by", "population=2,country,safety-night"};
            case "profile" -> new String[] {"--city", "vienna"};
            case "score" -> new String[] {"--draws", "100"};
            default -> new String[0];
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"score", "check", "robustness", "coherence", "compare", "whatif", "path", "peers", "profile"})
    void theSameInputGivesTheSameBytesInEveryFormat(String verb) throws IOException {
        assertThat(runInto("out", verb, (Object[]) arguments(verb)))
                .as(err.toString())
                .isZero();
        String first = out.toString();
        assertThat(runInto("two", verb, (Object[]) arguments(verb))).isZero();
        assertThat(first.replace(place.resolve("out").toString(), ""))
                .isEqualTo(out.toString().replace(place.resolve("two").toString(), ""))
                .contains("sha256:");
        try (Stream<Path> files = Files.list(place.resolve("out"))) {
            List<Path> all = files.toList();
            assertThat(all)
                    .extracting(path -> path.getFileName().toString())
                    .contains("method.md", "results.json", "SHA256SUMS", "SEAL");
            for (Path file : all) {
                assertThat(place.resolve("two").resolve(file.getFileName())).hasSameBinaryContentAs(file);
                if (file.toString().endsWith(".parquet")) {
                    assertThat(Files.readAllBytes(file))
                            .startsWith('P', 'A', 'R', '1')
                            .endsWith('P', 'A', 'R', '1');
                } else {
                    assertThat(Files.readString(file)).doesNotContain("NaN").doesNotContain("Infinity");
                }
            }
        }
        assertThat(file("method.md")).startsWith("# ").contains("## Steps");
        assertThat(file("results.json")).startsWith("{").doesNotContain("null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"score", "check", "robustness", "coherence", "compare", "whatif", "path", "peers", "profile"})
    void whatIsThereIsNotOverwritten(String verb) throws IOException {
        Files.createDirectories(place.resolve("out"));
        Files.writeString(place.resolve("out/mine.txt"), "mine");
        assertThat(run(verb, (Object[]) arguments(verb))).isEqualTo(2);
        assertThat(err.toString()).contains("nothing was overwritten");
        assertThat(place.resolve("out/mine.txt")).hasContent("mine");
    }

    @Test
    void checkSaysWhatIsLeftOutAndWhy() {
        assertThat(run("check")).isZero();
        assertThat(out.toString())
                .contains("indicators in 11 areas; 93 cities with")
                .contains("Scored: 80 of 93 cities")
                .contains("Left out:")
                .contains("auckland: It has");
    }

    @Test
    void robustnessTellsIntervalsAndWhichChoiceMoves() throws IOException {
        assertThat(run("robustness", "--draws", "300", "--samples", "64", "--top", "5"))
                .isZero();
        assertThat(out.toString())
                .contains("among the first 5")
                .contains("which observations count")
                .contains("the weights");
        assertThat(file("intervals.csv").lines()).hasSize(81);
        assertThat(file("sensitivity.csv")).contains("rank_shift,select,");
        assertThat(file("method.md")).contains("What was varied").contains("recomputed 300 times");
    }

    @Test
    void aPanelIsRankedByYear() throws IOException {
        assertThat(run("robustness", "--draws", "50", "--samples", "8", "--by-year"))
                .isIn(0, 2);
        if (err.toString().isBlank()) {
            assertThat(file("intervals.csv")
                            .lines()
                            .skip(1)
                            .map(line -> line.substring(0, 4))
                            .distinct())
                    .hasSizeGreaterThan(1);
        }
    }

    @Test
    void coherenceConcludesInWords() throws IOException {
        assertThat(run("coherence")).isZero();
        assertThat(out.toString())
                .contains("Groups")
                .contains("Cronbach's alpha")
                .contains("Weights");
        assertThat(file("findings.csv").lines()).hasSizeGreaterThan(10);
        assertThat(run("coherence", "--correlation", "spoerman")).isEqualTo(2);
        assertThat(err.toString()).contains("spoerman");
    }

    @Test
    void compareTellsCausesThatSumToTheChange() throws IOException {
        Path other = place.resolve("geometric.yaml");
        Files.writeString(
                other,
                Files.readString(STARTER.resolve("recipe.yaml"))
                        .replaceFirst("aggregate: \\{mean: arithmetic", "aggregate: {mean: geometric"));
        assertThat(run("compare", "--with-recipe", other)).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("The versions differ in: the method.")
                .contains("the method -");
        for (String line : file("movements.csv").lines().skip(1).toList()) {
            String[] cells = line.split(",", -1);
            if (!cells[3].isEmpty()) {
                assertThat(Double.parseDouble(cells[9])).isEqualTo(Double.parseDouble(cells[3]));
            }
        }
        assertThat(runInto("same", "compare")).isEqualTo(2);
        assertThat(err.toString()).contains("The two versions are the same");
    }

    @Test
    void whatIfNamesTheCityAndRefusesWhatIsNoNumber() {
        assertThat(run("whatif", "--city", "vienna", "--set", "safety-night=95", "--draws", "50"))
                .isZero();
        assertThat(out.toString()).containsPattern("(?m)^vienna +\\d+\\.\\d\\d +\\d+\\.\\d\\d ");
        assertThat(runInto("b", "whatif", "--city", "vienna", "--set", "safety-night=much"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("'much' is not a number").hasLineCount(1);
        assertThat(runInto("c", "whatif", "--city", "nowhere", "--set", "safety-night=1"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("There is no city 'nowhere'");
        assertThat(runInto("d", "whatif", "--city", "vienna", "--set", "nothing=1"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("There is no indicator 'nothing'");
        assertThat(place.resolve("b")).doesNotExist();
    }

    @Test
    void pathIsProvenAndLeversAreChecked() throws IOException {
        assertThat(run("path", "--city", "vienna", "--to-rank", "5", "--competence", "city,shared"))
                .isZero();
        assertThat(out.toString()).contains("vienna: score").contains("Proven: no way is cheaper");
        Path levers = place.resolve("levers.csv");
        Files.writeString(levers, "indicator_id,cost\nsafety-night,0\n");
        assertThat(runInto(
                        "b",
                        "path",
                        "--city",
                        "vienna",
                        "--to-rank",
                        "5",
                        "--competence",
                        "city,shared",
                        "--levers",
                        levers))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("levers.csv, line 2, cost: is not above 0")
                .hasLineCount(1);
        assertThat(runInto("c", "path", "--city", "vienna")).isEqualTo(2);
        assertThat(err.toString()).contains("Name one goal");
        assertThat(runInto("d", "path", "--city", "auckland", "--to-rank", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("auckland has no score");
        assertThat(place.resolve("b")).doesNotExist();
    }

    @Test
    void numbersOutOfReachAreRefused() {
        assertThat(run("robustness", "--draws", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("0 draws cannot be made");
        assertThat(run("robustness", "--samples", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("--samples 1");
        assertThat(place.resolve("out")).doesNotExist();
    }

    /** The same observations in a Parquet file, long and wide, give the same bytes as the CSV. */
    @Test
    void dataMayLieInParquetFiles() throws IOException {
        assertThat(run("check")).as(err.toString()).isZero();
        String asCsv = file("statistics.csv");
        CsvTable table = CsvTable.read(STARTER.resolve("observations.csv"));
        Path parquet = place.resolve("observations.parquet");
        ParquetLines.write(
                parquet,
                table.columns().stream()
                        .map(column -> new ParquetLines.Heading(
                                column,
                                column.equals("value") || column.equals("year")
                                        ? ParquetLines.Kind.NUMBER
                                        : ParquetLines.Kind.TEXT))
                        .toList(),
                table.rows().stream()
                        .map(row -> table.columns().stream().map(row::text).toList())
                        .toList());
        assertThat(runInto("long", "check", "--data", parquet))
                .as(err.toString())
                .isZero();
        assertThat(Files.readString(place.resolve("long").resolve("statistics.csv")))
                .isEqualTo(asCsv);

        Path wide = place.resolve("wide.csv");
        Files.writeString(wide, "city_id,year,safety-night\nvienna,2023,80\ngraz,2023,70\n");
        Path framework = place.resolve("framework.csv");
        Files.writeString(framework, "id,parent,direction\nindex,,\nsafety-night,index,1\n");
        Path wideParquet = place.resolve("wide.parquet");
        ParquetLines.write(
                wideParquet,
                List.of(
                        new ParquetLines.Heading("city_id", ParquetLines.Kind.TEXT),
                        new ParquetLines.Heading("year", ParquetLines.Kind.NUMBER),
                        new ParquetLines.Heading("safety-night", ParquetLines.Kind.NUMBER)),
                List.of(List.of("vienna", "2023", "80"), List.of("graz", "2023", "70")));
        assertThat(alone("from-csv", framework, wide)).as(err.toString()).isZero();
        assertThat(alone("from-parquet", framework, wideParquet))
                .as(err.toString())
                .isZero();
        assertThat(place.resolve("from-parquet").resolve("scores.csv"))
                .hasSameBinaryContentAs(place.resolve("from-csv").resolve("scores.csv"));
        Files.writeString(wideParquet, "PAR1");
        assertThat(alone("broken", framework, wideParquet)).isEqualTo(2);
        assertThat(err.toString()).contains("wide.parquet").contains("not a Parquet file");
    }

    @Test
    void peersAreFoundByStatedCriteria() throws IOException {
        assertThat(run("peers", "--city", "vienna", "--by", "country=3,population", "--count", "4"))
                .as(err.toString())
                .isZero();
        assertThat(file("peers.csv").lines()).hasSize(5);
        assertThat(out.toString()).contains("country 1.00");
        assertThat(runInto("x", "peers", "--city", "vienna", "--by", "colour")).isEqualTo(2);
        assertThat(err.toString()).contains("'colour' is no criterion");
        assertThat(runInto("x", "peers", "--city", "vienna", "--by", "country=0"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("country=0");
        assertThat(runInto("x", "peers", "--city", "nowhere")).isEqualTo(2);
        assertThat(runInto("x", "peers", "--city", "vienna", "--count", "0")).isEqualTo(2);
        assertThat(place.resolve("x")).doesNotExist();
    }

    @Test
    void theBestAndTheWorstThatCitiesShowStandOnBothSidesOfACity() throws IOException {
        assertThat(run("profile", "--city", "vienna")).as(err.toString()).isZero();
        List<String> attainable = file("attainable.csv").lines().toList();
        double worst = Double.parseDouble(attainable.get(1).split(",", -1)[1]);
        double best = Double.parseDouble(attainable.get(2).split(",", -1)[1]);
        assertThat(worst).isLessThan(best);
        assertThat(out.toString()).contains("vienna scores");
        assertThat(file("profile.csv")).contains("best_cities");
        assertThat(runInto("x", "profile", "--city", "nowhere")).isEqualTo(2);
    }

    @Test
    void aWayMayLeadToABandWithFixedCostsAndStops() throws IOException {
        Path levers = place.resolve("levers.csv");
        Files.writeString(levers, """
            indicator_id,cost,fixed_cost,stops,limit
            public-space,1,5,,95
            safety-night,1,,80; 85; 90,90
            """);
        assertThat(run(
                        "path",
                        "--city",
                        "vienna",
                        "--to-band",
                        "high",
                        "--bands",
                        "low,high=68.5",
                        "--levers",
                        levers,
                        "--competence",
                        "city,shared"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("Proven");
        assertThat(file("measures.csv").lines().toList().get(1))
                .startsWith("public-space,85.8,")
                .contains(",5.0,");
        assertThat(runInto("x", "path", "--city", "vienna", "--to-band", "top", "--bands", "low,high=70"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("no band 'top'");
        assertThat(runInto("x", "path", "--city", "vienna", "--to-band", "top")).isEqualTo(2);
        Files.writeString(levers, "indicator_id,cost\npublic-space,0\n");
        assertThat(runInto("x", "path", "--city", "vienna", "--to-score", "70", "--levers", levers))
                .isEqualTo(2);
        assertThat(err.toString()).contains("levers.csv").contains("line 2").contains("costs nothing");
    }

    private int alone(String name, Path framework, Path data) {
        return Main.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                "index",
                "score",
                "--framework",
                framework.toString(),
                "--data",
                data.toString(),
                "--out",
                place.resolve(name).toString());
    }
}
