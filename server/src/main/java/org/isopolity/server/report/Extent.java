package org.isopolity.server.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much a report says. */
public enum Extent {
    /** One page: where the city stands, what it can change, what nobody knows. */
    PAGE,
    /** That page, and every number with its source. */
    FULL;

    /** Its name in addresses and on the command line. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The extent with this name, if there is one. */
    public static Optional<Extent> find(String code) {
        return Arrays.stream(values())
                .filter(extent -> extent.code().equals(code))
                .findFirst();
    }
}
