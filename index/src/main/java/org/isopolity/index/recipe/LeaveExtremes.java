package org.isopolity.index.recipe;

import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.sheet.Column;
import org.isopolity.text.Phrase;

/** Leaves extreme values as they are, unless the framework says otherwise of an indicator. */
public record LeaveExtremes() implements TreatmentStep {

    @Override
    public Phrase inWords() {
        return Phrases.of("step.leave-extremes");
    }

    @Override
    public Column treat(Indicator indicator, Column column) {
        return column;
    }
}
