package org.isopolity.index.recipe;

import java.util.Arrays;
import java.util.Locale;
import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.score.Weights;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.text.Phrase;

/**
 * Weighs the parts of every group by what they have in common, as principal components of the correlations tell. Weights are
 * never negative: a part that goes against the others gets none, where COINr's may be negative.
 *
 * @param by which numbers become weights; the first component if left out
 */
public record ComponentWeights(By by) implements WeightStep {

    /** Which numbers become weights. */
    public enum By {
        /** The loadings on the first component. */
        FIRST,
        /**
         * The largest squared loading of each part on the components with a variance above 1 after varimax rotation (Nicoletti,
         * Scarpetta and Boylaud, OECD 2000, in the Handbook of 2008).
         */
        FACTORS
    }

    public ComponentWeights {
        by = by == null ? By.FIRST : by;
    }

    @Override
    public Phrase inWords() {
        return Phrases.of("step.component-weights." + by.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public Weights weights(Framework framework, Sheet normalised, Aggregate aggregate) {
        return new GroupWeights(framework, normalised, aggregate)
                .find(framework, components -> by == By.FIRST ? first(components) : factors(components));
    }

    private static double[] first(Components components) {
        return share(Arrays.stream(components.vector(0))
                .map(loading -> loading < 1e-12 ? 0 : loading)
                .toArray());
    }

    private static double[] factors(Components components) {
        return share(Arrays.stream(components.rotated(components.kaiser()))
                .mapToDouble(row -> Arrays.stream(row)
                        .map(loading -> loading * loading)
                        .max()
                        .orElse(0))
                .toArray());
    }

    private static double[] share(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }
}
