package org.isopolity.index.recipe;

import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.text.Phrase;

/** Leaves missing values missing: means are taken over what is there. */
public record LeaveGaps() implements Imputation {

    @Override
    public Phrase inWords() {
        return Phrases.of("step.leave-gaps");
    }

    @Override
    public Sheet apply(Sheet sheet, Framework framework) {
        return sheet;
    }
}
