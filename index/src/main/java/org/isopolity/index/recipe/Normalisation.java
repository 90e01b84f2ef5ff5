package org.isopolity.index.recipe;

import org.isopolity.index.framework.CategoricalScale;
import org.isopolity.index.framework.Direction;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.index.sheet.Summary;

/**
 * A step that brings all indicators to one scale on which higher is better. An indicator with a categorical scale always takes
 * the scores of its answers; a value between two answers, such as an imputed mean, takes the score at the same share of the way.
 */
public sealed interface Normalisation extends SheetStep
        permits NormaliseByGoalposts,
                NormaliseByMinMax,
                NormaliseByZScore,
                NormaliseByScale,
                NormaliseByTarget,
                NormaliseByMaximum,
                NormaliseByReference,
                NormaliseByFraction,
                NormaliseByRank,
                NormaliseAround,
                NormaliseByAnswers {

    /** Which rows are compared with one another. */
    Over over();

    /** The normalised column of one indicator. */
    Column normalise(Indicator indicator, Column column);

    @Override
    default Family family() {
        return Family.NORMALISE;
    }

    @Override
    default Sheet apply(Sheet sheet, Framework framework) {
        return over().map(sheet, this::scored);
    }

    /** The normalised column of an indicator, whatever kind it is. */
    default Column scored(Indicator indicator, Column column) {
        return indicator
                .computation()
                .scale()
                .map(scale -> column.map(value -> score(scale, value)))
                .orElseGet(() -> normalise(indicator, column));
    }

    private static double score(CategoricalScale scale, double value) {
        double below = Double.NEGATIVE_INFINITY;
        double above = Double.POSITIVE_INFINITY;
        double low = Double.NaN;
        double high = Double.NaN;
        for (CategoricalScale.Category category : scale.categories()) {
            if (category.code() <= value && category.code() > below) {
                below = category.code();
                low = category.score();
            }
            if (category.code() >= value && category.code() < above) {
                above = category.code();
                high = category.score();
            }
        }
        if (Double.isNaN(low) || below == above) {
            return high;
        }
        return Double.isNaN(high) ? low : low + (high - low) * ((value - below) / (above - below));
    }

    /** Whether a lower value is better. */
    static boolean isTurned(Indicator indicator) {
        return indicator.direction() == Direction.LOWER_IS_BETTER;
    }

    /**
     * The statistics of a column that can be spread over a scale. A constant column cannot: screening removes it, and says so.
     */
    static Summary requireSpread(String indicatorId, Column column) {
        Summary summary = column.summary();
        requireSpread(indicatorId, summary.min(), summary.max());
        return summary;
    }

    /** Likewise, where only the ends are known. */
    static void requireSpread(String indicatorId, double min, double max) {
        if (!(max > min) || Double.isInfinite(max - min)) {
            throw new UnusableStep("Indicator '" + indicatorId
                    + "' cannot tell the cities apart (fewer than two different values, or a spread beyond the range of"
                    + " numbers). Screen it out, or normalise by goalposts.");
        }
    }

    /** Places values so that {@code zero} earns the low end of a range and {@code one} the high end. */
    static Column between(Column column, double zero, double one, Range range) {
        return column.placed(zero, one - zero, range.low(), range.high() - range.low());
    }
}
