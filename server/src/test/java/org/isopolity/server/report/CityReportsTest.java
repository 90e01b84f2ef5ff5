package org.isopolity.server.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.isopolity.index.framework.Competence;
import org.isopolity.index.observation.City;
import org.isopolity.index.recipe.Step;
import org.isopolity.index.robustness.Progress;
import org.isopolity.index.sheet.Mark;
import org.isopolity.practice.library.Practice.Channel;
import org.isopolity.release.Archive;
import org.isopolity.release.CityResult;
import org.isopolity.release.Release;
import org.isopolity.release.Sources;
import org.isopolity.server.assessment.ActorFamily;
import org.isopolity.server.figures.Library;
import org.isopolity.server.governance.Competences;
import org.isopolity.server.governance.HigherLevel;
import org.isopolity.server.governance.ServiceField;
import org.isopolity.server.governance.ServiceFields;
import org.isopolity.server.governance.Survey;
import org.isopolity.server.plan.Action;
import org.isopolity.server.plan.Plan;
import org.isopolity.server.plan.PublishedPlan;
import org.isopolity.server.text.Languages;
import org.isopolity.server.text.Scope;
import org.isopolity.server.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CityReportsTest {

    @TempDir
    private static Path releases;

    private static Release release;
    private static CityReports reports;
    private static Text english;

    @BeforeAll
    static void publish() {
        Archive.open(releases).publish(Sources.in(Path.of("..", "starter", "openness")), Progress.SILENT);
        release = Archive.open(releases).latest().orElseThrow();
        reports = CityReports.of(Archive.open(releases));
        english = new Languages().accept("en");
    }

    private static byte[] pdf(String city, Extent extent) {
        return reports.findPdf("latest", city, extent, "en").orElseThrow();
    }

    private static String words(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static int pages(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    static Stream<Arguments> someCities() {
        return Stream.of("vienna", "toronto", "reykjavik", "diyarbakir", "london")
                .flatMap(city -> Stream.of(Extent.values()).map(extent -> arguments(city, extent)));
    }

    @ParameterizedTest
    @MethodSource("someCities")
    void theSameBytesComeAgainFromAnotherLibrary(String city, Extent extent) {
        byte[] again = CityReports.of(Archive.open(releases))
                .findPdf(release.id().toString(), city, extent, "en")
                .orElseThrow();
        assertThat(again).isEqualTo(pdf(city, extent));
    }

    /** Whatever there is to say of a city: the longest names and lists are among these. */
    @Test
    void theMayorsPageIsOnePage() throws IOException {
        List<CityResult> cities = Stream.concat(
                        release.results().ranked().stream(), release.results().unranked().stream())
                .toList();
        for (int i = 0; i < cities.size(); i += 3) {
            String id = cities.get(i).city().id();
            assertThat(pages(pdf(id, Extent.PAGE))).as(id).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("someCities")
    void everyReportNamesItsReleaseAndHoldsNoHole(String city, Extent extent) throws IOException {
        String words = words(pdf(city, extent));
        assertThat(words)
                .contains(release.id().toString(), release.digest().substring(7, 27))
                .doesNotContain("NaN", "null", "Infinity", "{0}", "\uFFFD", "#");
    }

    @Test
    void everyValueHasASourceThatIsListed() {
        for (CityResult city : release.results().ranked()) {
            CityReport report = report(city.city().id());
            List<String> numbers =
                    report.sources().stream().map(CityReport.SourceNote::number).toList();
            List<CityReport.Row> rows = report.areas().stream()
                    .flatMap(area -> area.rows().stream())
                    .toList();
            assertThat(rows).hasSameSizeAs(release.results().values(city.city().id()));
            assertThat(rows).allSatisfy(row -> assertThat(numbers).contains(row.source()));
            assertThat(rows.stream().map(CityReport.Row::source).distinct())
                    .as("no source is listed that nothing came from")
                    .hasSameSizeAs(numbers);
        }
    }

    @Test
    void whatIsKnownAndWhatIsNotAddUpToTheFramework() {
        for (String city : List.of("vienna", "toronto", "st-louis")) {
            CityReport report = report(city);
            long values = report.areas().stream()
                    .mapToLong(area -> area.rows().size())
                    .sum();
            assertThat(values + report.missing().size())
                    .isEqualTo(release.framework().indicators().size());
        }
    }

    @Test
    void standInsAreCountedAsTheReleaseCountsThem() {
        CityReport report = report("vienna");
        long standIns = release.results().values("vienna").stream()
                .filter(value -> value.normalised().isPresent())
                .filter(value -> value.marks().contains(Mark.STAND_IN))
                .count();
        assertThat(report.unknown()).contains(standIns + " scored values");
    }

    @Test
    void aFigureOfTheCountryIsNoStrengthOfTheCity() {
        for (CityResult city : release.results().ranked()) {
            assertThat(report(city.city().id()).strengths()).allSatisfy(line -> {
                assertThat(line.above()).isTrue();
                assertThat(line.when()).doesNotContain("[country]", "[region]");
            });
        }
    }

    @Test
    void aCityWithoutScoreIsToldWhy() throws IOException {
        String words = words(pdf("toronto", Extent.FULL));
        assertThat(words).contains("Too little is known of Toronto", "Every value of Toronto");
        assertThat(report("toronto").themes()).isEmpty();
    }

    @Test
    void namesKeepTheirLetters() throws IOException {
        Path facts = Files.createDirectories(releases.resolveSibling(releases.getFileName() + "-facts"));
        for (String name : Sources.fileNames()) {
            String content = Files.readString(Path.of("..", "starter", "openness", name));
            Files.writeString(
                    facts.resolve(name), content.replaceAll("(?m)^krakow,Krak[^,]*,", "krakow,Kraków <Łódź> & Ğış,"));
        }
        Path shelf = releases.resolveSibling(releases.getFileName() + "-shelf");
        Archive.open(shelf).publish(Sources.in(facts), Progress.SILENT);
        byte[] pdf = CityReports.of(Archive.open(shelf))
                .findPdf("latest", "krakow", Extent.PAGE, "en")
                .orElseThrow();
        assertThat(words(pdf)).contains("Kraków <Łódź> & Ğış");
    }

    @Test
    void numbersFollowTheLanguageAskedForAndNothingElse() throws IOException {
        String words =
                words(reports.findPdf("latest", "vienna", Extent.PAGE, "en-DE").orElseThrow());
        assertThat(words).containsPattern("Vienna scores \\d\\d,\\d of 100");
        assertThat(words(pdf("vienna", Extent.PAGE))).containsPattern("Vienna scores \\d\\d\\.\\d of 100");
    }

    /** With ligatures the words would be set, but no reader could search for them. */
    @Test
    void wordsCanBeSearched() throws IOException {
        assertThat(words(pdf("vienna", Extent.FULL))).contains("Affordable housing", "soften what follows");
    }

    static Stream<String> otherLanguages() {
        return Scope.REPORT.languages().stream().filter(tag -> !tag.equals("en"));
    }

    @ParameterizedTest
    @MethodSource("otherLanguages")
    void everyLanguageComesAgainToTheByte(String language) {
        for (Extent extent : Extent.values()) {
            byte[] once = reports.findPdf("latest", "vienna", extent, language).orElseThrow();
            assertThat(CityReports.of(Archive.open(releases))
                            .findPdf("latest", "vienna", extent, language)
                            .orElseThrow())
                    .isEqualTo(once)
                    .isNotEqualTo(pdf("vienna", extent));
        }
    }

    @ParameterizedTest
    @MethodSource("otherLanguages")
    void theMayorsPageIsOnePageInEveryLanguage(String language) throws IOException {
        List<CityResult> cities = Stream.concat(
                        release.results().ranked().stream(), release.results().unranked().stream())
                .toList();
        for (int i = 0; i < cities.size(); i += 5) {
            String id = cities.get(i).city().id();
            byte[] page = reports.findPdf("latest", id, Extent.PAGE, language).orElseThrow();
            assertThat(pages(page)).as(id).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("otherLanguages")
    void aReportSpeaksOneLanguageAndHoldsNoHole(String language) throws IOException {
        for (String city : List.of("vienna", "toronto")) {
            String words =
                    words(reports.findPdf("latest", city, Extent.FULL, language).orElseThrow());
            assertThat(words)
                    .contains(release.id().toString())
                    .doesNotContain("NaN", "null", "Infinity", "{0}", "\uFFFD", "#")
                    .doesNotContain("The report is", "Each value", "Missing values", "Compared with")
                    .doesNotContain("of 100", "release " + release.id());
        }
    }

    @ParameterizedTest
    @MethodSource("otherLanguages")
    void everyStepOfTheMethodIsSaidInTheLanguage(String language) {
        Text text = new Languages().accept(language, Scope.REPORT);
        for (Step step : release.recipe().steps()) {
            assertThat(step.inWords().isIn(text.locale()))
                    .as(step.inWords().key())
                    .isTrue();
        }
        for (CityResult city : release.results().unranked()) {
            assertThat(city.reason().orElseThrow().isIn(text.locale())).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fr, Ce que personne ne sait encore",
        "de, Was noch niemand weiß",
        "es, Lo que nadie sabe todavía",
        "ar, عدد السكان"
    })
    void headingsAreInTheLanguageAskedForAndCanBeSearched(String language, String heading) throws IOException {
        assertThat(words(reports.findPdf("latest", "vienna", Extent.PAGE, language)
                        .orElseThrow()))
                .contains(heading);
    }

    /** Answers invented for cities of the starter: every city has own answers in all fields but one. */
    private static Competences surveyed() {
        StringBuilder lines = new StringBuilder(Survey.HEADER);
        for (City city : release.cities()) {
            for (ServiceField field : ServiceField.values()) {
                if (field != ServiceField.HOUSING || city.name().compareTo("N") < 0) {
                    for (HigherLevel level : HigherLevel.values()) {
                        lines.append('"')
                                .append(city.name())
                                .append("\",")
                                .append(field)
                                .append(',')
                                .append(level);
                        lines.append(",2024,none,3,3,,,,")
                                .append(city.country())
                                .append('\n');
                    }
                }
            }
        }
        try {
            Files.writeString(releases.resolveSibling("survey-invented.csv"), lines);
            return Competences.of(
                    Survey.read(releases.resolveSibling("survey-invented.csv")),
                    ServiceFields.read(Path.of("..", "starter", "services.csv")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where lines end, and which space stands before a colon, is the printer's affair. */
    private static String unspaced(String words) {
        return words.replaceAll("[\\s\\u00a0]+", "");
    }

    static Stream<String> allLanguages() {
        return Scope.REPORT.languages().stream();
    }

    /** With most said of every indicator the mayor's page is still one page, and the whole says who says so. */
    @ParameterizedTest
    @MethodSource("allLanguages")
    void whatCitiesSayEntersAReportToTheByte(String language) throws IOException {
        Competences competences = surveyed();
        Text text = new Languages().accept(language, Scope.REPORT);
        List<CityResult> cities = release.results().ranked();
        for (int i = 0; i < cities.size(); i += 5) {
            String id = cities.get(i).city().id();
            byte[] page = reports.findPdf("latest", id, Extent.PAGE, language, competences)
                    .orElseThrow();
            assertThat(pages(page)).as(id).isEqualTo(1);
        }
        byte[] whole = reports.findPdf("latest", "vienna", Extent.FULL, language, competences)
                .orElseThrow();
        assertThat(CityReports.of(Archive.open(releases))
                        .findPdf("latest", "vienna", Extent.FULL, language, surveyed())
                        .orElseThrow())
                .isEqualTo(whole)
                .isNotEqualTo(reports.findPdf("latest", "vienna", Extent.FULL, language)
                        .orElseThrow());
        if (text.direction().equals("ltr")) {
            assertThat(unspaced(words(whole)))
                    .contains(unspaced(text.of("report.surveyed")))
                    .contains(unspaced(text.of("report.again.surveyed")))
                    .contains(unspaced(text.of(
                            "competence.said.restricted",
                            text.list(Stream.of(HigherLevel.values())
                                    .map(level -> text.name("governance.the", level))
                                    .toList()))));
        }
        assertThat(words(whole)).doesNotContain("NaN", "null", "{0}", "\uFFFD", "#");
    }

    @Test
    void marksOfTheReportAreThoseOfTheSurvey() {
        CityReport report = CityReports.find(
                        new Library(Archive.open(releases)).latest(),
                        "vienna",
                        Optional.empty(),
                        surveyed(),
                        LocalDate.EPOCH,
                        english)
                .orElseThrow();
        assertThat(report.surveyed().orElseThrow().rows()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.who()).isEqualTo("Set by the state");
            assertThat(row.basis())
                    .startsWith(
                            row.id().equals("housing-affordability")
                                    ? "56 of 56 surveyed cities say so."
                                    : "The city says so itself (2024).");
        });
        assertThat(report.levers().getLast().title()).isEqualTo("Set by the state");
        assertThat(report("vienna").surveyed()).isEmpty();
        assertThat(reports.findPdf("latest", "toronto", Extent.FULL, "en", surveyed()))
                .as("of a city without a score nothing is said that a survey could change")
                .hasValueSatisfying(pdf -> assertThat(pdf).isEqualTo(pdf("toronto", Extent.FULL)));
        assertThat(report("vienna").question("fr")).isEqualTo("?language=fr");
    }

    /** In all that a reader of Arabic sees, the sign stands before the digits and the per cent sign after them. */
    @ParameterizedTest
    @ValueSource(strings = {"vienna", "london", "diyarbakir"})
    void signsStandOnTheirSideOfANumberAlsoBetweenArabicWords(String city) throws IOException {
        List<Glyph> glyphs =
                glyphs(reports.findPdf("latest", city, Extent.FULL, "ar").orElseThrow());
        List<Glyph> signs = glyphs.stream()
                .filter(glyph -> "+\u2212".contains(glyph.text()))
                .toList();
        assertThat(signs).hasSizeGreaterThan(3);
        assertThat(signs).allSatisfy(sign -> {
            assertThat(glyphs).anyMatch(other -> other.isDigit() && sign.isJustBefore(other));
            assertThat(glyphs).noneMatch(other -> other.isDigit() && other.isJustBefore(sign));
        });
        List<Glyph> shares =
                glyphs.stream().filter(glyph -> glyph.text().equals("%")).toList();
        assertThat(shares).hasSizeGreaterThan(3);
        assertThat(shares)
                .allSatisfy(
                        share -> assertThat(glyphs).anyMatch(other -> other.isDigit() && other.isJustBefore(share)));
    }

    /** Something drawn on a page, in points from its top left corner. */
    private record Glyph(String text, int page, float left, float right, float base) {

        boolean isDigit() {
            return Character.isDigit(text.codePointAt(0));
        }

        boolean isJustBefore(Glyph other) {
            return page == other.page && Math.abs(base - other.base) < 0.5 && Math.abs(other.left - right) < 1;
        }
    }

    private static List<Glyph> glyphs(byte[] pdf) throws IOException {
        List<Glyph> glyphs = new ArrayList<>();
        PDFTextStripper reader = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition at) {
                glyphs.add(new Glyph(
                        at.getUnicode(), getCurrentPageNo(), at.getX(), at.getX() + at.getWidth(), at.getY()));
            }
        };
        try (PDDocument document = Loader.loadPDF(pdf)) {
            reader.getText(document);
        }
        return List.copyOf(glyphs);
    }

    /** A plan as large as the forms of the workspace let one be. */
    private static PublishedPlan plan(int actions) {
        String title =
                "Welcome, advice and a first contract for everybody who arrives and wants to stay with us ".repeat(3);
        Action.Target target = new Action.Target(
                "school-satisfaction",
                "Satisfaction with schools",
                "%",
                true,
                "openness-2026.1",
                OptionalDouble.of(70),
                OptionalInt.of(2019),
                85,
                LocalDate.of(2027, 12, 31));
        return new PublishedPlan(
                "opencities",
                "vienna",
                "Vienna",
                "AT",
                4,
                Instant.parse("2026-06-01T08:00:00Z"),
                Plan.State.PUBLIC,
                "",
                new Plan.Outline(
                        title.substring(0, 200),
                        title,
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2029, 1, 1),
                        30,
                        List.of(new Plan.Objective("o1", "Work", ""))),
                IntStream.range(0, actions)
                        .mapToObj(i -> new PublishedPlan.PublishedAction(
                                "action-" + i,
                                Action.State.values()[i % Action.State.values().length],
                                Instant.parse("2026-05-01T08:00:00Z"),
                                new Action.Content(
                                        "o1",
                                        title.substring(0, 200),
                                        title,
                                        new Action.Party(ActorFamily.MUNICIPALITY, "Department " + i),
                                        List.of(),
                                        Competence.SHARED,
                                        Channel.EXISTING,
                                        "",
                                        false,
                                        "",
                                        LocalDate.of(2026, 2, 1),
                                        LocalDate.of(2028, 6, 30),
                                        Optional.empty(),
                                        List.of(),
                                        List.of(),
                                        List.of(target, target),
                                        List.of()),
                                List.of()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("allLanguages")
    void withAPlanOnePageStaysOnePageAndComesAgainToTheByte(String language) throws IOException {
        for (String city : List.of("vienna", "diyarbakir", "london", "reykjavik", "bratislava", "lisbon")) {
            byte[] page = reports.findPdf(
                            "latest", city, Extent.PAGE, language, Optional.of(plan(40)), Competences.none())
                    .orElseThrow();
            assertThat(pages(page)).as(city).isEqualTo(1);
            assertThat(words(page)).as("a title too long is cut").contains("…");
            assertThat(CityReports.of(Archive.open(releases))
                            .findPdf("latest", city, Extent.PAGE, language, Optional.of(plan(40)), Competences.none()))
                    .contains(page);
        }
        byte[] full = reports.findPdf(
                        "latest", "vienna", Extent.FULL, language, Optional.of(plan(40)), Competences.none())
                .orElseThrow();
        assertThat(words(full)).contains("Department", "39").doesNotContain("NaN", "null", "{0}", "#");
        assertThat(full)
                .isNotEqualTo(reports.findPdf("latest", "vienna", Extent.FULL, language)
                        .orElseThrow());
        assertThat(reports.findPdf(
                        "latest", "vienna", Extent.FULL, language, Optional.of(plan(40)), Competences.none()))
                .contains(full);
        Path directory = Files.createDirectories(Path.of("target", "screenshots"));
        Files.write(directory.resolve("report-with-plan-" + language + ".pdf"), full);
    }

    @Test
    void whatIsNotThereIsNotMade() {
        assertThat(reports.findPdf("latest", "atlantis", Extent.FULL, "en")).isEmpty();
        assertThat(reports.findPdf("openness-1999.1", "vienna", Extent.FULL, "en"))
                .isEmpty();
    }

    private static CityReport report(String city) {
        return CityReports.find(new Library(Archive.open(releases)).latest(), city, english)
                .orElseThrow();
    }
}
