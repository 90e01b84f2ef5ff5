package org.isopolity.population.country;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of a table of all areas of a country.
 *
 * @param city column with the city's name or id
 * @param year column with the year
 * @param unit column with the area's id
 * @param groups columns of counts: a partition of everyone
 */
public record CountryLayout(String city, String year, String unit, List<String> groups) implements Serializable {

    public CountryLayout {
        groups = List.copyOf(groups);
        if (groups.size() < 2) {
            throw new IllegalArgumentException("a partition has two groups or more");
        }
    }

    /** All columns, in the order city, year, unit, groups. */
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(city, year, unit));
        columns.addAll(groups);
        return columns;
    }
}
