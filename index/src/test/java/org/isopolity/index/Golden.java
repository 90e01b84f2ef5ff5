package org.isopolity.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.isopolity.index.framework.Competence;
import org.isopolity.index.framework.Computation;
import org.isopolity.index.framework.Denominator;
import org.isopolity.index.framework.Direction;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
import org.isopolity.index.framework.Texts;
import org.isopolity.index.observation.City;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;

/** The golden values of COINr and Compind where they lie beside the repository, and COINr's layout read into this engine's. */
public final class Golden {

    private static final Path DIRECTORY = find();

    private Golden() {}

    private static Path find() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/golden/coinr");
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        return Path.of("absent");
    }

    /** Skips a test where the golden values are not there. */
    public static void require() {
        assumeTrue(Files.isDirectory(DIRECTORY), "the golden values of COINr are not beside this repository");
    }

    /** Every file that lies there, by its path below the folder. */
    static java.util.Set<String> files() throws java.io.IOException {
        try (java.util.stream.Stream<Path> walk = Files.walk(DIRECTORY)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> DIRECTORY.relativize(file).toString().replace('\\', '/'))
                    .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new));
        }
    }

    public static CsvTable table(String file) {
        require();
        return CsvTable.read(DIRECTORY.resolve(file));
    }

    /** A number as R writes it: NaN where it says NA, NaN or that it divided by 0. */
    public static double number(Row row, String column) {
        return switch (row.text(column)) {
            case "NA", "NaN", "Inf", "-Inf", "" -> Double.NaN;
            default -> Double.parseDouble(row.text(column));
        };
    }

    private static boolean isGiven(Row row, String column) {
        return !row.text(column).isEmpty() && !row.text(column).equals("NA");
    }

    public static Framework asem() {
        return framework("in/asem_iMeta.csv");
    }

    public static Framework framework(String file) {
        return framework(table(file), Map.of());
    }

    /** COINr's indicator metadata, with extra parameters by indicator. */
    public static Framework framework(CsvTable meta, Map<String, Computation> computations) {
        Map<String, List<Row>> children = new LinkedHashMap<>();
        List<Denominator> denominators = new ArrayList<>();
        List<Row> roots = new ArrayList<>();
        for (Row row : meta.rows()) {
            if (row.text("Type").equals("Denominator")) {
                denominators.add(new Denominator(row.text("iCode"), row.text("iCode"), ""));
            } else if (!row.text("Type").equals("Group")) {
                if (isGiven(row, "Parent")) {
                    children.computeIfAbsent(row.text("Parent"), _ -> new ArrayList<>())
                            .add(row);
                } else {
                    roots.add(row);
                }
            }
        }
        return new Framework((Group) node(roots.getFirst(), children, computations), denominators);
    }

    private static Node node(Row row, Map<String, List<Row>> children, Map<String, Computation> computations) {
        String id = row.text("iCode");
        double weight = number(row, "Weight");
        if (children.containsKey(id)) {
            return new Group(
                    id,
                    id,
                    weight,
                    Texts.NONE,
                    children.get(id).stream()
                            .map(child -> node(child, children, computations))
                            .toList());
        }
        OptionalDouble target =
                isGiven(row, "Target") ? OptionalDouble.of(number(row, "Target")) : OptionalDouble.empty();
        Computation computation = new Computation(
                isGiven(row, "Denominator") ? Optional.of(row.text("Denominator")) : Optional.empty(),
                1,
                target,
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty());
        return new Indicator(
                id,
                id,
                weight,
                Texts.NONE,
                "",
                row.text("Direction").equals("-1") ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER,
                Competence.CITY,
                Optional.empty(),
                "",
                computations.getOrDefault(id, computation));
    }

    /** The indicators of a framework from a data table of COINr, as a snapshot or, where it has a Time, a panel. */
    public static Sheet sheet(Framework framework, String file) {
        CsvTable table = table(file);
        return sheet(framework, table, file.contains("panel"));
    }

    private static Sheet sheet(Framework framework, CsvTable table, boolean panel) {
        List<Row> rows = table.rows();
        List<City> cities = rows.stream().map(Golden::city).toList();
        List<Integer> years =
                panel ? rows.stream().map(row -> (int) number(row, "Time")).toList() : List.of();
        List<Indicator> indicators = framework.indicators().stream()
                .filter(indicator -> table.has(indicator.id()))
                .toList();
        Map<String, Column> sizes = new HashMap<>();
        for (Denominator denominator : framework.denominators()) {
            if (table.has(denominator.id())) {
                sizes.put(denominator.id(), column(rows, denominator.id()));
            }
        }
        return Sheet.of(
                        cities,
                        years,
                        indicators,
                        indicators.stream()
                                .map(indicator -> column(rows, indicator.id()))
                                .toList())
                .withDenominators(sizes);
    }

    private static City city(Row row) {
        Map<String, String> attributes = new HashMap<>();
        for (String group : List.of("GDP_group", "EurAsia_group")) {
            if (!row.text(group).isEmpty()) {
                attributes.put(group, row.text(group));
            }
        }
        String id = row.text("uCode");
        return new City(id, id, "", "", Optional.empty(), Optional.empty(), "", attributes);
    }

    public static Column column(List<Row> rows, String name) {
        return Column.of(rows.stream().mapToDouble(row -> number(row, name)).toArray());
    }

    /** All cells of a sheet against a golden table, relative to the size of the number. */
    public static void assertSheet(Sheet sheet, String file, double tolerance) {
        CsvTable golden = table(file);
        assertThat(golden.rows()).as(file).hasSize(sheet.size());
        for (Row row : golden.rows()) {
            int city = position(sheet, row);
            assertThat(city).as(file + " " + row.text("uCode")).isNotNegative();
            for (int i = 0; i < sheet.indicators().size(); i++) {
                String id = sheet.indicators().get(i).id();
                if (golden.has(id)) {
                    assertClose(
                            sheet.columns().get(i).get(city),
                            number(row, id),
                            tolerance,
                            file + " " + row.text("uCode") + " " + id);
                }
            }
        }
    }

    private static int position(Sheet sheet, Row row) {
        if (!sheet.isPanel()) {
            return sheet.positionOfCity(row.text("uCode"));
        }
        for (int i = 0; i < sheet.size(); i++) {
            if (sheet.cities().get(i).id().equals(row.text("uCode"))
                    && sheet.years().get(i) == number(row, "Time")) {
                return i;
            }
        }
        return -1;
    }

    public static void assertClose(double actual, double golden, double tolerance, String what) {
        if (Double.isNaN(golden)) {
            assertThat(actual).as(what).isNaN();
        } else {
            assertThat(Math.abs(actual - golden))
                    .as("%s: %s instead of %s", what, actual, golden)
                    .isLessThanOrEqualTo(tolerance * Math.max(1, Math.abs(golden)));
        }
    }
}
