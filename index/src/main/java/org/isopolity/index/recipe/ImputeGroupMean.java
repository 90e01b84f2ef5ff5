package org.isopolity.index.recipe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.observation.City;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Mark;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.text.Phrase;

/**
 * Fills a missing value with the mean or median of the cities of the same group, in a panel of the same year, and marks it. Where
 * no city of the group has a value, or the city's group is not known, the gap stays.
 *
 * @param by what makes a group
 * @param statistic which middle is taken; the mean if left out
 */
public record ImputeGroupMean(Grouping by, Statistic statistic) implements Imputation {

    public ImputeGroupMean {
        statistic = statistic == null ? Statistic.MEAN : statistic;
    }

    /** With the mean of the group. */
    public ImputeGroupMean(Grouping by) {
        this(by, Statistic.MEAN);
    }

    @Override
    public Phrase inWords() {
        return Phrases.of("step.impute-group." + statistic.name().toLowerCase(Locale.ROOT), by.inWords());
    }

    @Override
    public Sheet apply(Sheet sheet, Framework framework) {
        List<List<int[]>> groups = sheet.rowsByYear().stream()
                .map(rows -> groups(sheet.cities(), rows))
                .toList();
        return sheet.map((indicator, column) -> {
            Column.Draft filled = column.draft();
            groups.forEach(year -> year.forEach(rows -> fill(column, rows, filled)));
            return filled.toColumn();
        });
    }

    private List<int[]> groups(List<City> cities, int[] rows) {
        Map<String, List<Integer>> groups = new HashMap<>();
        for (int row : rows) {
            String group = by.of(cities.get(row));
            if (!group.isEmpty()) {
                groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(row);
            }
        }
        return groups.values().stream()
                .map(group -> group.stream().mapToInt(row -> row).toArray())
                .toList();
    }

    private void fill(Column column, int[] rows, Column.Draft filled) {
        double[] present = java.util.Arrays.stream(rows)
                .mapToDouble(column::get)
                .filter(value -> !Double.isNaN(value))
                .toArray();
        if (present.length == 0) {
            return;
        }
        double middle = statistic.of(present);
        for (int row : rows) {
            if (column.isMissing(row)) {
                filled.set(row, middle, Mark.IMPUTED);
            }
        }
    }
}
