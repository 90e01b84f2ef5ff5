package org.isopolity.server.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.isopolity.server.governance.Survey.CooperationGap;
import org.isopolity.server.governance.Survey.Demand;
import org.isopolity.server.governance.Survey.Finding;
import org.isopolity.server.governance.Survey.LevelGap;
import org.isopolity.text.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All cities here are made up. */
class SurveyTest {

    private static final String LINES = """
        Aville,health,national,2024,full,3,1,law,Entitlement Act,Include everybody,AT
        Aville,health,regional,2024,full,0,0,,,,AT
        Bburg,health,national,2024,shared,2,0,law,Entitlement Act,Leave it to cities,AT
        Cton,health,national,2024,none,0,2,money,,,PT
        Aville,language-learning,national,2023,full,0,0,,,,AT
        Aville,language-learning,national,2021,full,3,3,delay,Old rule,,AT
        Bburg,language-learning,national,2024,shared,1,0,,,,AT
        """;

    @TempDir
    private Path place;

    private Survey survey(String lines) throws IOException {
        return Survey.read(Files.writeString(place.resolve("survey.csv"), Survey.HEADER + lines));
    }

    @Test
    void findingsByHand() throws IOException {
        assertThat(survey(LINES).findings())
                .containsExactly(
                        new Finding(ServiceField.HEALTH, HigherLevel.NATIONAL, 3, 2, 2, 1),
                        new Finding(ServiceField.HEALTH, HigherLevel.REGIONAL, 1, 0, 0, 0),
                        new Finding(ServiceField.LANGUAGE_LEARNING, HigherLevel.NATIONAL, 2, 1, 0, 0));
        assertThat(survey(LINES).cities()).isEqualTo(3);
    }

    @Test
    void aCityThatIsResponsibleAndSupportedByNobodyActsAlone() throws IOException {
        assertThat(survey(LINES).cooperationGaps())
                .containsExactly(
                        new CooperationGap(ServiceField.LANGUAGE_LEARNING, 2, List.of("Aville", "Bburg")),
                        new CooperationGap(ServiceField.HEALTH, 2, List.of("Bburg")));
    }

    @Test
    void whatOneLevelLeavesOpenIsCountedAmongThoseWhoSaidSomethingOfIt() throws IOException {
        String more = LINES + "Bburg,health,regional,2024,shared,0,1,,,,AT\n";
        assertThat(survey(more).countries()).containsExactly("AT", "PT");
        assertThat(survey(more).in("AT").cities()).isEqualTo(2);
        assertThat(survey(more).gapsLeftBy(HigherLevel.NATIONAL))
                .containsExactly(
                        new LevelGap(
                                ServiceField.LANGUAGE_LEARNING,
                                2,
                                List.of("Aville", "Bburg"),
                                List.of("Aville", "Bburg")),
                        new LevelGap(ServiceField.HEALTH, 2, List.of("Bburg"), List.of()));
        assertThat(survey(more).gapsLeftBy(HigherLevel.REGIONAL))
                .containsExactly(new LevelGap(ServiceField.HEALTH, 2, List.of("Aville"), List.of()));
        assertThat(survey(more).in("PT").gapsLeftBy(HigherLevel.NATIONAL)).isEmpty();
    }

    /** The rule of 2021 no longer counts: the city said otherwise in 2023. */
    @Test
    void demandsByHand() throws IOException {
        assertThat(survey(LINES).demands())
                .containsExactly(new Demand(
                        HigherLevel.NATIONAL,
                        "Entitlement Act",
                        List.of("Aville", "Bburg"),
                        List.of(ServiceField.HEALTH),
                        List.of("Include everybody", "Leave it to cities")));
    }

