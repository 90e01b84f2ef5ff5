package org.isopolity.index.recipe;

import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.sheet.Column;
import org.isopolity.text.Phrase;

/**
 * Places a value between the worst and the best city, {@code (x - min) / (max - min)}, turned round where lower is better.
 *
 * @param range the scale
 * @param over which rows are compared; the whole panel if left out
 */
public record NormaliseByMinMax(Range range, Over over) implements Normalisation {

    public NormaliseByMinMax {
        over = over == null ? Over.PANEL : over;
    }

    /** Over the whole panel. */
    public NormaliseByMinMax(Range range) {
        this(range, Over.PANEL);
    }

    @Override
    public Phrase inWords() {
        return over.add(Phrases.of("step.min-max", range.low(), range.high()), Over.PANEL);
    }

    @Override
    public Column normalise(Indicator indicator, Column column) {
        return column.betweenEnds(
                Normalisation.isTurned(indicator),
                range.low(),
                range.high(),
                ends -> Normalisation.requireSpread(indicator.id(), ends.min(), ends.max()));
    }
}
