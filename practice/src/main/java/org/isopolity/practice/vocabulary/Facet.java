package org.isopolity.practice.vocabulary;

/** What a concept says about a practice. */
public enum Facet {
    /** What it is about. */
    THEME,
    /** The kind of place it suits. */
    PLACE,
    /** By what means it works. */
    INSTRUMENT,
    /** Who acts. */
    ACTOR,
    /** For whom. */
    TARGET,
    /** When in a newcomer's way. */
    STAGE
}
