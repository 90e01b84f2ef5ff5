package org.isopolity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.store.Store;
import org.isopolity.server.store.StoreSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line as a person meets it: what it prints, what it refuses and how it says so. */
class MainTest {

    private static final Path STARTER = Path.of("..", "starter", "openness");

    @TempDir
    private Path place;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    }

    private int demo() {
        return run("demo", "--no-serve", "--home", place);
    }

    private int score(Path framework, Path data) {
        return run("index", "score", "--framework", framework, "--data", data, "--out", place.resolve("out"));
    }

    @Test
    void theDemoPrintsTheTableAndPublishesOnce() {
        assertThat(demo()).isZero();
        assertThat(out.toString())
                .containsPattern("(?m)^ +1 +Luxembourg +\\d+\\.\\d +\\d+–\\d+ ")
                .contains("Too little data for a score: Auckland")
                .contains("Published openness-2026.1");
        assertThat(out.toString().lines().filter(line -> line.contains("●"))).hasSize(80);
        assertThat(demo()).isZero();
        assertThat(out.toString()).contains("Release openness-2026.1, published before from the same facts");
    }

    @Test
    void factsThatThePersonEditedStayAndAreScored() throws IOException {
        demo();
        Path facts = place.resolve("openness/observations.csv");
        String edited = Files.readString(facts).replace("vienna,safety-night,2023,", "vienna,safety-night,2023,1");
        Files.writeString(facts, edited);
        assertThat(demo()).isZero();
        assertThat(Files.readString(facts)).isEqualTo(edited);
        assertThat(out.toString()).contains("Published openness-2026.2");
        assertThat(run("release", "diff", "openness-2026.1", "openness-2026.2", "--home", place))
                .isZero();
        assertThat(out.toString()).contains("1 revised").contains("vienna safety-night 2023");
    }

    @Test
    void aReleaseIsVerifiedAndRebuilt() {
        demo();
        assertThat(run("release", "verify", "openness-2026.1", "--rebuild", "--home", place))
                .isZero();
        assertThat(out.toString()).contains("exactly what was published").contains("every number is the same");
        assertThat(run("release", "verify", "openness-2026.1", "--digest", "sha256:00", "--home", place))
                .isEqualTo(2);
        assertThat(err.toString()).contains("You may have been given another release");
    }

    @Test
    void aTruncatedReleaseIsNamedWithExitCodeTwo() throws IOException {
        demo();
        Path scores = place.resolve("releases/openness-2026.1/scores.csv");
        Files.writeString(scores, Files.readString(scores).substring(0, 1000));
        assertThat(run("release", "verify", "openness-2026.1", "--home", place)).isEqualTo(2);
        assertThat(err.toString()).contains("scores.csv was altered or cut off").hasLineCount(1);
        assertThat(run("release", "list", "--home", place)).isZero();
        assertThat(out.toString()).contains("openness-2026.1  DAMAGED, never served");
    }

    @ParameterizedTest
    @CsvSource({"nope", "../nope", "/", "..", "openness-2026.1/../.."})
    void aReleaseThatIsNotThereIsAMessage(String name) {
        assertThat(run("release", "verify", name, "--home", place)).isEqualTo(2);
        assertThat(err.toString()).isNotBlank().doesNotContain("Exception");
    }

    @Test
    void scoresAreTheSameBytesForTheSameInput() throws IOException {
        for (String name : List.of("one", "two")) {
            assertThat(run(
                            "index",
                            "score",
                            "--framework",
                            STARTER.resolve("framework.csv"),
                            "--data",
                            STARTER.resolve("observations.csv"),
                            "--cities",
                            STARTER.resolve("cities.csv"),
                            "--recipe",
                            STARTER.resolve("recipe.yaml"),
                            "--out",
                            place.resolve(name)))
                    .isZero();
        }
        try (Stream<Path> files = Files.list(place.resolve("one"))) {
            for (Path file : files.toList()) {
                assertThat(place.resolve("two").resolve(file.getFileName())).hasSameBinaryContentAs(file);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        city_id,indicator_id,year,value | vienna,safety-night,2023,many | line 2, value: 'many' is not a number
        city_id,indicator_id,year,value | vienna,safety-night,2023,NaN | line 2, value: 'NaN' is not a number
        city_id,indicator_id,year,value | vienna,no-such-thing,2023,1 | there is no indicator 'no-such-thing'
        city_id,indicator_id,year,value | vienna,safety-night,23,1 | '23' is not a year
        city_id,indicator_id,year,value | vienna,safety-night,2023 | has 3 cells where the header has 4
        city_id,indicator_id,year,value | vienna,safety-night,2023,"1 | line 2: opens a quote that is never closed
        city_id;indicator_id;year;value | vienna;safety-night;2023;1 | line 1: the columns are separated by semicolons
        city_id,indicator_id,year | vienna,safety-night,2023 | there is no column 'value'
        city_id,indicator_id,year,value | `` | has a header but no lines below it
        """)
    void aMistakeInTheDataIsOneMessageAndNothingIsWritten(String header, String line, String said) throws IOException {
        Path data = place.resolve("data.csv");
        Files.writeString(data, header + "\n" + line + "\n");
        assertThat(score(STARTER.resolve("framework.csv"), data)).isEqualTo(2);
        assertThat(err.toString()).contains("data.csv").contains(said).hasLineCount(1);
        assertThat(place.resolve("out")).doesNotExist();
    }

    @Test
    void twoValuesForOnePlaceAreRefusedNamingBothLines() throws IOException {
        Path data = place.resolve("data.csv");
        Files.writeString(
                data, "city_id,indicator_id,year,value\nvienna,safety-night,2023,1\nvienna,safety-night,2023,2\n");
        assertThat(score(STARTER.resolve("framework.csv"), data)).isEqualTo(2);
        assertThat(err.toString()).contains("line 3").contains("line 2 already gives a value");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThat(score(place.resolve("nowhere.csv"), STARTER.resolve("observations.csv")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("nowhere.csv: there is no such file");
    }

    @Test
    void anOutputThatIsThereStaysAsItIs() throws IOException {
        Files.createDirectories(place.resolve("out"));
        Files.writeString(place.resolve("out/mine.txt"), "mine");
        assertThat(score(STARTER.resolve("framework.csv"), STARTER.resolve("observations.csv")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("nothing was overwritten");
        assertThat(place.resolve("out/mine.txt")).hasContent("mine");
    }

    @Test
    void aPortThatIsTakenIsAMessage() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("serve", "--home", place, "--port", taken.getLocalPort()))
                    .isEqualTo(2);
            assertThat(err.toString())
                    .contains("--port " + (taken.getLocalPort() + 1))
                    .hasLineCount(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        demo --no-serve --port 70000 | 70000 is no port. Choose one from 1 to 65535, or 0
        demo --port -1 --no-serve | -1 is no port
        serve --port 99999 | 99999 is no port
        demo --port abc | '--port': 'abc' is not an int
        demo --hom x | Possible solutions: --home
        index score | Missing required options: '--framework=FILE', '--data=FILE', '--out=DIR'
        index score --draws many | 'many' is not an int
        release verify | Missing required parameter: 'RELEASE'
        nonsense | Unmatched argument
        """)
    void aWrongWordIsSaidShortlyAndLeadsToHelp(String arguments, String said) {
        String[] words = (arguments + (arguments.startsWith("demo") ? " --home " + place : "")).split(" ", -1);
        assertThat(run((Object[]) words)).isEqualTo(2);
        assertThat(err.toString()).contains(said).doesNotContain("Exception");
        assertThat(err.toString().lines().count()).isLessThanOrEqualTo(3);
        assertThat(out.toString()).isEmpty();
        assertThat(place).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"demo --no-serve", "serve", "release list", "release verify x", "release publish ."})
    void aHomeThatIsAFileIsRefused(String command) throws IOException {
        Path file = Files.writeString(place.resolve("file"), "mine");
        assertThat(run((Object[]) (command + " --home " + file).split(" ", -1))).isEqualTo(2);
        assertThat(err.toString())
                .contains(file + " is a file, not a directory. Name another place with --home.")
                .hasLineCount(1);
        assertThat(file).hasContent("mine");
    }

    @Test
    void aHomeThatCannotBeMadeIsSaidWithAReason() {
        Path system = Path.of("/proc/isopolity");
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "no /proc here");
        assertThat(run("demo", "--no-serve", "--home", system)).isEqualTo(2);
        assertThat(err.toString())
                .contains("cannot be written")
                .doesNotContain("(/proc")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        - winsorise: | - winsorize: | 'winsorize' is unknown here. Known: aggregate
        steps: | step: | 'step' is unknown here. Known: recipe, steps, uncertainty.
        cities: 0.6 | citys: 0.6 | is missing. Write it, or check the spelling
        mean: arithmetic | mean: arithmetc | 'arithmetc' is unknown here. Known: arithmetic
        weights: 0.25 | weights: 25 | 'weights' must be a share from 0 to 1
        levels: [city, metro, region, country] | levels: [city, planet] | 'planet' is unknown here. Known: city
        select: {levels: [city, metro, region, country]} | select: {} | is missing
        """)
    void aMistakeInTheRecipeIsNamedWithItsLine(String good, String wrong, String said) throws IOException {
        List<String> lines = Files.readAllLines(STARTER.resolve("recipe.yaml"));
        int line = 0;
        while (!lines.get(line).contains(good)) {
            line++;
        }
        lines.set(line, lines.get(line).replace(good, wrong));
        Path recipe = Files.write(place.resolve("recipe.yaml"), lines);
        assertThat(run(
                        "index",
                        "score",
                        "--framework",
                        STARTER.resolve("framework.csv"),
                        "--data",
                        STARTER.resolve("observations.csv"),
                        "--recipe",
                        recipe,
                        "--out",
                        place.resolve("out")))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("recipe.yaml, line " + (line + 1) + ":")
                .contains(said)
                .doesNotContain("java.", "org.isopolity")
                .hasLineCount(1);
        assertThat(place.resolve("out")).doesNotExist();
    }

    @Test
    void everyCommandHasHelpInWords() {
        for (String command : List.of(
                "demo",
                "serve",
                "index",
                "index score",
                "index check",
                "index robustness",
                "index coherence",
                "index compare",
                "index whatif",
                "index path",
                "release",
                "release list",
                "release verify",
                "release diff",
                "release publish")) {
            assertThat(run((Object[]) (command + " --help").split(" ", -1))).isZero();
            assertThat(out.toString())
                    .as(command)
                    .startsWith(out.toString().lines().findFirst().orElseThrow());
            assertThat(out.toString().lines().findFirst().orElse(""))
                    .as(command)
                    .doesNotStartWith("Usage");
        }
    }

    @Test
    void theRecordIsCheckedAndABackupComesBackTheSame() throws Exception {
        assertThat(run("audit", "verify", "--home", place)).isEqualTo(2);
        assertThat(err.toString()).contains("There is no workspace in " + place);
        StoreSettings settings = StoreSettings.embedded(place.resolve("workspace"));
        Audit audit = new Audit(Clock.systemUTC());
        try (Store store = Store.open(settings)) {
            for (int i = 0; i < 5; i++) {
                store.writing(sql -> audit.add(sql, "ada", "test", "", "subject", ""));
            }
        }
        assertThat(run("audit", "verify", "--home", place)).isZero();
        assertThat(out.toString()).contains("The record is whole: 5 entries");
        Path file = place.resolve("backup.zip");
        assertThat(run("backup", file, "--home", place)).isZero();
        String digest = out.toString().lines().skip(1).findFirst().orElseThrow().strip();
        Path other = place.resolve("other");
        assertThat(run("restore", file, "--home", other)).isZero();
        assertThat(out.toString()).contains(digest);
        assertThat(run("restore", file, "--home", other)).isEqualTo(2);
        assertThat(err.toString()).contains("There is a workspace already");
        assertThat(run("move-to-postgres", "--home", other)).isEqualTo(2);
        assertThat(err.toString()).contains("ISOPOLITY_DATABASE_URL");
        try (Store store = Store.open(settings)) {
            store.writing(sql -> sql.sql("update audit_entry set subject = 'other' where sequence = 3")
                    .update());
        }
        assertThat(run("audit", "verify", "--home", place)).isEqualTo(2);
        assertThat(err.toString()).contains("Entry 3 was changed");
    }
}
