package org.isopolity.index.sheet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.isopolity.index.framework.CategoricalScale;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.observation.City;
import org.isopolity.text.input.InvalidInput;

/** The rows of a wide table on their way into columns: who each is, and its values. */
public final class WideRows {

    /** Where a column of the file goes that holds the city's id. */
    public static final int CITY = -1;
    /** Where a column of the file goes that holds the year. */
    public static final int YEAR = -2;
    /** Where a column of the file goes that says nothing here. */
    public static final int PASSED_OVER = -3;

    private final Path file;
    private final Framework framework;
    private final int[] targets;
    private final List<String> columnIds;
    private final List<Optional<CategoricalScale>> scales = new ArrayList<>();
    private final List<String> cities = new ArrayList<>();
    private final List<Integer> years = new ArrayList<>();
    private final Map<String, Long> lines = new HashMap<>();
    private final double[][] columns;
    private final boolean hasYears;
    private int size;

    private WideRows(Path file, Framework framework, List<String> header, int[] targets, List<String> columnIds) {
        this.file = file;
        this.framework = framework;
        this.targets = targets;
        this.columnIds = columnIds;
        hasYears = header.contains("year");
        columns = new double[columnIds.size()][1024];
        for (String name : header) {
            scales.add(framework
                    .findIndicator(name)
                    .flatMap(indicator -> indicator.computation().scale()));
        }
    }

    /**
     * The rows of a file with these columns.
     *
     * @throws InvalidInput if a column is unknown, named twice or missing
     */
    public static WideRows of(Path file, Framework framework, List<String> header) {
        Set<String> seen = new HashSet<>();
        int[] targets = new int[header.size()];
        List<String> columnIds = new ArrayList<>();
        for (int i = 0; i < targets.length; i++) {
            String name = header.get(i);
            if (!seen.add(name)) {
                throw InvalidInput.atLine(
                        file, 1, "two columns are called '" + name + "'.", "Give every column a name of its own.");
            }
            if (framework.findIndicator(name).isPresent() || framework.isDenominator(name)) {
                targets[i] = columnIds.size();
                columnIds.add(name);
            } else {
                targets[i] = target(file, name);
            }
        }
        if (!seen.contains("city_id") || columnIds.isEmpty()) {
            throw InvalidInput.atLine(
                    file,
                    1,
                    seen.contains("city_id") ? "no column is an indicator." : "there is no column 'city_id'.",
                    "A wide table has a column city_id, a column for each indicator, and if wanted year.");
        }
        return new WideRows(file, framework, header, targets, columnIds);
    }

    private static int target(Path file, String name) {
        return switch (name) {
            case "city_id" -> CITY;
            case "year" -> YEAR;
            case "name" -> PASSED_OVER;
            default ->
                throw InvalidInput.atLine(
                        file,
                        1,
                        "the column '" + name + "' is no indicator of the framework.",
                        "Add it to the framework, correct the spelling, or take the column out.");
        };
    }

    /** Where each column of the file goes: a place in a row of values, {@link #CITY}, {@link #YEAR} or nowhere. */
    public int[] targets() {
        return targets.clone();
    }

    /** How many values a row has. */
    public int width() {
        return columns.length;
    }

    /** The answer that a text stands for, if the column of the file is an indicator with a categorical scale. */
    Optional<CategoricalScale.Category> findAnswer(int column, String text) {
        return scales.get(column).flatMap(scale -> scale.find(text));
    }

    /**
     * Notes who the next row is.
     *
     * @param line where it stands in the file, counted from 1
     * @param city id of the city
     * @param year the year, if the file has years
     */
    public void begin(long line, String city, String year) {
        if (city == null || city.isEmpty()) {
            throw InvalidInput.inField(file, line, "city_id", "is empty.", "Fill it in.");
        }
        if (hasYears && (year == null || !year.matches("[12]\\d{3}"))) {
            throw InvalidInput.inField(
                    file, line, "year", "'" + year + "' is not a year.", "Write four digits, such as 2024.");
        }
        Long earlier = lines.putIfAbsent(hasYears ? city + " " + year : city, line);
        if (earlier != null) {
            throw InvalidInput.inField(
                    file,
                    line,
                    "city_id",
                    "'" + city + "' stands in line " + earlier + " already" + (hasYears ? ", for the same year." : "."),
                    "Keep the line that holds.");
        }
        cities.add(city);
        if (hasYears) {
            years.add(Integer.valueOf(year));
        }
    }

    /** Adds the values of rows that were begun before, NaN where missing. */
    public void add(double[][] values, int count) {
        if (size + count > columns[0].length) {
            int room = 2 * columns[0].length;
            for (int j = 0; j < columns.length; j++) {
                columns[j] = Arrays.copyOf(columns[j], room);
            }
        }
        for (int j = 0; j < columns.length; j++) {
            double[] column = columns[j];
            for (int i = 0; i < count; i++) {
                column[size + i] = values[i][j];
            }
        }
        size += count;
    }

    /** Takes over the whole column of an indicator or denominator, in the order in which rows were begun. */
    public void put(int target, double[] values) {
        columns[target] = values;
        size = values.length;
    }

    /** The sheet, in the order of years and city ids. */
    public Sheet toSheet() {
        if (size == 0) {
            throw InvalidInput.inFile(file, "has a header but no lines below it.", "Add at least one line.");
        }
        int[] order = order();
        Map<String, Integer> places = new HashMap<>();
        for (int j = 0; j < columns.length; j++) {
            places.put(columnIds.get(j), j);
        }
        List<Indicator> indicators = new ArrayList<>();
        List<Column> values = new ArrayList<>();
        Map<String, Column> sizes = new HashMap<>();
        for (int j = 0; j < columns.length; j++) {
            String id = columnIds.get(j);
            if (framework.findIndicator(id).isEmpty()) {
                sizes.put(id, column(j, order));
            }
        }
        for (Indicator indicator : framework.indicators()) {
            int j = places.getOrDefault(indicator.id(), -1);
            indicators.add(indicator);
            values.add(j < 0 ? Column.draft(size).toColumn() : column(j, order));
        }
        return Sheet.of(
                        Arrays.stream(order)
                                .mapToObj(row -> City.named(cities.get(row)))
                                .toList(),
                        years.isEmpty()
                                ? List.of()
                                : Arrays.stream(order).mapToObj(years::get).toList(),
                        indicators,
                        values)
                .withDenominators(sizes);
    }

    private Column column(int j, int[] order) {
        double[] ordered = new double[size];
        for (int i = 0; i < size; i++) {
            ordered[i] = columns[j][order[i]];
        }
        columns[j] = new double[0];
        return Column.owning(ordered);
    }

    private int[] order() {
        Comparator<Integer> byYear = Comparator.comparingInt(row -> years.isEmpty() ? 0 : years.get(row));
        return IntStream.range(0, size)
                .boxed()
                .sorted(byYear.thenComparing(cities::get))
                .mapToInt(row -> row)
                .toArray();
    }
}
