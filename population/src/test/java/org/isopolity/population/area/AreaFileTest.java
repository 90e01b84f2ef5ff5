package org.isopolity.population.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isopolity.population.Golden;
import org.isopolity.text.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person can write into a table of counts, and what is said about it. */
class AreaFileTest {

    @TempDir
    private Path place;

    private Path file(String... lines) throws IOException {
        return Files.writeString(place.resolve("counts.csv"), String.join("\n", lines) + "\n");
    }

    private static Layout wide() {
        return Layout.wide("unit");
    }

    @Test
    void unitsStandInTheOrderOfTheirIdsAndKeepLeadingZeros() throws IOException {
        AreaTable table =
                AreaFile.read(file("unit,a,b", "02,1,2", "01,3,4"), wide()).newest();
        assertThat(table.units()).containsExactly("01", "02");
        assertThat(table.count(0, 0)).isEqualTo(3);
        assertThat(table.total()).isEqualTo(10);
        assertThat(table.isWhole()).isTrue();
    }

    @Test
    void aLongTableGivesTheSameAsAWideOne() throws IOException {
        AreaTable wide =
                AreaFile.read(file("unit,a,b", "u,1,2", "v,3,0"), wide()).newest();
        AreaTable lines = AreaFile.read(
                        file("unit,kind,n", "v,a,3", "u,b,2", "u,a,1"), Layout.lines("unit", "kind", "n"))
                .newest();
        assertThat(lines.groups()).isEqualTo(wide.groups());
        assertThat(lines.column(0)).isEqualTo(wide.column(0));
        assertThat(lines.column(1)).isEqualTo(wide.column(1));
    }

    @Test
    void yearsBecomeTables() throws IOException {
        AreaSeries series =
                AreaFile.read(file("unit,when,a,b", "u,2019,1,2", "u,2020,3,4", "v,2020,5,6"), wide().withYear("when"));
        assertThat(series.years()).containsExactly(2019, 2020);
        assertThat(series.newest().total()).isEqualTo(18);
    }

    @Test
    void whoIsInNoGroupIsTheRest() throws IOException {
        AreaTable table = AreaFile.read(
                        file("unit,all,a", "u,10,4", "v,7,7"),
                        Layout.wide("unit", "a").withTotal("all"))
                .newest();
        assertThat(table.groups()).containsExactly("a", Layout.REST);
        assertThat(table.column(1)).containsExactly(6, 0);
    }

    @Test
    void emptyUnitsAndAbsentGroupsAreKeptAndNamed() throws IOException {
        AreaTable table = AreaFile.read(file("unit,a,b,none", "u,1,2,0", "v,0,0,0"), wide())
                .newest();
        assertThat(table.emptyUnits()).isEqualTo(1);
        assertThat(table.absentGroups()).containsExactly("none");
    }

    @Test
    void fractionsAreAccepted() throws IOException {
        AreaTable table =
                AreaFile.read(file("unit,a,b", "u,1.5,2", "v,0.25,3"), wide()).newest();
        assertThat(table.isWhole()).isFalse();
        assertThat(table.total()).isEqualTo(6.75);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "unit,a,b;u,1,2;v,,3;w,4,                | a count is missing in lines 3, 4. Write the count, 0 where"
                        + " nobody lives",
                "unit,a,b;u,1,2;u,3,4                     | line 3, unit: 'u' stands here and in line 2",
                "unit,a,b;u,1,-2                          | line 2, b: '-2' is below zero. A count of people is 0 or"
                        + " more",
                "unit,a,b;u,1,-666666666                  | is below zero. It is a code of the American Community"
                        + " Survey",
                "unit,a,b;u,1,few                         | line 2, b: 'few' is not a number",
                "unit,a,b;,1,2                            | line 2, unit: is empty",
                "unit,a,b,c;u,1,2,3;v,2,2,4;w,5,5,10      | 'c' is 'a' + 'b', in every line: these columns overlap",
                "area,a,b;u,1,2                           | there is no column 'unit' (found: area, a, b)",
                "unit;u                                   | there is no column of a group",
                "unit,a,b                                 | has a header but no lines below it",
            })
    void mistakesAreNamedWithTheirLines(String lines, String message) throws IOException {
        Path file = file(lines.strip().split(";", -1));
        assertThatThrownBy(() -> AreaFile.read(file, wide()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(message.strip());
    }

    @Test
    void groupsAboveTheTotalAreRefusedWithTheirLines() throws IOException {
        Path file = file("unit,all,a,b", "u,10,4,5", "v,7,8,0", "w,9,5,5");
        assertThatThrownBy(
                        () -> AreaFile.read(file, Layout.wide("unit", "a", "b").withTotal("all")))
                .hasMessageContaining("more than 'all' in lines 3, 4")
                .hasMessageContaining("overlap");
        assertThatThrownBy(() -> AreaFile.read(file, Layout.wide("unit", "a").withTotal("all")))
                .hasMessageContaining("more than 'all' in line 3")
                .hasMessageContaining("A group cannot be larger than everyone");
    }

    @Test
    void originsOfBerlinOverlapAndAreRefused() {
        Path file = Golden.shared("data/berlin_plr_2020-12_origin.csv");
        assertThatThrownBy(() -> AreaFile.read(
                        file,
                        Layout.wide(
                                        "area_id",
                                        "from_european_union",
                                        "from_poland",
                                        "from_turkey",
                                        "from_islamic_countries")
                                .withTotal("with_migration_background_t4")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("overlap");
    }

    @Test
    void realCitiesHaveTheirPublishedTotals() {
        AreaTable berlin = AreaFile.read(
                        Golden.shared("data/berlin_plr_2020-12_origin.csv"),
                        Layout.wide("area_id", "foreigners", "germans"))
                .newest();
        assertThat(berlin.units()).hasSize(448).contains("01011101");
        assertThat(berlin.total()).isEqualTo(3_769_962);
        assertThat(berlin.groupTotal(0)).isEqualTo(789_076);
        AreaTable london = AreaFile.read(
                        Golden.shared("data/london_msoa_2011_birth_ethnicity.csv"),
                        Layout.wide("area_id", "uk_born", "not_uk_born"))
                .newest();
        assertThat(london.units()).hasSize(983);
        assertThat(london.total()).isEqualTo(8_173_941);
        assertThat(london.groupTotal(1)).isEqualTo(2_998_264);
    }

    @Test
    void joinedUnitsKeepEveryone() {
        AreaTable table = AreaTable.of(
                List.of("1a", "1b", "2a"),
                List.of("g", "h"),
                new double[][] {{1, 2, 3}, {4, 5, 6}},
                new Imprecision.Sampled(new double[][] {{3, 4, 1}, {0, 0, 0}}));
        AreaTable joined = table.joined(unit -> unit.substring(0, 1));
        assertThat(joined.units()).containsExactly("1", "2");
        assertThat(joined.column(0)).containsExactly(3, 3);
        assertThat(((Imprecision.Sampled) joined.imprecision()).standardError(0, 0))
                .isEqualTo(5);
    }
}
