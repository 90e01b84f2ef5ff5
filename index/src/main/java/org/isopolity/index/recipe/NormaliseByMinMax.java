package org.isopolity.index.recipe;

import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Direction;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.index.sheet.Summary;
import org.isopolity.text.Phrase;

/**
 * Places a value between the worst and the best city, {@code (x - min) / (max - min)}, turned round where lower is better.
 *
 * @param range the scale
 */
public record NormaliseByMinMax(Range range) implements SheetStep {

    @Override
    public Family family() {
        return Family.NORMALISE;
    }

    @Override
    public Phrase inWords() {
        return Phrases.of("step.min-max", range.low(), range.high());
    }

    @Override
    public Sheet apply(Sheet sheet, Framework framework) {
        return sheet.map((indicator, column) -> {
            Summary summary = requireSpread(indicator.id(), column);
            double spread = summary.max() - summary.min();
            return indicator.direction() == Direction.HIGHER_IS_BETTER
                    ? column.map(value -> range.at((value - summary.min()) / spread))
                    : column.map(value -> range.at((summary.max() - value) / spread));
        });
    }

    /** A constant column cannot be spread over a scale; screening removes it, and says so. */
    static Summary requireSpread(String indicatorId, Column column) {
        Summary summary = column.summary();
        if (summary.count() == 0 || summary.isConstant() || !Double.isFinite(summary.max() - summary.min())) {
            throw new UnusableStep("Indicator '" + indicatorId
                    + "' cannot tell the cities apart (fewer than two different values, or a spread beyond the range of"
                    + " numbers). Screen it out, or normalise by goalposts.");
        }
        return summary;
    }
}
