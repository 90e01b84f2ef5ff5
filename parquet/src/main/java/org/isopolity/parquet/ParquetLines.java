package org.isopolity.parquet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Any table of lines as a Parquet file: texts, and numbers that may be missing. */
public final class ParquetLines {

    private ParquetLines() {}

    /** What a column holds. */
    public enum Kind {
        /** Words; an empty cell is an empty word. */
        TEXT,
        /** Numbers; an empty cell is null. */
        NUMBER
    }

    /**
     * A column.
     *
     * @param name as in the header
     * @param kind of its cells
     */
    public record Heading(String name, Kind kind) {}

    /**
     * Writes a file.
     *
     * @param lines as many cells as there are headings; numbers written with a dot
     * @throws NumberFormatException if a cell of a column of numbers is none
     */
    public static void write(Path file, List<Heading> headings, List<List<String>> lines) throws IOException {
        List<ParquetColumn> columns = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            int place = i;
            List<String> cells = lines.stream().map(line -> line.get(place)).toList();
            String name = headings.get(i).name();
            columns.add(
                    switch (headings.get(i).kind()) {
                        case TEXT -> ParquetColumn.texts(name, cells);
                        case NUMBER ->
                            ParquetColumn.numbers(
                                    name,
                                    cells.stream()
                                            .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                                            .toArray());
                    });
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            ParquetColumn.write(out, columns, lines.size());
        }
    }
}
