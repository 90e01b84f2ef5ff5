package org.isopolity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
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
        mean: arithmetic | mean: arithmetc | 'arithmetc' is no aggregation; known are arithmetic, geometric
        weights: 0.25 | weights: 25 | 'weights' must be a share from 0 to 1
        levels: [city, metro, region, country] | levels: [city, planet] | 'planet' is unknown here. Known: city
        select: {levels: [city, metro, region, country]} | select: {levels: []} | 'levels' must name at least one
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
    void aReportIsWrittenOnceAndNeverOver() throws IOException {
        demo();
        Path file = place.resolve("vienna.pdf");
        assertThat(run("report", "vienna", "--home", place, "--out", file)).isZero();
        byte[] bytes = Files.readAllBytes(file);
        assertThat(new String(bytes, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        assertThat(run("report", "vienna", "--home", place, "--out", file, "--page"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("nothing was overwritten").hasLineCount(1);
        assertThat(file).hasBinaryContent(bytes);
        assertThat(run("report", "atlantis", "--home", place, "--out", place.resolve("none.pdf")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("atlantis").hasLineCount(1);
        assertThat(place.resolve("none.pdf")).doesNotExist();
        assertThat(run("report", "vienna", "--home", place, "--out", place.resolve("no/such/place.pdf")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("cannot be written");
    }

    @Test
    void answersAreScoredAndComparedWithLastTime() throws IOException {
        Path template = place.resolve("answers.csv");
        assertThat(run("assess", "--template", template)).isZero();
        assertThat(Files.readString(template)).startsWith("question_id,answer,evidence,question,");
        assertThat(run("assess", "--template", template)).isEqualTo(2);
        assertThat(err.toString()).contains("nothing was overwritten");
        Path answers = Files.writeString(
                place.resolve("now.csv"),
                Files.readString(template)
                        .replace("\nLG01a,,,", "\nLG01a,50,Inventory 2025,")
                        .replace("\nLG01b,,,", "\nLG01b,unknown,,"));
        Path earlier = Files.writeString(place.resolve("then.csv"), "question_id,answer\nLG01a,0\n");
        assertThat(run("assess", "--answers", answers, "--earlier", earlier)).isZero();
        assertThat(out.toString())
                .containsPattern("(?m)^LG01  .* 50 +17–83 +1/3 +1/1 +\\+50 \\(1\\)$")
                .contains("LG01a: ", "migration-unit");
        Files.writeString(answers, "question_id,answer\nLG01a,51\n");
        assertThat(run("assess", "--answers", answers)).isEqualTo(2);
        assertThat(err.toString()).contains("line 2, answer: '51' is no answer").hasLineCount(1);
        assertThat(run("assess")).isEqualTo(2);
        assertThat(err.toString()).contains("--template").hasLineCount(1);
    }

    @Test
    void aSurveyOfMadeUpCitiesIsCounted() throws IOException {
        Path survey = place.resolve("survey.csv");
        assertThat(run("governance", "--template", survey)).isZero();
        Files.writeString(
                survey,
                Files.readString(survey)
                        + "Aville,health,national,2024,full,3,0,law,Entitlement Act,Include everybody,AT\n"
                        + "Bburg,health,national,2024,full,1,2,,,,\n");
        assertThat(run("governance", "--survey", survey)).isZero();
        assertThat(out.toString())
                .containsPattern("(?m)^health +national +2 +2 +1 +1$")
                .contains("Acting alone in health: 1 of 2 responsible cities (Aville)")
                .contains("Held back by Entitlement Act (national): 1 cities (Aville) in health")
                .contains("wanted: Include everybody");
        Files.writeString(survey, Files.readString(survey).replace(",3,0,law", ",4,0,law"));
        assertThat(run("governance", "--survey", survey)).isEqualTo(2);
        assertThat(err.toString())
                .contains("line 2, restricts: '4' is no strength")
                .hasLineCount(1);
        assertThat(run("governance")).isEqualTo(2);
    }

    @Test
    void aSurveySaysWhoCanChangeWhat() throws IOException {
        StringBuilder lines = new StringBuilder("city,field,level,year,responsibility,restricts,supports\n");
        for (int city = 1; city <= 5; city++) {
            lines.append("Town ").append(city).append(",housing,national,2024,");
            lines.append(city <= 3 ? "none" : "full").append(",2,0\n");
        }
        Path survey = Files.writeString(place.resolve("survey.csv"), lines);
        Path framework = STARTER.resolve("framework.csv");
        Path fields = STARTER.resolveSibling("services.csv");
        assertThat(run("governance", "--survey", survey, "--framework", framework, "--fields", fields))
                .isZero();
        assertThat(out.toString())
                .containsPattern("(?m)^housing-affordability +national +city +3 of 5 surveyed cities say so[.]")
                .containsPattern("(?m)^gdp-growth +national +national$");
        assertThat(run(
                        "governance",
                        "--survey",
                        survey,
                        "--framework",
                        framework,
                        "--fields",
                        fields,
                        "--city",
                        "town 5"))
                .isZero();
        assertThat(out.toString())
                .containsPattern("(?m)^housing-affordability +city +city +The city says so itself [(]2024[)][.]"
                        + " Restricted by: the state[.]$");
        assertThat(run("governance", "--survey", survey, "--framework", framework))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--fields").hasLineCount(1);
        assertThat(run("governance", "--survey", survey, "--city", "Town 1")).isEqualTo(2);
        assertThat(run(
                        "governance",
                        "--survey",
                        survey,
                        "--framework",
                        framework,
                        "--fields",
                        fields,
                        "--city",
                        "Atlantis"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("'Atlantis' is not in the survey", "Town 1, Town 2");
    }

    @Test
    void aReportFollowsTheSurveyOfTheHomeAndSaysSo() throws IOException {
        demo();
        assertThat(place.resolve("services.csv")).hasSameTextualContentAs(STARTER.resolveSibling("services.csv"));
        Path first = place.resolve("first.pdf");
        assertThat(run("report", "vienna", "--home", place, "--page", "--out", first))
                .isZero();
        assertThat(out.toString()).doesNotContain("survey");
        Files.writeString(
                place.resolve("governance.csv"),
                "city,field,level,year,responsibility,restricts,supports\nVienna,housing,national,2024,none,2,0\n");
        Path second = place.resolve("second.pdf");
        assertThat(run("report", "vienna", "--home", place, "--page", "--out", second))
                .isZero();
        assertThat(out.toString()).contains("survey of cities 2024", "sha256:");
        assertThat(second)
                .content(StandardCharsets.ISO_8859_1)
                .isNotEqualTo(Files.readString(first, StandardCharsets.ISO_8859_1));
        Path third = place.resolve("third.pdf");
        assertThat(run("report", "vienna", "--home", place, "--page", "--without-survey", "--out", third))
                .isZero();
        assertThat(third).hasSameBinaryContentAs(first);
        Files.writeString(place.resolve("governance.csv"), "city\nVienna\n");
        assertThat(run("report", "vienna", "--home", place, "--page", "--out", place.resolve("fourth.pdf")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("governance.csv, line 1", "--without-survey");
        assertThat(place.resolve("fourth.pdf")).doesNotExist();
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
                "release publish",
                "report",
                "assess",
                "governance")) {
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
    void practicesAreFoundInAnyLanguageAndRankedForAGap() {
        demo();
        assertThat(run("practice", "search", "lebende", "Bibliothek", "--home", place))
                .isZero();
        assertThat(out.toString()).contains("[living-library]", "means: living library");
        assertThat(run("practice", "search", "mentring", "--home", place)).isZero();
        assertThat(out.toString()).contains("Did you mean: mentoring");
        assertThat(run("practice", "fit", "--city", "vienna", "--indicator", "trust-in-people", "--home", place))
                .isZero();
        assertThat(out.toString()).contains("in Vienna.", "1. ", "evidence (weight 30%)", "rests on something known");
        assertThat(run("practice", "fit", "--city", "nowhere", "--indicator", "trust-in-people", "--home", place))
                .isEqualTo(2);
        assertThat(run("practice", "fit", "--city", "vienna", "--home", place)).isEqualTo(2);
        assertThat(err.toString()).contains("--indicator");
    }

    @Test
    void practicesAreTakenInWholeOrNotAtAll() throws IOException {
        assertThat(run("practice", "check", "--home", place)).isZero();
        assertThat(out.toString()).contains("117 practices in 137 places, 11 adaptations");
        Path table = place.resolve("new.csv");
        String header = "id,title,city,country_iso2,theme,actor_family,summary,source\n";
        Files.writeString(
                table,
                header + "N1,New idea,Vienna,AT,employment,municipality,What is done,here\n"
                        + "N2,,Vienna,XX,juggling,municipality,What is done,here\n");
        String before = Files.readString(place.resolve("practices/practices.csv"));
        assertThat(run("practice", "import", table, "--home", place)).isEqualTo(2);
        assertThat(err.toString())
                .contains("line 3, title", "line 3, country_iso2", "line 3, theme", "3 mistakes; nothing was changed");
        assertThat(Files.readString(place.resolve("practices/practices.csv"))).isEqualTo(before);
        Files.writeString(table, header + "N1,New idea,Vienna,AT,employment,municipality,What is done,here\n");
        assertThat(run("practice", "check", table, "--home", place)).isZero();
        assertThat(out.toString()).contains("1 new practices in 1 places would be taken in");
        assertThat(run("practice", "import", table, "--home", place)).isZero();
        assertThat(run("practice", "check", "--home", place)).isZero();
        assertThat(out.toString()).contains("118 practices in 138 places");
        for (String name : List.of("out.csv", "out.xlsx", "out.ttl")) {
            assertThat(run("practice", "export", place.resolve(name), "--home", place))
                    .isZero();
            assertThat(place.resolve(name)).isNotEmptyFile();
        }
        assertThat(run("practice", "export", place.resolve("out.doc"), "--home", place))
                .isEqualTo(2);
        Path linked = place.resolve("out.jsonld");
        assertThat(run("practice", "export", linked, "--home", place)).isZero();
        assertThat(run("practice", "check", linked, "--home", place)).isZero();
        assertThat(out.toString()).contains("0 new practices in 0 places would be taken in");
        String tables = Files.readString(place.resolve("practices/implementations.csv"));
        assertThat(run("practice", "import", linked, "--home", place)).isZero();
        assertThat(Files.readString(place.resolve("practices/implementations.csv")))
                .isEqualTo(tables);
        Files.writeString(linked, Files.readString(linked).replace("\"AT\"", "\"ZZ\""));
        assertThat(run("practice", "import", linked, "--home", place)).isEqualTo(2);
        assertThat(err.toString()).contains("location.containedInPlace.identifier: 'ZZ' is no country");
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
