package org.isopolity.impact;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.isopolity.impact.panel.Panel;
import org.isopolity.impact.panel.PanelFile;
import org.isopolity.impact.synth.Predictors;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;

/** Golden values and panels that lie beside the repository; tests that need them are skipped where they are absent. */
public final class GoldenData {

    private GoldenData() {}

    /** A file below the golden data. */
    public static Path file(String name) {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path file = up.resolve("shared/golden/impact").resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        assumeTrue(false, "no golden data beside the repository: " + name);
        throw new IllegalStateException();
    }

    /** The tobacco panel: 39 states, 1970 to 2000. */
    public static Panel tobacco() {
        return new PanelFile(file("prop99/panel.csv"), "state", "year")
                .read(List.of("cigsale", "lnincome", "beer", "age15to24", "retprice"));
    }

    /** A number of a small JSON file, by its name. */
    public static double number(String name, String key) {
        try {
            return new tools.jackson.databind.json.JsonMapper()
                    .readTree(Files.readString(file(name)))
                    .get(key)
                    .asDouble();
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    /** A panel with a line for each unit and a column for each period, named {@code t1}, {@code t2} and so on. */
    public static Panel wide(List<Row> rows, int periods, String variable) {
        double[][] values = rows.stream()
                .map(row -> IntStream.rangeClosed(1, periods)
                        .mapToDouble(t -> row.number("t" + t))
                        .toArray())
                .toArray(double[][]::new);
        return Panel.of(
                rows.stream().map(row -> row.text("unit")).toList(),
                IntStream.rangeClosed(1, periods).toArray(),
                Map.of(variable, values));
    }

    /** Predictors as a table with a line for each and a column for each unit. */
    public static Predictors predictors(String name) {
        CsvTable table = CsvTable.read(file(name));
        Map<String, double[]> values = new LinkedHashMap<>();
        for (String unit : table.columns().subList(1, table.columns().size())) {
            values.put(
                    unit,
                    table.rows().stream().mapToDouble(row -> row.number(unit)).toArray());
        }
        return new Predictors(
                table.rows().stream().map(row -> row.text("predictor")).toList(), values);
    }

    /** A number for each key of a file. */
    public static Map<String, Double> column(String name, String key, String value) {
        Map<String, Double> column = new LinkedHashMap<>();
        CsvTable.read(file(name))
                .rows()
                .forEach(row -> row.findNumber(value).ifPresent(number -> column.put(row.text(key), number)));
        return column;
    }
}
