package org.isopolity.index.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.observation.City;

/**
 * One value for each city and indicator, some missing: what the steps of a recipe hand to one another. It remembers what
 * was left out on the way and why, so that nothing vanishes silently.
 *
 * @param cities the rows
 * @param indicators the columns
 * @param columns one for each indicator, as long as there are cities
 * @param removedCities cities that a step left out
 * @param removedIndicators indicators that a step left out
 */
public record Sheet(
        List<City> cities,
        List<Indicator> indicators,
        List<Column> columns,
        List<Removal> removedCities,
        List<Removal> removedIndicators) {

    public Sheet {
        cities = List.copyOf(cities);
        indicators = List.copyOf(indicators);
        columns = List.copyOf(columns);
        removedCities = List.copyOf(removedCities);
        removedIndicators = List.copyOf(removedIndicators);
        if (columns.size() != indicators.size()) {
            throw new IllegalArgumentException("a sheet needs one column for each indicator");
        }
        for (Column column : columns) {
            if (column.size() != cities.size()) {
                throw new IllegalArgumentException("every column needs one place for each city");
            }
        }
    }

    /** A sheet from which nothing was left out. */
    public static Sheet of(List<City> cities, List<Indicator> indicators, List<Column> columns) {
        return new Sheet(cities, indicators, columns, List.of(), List.of());
    }

    /** Turns one indicator's column into another. */
    @FunctionalInterface
    public interface ColumnStep {
        Column apply(Indicator indicator, Column column);
    }

    /** Every column put through a function. */
    public Sheet map(ColumnStep step) {
        return withColumns(IntStream.range(0, columns.size())
                .mapToObj(i -> step.apply(indicators.get(i), columns.get(i)))
                .toList());
    }

    /** The same cities and indicators with other columns. */
    public Sheet withColumns(List<Column> replacement) {
        return new Sheet(cities, indicators, replacement, removedCities, removedIndicators);
    }

    /** Only the cities at positions that pass, the others remembered with the given reasons. */
    public Sheet keepCities(IntPredicate keep, List<Removal> removed) {
        int[] kept = IntStream.range(0, cities.size()).filter(keep).toArray();
        return new Sheet(
                IntStream.of(kept).mapToObj(cities::get).toList(),
                indicators,
                columns.stream().map(column -> column.rows(kept)).toList(),
                join(removedCities, removed),
                removedIndicators);
    }

    /** Only the indicators at positions that pass, the others remembered with the given reasons. */
    public Sheet keepIndicators(IntPredicate keep, List<Removal> removed) {
        int[] kept = IntStream.range(0, indicators.size()).filter(keep).toArray();
        return new Sheet(
                cities,
                IntStream.of(kept).mapToObj(indicators::get).toList(),
                IntStream.of(kept).mapToObj(columns::get).toList(),
                removedCities,
                join(removedIndicators, removed));
    }

    /** The column of an indicator, if it is still in the sheet. */
    public Optional<Column> findColumn(String indicatorId) {
        int position = positionOfIndicator(indicatorId);
        return position < 0 ? Optional.empty() : Optional.of(columns.get(position));
    }

    /** The row of a city, or -1 if it is not in the sheet. */
    public int positionOfCity(String cityId) {
        for (int i = 0; i < cities.size(); i++) {
            if (cities.get(i).id().equals(cityId)) {
                return i;
            }
        }
        return -1;
    }

    /** The column number of an indicator, or -1 if it is not in the sheet. */
    public int positionOfIndicator(String indicatorId) {
        for (int i = 0; i < indicators.size(); i++) {
            if (indicators.get(i).id().equals(indicatorId)) {
                return i;
            }
        }
        return -1;
    }

    private static List<Removal> join(List<Removal> earlier, List<Removal> later) {
        List<Removal> all = new ArrayList<>(earlier);
        all.addAll(later);
        return all;
    }
}
