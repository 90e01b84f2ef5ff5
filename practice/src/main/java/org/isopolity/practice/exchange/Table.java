package org.isopolity.practice.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of text.
 *
 * @param columns names of the columns
 * @param rows lines with as many cells as there are columns
 */
public record Table(List<String> columns, List<List<String>> rows) {

    /** Keeps its own copies; refuses lines of another length. */
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("a line has " + row.size() + " cells, not " + columns.size());
            }
        }
    }

    /** Writes it as comma-separated text in UTF-8. */
    void write(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            write(out);
        }
    }

    /** Writes it as comma-separated text (RFC 4180). */
    public void write(Writer out) {
        // not closed: the writer belongs to the caller
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(columns);
        rows.forEach(csv::writeRecord);
        try {
            csv.flush();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /**
     * The same table with cells that a spreadsheet would take for a formula written as text, by an apostrophe in front.
     */
    public Table forSpreadsheets() {
        List<List<String>> safe = new ArrayList<>();
        rows.forEach(row -> safe.add(row.stream().map(Table::disarm).toList()));
        return new Table(columns, safe);
    }

    private static String disarm(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 && !cell.matches("[-+]?[0-9.]+")
                ? "'" + cell
                : cell;
    }
}
