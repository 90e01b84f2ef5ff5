package org.isopolity.index.recipe;

import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Mark;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.text.Phrase;

/**
 * Fills a missing value of a panel on the straight line between the city's values before and after it, and marks it.
 *
 * @param hold whether the years before the first and after the last value take these; not if left out
 */
public record Interpolate(Boolean hold) implements Imputation {

    public Interpolate {
        hold = hold != null && hold;
    }

    @Override
    public Phrase inWords() {
        return Phrases.of(hold ? "step.interpolate.hold" : "step.interpolate");
    }

    static void requirePanel(Sheet sheet) {
        if (!sheet.isPanel()) {
            throw new UnusableStep("Values can be carried or interpolated over the years of a panel only, but this is a"
                    + " snapshot. Score by year, or impute otherwise.");
        }
    }

    @Override
    public Sheet apply(Sheet sheet, Framework framework) {
        requirePanel(sheet);
        return sheet.map((indicator, column) -> {
            Column.Draft filled = column.draft();
            sheet.rowsByCity().forEach(rows -> fill(sheet, column, rows, filled));
            return filled.toColumn();
        });
    }

    private void fill(Sheet sheet, Column column, int[] rows, Column.Draft filled) {
        for (int i = 0; i < rows.length; i++) {
            if (column.isMissing(rows[i])) {
                int before = next(column, rows, i, -1);
                int after = next(column, rows, i, 1);
                if (before >= 0 && after >= 0) {
                    double share = (sheet.years().get(rows[i]) - sheet.years().get(before))
                            / (double) (sheet.years().get(after) - sheet.years().get(before));
                    double value = column.get(before) + (column.get(after) - column.get(before)) * share;
                    filled.set(rows[i], value, Mark.IMPUTED);
                } else if (hold && Math.max(before, after) >= 0) {
                    filled.set(rows[i], column.get(Math.max(before, after)), Mark.IMPUTED);
                }
            }
        }
    }

    /** The next row in a direction that has a value, or -1. */
    private static int next(Column column, int[] rows, int from, int step) {
        for (int i = from + step; i >= 0 && i < rows.length; i += step) {
            if (!column.isMissing(rows[i])) {
                return rows[i];
            }
        }
        return -1;
    }
}
