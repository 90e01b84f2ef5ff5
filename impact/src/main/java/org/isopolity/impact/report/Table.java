package org.isopolity.impact.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of a result, every digit.
 *
 * @param name file name without its ending
 * @param columns the header
 * @param rows cells: text, whole numbers, finite numbers, or {@code ""} for what is not there
 */
public record Table(String name, List<String> columns, List<List<Object>> rows) {

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Object> row : rows) {
            for (Object cell : row) {
                if (cell instanceof Double number && !Double.isFinite(number)) {
                    throw new IllegalArgumentException("not a published value in " + name + ": " + row);
                }
            }
        }
    }

    /** The table as comma-separated text, RFC 4180 with line feeds. */
    public String csv() {
        StringBuilder csv = new StringBuilder();
        csv.append(String.join(",", columns)).append('\n');
        for (List<Object> row : rows) {
            csv.append(row.stream().map(Table::cell).collect(Collectors.joining(",")))
                    .append('\n');
        }
        return csv.toString();
    }

    private static String cell(Object value) {
        String text = value.toString();
        boolean quoted = text.contains(",") || text.contains("\"") || text.contains("\n");
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
