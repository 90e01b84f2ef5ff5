package org.isopolity.parquet;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.Validity;
import dev.hardwood.schema.ColumnSchema;
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
import java.util.function.IntFunction;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.InvalidInput;

/** Any table of lines as a Parquet file: texts, and numbers that may be missing. */
public final class ParquetLines {

    static {
        QuietReader.quieten();
    }

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
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file))) {
            List<ColumnSchema> columns = reader.getFileSchema().getColumns();
            int size = Math.toIntExact(reader.getFileMetaData().numRows());
            List<List<String>> lines = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                lines.add(new ArrayList<>(columns.size()));
            }
            for (int i = 0; i < columns.size(); i++) {
                try (ColumnReader values = reader.columnReader(i)) {
                    addTo(lines, file, columns.get(i), values);
                }
            }
            return CsvTable.of(file, columns.stream().map(ColumnSchema::name).toList(), lines);
        } catch (IOException
                | ArithmeticException
                | IllegalArgumentException
                | IllegalStateException
                | UnsupportedOperationException unreadable) {
            throw InvalidInput.inFile(
                    file,
                    "is not a Parquet file that can be read (" + unreadable.getMessage() + ").",
                    "Write it again, with flat columns.");
        }
    }

    private static void addTo(List<List<String>> lines, Path file, ColumnSchema column, ColumnReader values) {
        int line = 0;
        while (values.nextBatch()) {
            IntFunction<String> cells = cells(file, column, values);
            Validity validity = values.getLeafValidity();
            for (int i = 0; i < values.getRecordCount(); i++) {
                lines.get(line++).add(validity.hasNulls() && validity.isNull(i) ? "" : cells.apply(i));
            }
        }
    }

    private static IntFunction<String> cells(Path file, ColumnSchema column, ColumnReader values) {
        return switch (column.type()) {
            case BYTE_ARRAY -> {
                String[] texts = values.getStrings();
                yield i -> texts[i];
            }
            case DOUBLE -> {
                double[] numbers = values.getDoubles();
                yield i -> text(numbers[i]);
            }
            case FLOAT -> {
                float[] numbers = values.getFloats();
                yield i -> text(numbers[i]);
            }
            case INT32 -> {
                int[] numbers = values.getInts();
                yield i -> Integer.toString(numbers[i]);
            }
            case INT64 -> {
                long[] numbers = values.getLongs();
                yield i -> Long.toString(numbers[i]);
            }
            default ->
                throw InvalidInput.inFile(
                        file,
                        "the column '" + column.name() + "' holds neither text nor numbers.",
                        "Write it as text, double or whole numbers, or take it out.");
        };
    }

    private static String text(double number) {
        if (Double.isNaN(number)) {
            return "";
        }
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
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
