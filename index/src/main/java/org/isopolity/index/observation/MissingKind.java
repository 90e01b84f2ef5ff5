package org.isopolity.index.observation;

import java.util.Arrays;
import java.util.Optional;

/** Why a source gives no value, by the special values of Eurostat's tables. */
public enum MissingKind {
    /** Not available. */
    NOT_AVAILABLE(':'),
    /** Known, but confidential. */
    CONFIDENTIAL('c'),
    /** Not significant. */
    NOT_SIGNIFICANT('n'),
    /** Does not apply to this city. */
    NOT_APPLICABLE('z');

    private final char code;

    MissingKind(char code) {
        this.code = code;
    }

    /** The one-letter code. */
    public char code() {
        return code;
    }

    /** The kind with this code, if there is one. */
    public static Optional<MissingKind> find(char code) {
        return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
    }
}
