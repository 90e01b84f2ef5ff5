package org.isopolity.text.input;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A comma-separated file (RFC 4180, UTF-8, header line first), or the first sheet of an XLSX workbook, read whole and checked for
 * its shape: every column named once, every line as long as the header. Cells are text until a {@link Row} is asked for more.
 *
 * @param file where it was read from
 * @param columns the header, trimmed
 * @param rows the lines below the header; empty lines are passed over
 */
public record CsvTable(Path file, List<String> columns, List<Row> rows) {

    /** Read after the last line of every file; a quote that is still open then swallows it. */
    private static final String END = "\u0004";

    private static final Map<Character, String> SEPARATORS =
            new TreeMap<>(Map.of(',', "commas", ';', "semicolons", '\t', "tabs"));

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
        return read(file, ',');
    }

    /**
     * Reads a file whose cells are separated by another character, such as a semicolon.
     *
     * @throws InvalidInput as for commas
     */
    public static CsvTable read(Path file, char separator) {
        TextFile.require(file);
        if (Workbook.isWorkbook(file)) {
            return readWorkbook(file);
        }
        try (InputStream content = Files.newInputStream(file)) {
            return read(file, separator, content);
        } catch (IOException unreadable) {
            throw TextFile.unreadable(file, unreadable);
        }
    }

    /**
     * Reads a file that came without a place of its own, such as one that was sent.
     *
     * @param name by which messages call it
     * @throws InvalidInput as for a file that has a place
     */
    public static CsvTable read(String name, byte[] content) {
        return read(name, content, ',');
    }

    /**
     * Reads a file that came without a place of its own and whose cells are separated by another character.
     *
     * @param name by which messages call it
     * @throws InvalidInput as for a file that has a place
     */
    public static CsvTable read(String name, byte[] content, char separator) {
        Path file = Path.of(name);
        try {
            return read(file, separator, new ByteArrayInputStream(content));
        } catch (IOException unreadable) {
            throw TextFile.unreadable(file, unreadable);
        }
    }

    /**
     * A table that lies in a file of another format, with the same demands on its header.
     *
     * @param file where it was read from
     * @param columns the header
     * @param lines below it, each as long as the header; they are numbered from 1
     * @throws InvalidInput if a column has no name or the name of another
     */
    public static CsvTable of(Path file, List<String> columns, List<List<String>> lines) {
        List<String> names = header(file, 1, columns);
        List<Row> rows = new ArrayList<>();
        for (List<String> line : lines) {
            rows.add(new Row(file, rows.size() + 1L, names, line));
        }
        return new CsvTable(file, names, rows);
    }

    private static CsvTable read(Path file, char separator, InputStream content) throws IOException {
        try (Reader text = TextFile.utf8(new SequenceInputStream(content, TextFile.bytes("\n" + END + "\n")));
                CsvReader<CsvRecord> lines = CsvReader.builder()
                        .fieldSeparator(separator)
                        .skipEmptyLines(true)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text)) {
            return read(file, separator, lines);
        } catch (CsvParseException malformed) {
            throw malformed.getCause() instanceof IOException unreadable
                    ? TextFile.unreadable(file, unreadable)
                    : InvalidInput.inFile(
                            file,
                            "is not comma-separated text (" + malformed.getMessage() + ").",
                            "Close every quote, and write a quote inside quotes twice.");
        } catch (UncheckedIOException unreadable) {
            throw TextFile.unreadable(file, Objects.requireNonNull(unreadable.getCause()));
        }
    }

    private static CsvTable readWorkbook(Path file) {
        List<Workbook.Line> lines;
        try {
            lines = Workbook.lines(file);
        } catch (IOException | RuntimeException unreadable) {
            throw InvalidInput.inFile(
                    file,
                    "is not a workbook that can be read (" + unreadable.getMessage() + ").",
                    "Save it as XLSX, or as CSV in UTF-8.");
        }
        List<String> columns = List.of();
        List<Row> rows = new ArrayList<>();
        for (Workbook.Line line : lines) {
            if (columns.isEmpty()) {
                columns = header(file, line.number(), line.cells());
                continue;
            }
            if (line.cells().size() > columns.size()) {
                throw InvalidInput.atLine(
                        file,
                        line.number(),
                        "has " + line.cells().size() + " cells where the header has " + columns.size() + ".",
                        "Give every column a name in the first line.");
            }
            List<String> cells = new ArrayList<>(line.cells());
            while (cells.size() < columns.size()) {
                cells.add("");
            }
            rows.add(new Row(file, line.number(), columns, cells));
        }
        if (columns.isEmpty()) {
            throw InvalidInput.inFile(file, "is empty.", "Its first line must name the columns.");
        }
        return new CsvTable(file, columns, rows);
    }

    private static CsvTable read(Path file, char separator, Iterable<CsvRecord> lines) {
        List<String> columns = List.of();
        List<Row> rows = new ArrayList<>();
        for (CsvRecord line : lines) {
            if (isEnd(line)) {
                continue;
            }
            requireClosedQuotes(file, line);
            if (columns.isEmpty()) {
                columns = header(file, line.getStartingLineNumber(), line.getFields());
                requireSeparator(file, separator, line, columns);
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

    private static boolean isEnd(CsvRecord line) {
        return line.getFieldCount() == 1 && line.getField(0).equals(END);
    }

    private static void requireClosedQuotes(Path file, CsvRecord line) {
        if (line.getField(line.getFieldCount() - 1).endsWith("\n" + END + "\n")) {
            throw InvalidInput.atLine(
                    file,
                    line.getStartingLineNumber(),
                    "opens a quote that is never closed.",
                    "Close it, and write a quote inside quotes twice.");
        }
    }

    private static List<String> header(Path file, long number, List<String> cells) {
        List<String> columns = cells.stream()
                .map(TextFile::withoutByteOrderMark)
                .map(String::strip)
                .toList();
        Set<String> seen = new HashSet<>();
        for (String name : columns) {
            if (name.isEmpty()) {
                throw InvalidInput.atLine(file, number, "a column has no name.", "Name every column of the header.");
            }
            if (!seen.add(name)) {
                throw InvalidInput.atLine(
                        file, number, "two columns are called '" + name + "'.", "Give every column a name of its own.");
            }
        }
        return columns;
    }

    /** Spreadsheets of some countries separate by semicolons and still call it CSV. */
    private static void requireSeparator(Path file, char wanted, CsvRecord line, List<String> columns) {
        if (columns.size() > 1) {
            return;
        }
        SEPARATORS.forEach((separator, name) -> {
            if (separator != wanted && columns.getFirst().indexOf(separator) >= 0) {
                throw InvalidInput.atLine(
                        file,
                        line.getStartingLineNumber(),
                        "the columns are separated by " + name + ", not by "
                                + SEPARATORS.getOrDefault(wanted, "'" + wanted + "'") + ".",
                        "Save it with the other separator between the cells, and dots in the numbers.");
            }
        });
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
