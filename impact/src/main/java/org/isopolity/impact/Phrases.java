package org.isopolity.impact;

import java.util.List;
import org.isopolity.text.Phrase;

/** The sentences of this engine: {@code org/isopolity/impact/phrases.properties}. */
public final class Phrases {

    private Phrases() {}

    /** A phrase from its key and the arguments set into it. */
    public static Phrase of(String key, Object... arguments) {
        return new Phrase(Phrases.class.getPackageName() + ".phrases", key, List.of(arguments));
    }
}
