package org.isopolity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.isopolity.parquet.ParquetLines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Small areas on the command line. */
class PopulationCommandTest {

    @TempDir
    private Path place;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path counts = Path.of("");
    private Path geo = Path.of("");

    @BeforeEach
    void writeTables() throws IOException {
        StringBuilder table = new StringBuilder("area_id,year,born_here,born_abroad\n");
        StringBuilder centres = new StringBuilder("area_id,x,y,area_km2\n");
        for (int i = 0; i < 16; i++) {
            table.append("%02d,2010,%d,%d%n".formatted(i, 900 - 40 * i, 20 + 30 * i));
            table.append("%02d,2020,%d,%d%n".formatted(i, 850 - 30 * i, 90 + 25 * i));
            centres.append("%02d,%d,%d,1%n".formatted(i, i % 4 * 1000, i / 4 * 1000));
        }
        counts = Files.writeString(place.resolve("counts.csv"), table);
        geo = Files.writeString(place.resolve("geo.csv"), centres);
    }

    private int run(Object... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    }

    private int segregation(Object... more) {
        return run(Stream.concat(
                        Stream.of(
                                "population",
                                "segregation",
                                "--counts",
                                counts,
                                "--year",
                                "year",
                                "--group",
                                "born_abroad"),
                        Stream.of(more))
                .toArray());
    }

    @Test
    void segregationIsPrintedWithReasonsWhereThereIsNoFigure() {
        assertThat(segregation()).isZero();
        assertThat(out.toString())
                .contains("Segregation of born_abroad from rest", "dissimilarity", "–: No geometry was given.")
                .doesNotContain("NaN", "null");
    }

    @Test
    void everyFormHasTheSameFiguresAndTheSameBytesEachTime() {
        assertThat(segregation("--geo", geo, "--as", "CSV")).isZero();
        String csv = out.toString();
        assertThat(csv.lines().findFirst().orElseThrow())
                .isEqualTo(
                        "year,dimension,index,name,value,value_reason,low,low_reason,high,high_reason,by_chance,by_chance_reason");
        assertThat(csv.lines().filter(line -> line.contains(",D,"))).hasSize(2);
        segregation("--geo", geo, "--as", "CSV");
        assertThat(out.toString()).isEqualTo(csv);
        segregation("--geo", geo, "--as", "JSON", "--bandwidths", "0,500,2000");
        JsonNode json = JsonMapper.builder().build().readTree(out.toString());
        assertThat(json.path("indices")).hasSize(40);
        assertThat(json.path("indices").get(0).path("value").asDouble()).isBetween(0.1, 0.6);
        assertThat(json.path("scales")).hasSize(4);
        segregation("--geo", geo, "--as", "SVG", "--picture", "MAP");
        assertThat(out.toString()).startsWith("<svg").contains("</svg>");
    }

