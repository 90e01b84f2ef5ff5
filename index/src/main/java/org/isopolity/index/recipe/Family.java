package org.isopolity.index.recipe;

/** What a step does to the data. A recipe has each family at most once; this is the usual order. */
public enum Family {
    /** Choose one observation for each city and indicator. */
    SELECT,
    /** Divide indicators by a size, such as residents. */
    DENOMINATE,
    /** Leave out cities and indicators with too little data. */
    SCREEN,
    /** Fill gaps, or leave them. */
    IMPUTE,
    /** Pull in extreme values, or leave them. */
    TREAT,
    /** Bring all indicators to one scale on which higher is better. */
    NORMALISE,
    /** Find the weights, where they are not those of the framework. */
    WEIGHT,
    /** Combine indicators into areas, themes and the index. */
    AGGREGATE
}
