package org.isopolity.impact.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isopolity.text.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people write into panels, and how mistakes are said. */
class PanelFileTest {

    @TempDir
    private Path place;

    private PanelFile file(String text) throws IOException {
        Path file = place.resolve("panel.csv");
        Files.writeString(file, text.replace("|", "\n"));
        return new PanelFile(file, "city", "year");
    }

    @Test
    void theOrderOfLinesDoesNotMatterAndGapsStayGaps() throws IOException {
        Panel panel = file("city,year,rate|b,2021,4|a,2020,1|b,2020,|a,2022,3|").read(List.of("rate"));
        assertThat(panel.units()).containsExactly("a", "b");
        assertThat(panel.times()).containsExactly(2020, 2021, 2022);
        assertThat(panel.series("rate", 0)).containsExactly(1, Double.NaN, 3);
        assertThat(panel.series("rate", 1)).containsExactly(Double.NaN, 4, Double.NaN);
    }

    @Test
    void semicolonsAndNumbersAsNames() throws IOException {
        Panel panel = file("city;year;rate|10;2020.0;1|9;2020;2|").read(List.of("rate"));
        assertThat(panel.units()).containsExactly("9", "10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "city,year,rate|a,2020,1|a,2020,2|!line 3!was given before, in line 2",
                "city,year,rate|a,2020,x|!line 2, rate!is not a number",
                "city,year,rate|a,2020.5,1|!line 2, year!not a whole number",
                "city,year,rate|,2020,1|!line 2, city!is empty",
                "city,year,rate|a,,1|!line 2, year!is empty",
                "city,year,other|a,2020,1|!line 1!there is no column 'rate'",
                "city,year,rate|!panel.csv!no lines below it"
            })
    void mistakesAreNamedByPlace(String text, String where, String what) throws IOException {
        PanelFile file = file(text);
        assertThatThrownBy(() -> file.read(List.of("rate")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(where)
                .hasMessageContaining(what);
    }

    @Test
    void anUnknownUnitIsAnsweredWithThoseNearIt() throws IOException {
        Panel panel = file("city,year,rate|Vienna,2020,1|Graz,2020,2|").read(List.of("rate"));
        assertThatThrownBy(() -> panel.getUnit("Viena"))
                .isInstanceOf(UnusableDesign.class)
                .hasMessageContaining("Near it: Vienna");
    }

    @Test
    void beginningsFromAColumnOrFromAFlag() throws IOException {
        assertThat(file("city,year,first|a,2020,2021|a,2021,2021|b,2020,0|b,2021,|")
                        .starts("first"))
                .containsEntry("a", 2021)
                .containsEntry("b", 0);
        assertThat(file("city,year,on|a,2020,0|a,2021,1|b,2020,0|b,2021,0|").startsFromFlag("on"))
                .containsEntry("a", 2021)
                .containsEntry("b", 0);
        PanelFile two = file("city,year,first|a,2020,2021|a,2021,2022|");
        assertThatThrownBy(() -> two.starts("first"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("line 3");
        PanelFile ended = file("city,year,on|a,2020,1|a,2021,0|");
        assertThatThrownBy(() -> ended.startsFromFlag("on"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("is not any more");
    }
}
