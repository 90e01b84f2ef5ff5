package org.isopolity.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A table of an analysis: what goes into CSV and JSON.
 *
 * @param name of the file, without its ending
 * @param title for readers
 * @param columns names, types and meanings
 * @param lines as many cells as there are columns: text, finite numbers, yes or no, or an optional of these
 */
public record AnalysisTable(String name, String title, List<Column> columns, List<List<Object>> lines) {

    /**
     * A column.
     *
     * @param name as in the header
     * @param type of its cells
     * @param description what it holds
     */
    public record Column(String name, Type type, String description) {}

    /** What cells hold. */
    public enum Type {
        /** Words. */
        STRING,
        /** Whole numbers. */
        INTEGER,
        /** Numbers. */
        NUMBER,
        /** Yes or no. */
        BOOLEAN
    }

    public AnalysisTable {
        columns = List.copyOf(columns);
        lines = lines.stream().map(List::copyOf).toList();
        for (List<Object> line : lines) {
            if (line.size() != columns.size()) {
                throw new IllegalArgumentException(
                        name + " has a line with " + line.size() + " cells for " + columns.size() + " columns");
            }
        }
    }

    CsvFile toCsv() {
        List<List<String>> written = new ArrayList<>();
        for (List<Object> line : lines) {
            written.add(line.stream().map(this::written).toList());
        }
        return new CsvFile(
                name + ".csv",
                title,
                columns.stream()
                        .map(column -> new CsvFile.Field(
                                column.name(),
                                column.type().name().toLowerCase(java.util.Locale.ROOT),
                                column.description()))
                        .toList(),
                written);
    }

    private String written(Object cell) {
        return switch (cell) {
            case Optional<?> optional -> optional.isPresent() ? written(optional.get()) : "";
            case OptionalDouble number -> number.isPresent() ? written(number.getAsDouble()) : "";
            case OptionalInt number -> number.isPresent() ? written(number.getAsInt()) : "";
            case Double number
            when !Double.isFinite(number) ->
                throw new IllegalArgumentException(name + " holds " + number + ", which is never published");
            default -> cell.toString();
        };
    }
}
