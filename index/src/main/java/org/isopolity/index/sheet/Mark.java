package org.isopolity.index.sheet;

/** What a reader must know of a value in a {@link Sheet} beyond the value itself. */
public enum Mark {
    /** The figure of a larger area, such as the country, stands for the city. */
    STAND_IN,
    /** Nobody observed it: a step filled it in. */
    IMPUTED,
    /** An extreme value that a step pulled in. */
    TREATED;

    byte bit() {
        return (byte) (1 << ordinal());
    }
}
