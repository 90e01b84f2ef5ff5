package org.isopolity.population.disclosure;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.isopolity.population.area.AreaTable;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.InvalidInput;
import org.isopolity.text.input.Row;

/**
 * What was published before of the same counts: readers keep it, so it is known whatever is hidden now.
 *
 * @param shown the counts that were shown
 * @param revised how many of them have other values now; what follows from those is not known to fit and not tried
 */
public record EarlierRelease(Shown shown, int revised) {

    /**
     * Reads a protected table as it was published: the column {@code unit}, one for each group in which hidden counts are empty, and, if
     * wanted, {@code total}.
     *
     * @param table the counts themselves
     * @throws InvalidInput if it has none of the table's groups or units, or a unit twice
     */
    public static EarlierRelease read(Path file, AreaTable table) {
        CsvTable csv = CsvTable.read(file);
        csv.require("unit");
        List<String> groups =
                table.groups().stream().filter(csv.columns()::contains).toList();
        Map<String, Row> rows = new HashMap<>();
        for (Row row : csv.rows()) {
            if (rows.putIfAbsent(row.requiredText("unit"), row) != null) {
                throw row.problem("unit", "stands there twice.", "Give every area one line.");
            }
        }
        if (groups.isEmpty() || table.units().stream().noneMatch(rows::containsKey)) {
            throw InvalidInput.inFile(
                    file,
                    "has no group or no area of the table.",
                    "Name a protected table of the same areas and groups, as --protected-out writes it.");
        }
        AreaTable then =
                table.only(groups).where(unit -> rows.containsKey(table.units().get(unit)));
        Set<Cell> hidden = new HashSet<>();
        Set<String> withheld = new HashSet<>();
        int revised = 0;
        for (int u = 0; u < then.units().size(); u++) {
            String unit = then.units().get(u);
            Row row = rows.get(unit);
            if (row == null
                    || row.findNumber("total").isEmpty()
                    || groups.size() < table.groups().size()) {
                withheld.add(unit);
            }
            for (int g = 0; row != null && g < groups.size(); g++) {
                OptionalDouble count = row.findNumber(groups.get(g));
                if (count.isEmpty() || count.getAsDouble() != then.count(g, u)) {
                    hidden.add(new Cell(unit, groups.get(g)));
                    revised += count.isPresent() ? 1 : 0;
                }
            }
        }
        return new EarlierRelease(Shown.hiding(then, hidden, withheld), revised);
    }
}
