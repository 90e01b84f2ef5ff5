package org.isopolity.text.input;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A comma-separated file (RFC 4180, UTF-8, header line first) read whole and checked for its shape: every column named
 * once, every line as long as the header. Cells are text until a {@link Row} is asked for more.
 *
 * @param file where it was read from
 * @param columns the header, trimmed
 * @param rows the lines below the header; empty lines are passed over
 */
public record CsvTable(Path file, List<String> columns, List<Row> rows) {

    public CsvTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInput if there is no such file, it is not UTF-8 text, has no header, or a line breaks its shape
     */
    public static CsvTable read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw InvalidInput.inFile(file, "there is no such file.", "Check the path.");
        }
        try (Reader text = utf8(file);
                CsvReader<CsvRecord> lines = CsvReader.builder()
                        .skipEmptyLines(true)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text)) {
            return read(file, lines);
        } catch (CsvParseException | UncheckedIOException unreadable) {
            throw unreadable(file, unreadable);
        } catch (IOException unreadable) {
            throw InvalidInput.inFile(
                    file, "cannot be read (" + unreadable.getMessage() + ").", "Check its permissions.");
        }
    }

    /**
     * Reads a file that came without a place of its own, such as one that was sent.
     *
     * @param name by which messages call it
     * @throws InvalidInput as for a file that has a place
     */
    public static CsvTable read(String name, byte[] content) {
        Path file = Path.of(name);
        try (CsvReader<CsvRecord> lines = CsvReader.builder()
                .skipEmptyLines(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(content))
                        .toString())) {
            return read(file, lines);
        } catch (CsvParseException | UncheckedIOException unreadable) {
            throw unreadable(file, unreadable);
        } catch (CharacterCodingException malformed) {
            throw unreadable(file, new UncheckedIOException(malformed));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static CsvTable read(Path file, Iterable<CsvRecord> lines) {
        List<String> columns = List.of();
        List<Row> rows = new ArrayList<>();
        for (CsvRecord line : lines) {
            if (columns.isEmpty()) {
                columns = header(file, line);
                continue;
            }
            if (line.getFieldCount() != columns.size()) {
                throw InvalidInput.atLine(
                        file,
                        line.getStartingLineNumber(),
                        "has " + line.getFieldCount() + " cells where the header has " + columns.size() + ".",
                        "Put quotes around cells that contain a comma, and close every quote.");
            }
            rows.add(new Row(file, line.getStartingLineNumber(), columns, line.getFields()));
        }
        if (columns.isEmpty()) {
            throw InvalidInput.inFile(file, "is empty.", "The first line must name the columns.");
        }
        return new CsvTable(file, columns, rows);
    }

    private static List<String> header(Path file, CsvRecord line) {
        List<String> columns = line.getFields().stream()
                .map(name -> name.startsWith("\uFEFF") ? name.substring(1) : name)
                .map(String::strip)
                .toList();
        Set<String> seen = new HashSet<>();
        for (String name : columns) {
            if (name.isEmpty()) {
                throw InvalidInput.atLine(file, 1, "a column has no name.", "Name every column of the header.");
            }
            if (!seen.add(name)) {
                throw InvalidInput.atLine(
                        file, 1, "two columns are called '" + name + "'.", "Give every column a name of its own.");
            }
        }
        return columns;
    }

    /** Refuses malformed text instead of replacing it: a value that cannot be read must not become another value. */
    private static Reader utf8(Path file) throws IOException {
        return new java.io.InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static InvalidInput unreadable(Path file, RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return InvalidInput.inFile(file, "is not UTF-8 text.", "Save it as CSV in UTF-8.");
            }
        }
        return InvalidInput.inFile(
                file, "is not comma-separated text (" + failure.getMessage() + ").", "Save it as CSV in UTF-8.");
    }

    /** Whether the header has this column. */
    public boolean has(String column) {
        return columns.contains(column);
    }

    /**
     * Makes sure that these columns are there.
     *
     * @throws InvalidInput naming the first that is missing and those that are there
     */
    public void require(String... required) {
        for (String column : required) {
            if (!has(column)) {
                throw InvalidInput.atLine(
                        file,
                        1,
                        "there is no column '" + column + "' (found: "
                                + columns.stream().collect(Collectors.joining(", ")) + ").",
                        "Add the column, or check the spelling of the header.");
            }
        }
    }

    /**
     * Makes sure that there is at least one line below the header.
     *
     * @throws InvalidInput if there is none
     */
    public void requireRows() {
        if (rows.isEmpty()) {
            throw InvalidInput.inFile(file, "has a header but no lines below it.", "Add at least one line.");
        }
    }
}
