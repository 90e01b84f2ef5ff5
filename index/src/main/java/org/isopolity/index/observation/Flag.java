package org.isopolity.index.observation;

import java.util.Arrays;
import java.util.Optional;

/** What a statistical office says about a value, by the one-letter codes of Eurostat's observation status. */
public enum Flag {
    /** The series breaks here: not comparable with earlier values. */
    BREAK('b'),
    /** The definition differs from the indicator's. */
    DEFINITION_DIFFERS('d'),
    /** Estimated by the source. */
    ESTIMATED('e'),
    /** A forecast. */
    FORECAST('f'),
    /** Imputed by the source. */
    IMPUTED_BY_SOURCE('i'),
    /** Provisional: may yet change. */
    PROVISIONAL('p'),
    /** Of low reliability. */
    LOW_RELIABILITY('u');

    private final char code;

    Flag(char code) {
        this.code = code;
    }

    /** The one-letter code. */
    public char code() {
        return code;
    }

    /** The flag with this code, if there is one. */
    public static Optional<Flag> find(char code) {
        return Arrays.stream(values()).filter(flag -> flag.code == code).findFirst();
    }
}
