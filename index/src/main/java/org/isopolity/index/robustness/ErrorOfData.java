package org.isopolity.index.robustness;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.isopolity.index.recipe.DataError;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Mark;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.index.sheet.Summary;

/** Observed values as they might also have been measured. */
final class ErrorOfData {

    private final DataError error;
    private final Sheet observed;
    private final double[] spread;
    private final boolean[] staysPositive;

    ErrorOfData(DataError error, Sheet observed) {
        this.error = error;
        this.observed = observed;
        this.spread = new double[observed.columns().size()];
        this.staysPositive = new boolean[spread.length];
        for (int i = 0; i < spread.length; i++) {
            Summary summary = observed.columns().get(i).summary();
            spread[i] = summary.count() > 1 ? summary.standardDeviation() : 0;
            staysPositive[i] = summary.min() >= 0;
        }
    }

    /** The sheet with an error of its own on every value; the same number gives the same errors. */
    Sheet drawn(double number) {
        SplittableRandom random = new SplittableRandom(Double.doubleToLongBits(number) * 0x9E3779B97F4A7C15L);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < spread.length; i++) {
            boolean answers = observed.indicators().get(i).computation().scale().isPresent();
            columns.add(answers ? observed.columns().get(i) : drawn(i, random));
        }
        return observed.withColumns(columns);
    }

    private Column drawn(int indicator, SplittableRandom random) {
        Column column = observed.columns().get(indicator);
        Column.Draft draft = column.draft();
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                double value = column.get(row);
                double deviation = error.ofValue() * Math.abs(value)
                        + error.ofSpread() * spread[indicator]
                        + (column.has(row, Mark.STAND_IN) ? error.standIns() * spread[indicator] : 0);
                double measured = value + deviation * random.nextGaussian();
                draft.set(row, staysPositive[indicator] ? Math.max(0, measured) : measured);
            }
        }
        return draft.toColumn();
    }
}
