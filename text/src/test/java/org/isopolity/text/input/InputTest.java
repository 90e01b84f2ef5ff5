package org.isopolity.text.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.isopolity.text.Phrase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write is read as they meant it, or they are told line, field and remedy. */
class InputTest {

    enum Size {
        SMALL,
        VERY_LARGE
    }

    record Settings(String title, int count, List<Double> shares) {
        Settings {
            if (count < 0) {
                throw new IllegalArgumentException("'count' must not be negative");
            }
        }
    }

    @TempDir
    private Path directory;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private CsvTable table(String text) throws IOException {
        return CsvTable.read(file("table.csv", text));
    }

    private Row row(String cell) throws IOException {
        return table("x,y\n" + cell + ",\n").rows().getFirst();
    }

    // ---- tables ---------------------------------------------------------------------------------------------------

    @Test
    void quotesCommasAndEmptyLinesAreRead() throws IOException {
        CsvTable table = table("\uFEFFx, y\n\"a, \"\"b\"\"\",1\n\nc,\"two\nlines\"\n");
        assertThat(table.columns()).containsExactly("x", "y");
        assertThat(table.rows()).hasSize(2);
        assertThat(table.rows().getFirst().text("x")).isEqualTo("a, \"b\"");
        assertThat(table.rows().getLast().text("y")).isEqualTo("two\nlines");
        assertThat(table.rows().getLast().line()).isEqualTo(4);
        assertThat(table.rows().getLast().text("z")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x,x\\n1,2|line 1: two columns are called 'x'",
                "x,\\n1,2|line 1: a column has no name",
                "x,y\\n1,2\\n1,2,3|line 3: has 3 cells where the header has 2"
            })
    void brokenShapesAreNamed(String text, String message) {
        assertThatThrownBy(() -> table(text.replace("\\n", "\n")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(message);
    }

    @Test
    void whatIsNotUtf8IsRefused() throws IOException {
        Path file = directory.resolve("latin.csv");
        Files.write(file, "x\nZürich\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> CsvTable.read(file)).hasMessageContaining("not UTF-8");
    }

    @Test
    void missingFilesColumnsAndLinesAreNamed() throws IOException {
        assertThatThrownBy(() -> CsvTable.read(directory.resolve("none.csv"))).hasMessageContaining("no such file");
        CsvTable table = table("x,y\n");
        assertThatThrownBy(() -> table.require("x", "z")).hasMessageContaining("no column 'z' (found: x, y)");
        assertThatThrownBy(table::requireRows).hasMessageContaining("no lines below it");
    }

    @Test
    void theFirstSheetOfAWorkbookIsATable() throws IOException {
        Path file = directory.resolve("table.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                var workbook = new org.dhatim.fastexcel.Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("data");
            sheet.value(0, 0, "x");
            sheet.value(0, 1, "y");
            sheet.value(1, 0, "Zürich");
            sheet.value(1, 1, 0.1);
            sheet.value(3, 0, "Bern");
        }
        CsvTable table = CsvTable.read(file);
        assertThat(table.columns()).containsExactly("x", "y");
        assertThat(table.rows()).hasSize(2);
        assertThat(table.rows().getFirst().text("x")).isEqualTo("Zürich");
        assertThat(table.rows().getFirst().number("y")).isEqualTo(0.1);
        assertThat(table.rows().getLast().line()).isEqualTo(4);
        assertThat(table.rows().getLast().findNumber("y")).isEmpty();
    }

    @Test
    void whatIsNoWorkbookIsSaid() throws IOException {
        Path file = file("table.xlsx", "x,y\n");
        assertThatThrownBy(() -> CsvTable.read(file))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("table.xlsx: is not a workbook");
    }

    // ---- cells ----------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"1,1", "-2.5,-2.5", "+.5,0.5", "1e3,1000", "7.,7"})
    void numbers(String cell, double number) throws IOException {
        assertThat(row(cell).number("x")).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 000", "0x10", "NaN", "Infinity", "1d", "1e999", "n/a", "--1"})
    void whatIsNoNumberIsNamedWithItsPlace(String cell) {
        assertThatThrownBy(() -> row(cell).number("x"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("line 2, x: '" + cell + "' is not a number");
    }

    @Test
    void emptyCells() throws IOException {
        Row row = row("1");
        assertThat(row.findNumber("y")).isEmpty();
        assertThat(row.findWholeNumber("y")).isEmpty();
        assertThatThrownBy(() -> row.number("y")).hasMessageContaining("y: is empty");
        assertThatThrownBy(() -> row.requiredText("y")).hasMessageContaining("Fill it in");
    }

    @Test
    void wholeNumbersYearsIdentifiersAndConstants() throws IOException {
        assertThat(row("2024").year("x")).isEqualTo(2024);
        assertThat(row("12").findWholeNumber("x")).hasValue(12);
        assertThat(row("são-paulo_1").identifier("x")).isEqualTo("são-paulo_1");
        assertThat(row("very-large").oneOf("x", Size.class)).isEqualTo(Size.VERY_LARGE);
        assertThatThrownBy(() -> row("24").year("x")).hasMessageContaining("not a year");
        assertThatThrownBy(() -> row("1.5").findWholeNumber("x")).hasMessageContaining("not a whole number");
        assertThatThrownBy(() -> row("a b").identifier("x")).hasMessageContaining("not an identifier");
        assertThatThrownBy(() -> row("huge").oneOf("x", Size.class)).hasMessageContaining("small, very_large");
    }

    // ---- YAML -----------------------------------------------------------------------------------------------------

    private Settings settings(String text) throws IOException {
        return YamlFile.readWhole(file("settings.yaml", text), Settings.class);
    }

    @Test
    void aYamlFileIsARecord() throws IOException {
        assertThat(settings("title: a\ncount: 3\nshares: [0.5, 1]\n"))
                .isEqualTo(new Settings("a", 3, List.of(0.5, 1.0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "title: a\\n"
                        + "count: 3\\n"
                        + "shares: []\\n"
                        + "share: [1]|line 4: 'share' is unknown here. Known: count, shares, title",
                "title: a\\ncount: -1\\nshares: []|'count' must not be negative",
                "title: a\\ncount: three\\nshares: []|count",
                "title: [|settings.yaml, line",
                "title: a|count"
            })
    void mistakesInYamlAreNamed(String text, String message) {
        assertThatThrownBy(() -> settings(text.replace("\\n", "\n")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(message);
    }

    @Test
    void anEmptyOrMissingYamlFile() throws IOException {
        assertThatThrownBy(() -> YamlFile.read(directory.resolve("none.yaml"), Settings.class))
                .hasMessageContaining("no such file");
    }

    // ---- phrases --------------------------------------------------------------------------------------------------

    @Test
    void phrasesAreListedAndSpoken() {
        Phrase word = new Phrase("org.isopolity.text.phrases", "list", List.of("a", "b"));
        assertThat(word.in(Locale.ROOT)).isEqualTo("a, b");
        assertThat(Phrase.list(List.of(word, word)).in(Locale.GERMAN)).isEqualTo("a, b, a, b");
        assertThatThrownBy(() -> Phrase.list(List.of())).hasMessageContaining("needs an item");
    }
}
