package org.isopolity.index.recipe;

import java.util.OptionalDouble;
import org.isopolity.index.framework.Treatment;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Mark;
import org.isopolity.index.sheet.Summary;

/** The treatments that bend the whole scale of an indicator instead of pulling in single values. */
final class Transformation {

    private static final double SHIFT = 0.01;
    private static final double STEEPEST = 5;

    private Transformation() {}

    /**
     * The column on a bent scale, every value marked as treated; as it is where all values are the same.
     *
     * @throws UnusableStep if the formula is not defined for the values
     */
    static Column apply(Treatment treatment, String indicatorId, Column column) {
        Summary summary = column.summary();
        if (summary.count() == 0 || summary.isConstant()) {
            return column;
        }
        double min = summary.min();
        double max = summary.max();
        double shift = SHIFT * (max - min);
        boolean lowTail = summary.skewness() <= 0;
        Column bent = switch (treatment.kind()) {
            case LOG -> column.map(value -> Math.log(value - min + shift));
            case LOG_PLUS ->
                lowTail
                        ? column.map(value -> -Math.log(max + shift - value))
                        : column.map(value -> Math.log(value - min + shift));
            case LOG_ORIGINAL -> column.map(value -> Math.log(value - min + 1));
            case LOG_GII -> {
                if (!(max > 1)) {
                    throw new UnusableStep("The logarithm of the Global Innovation Index needs a largest value above"
                            + " 1, but indicator '" + indicatorId + "' reaches " + max
                            + " only. Use log instead of log-gii.");
                }
                double factor = (max - 1) / (max - min);
                yield lowTail
                        ? column.map(value -> -Math.log(factor * (max - value) + 1))
                        : column.map(value -> Math.log(factor * (value - min) + 1));
            }
            case BOX_COX -> {
                Column positive = column.map(value -> value - min + 1);
                OptionalDouble given = treatment.amount();
                double exponent = given.isPresent() ? given.getAsDouble() : likeliest(positive);
                yield positive.map(value -> boxCox(value, exponent));
            }
            case NONE, WINSORISE -> throw new IllegalArgumentException("'" + treatment.kind() + "' bends no scale");
        };
        return bent.marked(Mark.TREATED);
    }

    private static double boxCox(double value, double exponent) {
        return exponent == 0 ? Math.log(value) : (Math.pow(value, exponent) - 1) / exponent;
    }

    /** The exponent under which the values look most normal: the highest profile likelihood (Box and Cox 1964). */
    static double likeliest(Column positive) {
        double low = -STEEPEST;
        double high = STEEPEST;
        double golden = (Math.sqrt(5) - 1) / 2;
        while (high - low > 1e-9) {
            double left = high - golden * (high - low);
            double right = low + golden * (high - low);
            if (likelihood(positive, left) >= likelihood(positive, right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return (low + high) / 2;
    }

    private static double likelihood(Column positive, double exponent) {
        Summary bent = positive.map(value -> boxCox(value, exponent)).summary();
        double logarithms = 0;
        for (int i = 0; i < positive.size(); i++) {
            logarithms += positive.isMissing(i) ? 0 : Math.log(positive.get(i));
        }
        double variance = bent.standardDeviation() * bent.standardDeviation() * (bent.count() - 1) / bent.count();
        return -bent.count() / 2.0 * Math.log(variance) + (exponent - 1) * logarithms;
    }
}
