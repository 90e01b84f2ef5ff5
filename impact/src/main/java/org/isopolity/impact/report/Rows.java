package org.isopolity.impact.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Rows of a table in the making. */
final class Rows {

    private final String name;
    private final List<String> columns;
    private final List<List<Object>> rows = new ArrayList<>();

    Rows(String name, String... columns) {
        this.name = name;
        this.columns = List.of(columns);
    }

    void add(Object... cells) {
        rows.add(java.util.Arrays.stream(cells).map(Rows::cell).toList());
    }

    /** What is not there becomes an empty cell. */
    private static Object cell(Object value) {
        if (value instanceof OptionalDouble maybe) {
            return maybe.isPresent() ? maybe.getAsDouble() : "";
        }
        return value instanceof Double number && !Double.isFinite(number) ? "" : value;
    }

    Table table() {
        return new Table(name, columns, rows);
    }
}
