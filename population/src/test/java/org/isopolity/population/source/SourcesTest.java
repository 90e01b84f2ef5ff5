package org.isopolity.population.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.isopolity.population.Golden;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.area.Imprecision;
import org.isopolity.population.area.Sentinels;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.InvalidInput;
import org.isopolity.text.input.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Layouts of statistical offices, with their traps. */
class SourcesTest {

    @TempDir
    private Path place;

    private static Path format(String name) {
        return Golden.shared("golden/segregation/formats/" + name);
    }

    private static double error(AreaTable table, int group, int unit) {
        return ((Imprecision.Sampled) table.imprecision()).standardError(group, unit);
    }

    @Test
    void theApiOfTheSurvey() {
        Imported imported = AmericanCommunitySurvey.read(format("acs_api_B05002_tract.json"));
        AreaTable table = imported.series().newest();
        assertThat(table.units()).containsExactly("99001000100", "99001000200");
        assertThat(table.groups()).containsExactly("foreign_born", "native");
        assertThat(table.column(0)).containsExactly(812, 0);
        assertThat(table.column(1)).containsExactly(4120 - 812, 0);
        assertThat(error(table, 0, 0)).isCloseTo(140 / 1.645, within(1e-12));
        assertThat(imported.leftOut().getFirst().in(Locale.ENGLISH))
                .contains("2 areas")
                .contains("99001000300");
    }

    @Test
    void theDownloadWithTwoHeaders() {
        AreaTable table = AmericanCommunitySurvey.read(format("acs_datacensusgov_B05001_tract.csv"))
                .series()
                .newest();
        assertThat(table.groups()).containsExactly("native", "foreign_born");
        assertThat(table.column(0)).containsExactly(3208 + 40 + 60, 0);
        assertThat(table.column(1)).containsExactly(402 + 410, 0);
        assertThat(error(table, 1, 0)).isCloseTo(Math.hypot(98, 120) / 1.645, within(1e-12));
    }

    @Test
    void theSummaryFileKeepsTheSmallestAreas() {
        Imported imported = AmericanCommunitySurvey.read(format("acs_table_based_summary_file_b03002.dat"));
        AreaTable table = imported.series().newest();
        assertThat(table.units()).containsExactly("99001000100");
        assertThat(table.groups()).containsExactly("white", "black", "asian", "hispanic", "rest");
        assertThat(table.total()).isEqualTo(4120);
        assertThat(imported.leftOut()).hasSize(1);
    }

    @Test
    void controlledEstimatesHaveNoErrorAndOtherTablesAreRefused() throws IOException {
        Path controlled = Files.writeString(place.resolve("c.dat"), """
            GEO_ID|B05012_E001|B05012_M001|B05012_E002|B05012_M002|B05012_E003|B05012_M003
            0500000US01001|900|-555555555|700|-555555555|200|50
            0500000US01003|90|1|70|1|20|1
            """);
        AreaTable table = AmericanCommunitySurvey.read(controlled).series().newest();
        assertThat(error(table, 0, 0)).isZero();
        Path wrong = Files.writeString(place.resolve("w.csv"), "GEO_ID,B05005_001E\n0500000US01001,5\n");
        assertThatThrownBy(() -> AmericanCommunitySurvey.read(wrong))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("table B05005 has no groups of everyone in an area");
    }

    @Test
    void everyCodeInPlaceOfANumberIsKnown() {
        List<Row> codes = CsvTable.read(format("acs_sentinels.csv")).rows();
        assertThat(codes).hasSameSizeAs(Sentinels.values());
        codes.forEach(row -> assertThat(Sentinels.isSentinel(row.number("value")))
                .as(row.text("value"))
                .isTrue());
        assertThat(Sentinels.isSentinel(-666_666_665)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eurostat_urb_cpopcb.tsv",
                "eurostat_urb_cpopcb_sdmx_csv_1.csv",
                "eurostat_urb_cpopcb_sdmx_csv_2.csv"
            })
    void eurostatIsReadInAllItsForms(String name) {
        Path file = format(name);
        if (name.endsWith(".tsv")) {
            Imported imported = EurostatCities.read(file, EurostatCities.Division.BIRTH);
            assertThat(imported.series().years()).containsExactly(2018, 2019);
            assertThat(imported.series().newest().column(1)).containsExactly(1_135_000);
            assertThat(imported.leftOut()).isNotEmpty();
        } else {
            assertThatThrownBy(() -> EurostatCities.read(file, EurostatCities.Division.BIRTH))
                    .hasMessageContaining("no city has both DE2008V and DE2009V");
        }
    }

    @Test
    void eurostatWithSemicolonsAndBothIndicators() throws IOException {
        Path file = Files.writeString(place.resolve("s.csv"), """
            STRUCTURE;STRUCTURE_ID;freq;indic_ur;cities;TIME_PERIOD;OBS_VALUE;OBS_FLAG
            dataflow;X;A;DE2001V;AT001C;2020;1200000;
            dataflow;X;A;DE2012V;AT001C;2020;600000;p
            """);
        AreaTable table = EurostatCities.read(file, EurostatCities.Division.CITIZENSHIP)
                .series()
                .newest();
        assertThat(table.groups()).containsExactly("nationals", "foreigners");
        assertThat(table.total()).isEqualTo(1_800_000);
    }

    @Test
    void berlinGetsItsZerosAndItsRoundingBack() throws IOException {
        Path file = Files.writeString(
                place.resolve("m.csv"),
                "ZEIT;RAUMID;MH_E;HK_Turk;HK_Arab\n202012;1011101;60;21;9\n202012;12103112;30;3;0\n");
        AreaTable table = BerlinMatrix.read(file, List.of("HK_Turk", "HK_Arab"), "MH_E")
                .series()
                .newest();
        assertThat(table.units()).containsExactly("01011101", "12103112");
        assertThat(table.groups()).containsExactly("HK_Turk", "HK_Arab", "rest");
        assertThat(table.imprecision()).isEqualTo(new Imprecision.Rounded(3));
    }

    @Test
    void theUkCensusGivesItsFinestCategories() throws IOException {
        String name = "Country of birth: ";
        Path file = Files.writeString(
                place.resolve("uk.csv"),
                "date,geography,geography code," + name + "Total; measures: Value," + name + "Europe; measures: Value,"
                        + name
                        + "Europe: UK; measures: Value," + name + "Europe: other; measures: Value," + name
                        + "Africa; measures: Value\n2021,Camden 001,E02000166,100,90,70,20,11\n");
        AreaTable table = UkCensus.read(file).series().newest();
        assertThat(table.groups()).containsExactly("Europe: UK", "Europe: other", "Africa");
        assertThat(table.total()).isEqualTo(101);
        Path wrong = Files.writeString(
                place.resolve("w.csv"),
                "geography code," + name + "Total; measures: Value," + name + "Africa; measures: Value," + name
                        + "Asia; measures: Value\nE1,100,10,20\n");
        assertThatThrownBy(() -> UkCensus.read(wrong)).hasMessageContaining("add up to 30.0, not to the total 100.0");
    }
}
