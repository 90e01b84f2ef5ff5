package org.isopolity.index.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.observation.City;
import org.jspecify.annotations.Nullable;

/**
 * One value for each row and indicator, some missing: what the steps of a recipe hand to one another. In a snapshot a row is a
 * city; in a panel it is a city in a year. It remembers what was left out on the way and why, so that nothing vanishes
 * silently.
 *
 * @param cities the city of each row
 * @param years the year of each row; empty in a snapshot
 * @param indicators the columns
 * @param columns one for each indicator, as long as there are rows
 * @param denominators the sizes that indicators may be divided by, by their ids; as long as there are rows
 * @param removedCities cities that a step left out
 * @param removedIndicators indicators that a step left out
 */
public record Sheet(
        List<City> cities,
        List<Integer> years,
        List<Indicator> indicators,
        List<Column> columns,
        Map<String, Column> denominators,
        List<Removal> removedCities,
        List<Removal> removedIndicators) {

    public Sheet {
        cities = List.copyOf(cities);
        years = List.copyOf(years);
        indicators = List.copyOf(indicators);
        columns = List.copyOf(columns);
        denominators = Map.copyOf(denominators);
        removedCities = List.copyOf(removedCities);
        removedIndicators = List.copyOf(removedIndicators);
        if (columns.size() != indicators.size()) {
            throw new IllegalArgumentException("a sheet needs one column for each indicator");
        }
        if (!years.isEmpty() && years.size() != cities.size()) {
            throw new IllegalArgumentException("a panel needs one year for each row");
        }
        int rows = cities.size();
        if (columns.stream().anyMatch(column -> column.size() != rows)
                || denominators.values().stream().anyMatch(column -> column.size() != rows)) {
            throw new IllegalArgumentException("every column needs one place for each row");
        }
    }

    /** A snapshot from which nothing was left out. */
    public static Sheet of(List<City> cities, List<Indicator> indicators, List<Column> columns) {
        return new Sheet(cities, List.of(), indicators, columns, Map.of(), List.of(), List.of());
    }

    /** A panel from which nothing was left out. */
    public static Sheet of(List<City> cities, List<Integer> years, List<Indicator> indicators, List<Column> columns) {
        return new Sheet(cities, years, indicators, columns, Map.of(), List.of(), List.of());
    }

    /** Turns one indicator's column into another. */
    @FunctionalInterface
    public interface ColumnStep {
        Column apply(Indicator indicator, Column column);
    }

    /** How many rows there are: cities in a snapshot, cities times years in a panel. */
    public int size() {
        return cities.size();
    }

    /** Whether its rows are of particular years. */
    public boolean isPanel() {
        return !years.isEmpty();
    }

    /** The years of a panel, each once, the earliest first; empty in a snapshot. */
    public List<Integer> distinctYears() {
        return years.stream().distinct().sorted().toList();
    }

    /** The rows of one year of a panel, as a panel of one year. */
    public Sheet inYear(int year) {
        return rows(IntStream.range(0, size()).filter(i -> years.get(i) == year).toArray());
    }

    /** The same rows, marked as being of no particular year. */
    public Sheet withoutYears() {
        return new Sheet(cities, List.of(), indicators, columns, denominators, removedCities, removedIndicators);
    }

    /**
     * The rows that belong together in time: of a panel one array of rows for each year, the earliest first; of a snapshot all
     * rows in one array.
     */
    public List<int[]> rowsByYear() {
        if (!isPanel()) {
            return List.of(IntStream.range(0, size()).toArray());
        }
        return distinctYears().stream()
                .map(year -> IntStream.range(0, size())
                        .filter(i -> years.get(i).equals(year))
                        .toArray())
                .toList();
    }

    /** The rows of each city, the earliest year first. */
    public List<int[]> rowsByCity() {
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (int i = 0; i < size(); i++) {
            rows.computeIfAbsent(cities.get(i).id(), _ -> new ArrayList<>()).add(i);
        }
        return rows.values().stream()
                .map(positions -> positions.stream()
                        .sorted((a, b) ->
                                isPanel() ? Integer.compare(years.get(a), years.get(b)) : Integer.compare(a, b))
                        .mapToInt(i -> i)
                        .toArray())
                .toList();
    }

    /** Every column put through a function. */
    public Sheet map(ColumnStep step) {
        List<Column> mapped = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            mapped.add(step.apply(indicators.get(i), columns.get(i)));
        }
        return withColumns(mapped);
    }

    /** The same rows and indicators with other columns. */
    public Sheet withColumns(List<Column> replacement) {
        return new Sheet(cities, years, indicators, replacement, denominators, removedCities, removedIndicators);
    }

    /** The same sheet with the sizes that its indicators may be divided by. */
    public Sheet withDenominators(Map<String, Column> sizes) {
        return new Sheet(cities, years, indicators, columns, sizes, removedCities, removedIndicators);
    }

    private Sheet rows(int... kept) {
        Map<String, Column> sizes = new LinkedHashMap<>();
        denominators.forEach((id, column) -> sizes.put(id, column.rows(kept)));
        return new Sheet(
                IntStream.of(kept).mapToObj(cities::get).toList(),
                isPanel() ? IntStream.of(kept).mapToObj(years::get).toList() : List.of(),
                indicators,
                columns.stream().map(column -> column.rows(kept)).toList(),
                sizes,
                removedCities,
                removedIndicators);
    }

    /** Only the rows at positions that pass, the cities left out remembered with the given reasons. */
    public Sheet keepCities(IntPredicate keep, List<Removal> removed) {
        int[] kept = IntStream.range(0, size()).filter(keep).toArray();
        Sheet rest = kept.length == size() ? this : rows(kept);
        return new Sheet(
                rest.cities,
                rest.years,
                indicators,
                rest.columns,
                rest.denominators,
                join(removedCities, removed),
                removedIndicators);
    }

    /** Only the indicators at positions that pass, the others remembered with the given reasons. */
    public Sheet keepIndicators(IntPredicate keep, List<Removal> removed) {
        int[] kept = IntStream.range(0, indicators.size()).filter(keep).toArray();
        return new Sheet(
                cities,
                years,
                IntStream.of(kept).mapToObj(indicators::get).toList(),
                IntStream.of(kept).mapToObj(columns::get).toList(),
                denominators,
                removedCities,
                join(removedIndicators, removed));
    }

    /** The column of an indicator, if it is still in the sheet. */
    public Optional<Column> findColumn(String indicatorId) {
        int position = positionOfIndicator(indicatorId);
        return position < 0 ? Optional.empty() : Optional.of(columns.get(position));
    }

    /** The column of a denominator, if the sheet has it. */
    public Optional<Column> findDenominator(String id) {
        @Nullable Column column = denominators.get(id);
        return Optional.ofNullable(column);
    }

    /** The (first) row of a city, or -1 if it is not in the sheet. */
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
