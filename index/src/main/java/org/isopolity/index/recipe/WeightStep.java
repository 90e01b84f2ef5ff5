package org.isopolity.index.recipe;

import org.isopolity.index.framework.Framework;
import org.isopolity.index.score.Weights;
import org.isopolity.index.sheet.Sheet;

/**
 * A step that finds the weights instead of taking those of the framework. Weights that a reader sets go before it.
 */
public sealed interface WeightStep extends Step
        permits EqualWeights, GivenWeights, BudgetWeights, ComponentWeights, ImportanceWeights {

    /**
     * The weights of every node, none negative.
     *
     * @param framework the tree
     * @param normalised the sheet that is about to be aggregated
     * @param aggregate how it is about to be aggregated
     * @throws UnusableStep if the data or the framework do not allow this step
     */
    Weights weights(Framework framework, Sheet normalised, Aggregate aggregate);

    @Override
    default Family family() {
        return Family.WEIGHT;
    }
}
