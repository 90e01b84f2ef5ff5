package org.isopolity.index.recipe;

/** A step that fills gaps, or leaves them. What it fills is marked; what was observed never changes. */
public sealed interface Imputation extends SheetStep
        permits LeaveGaps,
                ImputeMean,
                ImputeGroupMean,
                ImputeFromSiblings,
                CarryForward,
                Interpolate,
                ImputeFromNearest,
                ImputeByRegression,
                ImputeManyTimes,
                ImputeManyTimes.Single {

    @Override
    default Family family() {
        return Family.IMPUTE;
    }
}
