package org.isopolity.index.recipe;

import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Summary;
import org.isopolity.text.Phrase;

/**
 * Places a value between the worst city and the indicator's target, {@code (x - min) / (target - min)}; from the largest value
 * down where lower is better.
 *
 * @param range the scale: its high end is the target
 * @param truncate whether values beyond the target are cut off, as they are if this is left out
 * @param over which rows are compared; the whole panel if left out
 */
public record NormaliseByTarget(Range range, Boolean truncate, Over over) implements Normalisation {

    public NormaliseByTarget {
        truncate = truncate == null || truncate;
        over = over == null ? Over.PANEL : over;
    }

    @Override
    public Phrase inWords() {
        return over.add(
                Phrases.of(truncate ? "step.target" : "step.target.beyond", range.low(), range.high()), Over.PANEL);
    }

    @Override
    public Column normalise(Indicator indicator, Column column) {
        double target = indicator
                .computation()
                .target()
                .orElseThrow(() -> new UnusableStep("Indicator '" + indicator.id()
                        + "' has no target. Give its target in the framework, or normalise otherwise."));
        Summary summary = column.summary();
        boolean turned = Normalisation.isTurned(indicator);
        double worst = turned ? summary.max() : summary.min();
        if (summary.count() > 0 && (turned ? target >= worst : target <= worst)) {
            throw new UnusableStep("The target of indicator '" + indicator.id() + "' (" + target
                    + ") is not better than its worst value (" + worst + "). Correct the target or the direction.");
        }
        Column placed = Normalisation.between(column, worst, target, range);
        return truncate ? placed.map(value -> Math.min(value, range.high())) : placed;
    }
}
