package org.isopolity.server.text;

import java.util.List;

/** How much of the site a language must have before a page is shown in it. */
public enum Scope {
    /** Every sentence of the site. */
    SITE,
    /** What the report on a city and the frame around it say. */
    REPORT;

    /** Tags of the languages that have it, English first. */
    public List<String> languages() {
        return switch (this) {
            case SITE -> List.of("en");
            case REPORT -> List.of("en", "fr", "de", "es", "ar");
        };
    }
}
