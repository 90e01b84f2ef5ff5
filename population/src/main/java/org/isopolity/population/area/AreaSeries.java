package org.isopolity.population.area;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Area tables of the same groups at several dates.
 *
 * @param tables by year, ascending; a table without a year stands alone under {@link #UNDATED}
 */
public record AreaSeries(NavigableMap<Integer, AreaTable> tables) {

    /** The year of a table that names none. */
    public static final int UNDATED = 0;

    public AreaSeries {
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("a series needs a table");
        }
        tables = Collections.unmodifiableNavigableMap(new TreeMap<>(tables));
    }

    /** The years, ascending. */
    public List<Integer> years() {
        return List.copyOf(tables.keySet());
    }

    /** The newest table. */
    public AreaTable newest() {
        return tables.lastEntry().getValue();
    }

    /** The table of a year, if there is one. */
    public Optional<AreaTable> findYear(int year) {
        return Optional.ofNullable(tables.get(year));
    }
}