    @Test
    void theOrderOfLinesDoesNotMatter() throws IOException {
        Survey ordered = survey(LINES);
        Random random = new Random(3);
        for (int round = 0; round < 20; round++) {
            List<String> lines = new ArrayList<>(Arrays.asList(LINES.split("\n")));
            Collections.shuffle(lines, random);
            Survey shuffled = survey(String.join("\n", lines));
            assertThat(shuffled.effects()).isEqualTo(ordered.effects());
            assertThat(shuffled.findings()).isEqualTo(ordered.findings());
            assertThat(shuffled.demands()).isEqualTo(ordered.demands());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Aville,health,national,2024,full,4,1,,,, | line 2, restricts: '4' is no strength
        Aville,health,national,2024,full,0,,,,, | line 2, supports: '' is no strength
        Aville,health,national,2024,full,0,1.5,,,, | line 2, supports: '1.5' is not a whole number
        Aville,gardening,national,2024,full,0,1,,,, | line 2, field: 'gardening' is unknown
        Aville,health,galactic,2024,full,0,1,,,, | line 2, level: 'galactic' is unknown
        Aville,health,national,24,full,0,1,,,, | line 2, year: '24' is not a year
        Aville,health,national,2024,some,0,1,,,, | line 2, responsibility: 'some' is unknown
        Aville,health,national,2024,full,0,1,magic,,, | line 2, mechanism: 'magic' is unknown
        Aville,health,national,2024,full,3,1,law,,Change it, | line 2, rule: is empty
        Aville,health,national,2024,full,3,1,,,,Atlantis | line 2, country: 'Atlantis' is no country
        ,health,national,2024,full,3,1,law,,, | line 2, city: is empty
        Aville,health,national,2024,full | has 5 cells where the header has 11
        """)
    void aMistakeIsNamed(String line, String said) {
        assertThatThrownBy(() -> survey(line + "\n"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("survey.csv")
                .hasMessageContaining(said);
    }

    @Test
    void linesThatContradictEachOtherAreNamed() {
        String line = "Aville,health,national,2024,full,0,1,,,,\n";
        assertThatThrownBy(() -> survey(line + line))
                .hasMessageContaining("line 3")
                .hasMessageContaining("line 2 already says this");
        assertThatThrownBy(() -> survey(line + "Aville,health,regional,2024,none,0,1,,,,\n"))
                .hasMessageContaining("line 3, responsibility: differs");
        assertThatThrownBy(() -> survey(line + "Aville,housing,regional,2024,none,0,1,,,,PT\n"))
                .hasMessageContaining("line 3, country: differs");
        assertThatThrownBy(() -> survey("")).hasMessageContaining("has a header but no lines");
    }

    @Test
    void aCityIsWrittenInOneWay() {
        String line = "Aville,health,national,2024,full,0,1,,,,\n";
        assertThatThrownBy(() -> survey(line + "aville,housing,national,2024,full,0,1,,,,\n"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("line 3, city: 'aville' is written 'Aville'");
    }

    @Test
    void aHomeWithoutASurveyHasNone() throws IOException {
        Path releases = Files.createDirectories(place.resolve("releases"));
        assertThat(Competences.beside(releases).survey().content()).isEmpty();
        assertThat(Competences.beside(releases).problem()).isEmpty();
        assertThat(Competences.beside(releases).digest()).isEmpty();
        Files.writeString(place.resolve("governance.csv"), Survey.HEADER + LINES);
        Competences without = Competences.beside(releases);
        assertThat(without.survey().content().orElseThrow().cities()).isEqualTo(3);
        assertThat(without.surveyDigest()).startsWith("sha256:");
        assertThat(without.isAtHand()).isFalse();
        assertThat(without.address()).isEmpty();
        Files.writeString(place.resolve("services.csv"), ServiceFields.HEADER + "care,health\nlaw,\n");
        Competences with = Competences.beside(releases);
        assertThat(with.isAtHand()).isTrue();
        assertThat(with.years()).isEqualTo("2023–2024");
        assertThat(with.address()).matches("[0-9a-f]{12}-[0-9a-f]{12}");
        assertThat(with.digest()).isNotEqualTo(without.digest());
        Files.writeString(place.resolve("governance.csv"), "city\nAville\n");
        Files.writeString(place.resolve("services.csv"), ServiceFields.HEADER + "care,gardening\n");
        Competences wrong = Competences.beside(releases);
        assertThat(wrong.survey().content()).isEmpty();
        assertThat(wrong.isAtHand()).isFalse();
        assertThat(wrong.problem())
                .startsWith("governance.csv, line 1")
                .contains("services.csv, line 2, field: 'gardening' is unknown")
                .doesNotContain(place.toString());
    }
}
