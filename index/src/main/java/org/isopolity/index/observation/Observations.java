package org.isopolity.index.observation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.isopolity.index.framework.Framework;
import org.isopolity.text.input.CsvTable;
import org.jspecify.annotations.Nullable;

/** Everything that was observed of a set of cities, ordered by city, indicator, year (newest first) and level. */
public final class Observations {

    private static final Comparator<Observation> ORDER = Comparator.comparing(Observation::cityId)
            .thenComparing(Observation::indicatorId)
            .thenComparing(Observation::year, Comparator.reverseOrder())
            .thenComparing(Observation::level);
    private static final Comparator<Gap> ORDER_OF_GAPS = Comparator.comparing(Gap::cityId)
            .thenComparing(Gap::indicatorId)
            .thenComparing(Gap::year, Comparator.reverseOrder())
            .thenComparing(Gap::level);

    private record Place(String cityId, String indicatorId) {}

    private final Cities cities;
    private final List<Observation> inOrder;
    private final List<Gap> gaps;
    private final Map<Place, List<Observation>> byPlace = new HashMap<>();

    /** Observations of these cities; the caller vouches that ids are known and keys unique. */
    public Observations(Cities cities, Collection<Observation> observations) {
        this(cities, observations, List.of());
    }

    /** Observations of these cities, and what was asked for in vain. */
    public Observations(Cities cities, Collection<Observation> observations, Collection<Gap> gaps) {
        this.cities = cities;
        this.inOrder = observations.stream().sorted(ORDER).toList();
        this.gaps = gaps.stream().sorted(ORDER_OF_GAPS).toList();
        for (Observation observation : inOrder) {
            byPlace.computeIfAbsent(new Place(observation.cityId(), observation.indicatorId()), _ -> new ArrayList<>(2))
                    .add(observation);
        }
    }

    /**
     * Reads a data file, as CSV or the first sheet of an XLSX workbook, in either layout. The long one has a line for each
     * value: columns {@code city_id}, {@code indicator_id}, {@code year}, {@code value}, and if wanted {@code level} (city
     * where absent), {@code flag} (one-letter codes; those of a missing value beside an empty cell), {@code source},
     * {@code source_url}, {@code licence_or_terms}, {@code note}. The wide one has a line for each city and year: columns
     * {@code city_id}, {@code year}, one for each indicator, and if wanted {@code name}, {@code level} and those about the
     * source; empty cells are passed over.
     *
     * @throws org.isopolity.text.input.InvalidInput if the file is wrong, names an unknown city or indicator, or has two
     *     values for one city, indicator, year and level
     */
    public static Observations read(Path file, Framework framework, Cities cities) {
        return ObservationFile.read(file, framework, cities);
    }

    /**
     * Reads a data file on its own: its cities are those that it names, known by their ids and names only.
     *
     * @throws org.isopolity.text.input.InvalidInput as {@link #read(Path, Framework, Cities)}
     */
    public static Observations read(Path file, Framework framework) {
        return ObservationFile.read(file, framework, null);
    }

    /**
     * Takes a table in either layout, whatever kind of file it was read from.
     *
     * @param cities those that may occur; if null, those that the table names
     * @throws org.isopolity.text.input.InvalidInput as {@link #read(Path, Framework, Cities)}
     */
    public static Observations of(CsvTable table, Framework framework, @Nullable Cities cities) {
        return ObservationFile.read(table, framework, cities);
    }

    /** The cities observed. */
    public Cities cities() {
        return cities;
    }

    /** All of them, in order. */
    public List<Observation> asList() {
        return inOrder;
    }

    /** The values that sources were asked for and do not give, in the same order. */
    public List<Gap> gaps() {
        return gaps;
    }

    /** The years that something was observed in, the earliest first. */
    public List<Integer> years() {
        return inOrder.stream().map(Observation::year).distinct().sorted().toList();
    }

    /** Those of one city and indicator, newest first; empty where nothing was observed. */
    public List<Observation> of(String cityId, String indicatorId) {
        return List.copyOf(byPlace.getOrDefault(new Place(cityId, indicatorId), List.of()));
    }
}
