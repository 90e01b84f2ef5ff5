package org.isopolity.impact.evaluation;

import org.isopolity.impact.Phrases;

/** What the data cannot show and somebody has to say. */
public enum Circumstance {
    /** Nobody has said. */
    UNKNOWN(Light.AMBER),
    /** Somebody who knows the place says there was none. */
    NONE(Light.GREEN),
    /** There may have been some. */
    POSSIBLE(Light.AMBER),
    /** It is likely. */
    LIKELY(Light.RED);

    private final Light light;

    Circumstance(Light light) {
        this.light = light;
    }

    /** The light for what was said about a subject such as {@code interference} or {@code shocks}. */
    public Check check(String subject) {
        return new Check(
                subject, light, Phrases.of("check." + subject + "." + name().toLowerCase(java.util.Locale.ROOT)));
    }
}
