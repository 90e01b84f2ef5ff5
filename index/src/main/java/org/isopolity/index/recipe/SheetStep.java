package org.isopolity.index.recipe;

import org.isopolity.index.framework.Framework;
import org.isopolity.index.sheet.Sheet;

/** A step that turns one sheet into the next. */
public sealed interface SheetStep extends Step
        permits Screen, Denominate, LeaveUndivided, Imputation, TreatmentStep, Normalisation {

    /**
     * The next sheet.
     *
     * @param sheet what the step before left
     * @param framework the tree that its indicators belong to
     * @throws UnusableStep if the data do not allow this step
     */
    Sheet apply(Sheet sheet, Framework framework);
}
