package org.isopolity.index.score;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Sheet;

/** An index over several years: the scores and ranks of each, made by one recipe. */
public final class Panel {

    private final SortedMap<Integer, Scores> byYear;

    /**
     * The scores of each year.
     *
     * @throws IllegalArgumentException if there is no year
     */
    public Panel(SortedMap<Integer, Scores> byYear) {
        if (byYear.isEmpty()) {
            throw new IllegalArgumentException("a panel needs at least one year");
        }
        this.byYear = new TreeMap<>(byYear);
    }

    /** The years, the earliest first. */
    public List<Integer> years() {
        return List.copyOf(byYear.keySet());
    }

    /** The scores of a year, if it is in the panel. */
    public Optional<Scores> find(int year) {
        return Optional.ofNullable(byYear.get(year));
    }

    /**
     * The scores of a year.
     *
     * @throws NoSuchElementException if it is not in the panel
     */
    public Scores get(int year) {
        return find(year).orElseThrow(() -> new NoSuchElementException("no year " + year));
    }

    /** How a city's score on a node moved; nothing if it never had one. */
    public Optional<Trend> findTrend(String cityId, String nodeId) {
        SortedMap<Integer, Double> values = new TreeMap<>();
        byYear.forEach((year, scores) -> {
            OptionalDouble score = scores.find(cityId, nodeId);
            score.ifPresent(value -> values.put(year, value));
        });
        return values.isEmpty() ? Optional.empty() : Optional.of(new Trend(values));
    }

    /** How a city's value on an indicator moved, in the indicator's own unit; nothing if it never had one. */
    public Optional<Trend> findTrendOfValues(String cityId, String indicatorId) {
        SortedMap<Integer, Double> values = new TreeMap<>();
        byYear.forEach((year, scores) -> {
            Sheet sheet = scores.values();
            int row = sheet.positionOfCity(cityId);
            Optional<Column> column = sheet.findColumn(indicatorId);
            if (row >= 0 && column.isPresent() && !column.get().isMissing(row)) {
                values.put(year, column.get().get(row));
            }
        });
        return values.isEmpty() ? Optional.empty() : Optional.of(new Trend(values));
    }
}
