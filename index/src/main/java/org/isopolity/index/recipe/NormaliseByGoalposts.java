package org.isopolity.index.recipe;

import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Goalposts;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.sheet.Column;
import org.isopolity.text.Phrase;

/**
 * Places a value between the framework's fixed goalposts, {@code (x - worst) / (target - worst)}, cut off at both ends. A
 * city's score on an indicator then depends on no other city and no other year.
 *
 * @param range the scale
 * @param truncate whether values beyond the goalposts are cut off, as they are if this is left out
 */
public record NormaliseByGoalposts(Range range, Boolean truncate) implements Normalisation {

    public NormaliseByGoalposts {
        truncate = truncate == null || truncate;
    }

    /** Values beyond the goalposts are cut off. */
    public NormaliseByGoalposts(Range range) {
        this(range, true);
    }

    @Override
    public Over over() {
        return Over.PANEL;
    }

    @Override
    public Phrase inWords() {
        return Phrases.of(truncate ? "step.goalposts" : "step.goalposts.beyond", range.low(), range.high());
    }

    @Override
    public Column normalise(Indicator indicator, Column column) {
        Goalposts posts = indicator
                .goalposts()
                .orElseThrow(() -> new UnusableStep("Indicator '" + indicator.id()
                        + "' has no goalposts. Give its worst and target in the framework, or"
                        + " normalise by min-max."));
        double length = posts.target() - posts.worst();
        double height = range.high() - range.low();
        return truncate
                ? column.placed(posts.worst(), length, range.low(), height, range.low(), range.high())
                : column.placed(posts.worst(), length, range.low(), height);
    }
}