    @Test
    void informationIsCountedInTheUnitAskedFor() {
        JsonMapper reader = JsonMapper.builder().build();
        assertThat(segregation("--as", "JSON")).isZero();
        JsonNode nats = reader.readTree(out.toString()).path("all_groups");
        assertThat(segregation("--as", "JSON", "--log-base", "2")).isZero();
        JsonNode bits = reader.readTree(out.toString()).path("all_groups");
        assertThat(bits.get(0).path("name").asString()).isEqualTo("mutual information (bits)");
        assertThat(bits.get(0).path("value").asDouble() * Math.log(2))
                .isCloseTo(nats.get(0).path("value").asDouble(), within(1e-12));
        assertThat(bits.get(1)).as("H knows no base").isEqualTo(nats.get(1));
        assertThat(segregation("--log-base", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("'--log-base': must be e or a number above 1, such as 2, not '1'");
    }

    @Test
    void changeSaysWhatMovedAndThatItConverged() {
        assertThat(run(
                        "population",
                        "change",
                        "--counts",
                        counts,
                        "--year",
                        "year",
                        "--group",
                        "born_abroad",
                        "--draws",
                        40))
                .isZero();
        assertThat(out.toString())
                .contains("The dimension of evenness fell: D went from", "converged", "who lives with whom", "Growth");
    }

    @Test
    void gatewaysComeWithTheirEvidence() throws IOException {
        StringBuilder history = new StringBuilder("city,year,share,metro_foreign_born,metro_population\n");
        for (int year = 1900; year <= 2000; year += 10) {
            history.append("Country,%d,0.1,20000000,200000000%n".formatted(year));
            history.append("Harbour,%d,0.3,%d,3000000%n".formatted(year, 900_000 + year));
            history.append("Village,%d,0.01,500,50000%n".formatted(year));
        }
        Path file = Files.writeString(place.resolve("history.csv"), history);
        assertThat(run("population", "gateways", "--counts", file, "--country", "Country"))
                .isZero();
        assertThat(out.toString())
                .containsPattern("Harbour +continuous")
                .containsPattern("Village +unclassified")
                .contains("Above the country in all 11 years known from 1900 to 2000.");
        assertThat(run(
                        "population",
                        "gateways",
                        "--counts",
                        file,
                        "--country",
                        "Country",
                        "--city",
                        "Harbour",
                        "--as",
                        "SVG"))
                .isZero();
        assertThat(out.toString()).contains("Harbour: continuous");
        assertThat(run("population", "gateways", "--counts", file, "--country", "Nowhere"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("has no lines for the country 'Nowhere'");
    }

    @Test
    void suburbsStateWhatTheyAreSharesOf() throws IOException {
        StringBuilder kinds = new StringBuilder("unit,kind\n");
        for (int i = 0; i < 16; i++) {
            kinds.append("%02d,%s%n".formatted(i, i < 4 ? "central city" : i < 14 ? "suburb" : ""));
        }
        Path file = Files.writeString(place.resolve("kinds.csv"), kinds);
        assertThat(run(
                        "population",
                        "suburbs",
                        "--counts",
                        counts,
                        "--year",
                        "year",
                        "--group",
                        "born_abroad",
                        "--kinds",
                        file,
                        "--everywhere",
                        100000))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "share_of_metro is of all born_abroad people in metropolitan areas", "central city", "suburb");
    }

    @Test
    void theCheckHidesWhatGivesPeopleAwayAndNothingIsHalfWritten() throws IOException {
        Path small = Files.writeString(
                place.resolve("small.csv"), "area_id,a,b,c\n1,2,50,60\n2,40,70,90\n3,55,45,35\n4,80,20,30\n");
        Path safe = place.resolve("safe.csv");
        assertThat(run("population", "check", "--counts", small, "--smallest", 5, "--protected-out", safe))
                .isZero();
        assertThat(out.toString()).contains("1 small counts are hidden and 3 others", "fewer than 5 people of a live");
        assertThat(Files.readString(safe)).startsWith("unit,a,b,c,total\n1,,").contains("112");
        Path hopeless = Files.writeString(place.resolve("one.csv"), "area_id,a,b\n1,2,50\n");
        Path never = place.resolve("never.csv");
        assertThat(run("population", "check", "--counts", hopeless, "--smallest", 5, "--protected-out", never))
                .isEqualTo(2);
        assertThat(err.toString()).contains("The count of a in 1 is small");
        assertThat(never).doesNotExist();
        try (Stream<Path> files = Files.list(place)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith(".")))
                    .isEmpty();
        }
    }

    @Test
    void whatWasPublishedBeforeMustNotGiveAwayWhatIsHiddenNow() throws IOException {
        Path small = Files.writeString(
                place.resolve("small.csv"), "area_id,a,b,c\n1,2,50,60\n2,40,70,90\n3,55,45,35\n4,80,20,30\n");
        Path safe = place.resolve("safe.csv");
        assertThat(run("population", "check", "--counts", small, "--smallest", 5, "--protected-out", safe))
                .isZero();
        Path again = place.resolve("again.csv");
        assertThat(run(
                        "population",
                        "check",
                        "--counts",
                        small,
                        "--smallest",
                        5,
                        "--earlier",
                        safe,
                        "--protected-out",
                        again))
                .isZero();
        assertThat(out.toString()).contains("An attack from 1 tables that were published before finds nothing either");
        assertThat(again).hasSameTextualContentAs(safe);
        // the same count hidden, but others with it: what one table hides the other shows
        Path other = Files.writeString(
                place.resolve("other.csv"),
                "unit,a,b,c,total\n1,,50,,112\n2,40,70,90,200\n3,,45,,135\n4,80,20,30,130\n");
        Path third = Files.writeString(
                place.resolve("third.csv"),
                "unit,a,b,c,total\n1,,,60,112\n2,,,90,200\n3,55,45,35,135\n4,80,20,30,130\n");
        Path never = place.resolve("never.csv");
        assertThat(run(
                        "population",
                        "check",
                        "--counts",
                        small,
                        "--smallest",
                        5,
                        "--earlier",
                        other,
                        "--earlier",
                        third,
                        "--protected-out",
                        never))
                .isEqualTo(2);
        assertThat(err.toString()).contains("gives 1 small counts away", "a in 1 lies between 2 and 2");
        assertThat(never).doesNotExist();
        Path revised = Files.writeString(place.resolve("revised.csv"), "unit,a,b,c,total\n2,40,71,90,201\n");
        assertThat(run("population", "check", "--counts", small, "--smallest", 5, "--earlier", revised))
                .isZero();
        assertThat(out.toString()).contains("1 counts that were published before have other values now");
        assertThat(run("population", "check", "--counts", small, "--protect", "ROUND", "--key", 1, "--earlier", safe))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--earlier goes with --protect SUPPRESS");
        Path strange = Files.writeString(place.resolve("strange.csv"), "unit,x\n9,1\n");
        assertThat(run("population", "check", "--counts", small, "--smallest", 5, "--earlier", strange))
                .isEqualTo(2);
        assertThat(err.toString()).contains("strange.csv", "no group or no area of the table");
    }

    @Test
    void localMeasuresAndLargerAreasAddUpToTheWhole() throws IOException {
        StringBuilder names = new StringBuilder("unit,larger\n");
        for (int i = 0; i < 16; i++) {
            names.append("%02d,%s%n".formatted(i, i < 6 ? "west" : "east"));
        }
        Path larger = Files.writeString(place.resolve("larger.csv"), names);
        assertThat(segregation("--as", "JSON", "--local", "--larger", larger, "--geo", geo, "--bandwidths", "0,900"))
                .isZero();
        JsonNode json = JsonMapper.builder().build().readTree(out.toString());
        double m = json.path("all_groups").get(0).path("value").asDouble();
        assertThat(sum(json.path("areas"), "contribution")).isCloseTo(m, within(1e-12));
        assertThat(sum(json.path("groups"), "contribution")).isCloseTo(m, within(1e-12));
        assertThat(json.path("nested").get(0).path("M").asDouble()
                        + json.path("nested").get(1).path("M").asDouble())
                .isCloseTo(m, within(1e-12));
        assertThat(json.path("distortion").get(0).path("normalised").asDouble()).isBetween(0.0, 1.0);
        assertThat(json.path("scales").get(1).path("H_smoothed").asDouble()).isBetween(0.0, 1.0);
        assertThat(segregation("--larger", Files.writeString(place.resolve("few.csv"), "unit,larger\n00,west\n")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("no line for 15 areas, such as '01'");
    }

    private static double sum(JsonNode rows, String column) {
        double sum = 0;
        for (JsonNode row : rows) {
            sum += row.path(column).asDouble();
        }
        return sum;
    }

    @Test
    void groupsInAnOrderVisitsAndTwoCitiesHaveTheirVerbs() throws IOException {
        Path bands = Files.writeString(
                place.resolve("bands.csv"), "area_id,low,middle,high\n1,90,40,20\n2,30,60,50\n3,10,20,120\n");
        assertThat(run("population", "ordinal", "--counts", bands, "--as", "CSV"))
                .isZero();
        assertThat(out.toString().lines())
                .hasSize(6)
                .anyMatch(line -> line.matches(",ordinal variance ratio,0\\.[1-9]\\d*,"));
        assertThat(run("population", "ordinal", "--counts", bands, "--groups", "low,high"))
                .isZero();
        assertThat(out.toString()).contains("Order: low < high.", "needs three bands or more");
        Path visits = Files.writeString(place.resolve("visits.csv"), "place,a,b\npark,60,60\nmarket,80,40\n");
        Path byHome = Files.writeString(place.resolve("byhome.csv"), "place,1,2\npark,60,60\nmarket,90,30\n");
        Path homes = Files.writeString(place.resolve("homes.csv"), "area,a,b\n1,90,10\n2,10,90\n");
        assertThat(run(
                        "population",
                        "visits",
                        "--counts",
                        visits,
                        "--by-home",
                        byHome,
                        "--homes",
                        homes,
                        "--as",
                        "CSV"))
                .isZero();
        assertThat(out.toString().lines().toList().get(1)).startsWith("a,0.595238095238095");
        assertThat(run("population", "visits", "--counts", visits, "--homes", homes))
                .isEqualTo(2);
        Path other = Files.writeString(place.resolve("other.csv"), "area_id,low,middle,high\n1,50,50,50\n2,40,45,50\n");
        assertThat(run("population", "compare", "--counts", bands, "--with", other, "--group", "low", "--as", "JSON"))
                .isZero();
        JsonNode difference = JsonMapper.builder()
                .build()
                .readTree(out.toString())
                .path("difference")
                .get(0);
        assertThat(difference.path("from_areas").asDouble()
                        + difference.path("from_shares").asDouble())
                .isCloseTo(difference.path("difference").asDouble(), within(1e-12));
    }

    @Test
    void aCountryIsMeasuredCityByCityAndSparkIsFoundOrNamed() throws IOException {
        List<List<String>> lines = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            lines.add(List.of(i < 6 ? "here" : "there", "2020", "u" + i, Integer.toString(20 + 9 * i), "60"));
        }
        Path table = place.resolve("country.parquet");
        ParquetLines.write(
                table,
                List.of(
                        new ParquetLines.Heading("city", ParquetLines.Kind.TEXT),
                        new ParquetLines.Heading("year", ParquetLines.Kind.NUMBER),
                        new ParquetLines.Heading("unit", ParquetLines.Kind.TEXT),
                        new ParquetLines.Heading("a", ParquetLines.Kind.NUMBER),
                        new ParquetLines.Heading("b", ParquetLines.Kind.NUMBER)),
                lines);
        Path file = place.resolve("measures.csv");
        assertThat(run("population", "country", "--counts", table, "--groups", "a,b", "--out", file))
                .isZero();
        assertThat(Files.readString(file))
                .startsWith("city,year,group,index,value,reason,low,high\nhere,2020,,units,6,")
                .contains("there,2020,a,D,", ",2020,,M between cities,");
        assertThat(run("population", "country", "--counts", table, "--groups", "a"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("Name two groups or more");
        assertThat(run(
                        "population",
                        "country",
                        "--counts",
                        table,
                        "--groups",
                        "a,b",
                        "--spark",
                        "local",
                        "--spark-memory",
                        "much"))
                .isEqualTo(2);
        assertThat(err.toString()).containsAnyOf("'much' is no size of memory", "Apache Spark is not at");
        assertThat(run("population", "country", "--counts", table, "--groups", "a,c"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("there is no column 'c' (found: city, year, unit, a, b)");
    }

    @ParameterizedTest
    @CsvSource({
        "segregation, TEXT",
        "segregation, CSV",
        "segregation, JSON",
        "segregation, SVG",
        "change, JSON",
        "change, CSV"
    })
    void nothingThatLeavesDependsOnAHiddenCount(String verb, String form) throws IOException {
        String[] outputs = new String[2];
        for (int small = 2; small <= 3; small++) {
            // the same sums and the same shown counts: only what is hidden differs
            String table = "area_id,year,a,b,c\n1,2019,60,50,60\n2,2019,40,70,90\n3,2019,55,45,35\n4,2019,80,20,30\n"
                    + "1,2020,%d,%d,60\n2,2020,40,70,90\n3,2020,55,45,35\n4,2020,%d,%d,30\n"
                            .formatted(small, 52 - small, 82 - small, 18 + small);
            Path file = Files.writeString(place.resolve("small.csv"), table);
            assertThat(run(
                            "population",
                            verb,
                            "--counts",
                            file,
                            "--year",
                            "year",
                            "--group",
                            "a",
                            "--smallest",
                            5,
                            "--as",
                            form))
                    .isZero();
            outputs[small - 2] = out.toString();
            assertThat(run(
                            "population",
                            verb,
                            "--counts",
                            file,
                            "--year",
                            "year",
                            "--group",
                            "a",
                            "--inside-only",
                            "--as",
                            form))
                    .isZero();
            assertThat(out.toString()).isNotEqualTo(outputs[small - 2]);
        }
        assertThat(outputs[0]).isEqualTo(outputs[1]);
    }

    @Test
    void exactFiguresOfSmallCountsAreOnlyToBeHadByName() throws IOException {
        Path hopeless = Files.writeString(place.resolve("one-area.csv"), "area_id,a,b\n1,2,50\n");
        assertThat(run("population", "segregation", "--counts", hopeless)).isEqualTo(2);
        assertThat(err.toString())
                .contains("whatever else is hidden", "--inside-only")
                .doesNotContain("  ");
        assertThat(run("population", "segregation", "--counts", hopeless, "--inside-only"))
                .isZero();
        assertThat(out.toString()).contains("Do not pass it on.");
        assertThat(run("population", "segregation", "--counts", hopeless, "--already-public"))
                .isZero();
        assertThat(out.toString()).contains("public already");
        assertThat(run("population", "segregation", "--counts", hopeless, "--already-public", "--inside-only"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "segregation --group none                 | There is no group 'none' to take here. Groups: born_here,"
                        + " born_abroad.",
                "segregation --unit nowhere               | there is no column 'nowhere'",
                "segregation --group born_here --draws 1  | A number is out of range",
                "segregation --group born_here --decay 0  | 0 is no beta",
                "segregation --group born_here --centre x | 'x' is no centre",
                "segregation --group born_here --picture MAP --as SVG | A map needs a geometry",
                "segregation --group-column a             | A long table needs both",
                "segregation --format BERLIN              | Name those that do not with --groups",
                "change --group born_here --from 2015     | There is no year 2015 (found: [2010, 2020])",
                "change --group born_here --from 2020     | Two years are needed, the second later",
                "check --protect ROUND                    | need a secret number: --key",
                "check --as SVG                           | There is no picture of this",
            })
    void badRequestsGetOneMessageAndExitCodeTwo(String command, String message) {
        String[] words = command.strip().split(" +", -1);
        Stream<String> more = Stream.of(words).skip(1);
        int code = run(
                Stream.concat(Stream.of("population", words[0], "--counts", counts.toString(), "--year", "year"), more)
                        .toArray());
        assertThat(err.toString()).contains(message.strip());
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(code).isEqualTo(2);
    }
}
