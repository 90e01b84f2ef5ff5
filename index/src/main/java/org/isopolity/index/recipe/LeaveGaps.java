package org.isopolity.index.recipe;

import org.isopolity.index.Phrase;
import org.isopolity.index.sheet.Sheet;

/** Leaves missing values missing: means are taken over what is there. */
public record LeaveGaps() implements SheetStep {

    @Override
    public Family family() {
        return Family.IMPUTE;
    }

    @Override
    public Phrase inWords() {
        return Phrase.of("step.leave-gaps");
    }

    @Override
    public Sheet apply(Sheet sheet) {
        return sheet;
    }
}
