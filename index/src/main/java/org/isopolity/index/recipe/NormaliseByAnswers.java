package org.isopolity.index.recipe;

import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.sheet.Column;
import org.isopolity.text.Phrase;

/** Every indicator takes the scores that its categorical scale in the framework gives to the answers. */
public record NormaliseByAnswers() implements Normalisation {

    @Override
    public Over over() {
        return Over.PANEL;
    }

    @Override
    public Phrase inWords() {
        return Phrases.of("step.categorical");
    }

    @Override
    public Column normalise(Indicator indicator, Column column) {
        throw new UnusableStep("Indicator '" + indicator.id()
                + "' has no categorical scale. Give its categories in the framework, or normalise otherwise.");
    }
}
