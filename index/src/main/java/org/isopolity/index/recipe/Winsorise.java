package org.isopolity.index.recipe;

import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Mark;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.index.sheet.Summary;
import org.isopolity.text.Phrase;

/**
 * Pulls in extreme values of indicators whose distribution is far from even: while both skewness and kurtosis exceed their
 * limits, the largest value (or the smallest, whichever side the tail is on) takes the next value towards the middle. Stops
 * once {@code atMost} values have been pulled in, which a tie may overshoot. Rule of the OECD and JRC Handbook on
 * Constructing Composite Indicators (2008) in the form that COINr made common.
 *
 * @param skewness an indicator passes if its absolute skewness is below this
 * @param kurtosis or if its excess kurtosis is below this
 * @param atMost how many values of one indicator may be pulled in
 */
public record Winsorise(double skewness, double kurtosis, int atMost) implements SheetStep {

    public Winsorise {
        if (!(skewness >= 0) || !Double.isFinite(kurtosis) || atMost < 1) {
            throw new IllegalArgumentException(
                    "'skewness' must not be negative, 'kurtosis' must be a number and 'at-most' at least 1");
        }
    }

    @Override
    public Family family() {
        return Family.TREAT;
    }

    @Override
    public Phrase inWords() {
        return Phrases.of("step.winsorise", skewness, kurtosis, atMost);
    }

    @Override
    public Sheet apply(Sheet sheet, Framework framework) {
        return sheet.map((indicator, column) -> treat(column));
    }

    /** The column with its extreme values pulled in, the values that changed marked as treated. */
    Column treat(Column original) {
        double[] values = original.toArray();
        Summary summary = original.summary();
        int high = 0;
        int low = 0;
        while (isExtreme(summary) && high + low < atMost) {
            if (summary.skewness() >= 0) {
                high = pullIn(values, summary.max(), 1);
            } else {
                low = pullIn(values, summary.min(), -1);
            }
            summary = Column.of(values).summary();
        }
        Column.Draft treated = original.draft();
        for (int i = 0; i < values.length; i++) {
            if (!original.isMissing(i) && values[i] != original.get(i)) {
                treated.set(i, values[i], Mark.TREATED);
            }
        }
        return treated.toColumn();
    }

    /** A constant column has no skewness and passes. */
    private boolean isExtreme(Summary summary) {
        return Math.abs(summary.skewness()) >= skewness && summary.kurtosis() >= kurtosis;
    }

    /** Moves all values equal to the extreme one step inwards and returns how many there were. */
    private static int pullIn(double[] values, double extreme, int side) {
        double next = Double.NaN;
        for (double value : values) {
            if (side * value < side * extreme && !(side * value <= side * next)) {
                next = value;
            }
        }
        int moved = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] == extreme) {
                values[i] = next;
                moved++;
            }
        }
        return moved;
    }
}
