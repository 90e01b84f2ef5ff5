package org.isopolity.index.recipe;

import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Summary;
import org.isopolity.text.Phrase;

/**
 * The scale of the adjusted Mazziotta-Pareto index (Mazziotta and Pareto, Social Indicators Research 127, 2016): the reference
 * earns 100, and half the distance between the smallest and the largest value of all years 30 points; turned round where lower is
 * better. With the aggregation {@code mazziotta-pareto} it compares years.
 *
 * @param reference what earns 100; the mean of all values if left out
 */
public record NormaliseAround(Reference reference) implements Normalisation {

    /** What earns 100. */
    public enum Reference {
        /** The mean of all values. */
        MEAN,
        /** The value in the column {@code reference} of the framework. */
        FRAMEWORK
    }

    private static final double CENTER = 100;
    private static final double HALF = 30;

    public NormaliseAround {
        reference = reference == null ? Reference.MEAN : reference;
    }

    @Override
    public Over over() {
        return Over.PANEL;
    }

    @Override
    public Phrase inWords() {
        return Phrases.of(reference == Reference.MEAN ? "step.around.mean" : "step.around.framework");
    }

    @Override
    public Column normalise(Indicator indicator, Column column) {
        Summary summary = Normalisation.requireSpread(indicator.id(), column);
        double center = reference == Reference.MEAN
                ? summary.mean()
                : indicator
                        .computation()
                        .reference()
                        .orElseThrow(() -> new UnusableStep("Indicator '" + indicator.id()
                                + "' has no reference. Give it in the framework, or take the mean."));
        double half = (summary.max() - summary.min()) / 2;
        double points = Normalisation.isTurned(indicator) ? -HALF : HALF;
        return column.map(value -> CENTER + points * ((value - center) / half));
    }
}
