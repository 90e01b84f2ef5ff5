package org.isopolity.server.figures;

import java.util.Locale;
import org.isopolity.index.observation.City;

/** Classes of population in which cities are compared. */
public enum SizeClass {
    /** One million residents or more. */
    MILLION(1_000_000),
    /** 500,000 to one million. */
    HALF_MILLION(500_000),
    /** 250,000 to 500,000. */
    QUARTER_MILLION(250_000),
    /** Fewer than 250,000. */
    SMALLER(0),
    /** Population not known. */
    UNKNOWN(-1);

    private final long least;

    SizeClass(long least) {
        this.least = least;
    }

    /** The class of a city. */
    public static SizeClass of(City city) {
        if (city.population().isEmpty()) {
            return UNKNOWN;
        }
        long residents = city.population().get().residents();
        for (SizeClass size : values()) {
            if (residents >= size.least) {
                return size;
            }
        }
        return UNKNOWN;
    }

    /** The name of the class in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
