package org.isopolity.index.recipe;

import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Summary;
import org.isopolity.text.Phrase;

/**
 * A value as a fraction of the best one, {@code x / max}; where lower is better {@code min / x}, so that the best city earns most
 * there too. For values above 0 with a true zero.
 *
 * @param range the scale; 0 to 1 if left out
 * @param lowerIsBetter how an indicator is turned round; the formula itself if left out
 * @param over which rows are compared; the whole panel if left out
 */
public record NormaliseByFraction(Range range, Reversal lowerIsBetter, Over over) implements Normalisation {

    public NormaliseByFraction {
        range = range == null ? Range.SHARE : range;
        lowerIsBetter = lowerIsBetter == null ? Reversal.TURNED : lowerIsBetter;
        over = over == null ? Over.PANEL : over;
    }

    @Override
    public Phrase inWords() {
        Phrase sentence = Phrases.of("step.fraction", range.low(), range.high());
        return over.add(lowerIsBetter == Reversal.TURNED ? sentence : Phrases.of("step.negated", sentence), Over.PANEL);
    }

    @Override
    public Column normalise(Indicator indicator, Column column) {
        Summary summary = column.summary();
        if (!Normalisation.isTurned(indicator)) {
            requireNotZero(indicator, summary.max());
            return column.map(value -> range.at(value / summary.max()));
        }
        requireNotZero(indicator, summary.min());
        if (lowerIsBetter == Reversal.NEGATED) {
            return column.map(value -> range.at(value / summary.min()));
        }
        if (summary.min() < 0) {
            throw new UnusableStep("Indicator '" + indicator.id() + "' has values below 0, of which no fraction can be"
                    + " taken. Normalise by min-max.");
        }
        return column.map(value -> range.at(summary.min() / value));
    }

    private static void requireNotZero(Indicator indicator, double end) {
        if (end == 0) {
            throw new UnusableStep("The best value of indicator '" + indicator.id()
                    + "' is 0, of which no fraction can be" + " taken. Normalise by min-max.");
        }
    }
}
