package org.isopolity.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.observation.City;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.parquet.ParquetLines;
import org.isopolity.text.input.InvalidInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wide tables in files of columns, written and read again. */
class ParquetTableTest {

    @TempDir
    private Path directory;

    private Framework framework;

    @BeforeEach
    void aFrameworkOfThree() throws IOException {
        Path file = directory.resolve("framework.csv");
        Files.writeString(file, """
            id,parent,direction
            index,,
            x,index,1
            y,index,-1
            z,index,1
            """);
        framework = Framework.read(file);
    }

    private Sheet random(int size, boolean panel) {
        SplittableRandom random = new SplittableRandom(size);
        List<City> cities = new ArrayList<>();
        List<Integer> years = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            cities.add(City.named(String.format("c%05d", i)));
            years.add(2020);
        }
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < 3; j++) {
            columns.add(Column.of(random.doubles(size)
                    .map(value -> value < 0.3 ? Double.NaN : value * 1e6)
                    .toArray()));
        }
        return Sheet.of(cities, panel ? years : List.of(), framework.indicators(), columns);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        for (int size : new int[] {1, 7, 8, 9, 1_000, 70_000}) {
            Path file = directory.resolve("table.parquet");
            Sheet sheet = random(size, size % 2 == 0);
            ParquetTable.write(file, sheet);
            Sheet read = ParquetTable.read(file, framework);
            assertThat(read.columns()).isEqualTo(sheet.columns());
            assertThat(read.years()).isEqualTo(sheet.years());
            assertThat(read.cities()).isEqualTo(sheet.cities());
        }
    }

    @Test
    void theSameSheetGivesTheSameBytes() throws IOException {
        Path one = directory.resolve("one.parquet");
        Path other = directory.resolve("other.parquet");
        ParquetTable.write(one, random(50, false));
        ParquetTable.write(other, random(50, false));
        assertThat(one).hasSameBinaryContentAs(other);
    }

    @Test
    void anUnknownColumnIsNamed() throws IOException {
        Path file = directory.resolve("table.parquet");
        ParquetTable.write(file, random(3, false));
        Path narrow = directory.resolve("narrow.csv");
        Files.writeString(narrow, "id,parent,direction\nindex,,\nx,index,1\ny,index,1\n");
        assertThatThrownBy(() -> ParquetTable.read(file, Framework.read(narrow)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("'z' is no indicator");
    }

    @Test
    void whatIsNoParquetFileIsSaid() throws IOException {
        Path file = directory.resolve("table.parquet");
        Files.writeString(file, "city_id,x\na,1\n");
        assertThatThrownBy(() -> ParquetTable.read(file, framework))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("table.parquet");
        assertThatThrownBy(() -> ParquetTable.read(directory.resolve("none"), framework))
                .hasMessageContaining("no such file");
    }

    @Test
    void linesOfTextAndNumbersAreReadAgain() throws IOException {
        Path file = directory.resolve("lines.parquet");
        List<ParquetLines.Heading> headings = List.of(
                new ParquetLines.Heading("city_id", ParquetLines.Kind.TEXT),
                new ParquetLines.Heading("x", ParquetLines.Kind.NUMBER),
                new ParquetLines.Heading("y", ParquetLines.Kind.NUMBER));
        ParquetLines.write(file, headings, List.of(List.of("münster", "1.5", ""), List.of("york", "-2.0E-7", "3")));
        Sheet sheet = ParquetTable.read(file, framework);
        assertThat(sheet.cities()).extracting(City::id).containsExactly("münster", "york");
        assertThat(sheet.findColumn("x").orElseThrow().toArray()).containsExactly(1.5, -2e-7);
        assertThat(sheet.findColumn("y").orElseThrow().isMissing(0)).isTrue();
        assertThatThrownBy(() -> ParquetLines.write(file, headings, List.of(List.of("a", "many", ""))))
                .isInstanceOf(NumberFormatException.class);
    }

    @Test
    void anyFlatFileIsReadAsLines() throws IOException {
        Path file = directory.resolve("lines.parquet");
        ParquetLines.write(
                file,
                List.of(
                        new ParquetLines.Heading("city_id", ParquetLines.Kind.TEXT),
                        new ParquetLines.Heading("year", ParquetLines.Kind.NUMBER),
                        new ParquetLines.Heading("value", ParquetLines.Kind.NUMBER)),
                List.of(List.of("münster", "2020", "0.1"), List.of("york", "2021", "")));
        assertThat(ParquetLines.isParquet(file)).isTrue();
        var table = ParquetLines.read(file);
        assertThat(table.columns()).containsExactly("city_id", "year", "value");
        assertThat(table.rows()).hasSize(2);
        assertThat(table.rows().getFirst().text("city_id")).isEqualTo("münster");
        assertThat(table.rows().getFirst().text("year")).isEqualTo("2020");
        assertThat(table.rows().getFirst().number("value")).isEqualTo(0.1);
        assertThat(table.rows().getLast().text("value")).isEmpty();
        Files.writeString(file, "PAR1 but nothing more");
        assertThatThrownBy(() -> ParquetLines.read(file))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("not a Parquet file");
        assertThat(ParquetLines.isParquet(directory.resolve("none"))).isFalse();
    }
}
