package org.isopolity.practice.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isopolity.practice.Starter;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.InvalidInput;
import org.isopolity.text.input.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyTest {

    private static final Vocabulary WORDS = Starter.library().vocabulary();

    @TempDir
    private Path folder;

    @Test
    void everyConceptSpeaksFiveLanguages() {
        assertThat(WORDS.languages()).containsExactly("en", "fr", "de", "es", "ar");
        assertThat(WORDS.concepts()).hasSizeGreaterThan(290);
        assertThat(WORDS.concepts(Facet.THEME).stream()
                        .filter(concept -> concept.broader().isEmpty()))
                .hasSize(19);
        for (Concept concept : WORDS.concepts()) {
            assertThat(concept.terms().keySet()).as(concept.id()).containsAll(WORDS.languages());
        }
    }

    @Test
    void preferredLabelsTellConceptsApart() {
        for (String language : WORDS.languages()) {
            Set<String> seen = new HashSet<>();
            for (Concept concept : WORDS.concepts()) {
                assertThat(seen.add(concept.facet() + Words.plain(concept.label(language))))
                        .as(language + ": " + concept.label(language))
                        .isTrue();
            }
        }
    }

    @Test
    void mappingsLeadToWhatIsThere() {
        Set<String> nodes = ids(Path.of("..", "starter", "openness", "framework.csv"));
        Set<String> recommendations = ids(Path.of("..", "starter", "recommendations.csv"));
        assertThat(nodes).containsAll(WORDS.targets("indicator")).containsAll(WORDS.targets("area"));
        assertThat(WORDS.targets("area")).hasSize(11);
        assertThat(recommendations).containsAll(WORDS.targets("recommendation"));
        for (int i = 1; i <= 14; i++) {
            assertThat(WORDS.targets("recommendation")).contains(String.format("LG%02d", i));
        }
        for (int i = 1; i <= 10; i++) {
            assertThat(WORDS.targets("recommendation")).contains(String.format("CP%02d", i));
        }
        assertThat(WORDS.targets("gmf")).hasSize(5);
        assertThat(WORDS.targets("mipex")).hasSize(8);
        assertThat(WORDS.targets("gcm")).hasSizeGreaterThan(15);
        assertThat(WORDS.targets("sdg")).hasSizeGreaterThan(30);
    }

    private static Set<String> ids(Path file) {
        Set<String> ids = new HashSet<>();
        for (Row row : CsvTable.read(file).rows()) {
            ids.add(row.text("id"));
        }
        return ids;
    }

    @Test
    void aWordOfAnyLanguageNamesItsConcept() {
        assertThat(WORDS.named("Bibliothèque vivante")).extracting(Concept::id).containsExactly("living-library");
        assertThat(WORDS.named("ventanilla unica")).extracting(Concept::id).containsExactly("one-stop-shop");
        assertThat(WORDS.named("services_access")).extracting(Concept::id).containsExactly("reception");
        assertThat(WORDS.named("nothing of the kind")).isEmpty();
    }

    @Test
    void theLongestTermWins() {
        assertThat(Tagger.plain(WORDS, "en").concepts("A municipal ID for victims of trafficking"))
                .containsExactly("city-card", "trafficking");
    }

    @Test
    void groupsAtRiskAreKnown() {
        assertThat(WORDS.atRisk("undocumented")).isTrue();
        assertThat(WORDS.atRisk("trafficked-persons")).isTrue();
        assertThat(WORDS.atRisk("employers-target")).isFalse();
    }

    @Test
    void mistakesAreNamed() throws IOException {
        Concept one = new Concept("a", Facet.THEME, Optional.of("b"), Map.of("en", List.of("A")));
        Concept other = new Concept("b", Facet.THEME, Optional.of("a"), Map.of("en", List.of("B")));
        assertThatThrownBy(() -> new Vocabulary(List.of(one, other), List.of())).hasMessageContaining("circle");
        assertThatThrownBy(() -> new Vocabulary(List.of(one), List.of())).hasMessageContaining("'b'");
        Files.writeString(folder.resolve("mappings.csv"), "concept,scheme,target,closeness\nx,sdg,1,exact\n");
        Files.writeString(folder.resolve("concepts.csv"), "id,facet,broader,en\na,theme,,A\nb,colour,,B\n");
        assertThatThrownBy(() -> Vocabulary.read(folder))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("line 3, facet");
        Files.writeString(folder.resolve("concepts.csv"), "id,facet,broader,en\na,theme,,A\n");
        assertThatThrownBy(() -> Vocabulary.read(folder)).hasMessageContaining("line 2, concept: 'x'");
    }
}
