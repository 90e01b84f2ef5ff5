package org.isopolity.impact.evaluation;

import java.math.BigDecimal;
import java.math.MathContext;

/** Figures as sentences carry them: three significant digits, so that words never claim more than the data. */
public final class Figure {

    private static final MathContext THREE = new MathContext(3);

    private Figure() {}

    /** The figure rounded to three significant digits. */
    public static double of(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return 0;
        }
        return BigDecimal.valueOf(value).round(THREE).doubleValue();
    }
}
