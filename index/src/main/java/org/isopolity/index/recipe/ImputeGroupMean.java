package org.isopolity.index.recipe;

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
 * Fills a missing value with the mean of the cities of the same group, and marks it. Where no city of the group has a value
 * the gap stays.
 *
 * @param by what makes a group
 */
public record ImputeGroupMean(Grouping by) implements SheetStep {

    /** What cities of one group share. */
    public enum Grouping {
        /** The region of the world. */
        REGION,
        /** The country. */
        COUNTRY;

        String of(City city) {
            return switch (this) {
                case REGION -> city.region();
                case COUNTRY -> city.country();
            };
        }
    }

    @Override
    public Family family() {
        return Family.IMPUTE;
    }

    @Override
    public Phrase inWords() {
        return Phrases.of("step.impute-group-mean." + by.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public Sheet apply(Sheet sheet, Framework framework) {
        return sheet.map((indicator, column) -> fill(sheet.cities(), column));
    }

    private Column fill(List<City> cities, Column column) {
        Map<String, Mean> means = new HashMap<>();
        for (int i = 0; i < cities.size(); i++) {
            if (!column.isMissing(i)) {
                means.computeIfAbsent(by.of(cities.get(i)), _ -> new Mean()).add(column.get(i));
            }
        }
        Column.Draft filled = column.draft();
        for (int i = 0; i < cities.size(); i++) {
            Mean mean = means.get(by.of(cities.get(i)));
            if (column.isMissing(i) && mean != null) {
                filled.set(i, mean.get(), Mark.IMPUTED);
            }
        }
        return filled.toColumn();
    }

    private static final class Mean {
        private double sum;
        private int count;

        void add(double value) {
            sum += value;
            count++;
        }

        double get() {
            return sum / count;
        }
    }
}
