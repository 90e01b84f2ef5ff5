package org.isopolity.index.recipe;

import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.score.Weights;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.text.Phrase;

/** All siblings weigh the same, whatever the framework says. */
public record EqualWeights() implements WeightStep {

    @Override
    public Phrase inWords() {
        return Phrases.of("step.equal-weights");
    }

    @Override
    public Weights weights(Framework framework, Sheet normalised, Aggregate aggregate) {
        return Weights.equal(framework);
    }
}
