package org.isopolity.index.recipe;

import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.text.Phrase;

/**
 * Divides every indicator for which the framework names a denominator by that size, and multiplies by the number of units that it
 * is given {@code per}. Where the size is not known the value is missing.
 */
public record Denominate() implements SheetStep {

    @Override
    public Family family() {
        return Family.DENOMINATE;
    }

    @Override
    public Phrase inWords() {
        return Phrases.of("step.denominate");
    }

    @Override
    public Sheet apply(Sheet sheet, Framework framework) {
        return sheet.map((indicator, column) -> indicator
                .computation()
                .denominator()
                .map(id -> divide(sheet, indicator, column, id))
                .orElse(column));
    }

    private static Column divide(Sheet sheet, Indicator indicator, Column column, String id) {
        Column size = sheet.findDenominator(id)
                .orElseThrow(() -> new UnusableStep("There are no values of '" + id + "', by which indicator '"
                        + indicator.id() + "' is to be divided. Add observations of it."));
        double per = indicator.computation().per();
        Column.Draft divided = Column.draft(column.size());
        for (int i = 0; i < column.size(); i++) {
            if (!column.isMissing(i) && !size.isMissing(i)) {
                double quotient = column.get(i) / (size.get(i) / per);
                if (!Double.isFinite(quotient)) {
                    throw new UnusableStep(
                            "Indicator '" + indicator.id() + "' cannot be divided by '" + id + "' of city '"
                                    + sheet.cities().get(i).id() + "', which is " + size.get(i)
                                    + ". Correct it, or leave it out.");
                }
                divided.copy(i, column, i).set(i, quotient);
            }
        }
        return divided.toColumn();
    }
}
