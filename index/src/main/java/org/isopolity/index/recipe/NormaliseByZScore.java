package org.isopolity.index.recipe;

import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Direction;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.index.sheet.Summary;
import org.isopolity.text.Phrase;

/**
 * Places a value by its distance from the mean in standard deviations (with n - 1), turned round where lower is better; cut
 * off at the ends of {@code limits} where these are given.
 *
 * @param mean the score of the mean
 * @param standardDeviation points for one standard deviation
 * @param limits ends of the scale
 */
public record NormaliseByZScore(double mean, double standardDeviation, Range limits) implements SheetStep {

    public NormaliseByZScore {
        if (!Double.isFinite(mean) || !(standardDeviation > 0) || Double.isInfinite(standardDeviation)) {
            throw new IllegalArgumentException("'mean' must be a number and 'standard-deviation' above 0");
        }
    }

    @Override
    public Family family() {
        return Family.NORMALISE;
    }

    @Override
    public Phrase inWords() {
        return Phrases.of("step.z-score", mean, standardDeviation, limits.low(), limits.high());
    }

    @Override
    public Sheet apply(Sheet sheet, Framework framework) {
        return sheet.map((indicator, column) -> {
            Summary summary = NormaliseByMinMax.requireSpread(indicator.id(), column);
            double points =
                    indicator.direction() == Direction.HIGHER_IS_BETTER ? standardDeviation : -standardDeviation;
            return column.map(
                    value -> limits.clip(mean + points * ((value - summary.mean()) / summary.standardDeviation())));
        });
    }
}
