package org.isopolity.parquet;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.ColumnSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.isopolity.text.input.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file, or a folder of them that are parts of one table, as a data lake or Apache Spark writes it. Texts, whole numbers and
 * numbers with decimals; compressed or not.
 */
public final class ColumnFile implements AutoCloseable {

    private static final int STRETCH = 1 << 14;

    static {
        QuietReader.quieten();
    }

    private final Path file;
    private final ParquetFileReader reader;

    private ColumnFile(Path file, ParquetFileReader reader) {
        this.file = file;
        this.reader = reader;
    }

    /** Whether a path is one: its name ends in .parquet, or it is a folder. */
    public static boolean isOne(Path path) {
        return Files.isDirectory(path)
                || path.toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
    }

    /**
     * Opens a file or a folder.
     *
     * @throws InvalidInput if there is none, or it is not Parquet
     */
    public static ColumnFile open(Path path) {
        List<Path> parts = parts(path);
        try {
            return new ColumnFile(
                    path,
                    parts.size() == 1
                            ? ParquetFileReader.open(InputFile.of(parts.getFirst()))
                            : ParquetFileReader.openAll(
                                    parts.stream().map(InputFile::of).toList()));
        } catch (IOException | RuntimeException unreadable) {
            throw unreadable(path, unreadable);
        }
    }

    private static List<Path> parts(Path path) {
        if (!Files.isDirectory(path)) {
            if (!Files.isRegularFile(path)) {
                throw InvalidInput.inFile(path, "there is no such file.", "Check the path.");
            }
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            List<Path> parts = files.filter(part -> part.toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
            if (parts.isEmpty()) {
                throw InvalidInput.inFile(path, "has no files that end in .parquet.", "Name the folder of the table.");
            }
            return parts;
        } catch (IOException unreadable) {
            throw unreadable(path, unreadable);
        }
    }

    static InvalidInput unreadable(Path path, Exception cause) {
        return InvalidInput.inFile(
                path,
                "is not a Parquet file that can be read (" + cause.getMessage() + ").",
                "Write it again, uncompressed or with Snappy.");
    }

    /** The names of its columns. */
    public List<String> names() {
        return reader.getFileSchema().getColumns().stream()
                .map(ColumnSchema::name)
                .toList();
    }

    /**
     * Hands over the rows in stretches, in the order of the file.
     *
     * @param names the columns wanted, in the order of a stretch's positions
     * @throws InvalidInput if there is no such column, or it holds neither text nor numbers
     */
    public void read(List<String> names, Consumer<Stretch> taker) {
        List<String> known = names();
        for (String name : names) {
            if (!known.contains(name)) {
                throw InvalidInput.inFile(
                        file,
                        "there is no column '" + name + "' (found: " + String.join(", ", known) + ").",
                        "Name a column that is there.");
            }
        }
        try (ColumnReaders columns = reader.buildColumnReaders(ColumnProjection.columns(names.toArray(String[]::new)))
                .batchSize(STRETCH)
                .build()) {
            long first = 1;
            while (columns.nextBatch()) {
                int size = columns.getRecordCount();
                @Nullable Object[] cells = new Object[names.size()];
                for (int c = 0; c < cells.length; c++) {
                    cells[c] = cells(columns.getColumnReader(names.get(c)), size);
                }
                taker.accept(new Stretch(first, size, cells));
                first += size;
            }
        } catch (InvalidInput mendable) {
            throw mendable;
        } catch (UnsupportedOperationException | IllegalStateException broken) {
            throw unreadable(file, broken);
        }
    }

    private Object cells(ColumnReader column, int size) {
        if (column.getColumnSchema().type() == PhysicalType.BYTE_ARRAY) {
            return column.getStrings();
        }
        double[] numbers = new double[size];
        Batches.copyNumbers(file, column, numbers, 0);
        return numbers;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }
}
