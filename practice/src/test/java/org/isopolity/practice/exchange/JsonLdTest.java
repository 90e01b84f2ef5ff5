package org.isopolity.practice.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.isopolity.practice.Records;
import org.isopolity.practice.Starter;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Practice;
import org.isopolity.text.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLdTest {

    private static final String SITE = "https://example.org";

    @TempDir
    private Path place;

    private static Library empty() {
        return Library.empty(Starter.library().vocabulary());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(place.resolve("practices.jsonld"), text);
    }

    private static Map<String, Table> tables(Library library) {
        return LibraryTables.of(library);
    }

    @Test
    void theStarterLibraryComesBackAsItWentOut() throws IOException {
        Path file = write(JsonLd.of(Starter.library(), SITE));
        PracticeTable.Import result = PracticeTable.read(file, empty());
        assertThat(result.practices()).isEqualTo(Starter.library().practices().size());
        assertThat(tables(result.library())).isEqualTo(tables(Starter.library()));
        PracticeTable.Import again = PracticeTable.read(file, Starter.library());
        assertThat(again.practices()).isZero();
        assertThat(tables(again.library())).isEqualTo(tables(Starter.library()));
    }

    /** Records whose every field is filled, at random, with text that could be taken for markup or syntax. */
    @Test
    void everyFieldOfEveryRecordComesBack() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 20; round++) {
            Library library = Records.random(random);
            assertThat(tables(PracticeTable.read(write(JsonLd.of(library, SITE)), empty())
                            .library()))
                    .isEqualTo(tables(library));
        }
    }

    @Test
    void onePracticeComesBackWithoutTheRecordsAroundIt() throws IOException {
        Library library = Starter.library();
        Practice practice = library.get("mentoring-of-skilled-newcomers");
        PracticeTable.Import result = PracticeTable.read(write(JsonLd.of(library, practice, SITE)), empty());
        assertThat(result.library().practices()).containsExactly(practice);
        assertThat(result.library().implementationsOf(practice.id()))
                .isEqualTo(library.implementationsOf(practice.id()));
        assertThat(result.notices()).anyMatch(notice -> notice.contains("it is kept by name"));
    }

    @Test
    void whatSaysSomethingElseBecomesTheNextVersion() throws IOException {
        Library library = Starter.library();
        Practice practice = library.get("walking-school-bus");
        String text = JsonLd.of(library, practice, SITE)
                .replace("\"isopolity:channel\" : \"unknown\"", "\"isopolity:channel\" : \"existing\"");
        Library after = PracticeTable.read(write(text), library).library();
        assertThat(after.versions(practice.id())).hasSize(2);
        assertThat(after.get(practice.id()).channel()).isEqualTo(Practice.Channel.EXISTING);
    }

    @Test
    void everyMistakeIsNamedByItsPathAndNothingChanges() throws IOException {
        Path file = write("""
            {"@graph": [
              {"identifier": "a", "name": "A", "citation": "here", "about": [{"identifier": "mentoring"}],
               "isopolity:channel": "flying", "version": 0.5, "dateModified": "yesterday",
               "workExample": [{"identifier": "p 1", "name": [], "citation": "x",
                 "location": {"name": "Vienna", "containedInPlace": {"identifier": "ZZ"},
                              "geo": {"latitude": 1e99, "longitude": "here"}},
                 "foundingDate": "long ago",
                 "prov:qualifiedDerivation": [{"identifier": "e", "prov:entity": {}}]}],
               "subjectOf": [{"identifier": "i", "citation": "x", "isopolity:attrition": 7,
                 "isopolity:effects": [{"value": 1, "minValue": 2}, 5]}]},
              {"name": [{"@language": "xx", "@value": "B"}], "about": {"identifier": "juggling"}},
              "no record"
            ]}
            """);
        Library before = empty();
        InvalidImport refused = catchThrowableOfType(InvalidImport.class, () -> PracticeTable.read(file, before));
        assertThat(String.join("\n", refused.mistakes()))
                .contains("practices.jsonld, @graph[0].version: is not a whole number")
                .contains("@graph[0].isopolity:channel: 'flying' is unknown")
                .contains("@graph[0].dateModified: 'yesterday' is not a day")
                .contains("@graph[0].workExample[0].identifier: 'p 1' is not an identifier")
                .contains("@graph[0].workExample[0].name: is not text")
                .contains("@graph[0].workExample[0].location.containedInPlace.identifier: 'ZZ' is no country")
                .contains("@graph[0].workExample[0].location.geo.longitude: is not a number")
                .contains("@graph[0].workExample[0].foundingDate: is not a number")
                .contains("@graph[0].workExample[0].prov:qualifiedDerivation[0].prov:entity.name: is missing")
                .contains("@graph[0].subjectOf[0].isopolity:effects[0].minValue: and maxValue belong together")
                .contains("@graph[0].subjectOf[0].isopolity:effects[1]: is not an object")
                .contains("@graph[1].identifier: is missing")
                .contains("@graph[1].name[0].@language: 'xx' is no language")
                .contains("@graph[1].about.identifier: 'juggling' is not in the vocabulary")
                .contains("@graph[2]: is not an object");
        assertThat(before.practices()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "null",
                "{\"@graph\": 1}",
                "{\"identifier\": \"a\", \"identifier\": \"b\"}",
                "{\"identifier\": {\"deep\": 1}}",
                "{\"name\": \"\\ud800\"}",
                "<html></html>",
                "{\"@context\": \"https://example.org/never-fetched\", \"name\": true}",
                "{\"identifier\": \"../../etc/passwd\", \"name\": \"A\", \"citation\": \"x\"}"
            })
    void hostileDocumentsAreRefusedInWords(String text) throws IOException {
        Path file = write(text);
        assertThatThrownBy(() -> PracticeTable.read(file, empty()))
                .isInstanceOfAny(InvalidInput.class, InvalidImport.class)
                .hasMessageContaining("practices.jsonld");
    }

    @Test
    void depthSizeAndRepetitionAreBounded() throws IOException {
        for (String text : List.of(
                "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000),
                "{\"version\": " + "9".repeat(5_000) + "}",
                "{\"identifier\": \"" + "a".repeat(100_000) + "\"}")) {
            Path file = write(text);
            assertThatThrownBy(() -> PracticeTable.read(file, empty()))
                    .isInstanceOfAny(InvalidInput.class, InvalidImport.class);
        }
    }

    /** A sound document with one character changed is read, or refused in words: nothing else comes of it. */
    @Test
    void aDocumentWithAWrongCharacterNeverBreaksAnything() throws IOException {
        String sound = JsonLd.of(Starter.library(), Starter.library().get("walking-school-bus"), SITE);
        SplittableRandom random = new SplittableRandom(5);
        List<String> refusals = new ArrayList<>();
        for (int round = 0; round < 300; round++) {
            int at = random.nextInt(sound.length());
            char other = "{}[]\",:0a \u0000\u202e".charAt(random.nextInt(12));
            try {
                PracticeTable.read(write(sound.substring(0, at) + other + sound.substring(at + 1)), empty());
            } catch (InvalidInput | InvalidImport refused) {
                refusals.add(String.valueOf(refused.getMessage()));
            }
        }
        assertThat(refusals).isNotEmpty().allMatch(words -> words.contains("practices.jsonld"));
    }
}
