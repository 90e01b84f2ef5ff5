package org.isopolity.index.recipe;

import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.text.Phrase;

/** Leaves extreme values as they are. */
public record LeaveExtremes() implements SheetStep {

    @Override
    public Family family() {
        return Family.TREAT;
    }

    @Override
    public Phrase inWords() {
        return Phrases.of("step.leave-extremes");
    }

    @Override
    public Sheet apply(Sheet sheet, Framework framework) {
        return sheet;
    }
}
