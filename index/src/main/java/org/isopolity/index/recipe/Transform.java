package org.isopolity.index.recipe;

import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Treatment;
import org.isopolity.index.sheet.Column;
import org.isopolity.text.Phrase;

/**
 * Bends the scale of every indicator, whatever its distribution looks like.
 *
 * @param by how: one of the logarithms, or Box-Cox
 */
public record Transform(Treatment by) implements TreatmentStep {

    public Transform {
        requireTransformation(by);
    }

    static void requireTransformation(Treatment by) {
        if (by == null || by.kind() == Treatment.Kind.NONE || by.kind() == Treatment.Kind.WINSORISE) {
            throw new IllegalArgumentException(
                    "a transformation is one of log, log-plus, log-original, log-gii, box-cox");
        }
    }

    @Override
    public Phrase inWords() {
        return Phrases.of("step.transform", Winsorise.words(by));
    }

    @Override
    public Column treat(Indicator indicator, Column column) {
        return Transformation.apply(by, indicator.id(), column);
    }
}
