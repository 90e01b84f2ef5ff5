package org.isopolity.index.observation;

/** Whose figure a value really is, from the finest to the coarsest. */
public enum GeographicLevel {
    /** The city itself. */
    CITY,
    /** The metropolitan area around it. */
    METRO,
    /** The region in which it lies. */
    REGION,
    /** The country: the same figure for every city of it. */
    COUNTRY
}
