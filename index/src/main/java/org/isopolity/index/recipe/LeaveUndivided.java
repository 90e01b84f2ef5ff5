package org.isopolity.index.recipe;

import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.text.Phrase;

/** Leaves indicators as they are, whatever denominators the framework names. */
public record LeaveUndivided() implements SheetStep {

    @Override
    public Family family() {
        return Family.DENOMINATE;
    }

    @Override
    public Phrase inWords() {
        return Phrases.of("step.leave-undivided");
    }

    @Override
    public Sheet apply(Sheet sheet, Framework framework) {
        return sheet;
    }
}
