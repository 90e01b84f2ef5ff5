package org.isopolity.index.recipe;

import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.sheet.Column;
import org.isopolity.text.Phrase;

/**
 * Places a value on a scale that is given for all indicators alike, {@code (x - low) / (high - low)}, nothing cut off; turned
 * round where lower is better.
 *
 * @param between the values that earn the lowest and the highest score
 * @param range the scale
 * @param lowerIsBetter how an indicator is turned round; the formula itself if left out
 */
public record NormaliseByScale(Range between, Range range, Reversal lowerIsBetter) implements Normalisation {

    public NormaliseByScale {
        lowerIsBetter = lowerIsBetter == null ? Reversal.TURNED : lowerIsBetter;
    }

    @Override
    public Over over() {
        return Over.PANEL;
    }

    @Override
    public Phrase inWords() {
        Phrase sentence = Phrases.of("step.scale", between.low(), between.high(), range.low(), range.high());
        return lowerIsBetter == Reversal.TURNED ? sentence : Phrases.of("step.negated", sentence);
    }

    @Override
    public Column normalise(Indicator indicator, Column column) {
        if (!Normalisation.isTurned(indicator)) {
            return Normalisation.between(column, between.low(), between.high(), range);
        }
        return lowerIsBetter == Reversal.TURNED
                ? Normalisation.between(column, between.high(), between.low(), range)
                : Normalisation.between(column.scaled(-1, 0), between.low(), between.high(), range);
    }
}
