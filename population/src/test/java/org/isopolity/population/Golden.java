package org.isopolity.population;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.isopolity.population.area.AreaFile;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.area.Layout;
import org.isopolity.population.place.Borders;
import org.isopolity.population.place.Places;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;

/** The golden tables, read from beside the repository; tests that need them are skipped, with a reason, where they are not there. */
public final class Golden {

    private static final Path ROOT = Path.of("..", "..", "..", "shared");

    private Golden() {}

    /** A file below the shared folder; the test is skipped where it is missing. */
    public static Path shared(String path) {
        Path found = Stream.of(ROOT, Path.of("..", "..", "shared"), Path.of("..", "shared"))
                .map(root -> root.resolve(path))
                .filter(Files::exists)
                .findFirst()
                .orElse(ROOT.resolve(path));
        assumeTrue(Files.exists(found), "no golden table " + found);
        return found;
    }

    /** A golden output. */
    public static List<Row> output(String name) {
        return CsvTable.read(shared("golden/segregation/outputs/" + name)).rows();
    }

    /** A golden input as an area table. */
    public static AreaTable table(String name, String... groups) {
        return AreaFile.read(shared("golden/segregation/inputs/" + name + ".csv"), Layout.wide("unit", groups))
                .newest();
    }

    /** The table that a golden row's dataset and list of groups names. */
    public static AreaTable dataset(String name) {
        return name.equals("sacramento2000") ? table(name, "WHITE", "BLACK", "ASIAN", "HISP") : table(name);
    }

    /** The table that single-group rows of a dataset are about: with everyone of Sacramento. */
    public static AreaTable withEveryone(String name) {
        return name.equals("sacramento2000")
                ? AreaFile.read(
                                shared("golden/segregation/inputs/sacramento2000.csv"),
                                Layout.wide("unit", "WHITE", "BLACK", "ASIAN", "HISP")
                                        .withTotal("TOT_POP"))
                        .newest()
                : table(name);
    }

    /** The places of a dataset; neighbours as the queen moves, lengths where the rook does. */
    public static Places places(String dataset) {
        String name = dataset.startsWith("syn40") ? "syn40" : dataset;
        List<Row> rows = CsvTable.read(shared("golden/segregation/inputs/" + name + "_geo.csv")).rows().stream()
                .sorted(Comparator.comparing(row -> row.text("unit")))
                .toList();
        List<String> units = rows.stream().map(row -> row.text("unit")).toList();
        Map<String, Integer> position = new HashMap<>();
        units.forEach(unit -> position.put(unit, position.size()));
        TreeMap<String, Double> lengths = new TreeMap<>();
        for (Row row : CsvTable.read(shared("golden/segregation/inputs/" + name + "_queen.csv"))
                .rows()) {
            lengths.put(pair(row), 0.0);
        }
        for (Row row : CsvTable.read(shared("golden/segregation/inputs/" + name + "_rook.csv"))
                .rows()) {
            lengths.put(pair(row), row.number("shared_boundary_m"));
        }
        List<String[]> pairs =
                lengths.keySet().stream().map(pair -> pair.split("\\|", -1)).toList();
        Borders borders = Borders.of(
                pairs.stream().mapToInt(pair -> position.get(pair[0])).toArray(),
                pairs.stream().mapToInt(pair -> position.get(pair[1])).toArray(),
                lengths.values().stream().mapToDouble(Double::doubleValue).toArray());
        return Places.of(
                units,
                numbers(rows, "cx"),
                numbers(rows, "cy"),
                numbers(rows, "area_m2"),
                numbers(rows, "perimeter_m"),
                borders);
    }

    private static String pair(Row row) {
        String a = row.text("a");
        String b = row.text("b");
        return a.compareTo(b) < 0 ? a + "|" + b : b + "|" + a;
    }

    private static double[] numbers(List<Row> rows, String column) {
        return rows.stream().mapToDouble(row -> row.number(column)).toArray();
    }
}
