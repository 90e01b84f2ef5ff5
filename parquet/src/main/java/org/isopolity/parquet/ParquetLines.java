package org.isopolity.parquet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.InvalidInput;

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

    /** Whether a file begins as every Parquet file does. */
    public static boolean isParquet(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return Arrays.equals(content.readNBytes(4), "PAR1".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException unreadable) {
            return false;
        }
    }

    /**
     * Reads a file of flat columns as lines of text: numbers with every digit they need, whole ones without a dot, nothing where
     * a value is null or not a number.
     *
     * @throws InvalidInput if it is no Parquet file that can be read, or has a column that holds neither text nor numbers
     */
    public static CsvTable read(Path file) {
        List<List<String>> lines = new ArrayList<>();
        try (ColumnFile columns = ColumnFile.open(file)) {
            List<String> names = columns.names();
            columns.read(names, stretch -> {
                for (int row = 0; row < stretch.size(); row++) {
                    int position = row;
                    lines.add(IntStream.range(0, names.size())
                            .mapToObj(column -> stretch.text(column, position))
                            .toList());
                }
            });
            return CsvTable.of(file, names, lines);
        }
    }

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
