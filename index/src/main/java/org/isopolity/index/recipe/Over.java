package org.isopolity.index.recipe;

import java.util.List;
import java.util.Locale;
import org.isopolity.index.Phrases;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.text.Phrase;

/** Which rows of a panel a step looks at together. In a snapshot both are the same. */
public enum Over {
    /** Each year on its own. */
    YEAR,
    /** All years at once, so that what it computes can be compared over time. */
    PANEL;

    /** Every column put through a function, year by year or as a whole. */
    Sheet map(Sheet sheet, Sheet.ColumnStep step) {
        List<int[]> slices = slices(sheet);
        if (slices.size() == 1) {
            return sheet.map(step);
        }
        return sheet.map((indicator, column) -> {
            Column.Draft draft = Column.draft(column.size());
            for (int[] rows : slices) {
                Column part = step.apply(indicator, column.rows(rows));
                for (int i = 0; i < rows.length; i++) {
                    draft.copy(rows[i], part, i);
                }
            }
            return draft.toColumn();
        });
    }

    /** The rows that are looked at together. */
    List<int[]> slices(Sheet sheet) {
        return this == YEAR ? sheet.rowsByYear() : sheet.withoutYears().rowsByYear();
    }

    /** A step's sentence, with what this adds to it where it is not what one would expect. */
    Phrase add(Phrase sentence, Over usual) {
        return this == usual ? sentence : Phrases.of("step.over." + name().toLowerCase(Locale.ROOT), sentence);
    }
}
