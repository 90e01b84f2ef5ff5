package org.isopolity.parquet;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.Validity;
import dev.hardwood.schema.ColumnSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.index.sheet.WideRows;
import org.isopolity.text.input.InvalidInput;

/**
 * A wide table in a Parquet file: the columns {@code city_id} (text), if wanted {@code year} (whole numbers) and {@code name}, and
 * one of numbers for each indicator or denominator, in which null and NaN are missing values.
 */
public final class ParquetTable {

    /** The reader makes room for a whole batch of every column, however few rows there are. */
    private static final int LARGEST_BATCH = 1 << 14;

    static {
        QuietReader.quieten();
    }

    private ParquetTable() {}

    /**
     * Reads a table. Rows come in the order of years and city ids, whatever the order of the file.
     *
     * @throws InvalidInput if there is no such file, it is no Parquet file, has an unknown column, a column that does not hold
     *     numbers, an infinite number, or two rows for one city and year
     */
    public static Sheet read(Path file, Framework framework) {
        if (!Files.isRegularFile(file)) {
            throw InvalidInput.inFile(file, "there is no such file.", "Check the path.");
        }
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file))) {
            return read(file, framework, reader);
        } catch (IOException | IllegalArgumentException | IllegalStateException unreadable) {
            throw InvalidInput.inFile(
                    file,
                    "is not a Parquet file that can be read (" + unreadable.getMessage() + ").",
                    "Write it again.");
        }
    }

    private static Sheet read(Path file, Framework framework, ParquetFileReader reader) throws IOException {
        List<ColumnSchema> columns = reader.getFileSchema().getColumns();
        List<String> header = columns.stream().map(ColumnSchema::name).toList();
        int size = Math.toIntExact(reader.getFileMetaData().numRows());
        WideRows rows = WideRows.of(file, framework, header);
        int[] targets = rows.targets();
        List<String> cities = List.of();
        double[] years = new double[0];
        try (Ahead ahead = new Ahead(reader, targets, size)) {
            for (int i = 0; i < targets.length; i++) {
                if (targets[i] == WideRows.CITY) {
                    cities = texts(file, ahead.next(), columns.get(i), size);
                } else if (targets[i] == WideRows.YEAR) {
                    years = numbers(file, ahead.next(), columns.get(i), size);
                } else if (targets[i] >= 0) {
                    rows.put(targets[i], numbers(file, ahead.next(), columns.get(i), size));
                }
            }
        }
        for (int row = 0; row < size; row++) {
            String year = years.length == 0 ? "" : String.format(Locale.ROOT, "%.0f", years[row]);
            rows.begin(row + 1L, cities.get(row), year);
        }
        return rows.toSheet();
    }

    /** Columns in their order, a few opened before they are asked for: each is decoded by a thread of the reader's own. */
    private static final class Ahead implements AutoCloseable {

        private static final int COLUMNS = 8;

        private final ParquetFileReader reader;
        private final int[] targets;
        private final int batch;
        private final Deque<ColumnReader> open = new ArrayDeque<>();
        private int position;

        Ahead(ParquetFileReader reader, int[] targets, int size) {
            this.reader = reader;
            this.targets = targets;
            batch = Math.clamp(size, 1, LARGEST_BATCH);
        }

        /** The next column, to be closed by whoever takes it. */
        ColumnReader next() {
            while (open.size() < COLUMNS && position < targets.length) {
                if (targets[position] != WideRows.PASSED_OVER) {
                    open.add(reader.buildColumnReader(position).batchSize(batch).build());
                }
                position++;
            }
            return open.remove();
        }

        @Override
        public void close() {
            open.forEach(ColumnReader::close);
        }
    }

    private static List<String> texts(Path file, ColumnReader opened, ColumnSchema column, int size) {
        List<String> texts = new ArrayList<>(size);
        try (ColumnReader values = opened) {
            if (column.type() != PhysicalType.BYTE_ARRAY) {
                throw InvalidInput.inFile(
                        file,
                        "the column '" + column.name() + "' does not hold text.",
                        "Write the ids of cities as text.");
            }
            while (values.nextBatch()) {
                String[] batch = values.getStrings();
                for (int i = 0; i < values.getRecordCount(); i++) {
                    texts.add(batch[i] == null ? "" : batch[i]);
                }
            }
        }
        return texts;
    }

    private static double[] numbers(Path file, ColumnReader opened, ColumnSchema column, int size) {
        double[] numbers = new double[size];
        int at = 0;
        try (ColumnReader values = opened) {
            while (values.nextBatch()) {
                int count = values.getRecordCount();
                copy(file, values, column, numbers, at, count);
                Validity validity = values.getLeafValidity();
                if (validity.hasNulls()) {
                    for (int i = 0; i < count; i++) {
                        numbers[at + i] = validity.isNull(i) ? Double.NaN : numbers[at + i];
                    }
                }
                at += count;
            }
        }
        for (int row = 0; row < size; row++) {
            if (Double.isInfinite(numbers[row])) {
                throw InvalidInput.inField(
                        file, row + 1L, column.name(), "is infinite.", "Correct it, or leave it missing.");
            }
        }
        return numbers;
    }

    private static void copy(Path file, ColumnReader values, ColumnSchema column, double[] target, int at, int count) {
        switch (column.type()) {
            case DOUBLE -> System.arraycopy(values.getDoubles(), 0, target, at, count);
            case FLOAT -> {
                float[] batch = values.getFloats();
                for (int i = 0; i < count; i++) {
                    target[at + i] = batch[i];
                }
            }
            case INT32 -> {
                int[] batch = values.getInts();
                for (int i = 0; i < count; i++) {
                    target[at + i] = batch[i];
                }
            }
            case INT64 -> {
                long[] batch = values.getLongs();
                for (int i = 0; i < count; i++) {
                    target[at + i] = (double) batch[i];
                }
            }
            default ->
                throw InvalidInput.inFile(
                        file,
                        "the column '" + column.name() + "' does not hold numbers.",
                        "Write indicators as double, float or whole numbers.");
        }
    }

    /**
     * Writes a sheet, indicators only: one row group, no compression. The same sheet gives the same bytes.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, Sheet sheet) throws IOException {
        List<ParquetColumn> columns = new ArrayList<>();
        columns.add(ParquetColumn.texts(
                "city_id", sheet.cities().stream().map(city -> city.id()).toList()));
        if (sheet.isPanel()) {
            columns.add(ParquetColumn.wholeNumbers(
                    "year", sheet.years().stream().mapToInt(year -> year).toArray()));
        }
        for (int i = 0; i < sheet.indicators().size(); i++) {
            columns.add(ParquetColumn.numbers(
                    sheet.indicators().get(i).id(), sheet.columns().get(i).toArray()));
        }
        try (var out = new java.io.BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            ParquetColumn.write(out, columns, sheet.size());
        }
    }
}
