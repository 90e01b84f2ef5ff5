package org.isopolity.population.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.isopolity.population.area.AreaSeries;
import org.isopolity.population.area.AreaTable;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.InvalidInput;
import org.isopolity.text.input.Row;

/**
 * Tables of the census of England and Wales as Nomis hands them out in bulk: a column for the geography code and columns such as
 * "Country of birth: Europe: United Kingdom; measures: Value", each category below the one it is part of. The finest categories become
 * the groups; they must make up the total, up to the perturbation that the census applies to its cells.
 */
public final class UkCensus {

    private static final String CODE = "geography code";
    private static final String VALUE = "; measures: Value";
    private static final double PERTURBATION_SHARE = 0.02;
    private static final double PERTURBATION_PEOPLE = 15;

    private UkCensus() {}

    /**
     * Reads a table.
     *
     * @throws InvalidInput if it is not of this kind, or its categories do not make up the total
     */
    public static Imported read(Path file) {
        CsvTable table = CsvTable.read(file);
        table.require(CODE);
        table.requireRows();
        Map<String, String> categories = new LinkedHashMap<>();
        for (String column : table.columns()) {
            if (column.contains(": ") && !column.equals(CODE)) {
                String path = column.endsWith(VALUE) ? column.substring(0, column.length() - VALUE.length()) : column;
                categories.put(path.substring(path.indexOf(": ") + 2), column);
            }
        }
        Optional<String> total = categories.keySet().stream()
                .filter(category -> category.startsWith("Total") || category.startsWith("All "))
                .findFirst();
        List<String> finest = categories.keySet().stream()
                .filter(category -> total.filter(category::equals).isEmpty())
                .filter(category -> categories.keySet().stream().noneMatch(other -> other.startsWith(category + ": ")))
                .toList();
        if (finest.isEmpty()) {
            throw InvalidInput.atLine(
                    file,
                    1,
                    "there are no columns such as 'Country of birth: Africa; measures: Value'.",
                    "Use a bulk table of Nomis.");
        }
        double[][] counts = new double[finest.size()][table.rows().size()];
        List<String> units = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Row row : table.rows()) {
            String unit = row.requiredText(CODE);
            if (!seen.add(unit)) {
                throw row.problem(CODE, "'" + unit + "' stands there twice.", "Keep one line for each area.");
            }
            double sum = 0;
            for (int g = 0; g < finest.size(); g++) {
                counts[g][units.size()] = row.number(Objects.requireNonNull(categories.get(finest.get(g))));
                sum += counts[g][units.size()];
            }
            if (total.isPresent()) {
                double everyone = row.number(Objects.requireNonNull(categories.get(total.get())));
                if (Math.abs(sum - everyone) > PERTURBATION_PEOPLE + PERTURBATION_SHARE * everyone) {
                    throw row.problem(
                            "the categories add up to " + sum + ", not to the total " + everyone + ".",
                            "Download the table with all its categories.");
                }
            }
            units.add(unit);
        }
        TreeMap<Integer, AreaTable> tables = new TreeMap<>();
        tables.put(AreaSeries.UNDATED, AreaTable.of(units, finest, counts));
        return new Imported(new AreaSeries(tables), List.of());
    }
}
