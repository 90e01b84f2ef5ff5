package org.isopolity.server.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.isopolity.index.framework.Competence;
import org.isopolity.index.framework.Direction;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Texts;
import org.isopolity.index.observation.Cities;
import org.isopolity.index.observation.City;
import org.isopolity.server.governance.CompetenceMark.Asked;
import org.isopolity.server.governance.CompetenceMark.ByFramework;
import org.isopolity.server.governance.CompetenceMark.MostCities;
import org.isopolity.server.governance.CompetenceMark.OwnAnswer;
import org.isopolity.server.governance.Survey.Finding;
import org.isopolity.server.text.Languages;
import org.isopolity.server.text.Scope;
import org.isopolity.server.text.Text;
import org.isopolity.text.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All cities here are made up. */
class CompetencesTest {

    /** In health three of five say that it is all theirs, in housing four are too few, in education nobody has a majority. */
    private static final String LINES = """
        Aville,health,national,2022,none,1,1,,,,AT
        Aville,health,national,2024,full,3,0,,,,AT
        Aville,health,regional,2023,none,0,2,,,,AT
        Bburg,health,national,2024,full,1,2,,,,AT
        Cton,health,national,2024,full,0,0,,,,PT
        Dorf,health,national,2024,shared,0,1,,,,PT
        Estad,health,national,2024,none,2,0,,,,PT
        Aville,housing,national,2024,none,0,1,,,,AT
        Bburg,housing,national,2024,none,0,1,,,,AT
        Cton,housing,national,2024,none,0,1,,,,PT
        Dorf,housing,national,2024,none,0,1,,,,PT
        Aville,education,national,2024,full,0,1,,,,AT
        Bburg,education,national,2024,full,0,1,,,,AT
        Cton,education,national,2024,shared,0,1,,,,PT
        Dorf,education,national,2024,shared,0,1,,,,PT
        Estad,education,national,2024,none,0,1,,,,PT
        Fham,education,national,2024,none,0,1,,,,PT
        """;

    private static final String FIELDS = """
        indicator,field
        care,health
        homes,housing
        schools,education
        courts,legal-advice
        law,
        """;

    private static final Text ENGLISH = new Languages().accept("en");

    private static Survey survey(String lines) {
        return Survey.read("governance.csv", (Survey.HEADER + lines).getBytes(StandardCharsets.UTF_8));
    }

    private static ServiceFields fields(String table) {
        return ServiceFields.read("services.csv", table.getBytes(StandardCharsets.UTF_8));
    }

    private static Competences of(String lines) {
        return Competences.of(survey(lines), fields(FIELDS));
    }

    private static Indicator indicator(String id) {
        return new Indicator(
                id, id, 1, Texts.NONE, "%", Direction.HIGHER_IS_BETTER, Competence.SHARED, Optional.empty(), "");
    }

    private static City city(String name, String country) {
        return new City(
                name.toLowerCase(java.util.Locale.ROOT), name, country, "", Optional.empty(), Optional.empty(), "");
    }

    @Test
    void aCitysNewestAnswerComesFirst() {
        assertThat(of(LINES).of(city("Aville", "AT"), indicator("care")))
                .isEqualTo(new OwnAnswer(
                        Competence.CITY,
                        Competence.SHARED,
                        ServiceField.HEALTH,
                        2024,
                        List.of(
                                new Finding(ServiceField.HEALTH, HigherLevel.NATIONAL, 1, 1, 0, 0),
                                new Finding(ServiceField.HEALTH, HigherLevel.REGIONAL, 1, 0, 1, 0))));
        assertThat(CompetenceWords.of(of(LINES).of(city("Aville", "AT"), indicator("care")), ENGLISH))
                .isEqualTo("The city says so itself (2024). The framework says otherwise: “Shared with others”."
                        + " Restricted by: the state. Supported by: the region.");
    }

    @Test
    void whoDidNotAnswerHasTheMarkOfMostCities() {
        MostCities most = new MostCities(
                Competence.CITY,
                Competence.SHARED,
                new Asked(
                        ServiceField.HEALTH,
                        new Tally(3, 1, 1),
                        List.of(
                                new Finding(ServiceField.HEALTH, HigherLevel.NATIONAL, 5, 3, 2, 1),
                                new Finding(ServiceField.HEALTH, HigherLevel.REGIONAL, 1, 0, 1, 0))));
        assertThat(of(LINES).of(city("Elsewhere", "AT"), indicator("care"))).isEqualTo(most);
        assertThat(of(LINES).across(indicator("care"))).isEqualTo(most);
        assertThat(CompetenceWords.of(most, ENGLISH))
                .isEqualTo("3 of 5 surveyed cities say so. The framework says otherwise: “Shared with others”.");
    }

