package org.isopolity.impact;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isopolity.impact.panel.Panel;
import org.isopolity.impact.panel.PanelFile;
import org.isopolity.text.input.CsvTable;

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

    /** A number for each key of a file. */
    public static Map<String, Double> column(String name, String key, String value) {
        Map<String, Double> column = new LinkedHashMap<>();
        CsvTable.read(file(name))
                .rows()
                .forEach(row -> row.findNumber(value).ifPresent(number -> column.put(row.text(key), number)));
        return column;
    }
}
