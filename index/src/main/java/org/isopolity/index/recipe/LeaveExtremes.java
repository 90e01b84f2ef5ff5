package org.isopolity.index.recipe;

import org.isopolity.index.Phrase;
import org.isopolity.index.sheet.Sheet;

/** Leaves extreme values as they are. */
public record LeaveExtremes() implements SheetStep {

    @Override
    public Family family() {
        return Family.TREAT;
    }

    @Override
    public Phrase inWords() {
        return Phrase.of("step.leave-extremes");
    }

    @Override
    public Sheet apply(Sheet sheet) {
        return sheet;
    }
}
