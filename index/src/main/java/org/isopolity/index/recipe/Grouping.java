package org.isopolity.index.recipe;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.isopolity.index.Phrases;
import org.isopolity.index.observation.City;
import org.isopolity.text.Phrase;

/**
 * What cities of one group share, written {@code region}, {@code country}, or the name of any other column of the city file.
 *
 * @param attribute the column
 */
public record Grouping(@JsonValue String attribute) {

    /** The region of the world. */
    public static final Grouping REGION = new Grouping("region");

    /** The country. */
    public static final Grouping COUNTRY = new Grouping("country");

    public Grouping {
        if (attribute.isBlank()) {
            throw new IllegalArgumentException("'by' must name region, country or a column of the city file");
        }
    }

    /** The grouping that a person wrote. */
    @JsonCreator
    public static Grouping of(String written) {
        String attribute = written.strip();
        String lower = attribute.toLowerCase(Locale.ROOT);
        return new Grouping(lower.equals("region") || lower.equals("country") ? lower : attribute);
    }

    /** The group of a city; empty where it is not known. */
    String of(City city) {
        return switch (attribute) {
            case "region" -> city.region();
            case "country" -> city.country();
            default -> city.attributes().getOrDefault(attribute, "");
        };
    }

    Phrase inWords() {
        return switch (attribute) {
            case "region" -> Phrases.of("grouping.region");
            case "country" -> Phrases.of("grouping.country");
            default -> Phrases.of("grouping.attribute", attribute);
        };
    }
}
