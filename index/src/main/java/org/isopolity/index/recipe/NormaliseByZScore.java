package org.isopolity.index.recipe;

import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Summary;
import org.isopolity.text.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * Places a value by its distance from the mean in standard deviations (with n - 1), turned round where lower is better; cut
 * off at the ends of {@code limits} where these are given.
 *
 * @param mean the score of the mean
 * @param standardDeviation points for one standard deviation
 * @param limits ends of the scale; none if left out
 * @param over which rows are compared; the whole panel if left out
 */
public record NormaliseByZScore(
        double mean, double standardDeviation, @Nullable Range limits, Over over) implements Normalisation {

    public NormaliseByZScore {
        if (!Double.isFinite(mean) || !(standardDeviation > 0) || Double.isInfinite(standardDeviation)) {
            throw new IllegalArgumentException("'mean' must be a number and 'standard-deviation' above 0");
        }
        over = over == null ? Over.PANEL : over;
    }

    /** Over the whole panel. */
    public NormaliseByZScore(double mean, double standardDeviation, @Nullable Range limits) {
        this(mean, standardDeviation, limits, Over.PANEL);
    }

    @Override
    public Phrase inWords() {
        Phrase sentence = limits == null
                ? Phrases.of("step.z-score.unlimited", mean, standardDeviation)
                : Phrases.of("step.z-score", mean, standardDeviation, limits.low(), limits.high());
        return over.add(sentence, Over.PANEL);
    }

    @Override
    public Column normalise(Indicator indicator, Column column) {
        Summary summary = Normalisation.requireSpread(indicator.id(), column);
        double points = Normalisation.isTurned(indicator) ? -standardDeviation : standardDeviation;
        double center = summary.mean();
        double deviation = summary.standardDeviation();
        return limits == null
                ? column.placed(center, deviation, mean, points)
                : column.placed(center, deviation, mean, points, limits.low(), limits.high());
    }
}
