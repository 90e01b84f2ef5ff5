package org.isopolity.population.gateway;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.InvalidInput;
import org.isopolity.text.input.Row;

/**
 * What is known of a city's reception of immigrants.
 *
 * @param city its name or id
 * @param years what was counted, by year
 */
public record History(String city, NavigableMap<Integer, Count> years) {

    /**
     * One year.
     *
     * @param share of the foreign-born in the central city, 0 to 1
     * @param foreignBorn people in the metropolitan area, absent where unknown
     * @param population people in the metropolitan area, absent where unknown
     */
    public record Count(double share, OptionalDouble foreignBorn, OptionalDouble population) {
        public Count {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("a share lies between 0 and 1, not " + share);
            }
        }
    }

    public History {
        years = Collections.unmodifiableNavigableMap(new TreeMap<>(years));
    }

    /**
     * Reads histories: columns city, year, share or (foreign_born and population), and, if wanted, metro_foreign_born and
     * metro_population. Where the metropolitan columns are missing, the city's own numbers stand for them.
     *
     * @throws InvalidInput naming the line
     */
    public static List<History> read(Path file) {
        CsvTable table = CsvTable.read(file);
        table.require("city", "year");
        if (!table.has("share")) {
            table.require("foreign_born", "population");
        }
        table.requireRows();
        TreeMap<String, TreeMap<Integer, Count>> cities = new TreeMap<>();
        for (Row row : table.rows()) {
            Count before = cities.computeIfAbsent(row.requiredText("city"), _ -> new TreeMap<>())
                    .putIfAbsent(row.year("year"), count(row));
            if (before != null) {
                throw row.problem(
                        "year",
                        "'" + row.text("year") + "' stands there twice for " + row.text("city") + ".",
                        "Keep one line.");
            }
        }
        return cities.entrySet().stream()
                .map(city -> new History(city.getKey(), city.getValue()))
                .toList();
    }

    private static Count count(Row row) {
        OptionalDouble foreign = row.findNumber("foreign_born");
        OptionalDouble people = row.findNumber("population");
        OptionalDouble share = row.findNumber("share");
        if (share.isEmpty() && (foreign.isEmpty() || people.isEmpty() || people.getAsDouble() <= 0)) {
            throw row.problem("has neither a share nor foreign_born and population.", "Give one or the other.");
        }
        double value = share.isPresent() ? share.getAsDouble() : foreign.getAsDouble() / people.getAsDouble();
        if (value < 0 || value > 1) {
            throw row.problem("share", value + " is no share.", "Write shares between 0 and 1, not per cent.");
        }
        OptionalDouble metroForeign = row.findNumber("metro_foreign_born");
        OptionalDouble metroPeople = row.findNumber("metro_population");
        return new Count(
                value,
                metroForeign.isPresent() ? metroForeign : foreign,
                metroPeople.isPresent() ? metroPeople : people);
    }

    NavigableMap<Integer, Count> within(Rules.Period period) {
        return years.subMap(period.from(), true, period.to(), true);
    }
}
