package org.isopolity.index.recipe;

import java.util.Locale;
import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.score.Mean;
import org.isopolity.index.score.Scores;
import org.isopolity.index.score.Weights;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.text.Phrase;

/**
 * Combines indicators into groups and groups into the index, weights counting among what is present.
 *
 * @param mean how to combine
 * @param atLeast share of a group's children, 0 to 1, that must be present for the group to have a score
 */
public record Aggregate(Mean mean, double atLeast) implements Step {

    public Aggregate {
        Screen.requireShare("at-least", atLeast);
    }

    @Override
    public Family family() {
        return Family.AGGREGATE;
    }

    @Override
    public Phrase inWords() {
        return Phrases.of("step.aggregate." + mean.name().toLowerCase(Locale.ROOT), atLeast);
    }

    /**
     * Scores a normalised sheet.
     *
     * @throws UnusableStep if nothing is left to aggregate, or the values do not allow the mean
     */
    public Scores apply(Framework framework, Sheet values, Sheet normalised, Weights weights) {
        try {
            return Scores.of(framework, values, normalised, weights, mean, atLeast);
        } catch (IllegalArgumentException impossible) {
            throw new UnusableStep(String.valueOf(impossible.getMessage()));
        }
    }
}
