package org.isopolity.impact.synth;

import org.isopolity.text.Phrase;

/** A way to find the weights of a synthetic control. */
public sealed interface Estimator permits OutcomeOnly, WithPredictors, Penalised, RidgeAugmented {

    /** The weights and what follows from them. */
    Fit fit(Comparison comparison);

    /** The way in words. */
    Phrase inWords();
}
