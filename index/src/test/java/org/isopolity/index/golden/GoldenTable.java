package org.isopolity.index.golden;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;
import org.junit.jupiter.api.Assumptions;

/** A table of values that the R packages COINr and Compind computed; they lie beside the repository, not in it. */
public final class GoldenTable {

    private static final Path PLACE = Path.of("..", "..", "shared", "golden", "coinr");

    private final CsvTable table;

    private GoldenTable(CsvTable table) {
        this.table = table;
    }

    /** The table, or the test is skipped with a reason where it is absent. */
    public static GoldenTable read(String name) {
        Path file = PLACE.resolve(name);
        Assumptions.assumeTrue(Files.isRegularFile(file), () -> "golden values are not there: " + file);
        return new GoldenTable(CsvTable.read(file));
    }

    public List<String> columns() {
        return table.columns();
    }

    public int size() {
        return table.rows().size();
    }

    public String text(int row, String column) {
        return table.rows().get(row).text(column);
    }

    /** NaN where R wrote NA or NaN. */
    public double number(int row, String column) {
        return parse(text(row, column));
    }

    private static double parse(String text) {
        return text.isEmpty() || text.equals("NA") || text.equals("NaN") ? Double.NaN : Double.parseDouble(text);
    }

    public double[] numbers(String column) {
        return table.rows().stream().mapToDouble(row -> parse(row.text(column))).toArray();
    }

    public List<String> texts(String column) {
        return table.rows().stream().map(row -> row.text(column)).toList();
    }

    /** All columns but the first, as numbers. */
    public List<double[]> series() {
        List<double[]> series = new ArrayList<>();
        for (String column : table.columns().subList(1, table.columns().size())) {
            series.add(numbers(column));
        }
        return series;
    }

    /** The number in the line whose first cell is this. */
    public OptionalDouble find(String line, String column) {
        for (Row row : table.rows()) {
            if (row.text(table.columns().getFirst()).equals(line)) {
                return OptionalDouble.of(parse(row.text(column)));
            }
        }
        return OptionalDouble.empty();
    }
}
