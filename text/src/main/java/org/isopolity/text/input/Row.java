package org.isopolity.text.input;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One line of a {@link CsvTable}. Cells are trimmed. Every accessor that expects something of a cell throws an
 * {@link InvalidInput} naming file, line and column when the cell does not keep to it.
 */
public final class Row {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*");

    private final Path file;
    private final long line;
    private final List<String> columns;
    private final List<String> cells;

    /**
     * A line of a table that was not read from comma-separated text, such as a sheet of a workbook.
     *
     * @param file where it was read from
     * @param line counted from 1 with the header
     * @param columns names of the columns
     * @param cells as many as there are columns
     */
    public Row(Path file, long line, List<String> columns, List<String> cells) {
        this.file = file;
        this.line = line;
        this.columns = List.copyOf(columns);
        this.cells = List.copyOf(cells);
    }

    /** The line in the file, counted from 1 with the header. */
    public long line() {
        return line;
    }

    /** The cell's text; empty where the cell is empty or the table lacks the column. */
    public String text(String column) {
        int position = columns.indexOf(column);
        return position < 0 ? "" : cells.get(position).strip();
    }

    /** The cell's text, which must not be empty. */
    public String requiredText(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            throw problem(column, "is empty.", "Fill it in.");
        }
        return text;
    }

    /** An identifier: letters, digits, dot, dash and underscore, beginning with a letter or digit. */
    public String identifier(String column) {
        String text = requiredText(column);
        if (!IDENTIFIER.matcher(text).matches()) {
            throw problem(
                    column,
                    "'" + text + "' is not an identifier.",
                    "Use letters, digits, '-', '_' and '.', without spaces.");
        }
        return text;
    }

    /** A finite number, or nothing where the cell is empty. */
    public OptionalDouble findNumber(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        double number = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(number)) {
            throw problem(
                    column,
                    "'" + text + "' is not a number.",
                    "Write numbers with a dot and without grouping, such as 1234.5.");
        }
        return OptionalDouble.of(number);
    }

    /** A finite number. */
    public double number(String column) {
        return findNumber(column)
                .orElseThrow(() -> problem(column, "is empty.", "Write a number, or leave the line out."));
    }

    /** A whole number, or nothing where the cell is empty. */
    public OptionalLong findWholeNumber(String column) {
        OptionalDouble number = findNumber(column);
        if (number.isEmpty()) {
            return OptionalLong.empty();
        }
        if (number.getAsDouble() != Math.rint(number.getAsDouble()) || Math.abs(number.getAsDouble()) > 1e15) {
            throw problem(column, "'" + text(column) + "' is not a whole number.", "Write it without decimals.");
        }
        return OptionalLong.of((long) number.getAsDouble());
    }

    /** A year from 1000 to 2999. */
    public int year(String column) {
        long year = findWholeNumber(column)
                .orElseThrow(() -> problem(column, "is empty.", "Write the year that the value describes."));
        if (year < 1000 || year > 2999) {
            throw problem(column, "'" + text(column) + "' is not a year.", "Write four digits, such as 2024.");
        }
        return (int) year;
    }

    /** One of the constants of an enumeration, written in lower case with dashes or underscores. */
    public <E extends Enum<E>> E oneOf(String column, Class<E> type) {
        String text = requiredText(column);
        String wanted = text.replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> problem(
                        column,
                        "'" + text + "' is unknown.",
                        "Write one of: "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    /** An error about one cell of this line. */
    public InvalidInput problem(String column, String problem, String remedy) {
        return InvalidInput.inField(file, line, column, problem, remedy);
    }

    /** An error about this line as a whole. */
    public InvalidInput problem(String problem, String remedy) {
        return InvalidInput.atLine(file, line, problem, remedy);
    }
}
