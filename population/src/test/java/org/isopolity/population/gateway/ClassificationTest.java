package org.isopolity.population.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Made-up histories of each kind, and the refusal to guess. */
class ClassificationTest {

    private static final int[] YEARS = {1900, 1910, 1920, 1930, 1940, 1950, 1960, 1970, 1980, 1990, 2000};
    private static final double[] COUNTRY = {13.6, 14.7, 13.2, 11.6, 8.8, 6.9, 5.4, 4.7, 6.2, 7.9, 11.1};

    private static History history(String name, double people, double... percent) {
        TreeMap<Integer, History.Count> years = new TreeMap<>();
        for (int i = 0; i < YEARS.length; i++) {
            years.put(
                    YEARS[i],
                    new History.Count(
                            percent[i] / 100, OptionalDouble.of(people * percent[i] / 100), OptionalDouble.of(people)));
        }
        return new History(name, years);
    }

    private static Optional<String> type(History city) {
        return Classification.of(city, history("country", 200e6, COUNTRY), Rules.ofSinger2004())
                .gateway();
    }

    @Test
    void eachKindIsRecognised() {
        assertThat(type(history("c", 9e6, 37, 40, 36, 34, 29, 24, 20, 18, 24, 28, 36)))
                .contains("continuous");
        assertThat(type(history("f", 1.5e6, 33, 34, 31, 26, 8, 6, 5, 4, 4, 3, 5)))
                .contains("former");
        assertThat(type(history("p", 9e6, 10, 11, 10, 9, 8, 6.8, 9, 12, 22, 33, 36)))
                .contains("post-world-war-ii");
        assertThat(type(history("r", 3e6, 22, 24, 20, 15, 8, 6, 5, 4.5, 6, 9, 14)))
                .contains("re-emerging");
        assertThat(type(history("e", 4e6, 3, 3, 3, 2, 1.5, 1.3, 1.2, 1.5, 3, 6, 13)))
                .contains("emerging");
        assertThat(type(history("n", 1.2e6, 1, 1, 1, 1, 0.5, 0.5, 0.6, 0.8, 1.5, 2, 6)))
                .contains("pre-emerging");
    }

    @Test
    void aCityThatFitsNothingIsUnclassifiedWithReasons() {
        Classification odd = Classification.of(
                history("o", 2e6, 20, 5, 20, 5, 20, 5, 20, 1, 20, 1, 20),
                history("country", 200e6, COUNTRY),
                Rules.ofSinger2004());
        assertThat(odd.gateway()).isEmpty();
        assertThat(odd.deciding()).hasSize(6).allMatch(line -> line.verdict() != Classification.Verdict.HOLDS);
        assertThat(odd.deciding().getFirst().reason().in(Locale.ENGLISH))
                .isEqualTo("In 1910 at 5.0%, not above the country's 14.7%.");
    }

    @Test
    void smallMetropolitanAreasAreOutsideTheTypology() {
        Classification small = Classification.of(
                history("s", 5e5, 37, 40, 36, 34, 29, 24, 20, 18, 24, 28, 36),
                history("country", 200e6, COUNTRY),
                Rules.ofSinger2004());
        assertThat(small.gateway()).isEmpty();
        assertThat(small.evidence().getFirst().reason().in(Locale.ENGLISH)).contains("asks for 1000000");
    }

    @Test
    void whatIsNotKnownIsNotDecided() {
        TreeMap<Integer, History.Count> years = new TreeMap<>();
        years.put(2000, new History.Count(0.3, OptionalDouble.of(9e5), OptionalDouble.of(3e6)));
        Classification recent =
                Classification.of(new History("x", years), history("country", 200e6, COUNTRY), Rules.ofSinger2004());
        assertThat(recent.evidence()).anyMatch(line -> line.verdict() == Classification.Verdict.UNKNOWN);
        assertThat(recent.gateway()).isNotEqualTo(Optional.of("former"));
    }

    @Test
    void bothTypologiesHaveTheirClasses() {
        assertThat(Rules.ofSinger2004().classes()).hasSize(6);
        assertThat(Rules.ofSinger2015().classes()).hasSize(7);
        assertThat(Rules.ofSinger2015().source()).contains("this project's");
    }

    @Test
    void anotherCountryBringsItsOwnPeriods(@TempDir Path place) throws IOException {
        Path rules = Files.writeString(place.resolve("nordic.yaml"), """
            name: Nordic
            source: an example
            periods: {before: {from: 1960, to: 1980}, after: {from: 1990, to: 2000}}
            thresholds: {metro: 100000, zero: 0, half: 0.5, twice: 2}
            smallest-metro: metro
            largest: zero
            largest-share: zero
            largest-growth: zero
            classes:
              - name: new
                large: false
                conditions:
                  - {relation: low, period: before, threshold: half}
                  - {relation: rapid, period: after, threshold: twice}
            """);
        History city = history("malmo", 3e5, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 9);
        assertThat(Classification.of(city, history("country", 9e6, COUNTRY), Rules.read(rules))
                        .gateway())
                .contains("new");
        Path wrong = Files.writeString(
                place.resolve("wrong.yaml"), Files.readString(rules).replace("period: after", "period: later"));
        assertThatThrownBy(() -> Rules.read(wrong)).hasMessageContaining("there is no period 'later'");
    }

    @Test
    void historiesAreReadWithTheirMistakes(@TempDir Path place) throws IOException {
        Path file = Files.writeString(
                place.resolve("h.csv"),
                "city,year,share,metro_foreign_born,metro_population\na,2000,0.2,5,10\na,1990,0.1,,\n");
        assertThat(History.read(file).getFirst().years()).hasSize(2);
        Path percent = Files.writeString(place.resolve("p.csv"), "city,year,share\na,2000,20\n");
        assertThatThrownBy(() -> History.read(percent)).hasMessageContaining("not per cent");
        Path twice = Files.writeString(place.resolve("t.csv"), "city,year,share\na,2000,0.2\na,2000,0.3\n");
        assertThatThrownBy(() -> History.read(twice)).hasMessageContaining("line 3, year");
    }
}