    @Test
    void fewAnswersAndDividedOnesLeaveTheFrameworksMark() {
        CompetenceMark.Across few = of(LINES).across(indicator("homes"));
        assertThat(few.competence()).isEqualTo(Competence.SHARED);
        assertThat(few.said().orElseThrow().tally()).isEqualTo(new Tally(0, 0, 4));
        assertThat(CompetenceWords.of(few, ENGLISH))
                .isEqualTo("By the framework, because fewer than 5 surveyed cities answered (4).");
        CompetenceMark.Across divided = of(LINES).across(indicator("schools"));
        assertThat(divided.competence()).isEqualTo(Competence.SHARED);
        assertThat(divided.said().orElseThrow().tally()).isEqualTo(new Tally(2, 2, 2));
        assertThat(CompetenceWords.of(divided, ENGLISH))
                .isEqualTo("By the framework, because of 6 surveyed cities no more than half agree.");
        assertThat(CompetenceWords.of(of(LINES).across(indicator("courts")), ENGLISH))
                .contains("answered (0)");
    }

    @ParameterizedTest
    @CsvSource({
        "3, 2, 0, CITY",
        "2, 3, 0, SHARED",
        "0, 1, 4, NATIONAL",
        "3, 1, 2, ",
        "2, 2, 1, ",
        "4, 0, 0, ",
        "0, 0, 0, "
    })
    void moreThanHalfOfEnoughDecide(int city, int shared, int national, Competence said) {
        assertThat(new Tally(city, shared, national).majority()).isEqualTo(Optional.ofNullable(said));
    }

    @ParameterizedTest
    @ValueSource(strings = {"law", "unheard-of"})
    void whereNobodyWasAskedNothingIsSaid(String id) {
        CompetenceMark mark = of(LINES).of(city("Aville", "AT"), indicator(id));
        assertThat(mark).isEqualTo(new ByFramework(Competence.SHARED, Optional.empty()));
        assertThat(CompetenceWords.of(mark, ENGLISH)).isEmpty();
    }

    @Test
    void withoutASurveyTheFrameworkSaysEverything() {
        assertThat(Competences.none().of(city("Aville", "AT"), indicator("care")))
                .isEqualTo(new ByFramework(Competence.SHARED, Optional.empty()));
        assertThat(Competences.none().isAtHand()).isFalse();
    }

    @Test
    void theSameNameInAnotherCountryIsAnotherCity() {
        assertThat(of(LINES).of(city("Aville", "FR"), indicator("care"))).isInstanceOf(MostCities.class);
        assertThat(of(LINES).of(city("AVILLE", ""), indicator("care"))).isInstanceOf(OwnAnswer.class);
        assertThat(of(LINES).citiesBut(new Cities(List.of(city("Aville", "FR"), city("Bburg", "AT")))))
                .containsExactly("Aville", "Cton", "Dorf", "Estad", "Fham");
    }

