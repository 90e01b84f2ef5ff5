package org.isopolity.server.assessment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a question can be answered with. The category is what is kept; points are read from it only to form means. */
public enum Grade {
    /** As the scale describes 0. */
    NONE("0", OptionalDouble.of(0)),
    /** As the scale describes 50. */
    PART("50", OptionalDouble.of(50)),
    /** As the scale describes 100. */
    FULL("100", OptionalDouble.of(100)),
    /** Nobody knows: anything from 0 to 100, never 0. */
    UNKNOWN("unknown", OptionalDouble.empty());

    private final String code;
    private final OptionalDouble points;

    Grade(String code, OptionalDouble points) {
        this.code = code;
        this.points = points;
    }

    /** How it is written in files and forms. */
    public String code() {
        return code;
    }

    /** The points on the scale; empty where nobody knows. */
    public OptionalDouble points() {
        return points;
    }

    /** The grade that is written so, in any case, if there is one. */
    public static Optional<Grade> find(String code) {
        return Arrays.stream(values())
                .filter(grade -> grade.code.equals(code.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
