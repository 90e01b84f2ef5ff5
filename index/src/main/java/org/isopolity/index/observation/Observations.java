package org.isopolity.index.observation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.isopolity.index.framework.Framework;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;

/** Everything that was observed of a set of cities, ordered by city, indicator, year (newest first) and level. */
public final class Observations {

    private static final Comparator<Observation> ORDER = Comparator.comparing(Observation::cityId)
            .thenComparing(Observation::indicatorId)
            .thenComparing(Observation::year, Comparator.reverseOrder())
            .thenComparing(Observation::level);

    private record Place(String cityId, String indicatorId) {}

    private record Key(String cityId, String indicatorId, int year, GeographicLevel level) {
        static Key of(Observation observation) {
            return new Key(observation.cityId(), observation.indicatorId(), observation.year(), observation.level());
        }
    }

    private final Cities cities;
    private final List<Observation> inOrder;
    private final Map<Place, List<Observation>> byPlace = new HashMap<>();

    /** Observations of these cities; the caller vouches that ids are known and keys unique. */
    public Observations(Cities cities, Collection<Observation> observations) {
        this.cities = cities;
        this.inOrder = observations.stream().sorted(ORDER).toList();
        for (Observation observation : inOrder) {
            byPlace.computeIfAbsent(new Place(observation.cityId(), observation.indicatorId()), _ -> new ArrayList<>(2))
                    .add(observation);
        }
    }

    /**
     * Reads a long table: columns {@code city_id}, {@code indicator_id}, {@code year}, {@code value}, and if wanted
     * {@code level} (city where absent), {@code flag} (one-letter codes), {@code source}, {@code source_url},
     * {@code licence_or_terms}, {@code note}.
     *
     * @throws org.isopolity.text.input.InvalidInput if the file is wrong, names an unknown city or indicator, or has two
     *     values for one city, indicator, year and level
     */
    public static Observations read(Path file, Framework framework, Cities cities) {
        return of(table(file), framework, cities);
    }

    /**
     * Reads a long table on its own: its cities are those that it names, known by their ids only.
     *
     * @throws org.isopolity.text.input.InvalidInput as {@link #read(Path, Framework, Cities)}
     */
    public static Observations read(Path file, Framework framework) {
        CsvTable table = table(file);
        Set<String> ids = new TreeSet<>();
        table.rows().forEach(row -> ids.add(row.identifier("city_id")));
        return of(table, framework, new Cities(ids.stream().map(City::named).toList()));
    }

    private static CsvTable table(Path file) {
        CsvTable table = CsvTable.read(file);
        table.require("city_id", "indicator_id", "year", "value");
        table.requireRows();
        return table;
    }

    private static Observations of(CsvTable table, Framework framework, Cities cities) {
        Map<Key, Row> rows = new HashMap<>();
        List<Observation> observations = new ArrayList<>(table.rows().size());
        for (Row row : table.rows()) {
            Observation observation = observation(row);
            if (cities.find(observation.cityId()).isEmpty()) {
                throw row.problem(
                        "city_id",
                        "there is no city '" + observation.cityId() + "'.",
                        "Add it to the cities, or correct the spelling.");
            }
            if (framework.findIndicator(observation.indicatorId()).isEmpty()) {
                throw row.problem(
                        "indicator_id",
                        "there is no indicator '" + observation.indicatorId() + "'.",
                        "Add it to the framework, or correct the spelling.");
            }
            Row earlier = rows.putIfAbsent(Key.of(observation), row);
            if (earlier != null) {
                throw row.problem(
                        "line " + earlier.line() + " already gives a value for this city, indicator, year and level.",
                        "Keep the one that holds.");
            }
            observations.add(observation);
        }
        return new Observations(cities, observations);
    }

    private static Observation observation(Row row) {
        return new Observation(
                row.requiredText("city_id"),
                row.requiredText("indicator_id"),
                row.year("year"),
                row.number("value"),
                row.text("level").isEmpty() ? GeographicLevel.CITY : row.oneOf("level", GeographicLevel.class),
                flags(row),
                row.text("source"),
                row.text("source_url"),
                row.text("licence_or_terms"),
                row.text("note"));
    }

    private static Set<Flag> flags(Row row) {
        EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
        for (char code : row.text("flag").toCharArray()) {
            flags.add(Flag.find(code)
                    .orElseThrow(() -> row.problem(
                            "flag",
                            "'" + code + "' is not a flag.",
                            "Write b break, d definition differs, e estimated, f forecast, i imputed, p provisional or"
                                    + " u low reliability.")));
        }
        return flags;
    }

    /** The cities observed. */
    public Cities cities() {
        return cities;
    }

    /** All of them, in order. */
    public List<Observation> asList() {
        return inOrder;
    }

    /** Those of one city and indicator, newest first; empty where nothing was observed. */
    public List<Observation> of(String cityId, String indicatorId) {
        return List.copyOf(byPlace.getOrDefault(new Place(cityId, indicatorId), List.of()));
    }
}
