package org.isopolity.population.place;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;

/** Places from a table of centres. */
final class Centres {

    private Centres() {}

    static Places read(Path file, String unit) {
        CsvTable table = CsvTable.read(file);
        table.require(unit);
        table.requireRows();
        boolean degrees = table.has("lon") && table.has("lat");
        if (!degrees) {
            table.require("x", "y");
        }
        TreeMap<String, Row> rows = new TreeMap<>();
        for (Row row : table.rows()) {
            Row before = rows.putIfAbsent(row.requiredText(unit), row);
            if (before != null) {
                throw row.problem(
                        unit,
                        "'" + row.text(unit) + "' stands here and in line " + before.line() + ".",
                        "Keep one line for each unit.");
            }
        }
        double[] east = new double[rows.size()];
        double[] north = new double[rows.size()];
        double[] areas = new double[rows.size()];
        int u = 0;
        for (Row row : rows.values()) {
            east[u] = degrees ? within(row, "lon", 180) : row.number("x");
            north[u] = degrees ? within(row, "lat", 90) : row.number("y");
            areas[u] = table.has("area_m2")
                    ? row.number("area_m2")
                    : table.has("area_km2") ? 1e6 * row.number("area_km2") : 0;
            u++;
        }
        if (degrees) {
            flatten(east, north);
        }
        return Places.of(List.copyOf(rows.keySet()), east, north, areas, new double[rows.size()], Borders.none());
    }

    private static double within(Row row, String column, double bound) {
        double degrees = row.number(column);
        if (Math.abs(degrees) > bound) {
            throw row.problem(
                    column,
                    "'" + row.text(column) + "' is no number of degrees.",
                    "Write degrees, or metres in columns called x and y.");
        }
        return degrees;
    }

    private static void flatten(double[] east, double[] north) {
        Projection projection = new Projection(middle(east), middle(north));
        for (int u = 0; u < east.length; u++) {
            double[] metres = projection.metres(east[u], north[u]);
            east[u] = metres[0];
            north[u] = metres[1];
        }
    }

    private static double middle(double[] values) {
        return (Arrays.stream(values).min().orElseThrow()
                        + Arrays.stream(values).max().orElseThrow())
                / 2;
    }
}
