package org.isopolity.server.figures;

import java.util.Locale;

/** With whom a city is compared. */
public enum PeerGroup {
    /** Cities of the same class of population. */
    SIZE,
    /** Cities of the same region of the world. */
    REGION,
    /** All cities that are scored. */
    ALL;

    /** The name of the group in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
