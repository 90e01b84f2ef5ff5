package org.isopolity.text.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as people write them: what is understood, and what is said where it is not. */
class CsvTableTest {

    @TempDir
    private Path place;

    private Path file(String text) throws IOException {
        return Files.writeString(place.resolve("t.csv"), text);
    }

    private CsvTable read(String text) throws IOException {
        return CsvTable.read(file(text));
    }

    private static List<List<String>> cells(CsvTable table) {
        return table.rows().stream()
                .map(row -> table.columns().stream().map(row::text).toList())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n1,2\n3,4\n",
                "a,b\n1,2\n3,4",
                "a,b\r\n1,2\r\n3,4\r\n",
                "a,b\r1,2\r3,4\r",
                "\uFEFFa,b\n1,2\n3,4\n",
                " a , b \n 1 ,2\n3, 4\n",
                "\n\na,b\n\n1,2\n\n3,4\n\n",
                "\"a\",\"b\"\n\"1\",\"2\"\n3,\"4\""
            })
    void lineEndsMarksSpacesAndQuotesMakeNoDifference(String text) throws IOException {
        CsvTable table = read(text);
        assertThat(table.columns()).containsExactly("a", "b");
        assertThat(cells(table)).containsExactly(List.of("1", "2"), List.of("3", "4"));
    }

    @Test
    void rowsKnowTheLineTheyBeginOn() throws IOException {
        CsvTable table = read("a,b\n\n\"one\ntwo\",2\n3,4\n");
        assertThat(table.rows()).extracting(Row::line).containsExactly(3L, 5L);
        assertThat(table.rows().getFirst().text("a")).isEqualTo("one\ntwo");
    }

    @Test
    void anotherSeparatorCanBeAskedFor() throws IOException {
        assertThat(cells(CsvTable.read(file("a;b\n1,5;2\n"), ';'))).containsExactly(List.of("1,5", "2"));
    }

    /** Whatever the cells hold, a table that was written by the rules is read as it was. */
    @Test
    void everyTableWrittenByTheRulesIsReadBack() throws IOException {
        String letters = "ab,;\"\n\r \t'é中😀=#\\";
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            int width = 1 + random.nextInt(5);
            List<List<String>> lines = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                List<String> cells = new ArrayList<>();
                for (int j = 0; j < width; j++) {
                    StringBuilder cell = new StringBuilder("x");
                    for (int k = random.nextInt(8); k > 0; k--) {
                        int[] points = letters.codePoints().toArray();
                        cell.appendCodePoint(points[random.nextInt(points.length)]);
                    }
                    cells.add(cell.append('x').toString());
                }
                lines.add(cells);
            }
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < width; j++) {
                text.append(j == 0 ? "c0" : ",c" + j);
            }
            for (List<String> line : lines) {
                text.append('\n')
                        .append(line.stream()
                                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                                .collect(Collectors.joining(",")));
            }
            assertThat(cells(read(text.toString()))).as("round %d", round).isEqualTo(lines);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        `` | t.csv: is empty. The first line must name the columns.
        \\n\\n | t.csv: is empty.
        a,,b\\n1,2,3 | t.csv, line 1: a column has no name. Name every column of the header.
        \\na,a\\n1,2 | t.csv, line 2: two columns are called 'a'. Give every column a name of its own.
        a,b\\n1,2,3 | t.csv, line 2: has 3 cells where the header has 2. Put quotes around cells that contain a comma
        a,b\\n1,2\\n3 | t.csv, line 3: has 1 cells where the header has 2.
        a,b\\n1,"2\\n3,4 | t.csv, line 2: opens a quote that is never closed. Close it
        a,b\\n1,2\\n3,"4 | t.csv, line 3: opens a quote that is never closed.
        "a,b\\n1,2\\n | t.csv, line 1: opens a quote that is never closed.
        a,b\\n1,"2" x\\n | t.csv: is not comma-separated text
        a;b\\n1;2 | t.csv, line 1: the columns are separated by semicolons, not by commas. Save it
        a\\tb\\n1\\t2 | t.csv, line 1: the columns are separated by tabs, not by commas.
        """)
    void aTableOutOfShapeIsNamedWithItsLine(String text, String said) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n").replace("\\t", "\t")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(said)
                .extracting(Throwable::getMessage)
                .asString()
                .hasLineCount(1);
    }

    @Test
    void aQuoteThatIsNeverClosedTakesNoLinesWithIt() {
        String lines = "1,2\n".repeat(5000);
        assertThatThrownBy(() -> read("a,b\n" + lines + "3,\"4\n" + lines))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("line 5002: opens a quote");
    }

    @Test
    void whatIsNoTextFileIsRefused() throws IOException {
        assertThatThrownBy(() -> CsvTable.read(place.resolve("none.csv")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageEndingWith("none.csv: there is no such file. Check the path.");
        assertThatThrownBy(() -> CsvTable.read(place))
                .isInstanceOf(InvalidInput.class)
                .hasMessageEndingWith(": is a directory, not a file. Name the file in it.");
        for (byte[] bytes : List.of(
                new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0},
                "a,b\nM\u00fcnchen,1\n".getBytes(StandardCharsets.ISO_8859_1),
                "a,b\n1,é".getBytes(StandardCharsets.UTF_8),
                "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16))) {
            byte[] cut = bytes.length > 0 && bytes[bytes.length - 1] == (byte) 0xa9
                    ? java.util.Arrays.copyOf(bytes, bytes.length - 1)
                    : bytes;
            Path file = Files.write(place.resolve("b.csv"), cut);
            assertThatThrownBy(() -> CsvTable.read(file))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("b.csv: is not UTF-8 text. Save it as plain text in UTF-8.");
        }
    }

    /** Any bytes at all are either a table or one message. */
    @Test
    void anyBytesAreATableOrAMessage() throws IOException {
        Random random = new Random(11);
        byte[] likely = "a,b\n\"\r;1.5 ".getBytes(StandardCharsets.US_ASCII);
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = new byte[random.nextInt(60)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(50) == 0 ? (byte) random.nextInt(256) : likely[random.nextInt(likely.length)];
            }
            Path file = Files.write(place.resolve("r.csv"), bytes);
            try {
                CsvTable table = CsvTable.read(file);
                assertThat(table.columns()).doesNotContain("").doesNotHaveDuplicates();
            } catch (InvalidInput refused) {
                assertThat(refused.getMessage())
                        .contains("r.csv")
                        .hasLineCount(1)
                        .doesNotContain("\r");
            }
        }
    }

    @Test
    void missingColumnsAreNamedWithThoseThatAreThere() throws IOException {
        CsvTable table = read("id,name\n1,2\n");
        table.require("id", "name");
        assertThat(table.has("name")).isTrue();
        assertThat(table.has("Name")).isFalse();
        assertThatThrownBy(() -> table.require("id", "value"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("t.csv, line 1: there is no column 'value' (found: id, name). Add the column");
    }

    @Test
    void aTableWithoutLinesIsSoWhenLinesAreNeeded() throws IOException {
        read("a\n1\n").requireRows();
        CsvTable table = read("a,b\n");
        assertThat(table.rows()).isEmpty();
        assertThatThrownBy(table::requireRows)
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("t.csv: has a header but no lines below it. Add at least one line.");
    }

    @Test
    void aMessageCarriesNoTerminalCodesAndNoPages() throws IOException {
        CsvTable hostile = read("\"a\u001b[31m\n\u0007b\"\n1\n");
        assertThatThrownBy(() -> hostile.require("x"))
                .extracting(Throwable::getMessage)
                .asString()
                .hasLineCount(1)
                .doesNotContain("\u001b", "\u0007");
        CsvTable long1 = read("v\n" + "9".repeat(100_000) + "z\n");
        assertThatThrownBy(() -> long1.rows().getFirst().number("v"))
                .extracting(Throwable::getMessage)
                .asString()
                .hasSizeLessThan(1100)
                .contains("line 2, v:", "such as 1234.5.");
    }
}
