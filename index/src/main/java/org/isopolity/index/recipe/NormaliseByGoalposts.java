package org.isopolity.index.recipe;

import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Goalposts;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.text.Phrase;

/**
 * Places a value between the framework's fixed goalposts, {@code (x - worst) / (target - worst)}, cut off at both ends. A
 * city's score on an indicator then depends on no other city.
 *
 * @param range the scale
 */
public record NormaliseByGoalposts(Range range) implements SheetStep {

    @Override
    public Family family() {
        return Family.NORMALISE;
    }

    @Override
    public Phrase inWords() {
        return Phrases.of("step.goalposts", range.low(), range.high());
    }

    @Override
    public Sheet apply(Sheet sheet, Framework framework) {
        return sheet.map((indicator, column) -> {
            Goalposts posts = indicator
                    .goalposts()
                    .orElseThrow(() -> new UnusableStep("Indicator '" + indicator.id()
                            + "' has no goalposts. Give its worst and target in the framework, or"
                            + " normalise by min-max."));
            double length = posts.target() - posts.worst();
            return column.map(value -> range.clip(range.at((value - posts.worst()) / length)));
        });
    }
}
