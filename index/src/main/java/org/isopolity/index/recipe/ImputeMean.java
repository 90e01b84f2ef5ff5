package org.isopolity.index.recipe;

import java.util.Locale;
import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Mark;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.text.Phrase;

/**
 * Fills a missing value with the mean or median of all cities, and marks it.
 *
 * @param statistic which middle is taken; the mean if left out
 * @param over which rows it is taken of; those of the same year if left out
 */
public record ImputeMean(Statistic statistic, Over over) implements Imputation {

    public ImputeMean {
        statistic = statistic == null ? Statistic.MEAN : statistic;
        over = over == null ? Over.YEAR : over;
    }

    @Override
    public Phrase inWords() {
        return over.add(Phrases.of("step.impute-mean." + statistic.name().toLowerCase(Locale.ROOT)), Over.YEAR);
    }

    @Override
    public Sheet apply(Sheet sheet, Framework framework) {
        return over.map(sheet, (indicator, column) -> fill(column));
    }

    private Column fill(Column column) {
        double[] values = column.lend();
        int there = column.present();
        if (there == 0 || there == values.length) {
            return column;
        }
        double[] present = new double[there];
        int at = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                present[at++] = value;
            }
        }
        double middle = statistic.of(present);
        Column.Draft filled = column.draft();
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                filled.set(i, middle, Mark.IMPUTED);
            }
        }
        return filled.toColumn();
    }
}
