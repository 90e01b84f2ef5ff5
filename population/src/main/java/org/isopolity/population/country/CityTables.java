package org.isopolity.population.country;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.isopolity.population.area.AreaTable;
import org.isopolity.text.input.InvalidInput;

/** Makes tables of rows that come city by city and year by year; keeps one table at a time. */
public final class CityTables {

    private static final int ROOM = 256;

    private final Path file;
    private final CountryLayout layout;
    private final Taker taker;
    private final Set<List<Object>> done = new HashSet<>();
    private String city = "";
    private int year;
    private List<String> units = new ArrayList<>();
    private double[][] counts;

    /** Who gets the tables. */
    @FunctionalInterface
    public interface Taker {
        /** Takes the table of one city in one year. */
        void take(String city, int year, AreaTable table);
    }

    /**
     * Begins.
     *
     * @param file named in messages
     */
    public CityTables(Path file, CountryLayout layout, Taker taker) {
        this.file = file;
        this.layout = layout;
        this.taker = taker;
        this.counts = new double[layout.groups().size()][ROOM];
    }

    /**
     * Adds a row.
     *
     * @param row its number, 0 if it has none
     * @param ofGroups one count for each group; NaN where nothing is written
     * @throws InvalidInput if a name or a count is missing, a count is below zero, or the rows of a city do not stand together
     */
    public void add(long row, String ofCity, int ofYear, String unit, double[] ofGroups) {
        if (units.isEmpty() || ofYear != year || !ofCity.equals(city)) {
            hand();
            if (ofCity.isEmpty()) {
                throw wrong(
                        row,
                        layout.city(),
                        "is empty.",
                        "Give every area its city; areas outside cities may share one name.");
            }
            if (!done.add(List.of(ofCity, ofYear))) {
                throw wrong(
                        row,
                        layout.city(),
                        "'" + ofCity + "' in " + ofYear + " comes a second time.",
                        "Sort the rows by city and year, or let Apache Spark sort them (--spark).");
            }
            city = ofCity;
            year = ofYear;
        }
        if (unit.isEmpty()) {
            throw wrong(row, layout.unit(), "is empty.", "Give every area its id.");
        }
        int size = units.size();
        if (size == counts[0].length) {
            counts = Arrays.stream(counts)
                    .map(column -> Arrays.copyOf(column, 2 * size))
                    .toArray(double[][]::new);
        }
        units.add(unit);
        for (int g = 0; g < ofGroups.length; g++) {
            if (!(ofGroups[g] >= 0 && ofGroups[g] < Double.POSITIVE_INFINITY)) {
                throw wrong(
                        row,
                        layout.groups().get(g),
                        Double.isNaN(ofGroups[g]) ? "is missing." : "'" + ofGroups[g] + "' is no count.",
                        "Write the count, 0 where nobody lives, or leave the area out.");
            }
            counts[g][size] = ofGroups[g];
        }
    }

    /** Ends: hands the last table over. */
    public void end() {
        hand();
    }

    private void hand() {
        if (units.isEmpty()) {
            return;
        }
        double[][] columns = Arrays.stream(counts)
                .map(column -> Arrays.copyOf(column, units.size()))
                .toArray(double[][]::new);
        AreaTable table;
        try {
            table = AreaTable.of(units, layout.groups(), columns);
        } catch (IllegalArgumentException twice) {
            throw InvalidInput.inFile(
                    file,
                    "city '" + city + "', year " + year + ": " + twice.getMessage() + ".",
                    "Keep one row for each area and year.");
        }
        units = new ArrayList<>();
        taker.take(city, year, table);
    }

    private InvalidInput wrong(long row, String column, String problem, String remedy) {
        return row > 0
                ? InvalidInput.inField(file, row, column, problem, remedy)
                : InvalidInput.inFile(file, "column '" + column + "': " + problem, remedy);
    }
}
