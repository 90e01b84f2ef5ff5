package org.isopolity.population.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.isopolity.parquet.ColumnFile;
import org.isopolity.text.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables in Parquet: as in CSV, and in stretches. */
class ColumnFileTest {

    private static final List<String> WIDE = List.of("Area_id", "year", "a", "b");

    @TempDir
    private Path place;

    private static List<List<String>> wide() {
        List<List<String>> lines = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            for (int year = 2010; year <= 2020; year += 10) {
                lines.add(List.of("0" + i, "" + year, "" + (10 + i), i + ".5"));
            }
        }
        return lines;
    }

    @Test
    void aWideTableIsTheSameFromParquetAndFromCsv() throws IOException {
        Path parquet = Parts.write(place.resolve("t.parquet"), WIDE, wide());
        StringBuilder text = new StringBuilder("area_id,year,a,b\n");
        wide().forEach(line -> text.append(String.join(",", line)).append('\n'));
        Path csv = Files.writeString(place.resolve("t.csv"), text);
        Layout layout = Layout.wide("area_id").withYear("year");
        AreaSeries one = AreaFile.read(parquet, layout);
        AreaSeries other = AreaFile.read(csv, layout);
        assertThat(one.years()).isEqualTo(other.years()).containsExactly(2010, 2020);
        assertThat(one.newest().units()).isEqualTo(other.newest().units()).startsWith("00");
        assertThat(one.newest().column(1)).isEqualTo(other.newest().column(1));
    }

    @Test
    void aLongTableIsReadFromParquet() throws IOException {
        Path parquet = Parts.write(
                place.resolve("t.parquet"),
                List.of("Unit", "Origin", "people"),
                List.of(
                        List.of("1", "here", "7"),
                        List.of("1", "abroad", "3"),
                        List.of("2", "here", "4"),
                        List.of("2", "abroad", "6")));
        AreaSeries series = AreaFile.read(parquet, Layout.lines("unit", "origin", "people"));
        assertThat(series.newest().groups()).containsExactly("abroad", "here");
        assertThat(series.newest().column(0)).containsExactly(3, 6);
    }

    @Test
    void mistakesAreNamedByTheirRow() throws IOException {
        List<List<String>> lines = wide();
        lines.set(3, List.of("01", "2020", "", "1"));
        Path gap = Parts.write(place.resolve("gap.parquet"), WIDE, lines);
        Layout layout = Layout.wide("area_id").withYear("year");
        assertThatThrownBy(() -> AreaFile.read(gap, layout))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("a count is missing in line 4");
        Path broken = Files.writeString(place.resolve("broken.parquet"), "PAR1 and nothing more");
        assertThatThrownBy(() -> AreaFile.read(broken, layout))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("is not a Parquet file that can be read");
        assertThatThrownBy(() -> AreaFile.read(place.resolve("none.parquet"), layout))
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> AreaFile.read(Files.createDirectory(place.resolve("empty")), layout))
                .hasMessageContaining("has no files that end in .parquet");
    }

    @Test
    void aFolderOfPartsIsOneTableInStretchesWithRunningNumbers() throws IOException {
        Path folder = Files.createDirectory(place.resolve("parts"));
        List<List<String>> lines = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            lines.add(List.of("u" + i, Integer.toString(i)));
        }
        Parts.write(folder.resolve("a.parquet"), List.of("Unit", "n"), lines.subList(0, 17_000));
        Parts.write(folder.resolve("b.parquet"), List.of("Unit", "n"), lines.subList(17_000, 20_000));
        List<String> seen = new ArrayList<>();
        try (ColumnFile file = ColumnFile.open(folder)) {
            file.read(List.of("n", "unit"), stretch -> {
                for (int i = 0; i < stretch.size(); i++) {
                    assertThat(stretch.row(i)).isEqualTo(seen.size() + 1L);
                    seen.add(stretch.text(1, i) + "=" + stretch.text(0, i));
                }
            });
            assertThatThrownBy(() -> file.read(List.of("m"), _ -> {}))
                    .hasMessageContaining("there is no column 'm' (found: unit, n)");
        }
        assertThat(seen).hasSize(20_000).startsWith("u0=0").endsWith("u19999=19999");
    }
}
