package org.isopolity.index.recipe;

/** What is done with an indicator of which less is better, where the formula itself has no direction. */
public enum Reversal {
    /** The formula is turned round, so that the best city earns most. */
    TURNED,
    /** The value is multiplied by -1 before the formula, as COINr does: scores may then be negative or in the wrong order. */
    NEGATED
}
