package org.isopolity.parquet;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.schema.ColumnSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.isopolity.text.input.InvalidInput;

/**
 * The columns of one Parquet file, each whole, in their order: for wide tables that fit into memory. A few are opened before they are
 * asked for, and each is decoded by a thread of the reader's own.
 */
public final class WholeColumns implements AutoCloseable {

    /** The reader makes room for a whole batch of every column, however few rows there are. */
    private static final int LARGEST_BATCH = 1 << 14;

    private static final int AHEAD = 8;

    static {
        QuietReader.quieten();
    }

    private final Path file;
    private final ParquetFileReader reader;
    private final List<ColumnSchema> columns;
    private final int rows;
    private final List<Integer> wanted = new ArrayList<>();
    private final Deque<ColumnReader> open = new ArrayDeque<>();
    private int opened;
    private int taken;

    private WholeColumns(Path file, ParquetFileReader reader) {
        this.file = file;
        this.reader = reader;
        this.columns = reader.getFileSchema().getColumns();
        this.rows = Math.toIntExact(reader.getFileMetaData().numRows());
    }

    /**
     * Opens a file.
     *
     * @throws InvalidInput if there is none, or it is no Parquet file that can be read
     */
    public static WholeColumns open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw InvalidInput.inFile(file, "there is no such file.", "Check the path.");
        }
        try {
            return new WholeColumns(file, ParquetFileReader.open(InputFile.of(file)));
        } catch (IOException | RuntimeException unreadable) {
            throw ColumnFile.unreadable(file, unreadable);
        }
    }

    /** The names of its columns. */
    public List<String> names() {
        return columns.stream().map(ColumnSchema::name).toList();
    }

    /** How many rows it has. */
    public int rows() {
        return rows;
    }

    /** Says, once and before the first is asked for, at which positions the columns stand that will be. */
    public void want(List<Integer> positions) {
        wanted.addAll(positions);
    }

    /** The next column that is wanted, as text; empty where nothing is written. */
    public List<String> texts() {
        ColumnSchema column = columns.get(wanted.get(taken));
        List<String> texts = new ArrayList<>(rows);
        try (ColumnReader values = next()) {
            if (column.type() != PhysicalType.BYTE_ARRAY) {
                throw InvalidInput.inFile(
                        file, "the column '" + column.name() + "' does not hold text.", "Write it as text.");
            }
            while (values.nextBatch()) {
                String[] batch = values.getStrings();
                for (int i = 0; i < values.getRecordCount(); i++) {
                    texts.add(batch[i] == null ? "" : batch[i]);
                }
            }
        } catch (IllegalStateException | UnsupportedOperationException broken) {
            throw ColumnFile.unreadable(file, broken);
        }
        return texts;
    }

    /** The next column that is wanted, as numbers; NaN where nothing is written. */
    public double[] numbers() {
        double[] numbers = new double[rows];
        int at = 0;
        try (ColumnReader values = next()) {
            while (values.nextBatch()) {
                Batches.copyNumbers(file, values, numbers, at);
                at += values.getRecordCount();
            }
        } catch (IllegalStateException | UnsupportedOperationException broken) {
            throw ColumnFile.unreadable(file, broken);
        }
        return numbers;
    }

    private ColumnReader next() {
        while (open.size() < AHEAD && opened < wanted.size()) {
            open.add(reader.buildColumnReader(wanted.get(opened++))
                    .batchSize(Math.clamp(rows, 1, LARGEST_BATCH))
                    .build());
        }
        taken++;
        return open.remove();
    }

    @Override
    public void close() {
        open.forEach(ColumnReader::close);
        try {
            reader.close();
        } catch (IOException unreadable) {
            throw ColumnFile.unreadable(file, unreadable);
        }
    }
}
