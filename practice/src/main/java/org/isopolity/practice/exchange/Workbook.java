package org.isopolity.practice.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.isopolity.practice.vocabulary.Concept;
import org.isopolity.practice.vocabulary.Vocabulary;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.InvalidInput;
import org.isopolity.text.input.Row;

/** The simple form of the library as a workbook (XLSX): the first sheet holds practices, the second the words that may be used. */
public final class Workbook {

    private static final int MOST_COLUMNS = 100;

    private Workbook() {}

    /** Writes practices, or an empty template where there are none, with the vocabulary on a second sheet. */
    public static void write(Table practices, Vocabulary vocabulary, OutputStream out) throws IOException {
        try (org.dhatim.fastexcel.Workbook book = new org.dhatim.fastexcel.Workbook(out, "Isopolity", "1.0")) {
            fill(book.newWorksheet("practices"), practices);
            List<List<String>> words = new ArrayList<>();
            for (Concept concept : vocabulary.concepts()) {
                words.add(List.of(
                        concept.id(),
                        concept.facet().name().toLowerCase(java.util.Locale.ROOT),
                        concept.broader().orElse(""),
                        String.join("; ", concept.terms().getOrDefault("en", List.of()))));
            }
            fill(book.newWorksheet("vocabulary"), new Table(List.of("concept", "facet", "broader", "terms"), words));
        }
    }

    private static void fill(Worksheet sheet, Table table) {
        for (int column = 0; column < table.columns().size(); column++) {
            sheet.value(0, column, table.columns().get(column));
            sheet.style(0, column).bold().set();
            for (int row = 0; row < table.rows().size(); row++) {
                // always as text: nothing that was typed becomes a formula
                sheet.value(row + 1, column, table.rows().get(row).get(column));
            }
        }
        sheet.freezePane(0, 1);
    }

    /** Reads the first sheet as a table whose lines are those of the sheet. */
    static CsvTable read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw InvalidInput.inFile(file, "there is no such file.", "Check the path.");
        }
        try (InputStream in = Files.newInputStream(file);
                ReadableWorkbook book = new ReadableWorkbook(in);
                Stream<org.dhatim.fastexcel.reader.Row> rows =
                        book.getFirstSheet().openStream()) {
            return table(file, rows.toList());
        } catch (IOException | UncheckedIOException | org.dhatim.fastexcel.reader.ExcelReaderException unreadable) {
            throw InvalidInput.inFile(
                    file, "is not a workbook that can be read (" + unreadable.getMessage() + ").", "Save it as XLSX.");
        }
    }

    private static CsvTable table(Path file, List<org.dhatim.fastexcel.reader.Row> sheet) {
        if (sheet.isEmpty()) {
            throw InvalidInput.inFile(file, "is empty.", "The first line must name the columns.");
        }
        List<String> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int width = Math.min(MOST_COLUMNS, sheet.getFirst().getCellCount());
        for (int column = 0; column < width; column++) {
            String name = text(sheet.getFirst(), column);
            if (!name.isEmpty() && !seen.add(name)) {
                throw InvalidInput.atLine(
                        file, 1, "two columns are called '" + name + "'.", "Give every column a name of its own.");
            }
            columns.add(name.isEmpty() ? "#" + (column + 1) : name);
        }
        List<Row> rows = new ArrayList<>();
        for (org.dhatim.fastexcel.reader.Row line : sheet.subList(1, sheet.size())) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < width; column++) {
                cells.add(text(line, column));
            }
            if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                rows.add(new Row(file, line.getRowNum(), columns, cells));
            }
        }
        return new CsvTable(file, columns, rows);
    }

    private static String text(org.dhatim.fastexcel.reader.Row row, int column) {
        return row.getOptionalCell(column)
                .filter(cell -> cell.getType() != CellType.EMPTY && cell.getType() != CellType.ERROR)
                .map(Workbook::text)
                .orElse("")
                .strip();
    }

    private static String text(Cell cell) {
        return cell.getType() == CellType.NUMBER
                ? cell.asNumber().stripTrailingZeros().toPlainString()
                : cell.getText();
    }
}
