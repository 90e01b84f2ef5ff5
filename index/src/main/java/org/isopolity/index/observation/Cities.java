package org.isopolity.index.observation;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;

/** The cities of an index, in the order of their ids whatever the order of the file. */
public final class Cities implements Iterable<City> {

    private static final Set<String> COLUMNS = Set.of(
            "id", "name", "country_iso2", "region", "latitude", "longitude", "population", "population_year", "source");

    private final List<City> inOrder;
    private final Map<String, City> byId = new HashMap<>();

    /**
     * A set of cities.
     *
     * @throws IllegalArgumentException if two share an id
     */
    public Cities(Collection<City> cities) {
        inOrder = cities.stream().sorted(Comparator.comparing(City::id)).toList();
        for (City city : inOrder) {
            if (byId.put(city.id(), city) != null) {
                throw new IllegalArgumentException("two cities have the id '" + city.id() + "'");
            }
        }
    }

    /**
     * Reads a city file: columns {@code id} and {@code name}, and if wanted {@code country_iso2}, {@code region},
     * {@code latitude}, {@code longitude}, {@code population}, {@code population_year}, {@code source}. Every other column
     * is an attribute, by which cities can be grouped.
     *
     * @throws org.isopolity.text.input.InvalidInput if the file is wrong, naming line and column
     */
    public static Cities read(Path file) {
        CsvTable table = CsvTable.read(file);
        table.require("id", "name");
        table.requireRows();
        Map<String, Row> rows = new HashMap<>();
        for (Row row : table.rows()) {
            Row earlier = rows.putIfAbsent(row.identifier("id"), row);
            if (earlier != null) {
                throw row.problem(
                        "id",
                        "'" + row.text("id") + "' stands in line " + earlier.line() + " already.",
                        "Use each id once.");
            }
        }
        List<String> attributes = table.columns().stream()
                .filter(column -> !COLUMNS.contains(column))
                .toList();
        return new Cities(
                table.rows().stream().map(row -> city(row, attributes)).toList());
    }

    private static City city(Row row, List<String> attributes) {
        Map<String, String> written = new HashMap<>();
        for (String attribute : attributes) {
            if (!row.text(attribute).isEmpty()) {
                written.put(attribute, row.text(attribute));
            }
        }
        return new City(
                row.identifier("id"),
                row.requiredText("name"),
                row.text("country_iso2"),
                row.text("region"),
                location(row),
                population(row),
                row.text("source"),
                written);
    }

    private static Optional<City.Location> location(Row row) {
        OptionalDouble latitude = row.findNumber("latitude");
        OptionalDouble longitude = row.findNumber("longitude");
        if (latitude.isEmpty() || longitude.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new City.Location(latitude.getAsDouble(), longitude.getAsDouble()));
        } catch (IllegalArgumentException outside) {
            throw row.problem(
                    "latitude",
                    outside.getMessage() + ".",
                    "Latitude runs from -90 to 90, longitude from -180 to 180.");
        }
    }

    private static Optional<City.Population> population(Row row) {
        OptionalLong residents = row.findWholeNumber("population");
        if (residents.isEmpty()) {
            return Optional.empty();
        }
        if (residents.getAsLong() < 0) {
            throw row.problem("population", "is negative.", "Leave it empty where it is not known.");
        }
        return Optional.of(new City.Population(residents.getAsLong(), row.year("population_year")));
    }

    /** The city with this id, if there is one. */
    public Optional<City> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** How many there are. */
    public int size() {
        return inOrder.size();
    }

    /** All of them, by id. */
    public List<City> asList() {
        return inOrder;
    }

    /** All of them, by id. */
    public Stream<City> stream() {
        return inOrder.stream();
    }

    @Override
    public Iterator<City> iterator() {
        return inOrder.iterator();
    }
}
