package org.isopolity.index.recipe;

import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Summary;
import org.isopolity.text.Phrase;

/**
 * Places a value by its distance from the best city, {@code 1 - (best - x) / (best - worst)}.
 *
 * @param range the scale; 0 to 1 if left out
 * @param over which rows are compared; the whole panel if left out
 */
public record NormaliseByMaximum(Range range, Over over) implements Normalisation {

    public NormaliseByMaximum {
        range = range == null ? Range.SHARE : range;
        over = over == null ? Over.PANEL : over;
    }

    @Override
    public Phrase inWords() {
        return over.add(Phrases.of("step.maximum", range.low(), range.high()), Over.PANEL);
    }

    @Override
    public Column normalise(Indicator indicator, Column column) {
        Summary summary = Normalisation.requireSpread(indicator.id(), column);
        double best = Normalisation.isTurned(indicator) ? summary.min() : summary.max();
        double worst = Normalisation.isTurned(indicator) ? summary.max() : summary.min();
        return column.map(value -> range.at(1 - (best - value) / (best - worst)));
    }
}
