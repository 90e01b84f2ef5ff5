package org.isopolity.practice.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.isopolity.practice.Starter;
import org.isopolity.practice.exchange.PracticeTable.Import;
import org.isopolity.practice.library.Adaptation;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Lineage;
import org.isopolity.practice.library.Practice;
import org.isopolity.text.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExchangeTest {

    private static final Path FACTS = Path.of("..", "starter", "practices.csv");
    private static final String HEADER = "id,title,city,country_iso2,theme,actor_family,summary,source,year,lat,lon\n";
    private static final String HOSTILE = "<script>alert('x')</script> & \"quotes\" ]]> \u0001 =1+1";

    @TempDir
    private Path place;

    private static Library empty() {
        return Library.empty(Starter.library().vocabulary());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(place.resolve("practices.csv"), text);
    }

    @Test
    void theStarterFactsAreTakenInAsTheyAre() {
        Import result = PracticeTable.read(FACTS, empty());
        assertThat(result.places()).isEqualTo(137);
        assertThat(result.practices()).isEqualTo(132);
        assertThat(result.library().adaptations()).hasSize(11);
        assertThat(result.library().adaptations().stream().filter(edge -> edge.from() instanceof Adaptation.Outside))
                .hasSize(1);
        assertThat(result.notices()).anyMatch(notice -> notice.contains("regional council of Valles"));
        assertThat(result.library()
                        .get("omega-opportunities-for-migrant-employment-in-greater-auckland")
                        .concepts())
                .contains("work", "mentoring", "skilled-migrants");
    }

    @Test
    void everyMistakeOfEveryLineIsNamedAndNothingChanges() throws IOException {
        Path file = write(HEADER
                + "A,Good,Vienna,AT,employment,municipality,Fine,here,2020,48,16\n"
                + "A,,Vienna,ZZ,juggling,municipality,Fine,here,20,95,16\n"
                + "B b,Good,,AT,employment,clowns,Fine,,,,\n");
        Library before = empty();
        InvalidImport refused = catchThrowableOfType(InvalidImport.class, () -> PracticeTable.read(file, before));
        assertThat(refused.mistakes()).hasSize(10);
        assertThat(String.join("\n", refused.mistakes()))
                .contains("line 3, id: 'A' is used twice")
                .contains("line 3, title: is empty")
                .contains("line 3, country_iso2: 'ZZ'")
                .contains("line 3, theme: 'juggling'")
                .contains("line 3, year: '20'")
                .contains("line 3, lat: 95.0, 16.0 is not on the globe")
                .contains("line 4, id: 'B b'")
                .contains("line 4, city: is empty")
                .contains("line 4, actor_family: 'clowns'")
                .contains("line 4, source: is empty");
        assertThat(before.practices()).isEmpty();
    }

    @Test
    void aFileWithoutShapeIsRefused() throws IOException {
        Path lacking = write("id,title\nA,B\n");
        assertThatThrownBy(() -> PracticeTable.read(lacking, empty()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("no column 'city'");
        Path broken = Files.writeString(place.resolve("broken.xlsx"), "no workbook");
        assertThatThrownBy(() -> PracticeTable.read(broken, empty()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("not a workbook");
        assertThatThrownBy(() -> PracticeTable.read(place.resolve("none.csv"), empty()))
                .hasMessageContaining("no such file");
    }

    @Test
    void whatIsInTheLibraryIsNotTakenInTwice() {
        assertThatThrownBy(() -> PracticeTable.read(FACTS, Starter.library()))
                .isInstanceOf(InvalidImport.class)
                .hasMessageContaining("'P001' is in the library already");
    }

    @Test
    void aLibraryComesBackFromItsFolderAsItWas() throws IOException {
        Path folder = copy();
        LibraryFolder.write(folder, Starter.library());
        Library again = LibraryFolder.read(folder);
        assertThat(again.practices()).isEqualTo(Starter.library().practices());
        assertThat(LibraryTables.of(again)).isEqualTo(LibraryTables.of(Starter.library()));
        Map<String, String> once = contents(folder);
        LibraryFolder.write(folder, again);
        assertThat(contents(folder)).isEqualTo(once);
    }

    @Test
    void aCrashBetweenTheTwoMovesLosesNothing() throws IOException {
        Path folder = copy();
        Files.move(folder, folder.resolveSibling("." + folder.getFileName() + ".before"));
        assertThat(LibraryFolder.exists(folder)).isTrue();
        assertThat(LibraryFolder.read(folder).practices()).hasSize(117);
    }

    @Test
    void aCrashAfterThemDoesNotHinderTheNextWriting() throws IOException {
        Path folder = copy();
        Path before = Files.createDirectories(folder.resolveSibling("." + folder.getFileName() + ".before"));
        Files.writeString(before.resolve("practices.csv"), "id\n");
        Files.createDirectories(folder.resolveSibling("." + folder.getFileName() + ".new"));
        LibraryFolder.write(folder, Starter.library());
        assertThat(LibraryFolder.read(folder).practices()).hasSize(117);
        assertThat(before).doesNotExist();
    }

    private Path copy() throws IOException {
        Path folder = place.resolve("library");
        try (Stream<Path> all = Files.walk(Starter.FOLDER)) {
            for (Path source : all.toList()) {
                Files.copy(
                        source, folder.resolve(Starter.FOLDER.relativize(source).toString()));
            }
        }
        return folder;
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new java.util.TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }

    @Test
    void wrongLinesOfAFolderAreAllNamed() throws IOException {
        Path folder = copy();
        Path table = folder.resolve("practices.csv");
        Files.writeString(
                table,
                Files.readString(table)
                        .replace("mentoring internship", "mentoring no-such-thing")
                        .replace("walking-school-bus,1", "walking-school-bus,one"));
        assertThatThrownBy(() -> LibraryFolder.read(folder))
                .isInstanceOf(InvalidImport.class)
                .hasMessageContaining("'no-such-thing' is not in the vocabulary")
                .hasMessageContaining("'one' is not a number");
    }

    @Test
    void theSimpleFormGoesOutAndComesBack() throws IOException {
        Table table = PracticeTable.of(Starter.library());
        Path csv = place.resolve("out.csv");
        table.write(csv);
        Path xlsx = place.resolve("out.xlsx");
        try (OutputStream out = Files.newOutputStream(xlsx)) {
            Workbook.write(table, Starter.library().vocabulary(), out);
        }
        Import fromText = PracticeTable.read(csv, empty());
        Import fromSheet = PracticeTable.read(xlsx, empty());
        assertThat(fromText.practices()).isEqualTo(117);
        assertThat(LibraryTables.of(fromSheet.library())).isEqualTo(LibraryTables.of(fromText.library()));
        assertThat(PracticeTable.of(fromText.library())).isEqualTo(table);
    }

    @Test
    void hostileTextStaysText() throws Exception {
        Library library = hostile();
        Practice practice = library.practices().getFirst();
        JsonNode json = JsonMapper.builder().build().readTree(JsonLd.of(library, practice, "https://example.org"));
        assertThat(json.get("name").get(0).get("@value").asString())
                .isEqualTo(practice.wording("en").title());
        String feed = Feed.atom(checked(library), "https://example.org", HOSTILE, "en");
        var document = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(feed)));
        assertThat(document.getElementsByTagNameNS("*", "script").getLength()).isZero();
        String turtle = Turtle.prov(library, Lineage.of(library, practice.id()), "https://example.org");
        assertThat(turtle).contains("\\\"quotes\\\"").contains("\\u0001");
        StringWriter csv = new StringWriter();
        new Table(List.of("a"), List.of(List.of("=1+1"), List.of("-5")))
                .forSpreadsheets()
                .write(csv);
        assertThat(csv.toString()).isEqualTo("a\n'=1+1\n-5\n");
    }

    private Library hostile() throws IOException {
        Path file = place.resolve("hostile.csv");
        new Table(
                        List.of("id", "title", "city", "country_iso2", "theme", "actor_family", "summary", "source"),
                        List.of(List.of("H1", HOSTILE, HOSTILE, "AT", "employment", "municipality", HOSTILE, HOSTILE)))
                .write(file);
        return PracticeTable.read(file, empty()).library();
    }

    private static Library checked(Library library) {
        return library.practices().isEmpty() ? library : Starter.library();
    }

    @Test
    void vocabularyAndLineageAreToldInStandards() {
        String skos = Turtle.skos(Starter.library().vocabulary(), "https://example.org");
        assertThat(skos)
                .contains("<https://example.org/vocabulary/city-card> a skos:Concept")
                .contains("skos:prefLabel \"städtischer Ausweis\"@de")
                .contains("skos:exactMatch <https://example.org/vocabulary/indicator/city-id-card>");
        String prov = Turtle.prov(
                Starter.library(),
                Lineage.of(Starter.library(), "mentoring-of-skilled-newcomers"),
                "https://example.org");
        assertThat(prov)
                .contains("<https://example.org/implementations/P002> prov:wasDerivedFrom"
                        + " <https://example.org/implementations/P001>")
                .contains("a prov:Activity");
    }
}