    /** Whatever was asked of whom, found again from the lines alone. */
    private static Competence naive(List<String> lines, String city, String field) {
        Map<String, Integer> years = new HashMap<>();
        Map<String, Competence> last = new HashMap<>();
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            int year = Integer.parseInt(cells[3]);
            if (cells[1].equals(field) && year >= years.getOrDefault(cells[0], 0)) {
                years.put(cells[0], year);
                last.put(
                        cells[0],
                        cells[4].equals("full")
                                ? Competence.CITY
                                : cells[4].equals("none") ? Competence.NATIONAL : Competence.SHARED);
            }
        }
        if (last.containsKey(city)) {
            return last.get(city);
        }
        return Arrays.stream(Competence.values())
                .filter(one -> last.size() >= 5 && 2 * Collections.frequency(last.values(), one) > last.size())
                .findFirst()
                .orElse(Competence.SHARED);
    }

    private static List<String> invented(Random random) {
        List<String> lines = new ArrayList<>();
        Set<String> said = new HashSet<>();
        Map<String, String> responsibilities = new HashMap<>();
        List<String> choices = List.of("full", "full", "shared", "none");
        for (int i = 0; i < 60; i++) {
            String city = "Town " + random.nextInt(12);
            String field = List.of("health", "housing", "education").get(random.nextInt(3));
            String level = List.of("national", "regional").get(random.nextInt(2));
            int year = 2020 + random.nextInt(4);
            if (said.add(city + field + level + year)) {
                String responsibility = responsibilities.computeIfAbsent(
                        city + field + year, _ -> choices.get(random.nextInt(choices.size())));
                lines.add(String.join(
                        ",",
                        city,
                        field,
                        level,
                        String.valueOf(year),
                        responsibility,
                        String.valueOf(random.nextInt(4)),
                        String.valueOf(random.nextInt(4)),
                        "",
                        "",
                        "",
                        ""));
            }
        }
        return lines;
    }

    private static Map<String, CompetenceMark> marks(List<String> lines) {
        Competences competences = of(String.join("\n", lines) + "\n");
        Map<String, CompetenceMark> marks = new HashMap<>();
        for (int i = 0; i < 14; i++) {
            for (String id : List.of("care", "homes", "schools", "law")) {
                marks.put("Town " + i + "/" + id, competences.of(city("Town " + i, ""), indicator(id)));
            }
        }
        return marks;
    }

    @Test
    void marksAreThoseOfASecondLookAndNoOrderOfLinesChangesThem() {
        Random random = new Random(7);
        for (int round = 0; round < 100; round++) {
            List<String> lines = invented(random);
            Map<String, CompetenceMark> marks = marks(lines);
            marks.forEach((key, mark) -> {
                String[] parts = key.split("/", -1);
                String field = Map.of("care", "health", "homes", "housing", "schools", "education", "law", "-")
                        .get(parts[1]);
                assertThat(mark.competence()).as(key).isEqualTo(naive(lines, parts[0], String.valueOf(field)));
            });
            List<String> shuffled = new ArrayList<>(lines);
            Collections.shuffle(shuffled, random);
            assertThat(marks(shuffled)).isEqualTo(marks);
        }
    }

    /** Another answer of a city changes its own mark, and of the others nothing but what is counted. */
    @Test
    void anAnswerOfOneCityLeavesTheOwnAnswersOfAllOthers() {
        Random random = new Random(8);
        for (int round = 0; round < 100; round++) {
            List<String> lines = invented(random);
            Map<String, CompetenceMark> before = marks(lines);
            List<String> more = new ArrayList<>(lines);
            more.add("Town 0,health,metropolitan,2030,none,3,3,,,,");
            Map<String, CompetenceMark> after = marks(more);
            assertThat(after.get("Town 0/care")).isInstanceOfSatisfying(OwnAnswer.class, own -> {
                assertThat(own.competence()).isEqualTo(Competence.NATIONAL);
                assertThat(own.year()).isEqualTo(2030);
            });
            before.forEach((key, mark) -> {
                if (!key.endsWith("/care") || (mark instanceof OwnAnswer && !key.startsWith("Town 0/"))) {
                    assertThat(after).containsEntry(key, mark);
                } else if (mark instanceof CompetenceMark.Across across && !key.startsWith("Town 0/")) {
                    Tally then = across.said().orElseThrow().tally();
                    Tally now = ((CompetenceMark.Across) java.util.Objects.requireNonNull(after.get(key)))
                            .said()
                            .orElseThrow()
                            .tally();
                    assertThat(now.cities() - then.cities())
                            .isEqualTo(before.get("Town 0/care") instanceof OwnAnswer ? 0 : 1);
                }
            });
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        care,gardening       | services.csv, line 2, field: 'gardening' is unknown
        a b,health           | services.csv, line 2, indicator: 'a b' is not an identifier
        'care,health\ncare,' | services.csv, line 3, indicator: 'care' stands in line 2 already
        care                 | services.csv, line 2
        """)
    void aMistakeInTheFieldsIsNamed(String lines, String said) {
        assertThatThrownBy(() -> fields(ServiceFields.HEADER + lines.replace("\\n", "\n") + "\n"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(said);
    }

    @Test
    void theStartersFieldsKnowTheStartersIndicators() {
        ServiceFields shipped = ServiceFields.read(Path.of("..", "starter", "services.csv"));
        Framework framework = Framework.read(Path.of("..", "starter", "openness", "framework.csv"));
        assertThat(shipped.indicators())
                .hasSize(10)
                .allSatisfy(id -> assertThat(framework.findIndicator(id)).as(id).isPresent());
        assertThat(framework.indicators().stream()
                        .filter(indicator -> indicator.competence() == Competence.NATIONAL)
                        .map(Indicator::id))
                .as("no service of a city changes national law or the economy")
                .noneMatch(id -> shipped.find(id).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "de", "es", "ar"})
    void marksAreSaidInTheLanguagesOfReports(String language) {
        Text text = new Languages().accept(language, Scope.REPORT);
        for (String id : List.of("care", "homes", "schools")) {
            for (String name : List.of("Aville", "Elsewhere")) {
                String said = CompetenceWords.of(of(LINES).of(city(name, ""), indicator(id)), text);
                assertThat(said)
                        .isNotEmpty()
                        .doesNotContain("{", "framework", "The city")
                        .isNotEqualTo(CompetenceWords.of(of(LINES).of(city(name, ""), indicator(id)), ENGLISH));
            }
        }
    }
}
