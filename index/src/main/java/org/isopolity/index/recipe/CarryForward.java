package org.isopolity.index.recipe;

import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Mark;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.text.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * Fills a missing value of a panel with the city's latest one before it, and marks it.
 *
 * @param atMost over how many years a value is carried; any number if left out
 * @param backward whether the years before the first value take that one; not if left out
 */
public record CarryForward(@Nullable Integer atMost, Boolean backward) implements Imputation {

    public CarryForward {
        backward = backward != null && backward;
        if (atMost != null && atMost < 1) {
            throw new IllegalArgumentException("'at-most' must be at least 1 year");
        }
    }

    @Override
    public Phrase inWords() {
        Phrase sentence =
                atMost == null ? Phrases.of("step.carry-forward") : Phrases.of("step.carry-forward.at-most", atMost);
        return backward ? Phrases.of("step.carry-forward.backward", sentence) : sentence;
    }

    @Override
    public Sheet apply(Sheet sheet, Framework framework) {
        Interpolate.requirePanel(sheet);
        return sheet.map((indicator, column) -> {
            Column.Draft filled = column.draft();
            sheet.rowsByCity().forEach(rows -> fill(sheet, column, rows, filled));
            return filled.toColumn();
        });
    }

    private void fill(Sheet sheet, Column column, int[] rows, Column.Draft filled) {
        int latest = -1;
        for (int row : rows) {
            if (!column.isMissing(row)) {
                latest = row;
            } else if (latest >= 0
                    && reaches(sheet.years().get(row) - sheet.years().get(latest))) {
                filled.set(row, column.get(latest), Mark.IMPUTED);
            }
        }
        for (int first = 0; backward && first < rows.length; first++) {
            if (!column.isMissing(rows[first])) {
                for (int i = 0; i < first; i++) {
                    if (reaches(sheet.years().get(rows[first]) - sheet.years().get(rows[i]))) {
                        filled.set(rows[i], column.get(rows[first]), Mark.IMPUTED);
                    }
                }
                return;
            }
        }
    }

    private boolean reaches(int years) {
        return atMost == null || years <= atMost;
    }
}
