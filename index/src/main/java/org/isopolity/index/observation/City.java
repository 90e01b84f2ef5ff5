package org.isopolity.index.observation;

import java.util.Map;
import java.util.Optional;

/**
 * A city, the unit that is scored.
 *
 * @param id unique among the cities
 * @param name its name for readers
 * @param country ISO 3166-1 alpha-2 code; empty where not given
 * @param region region of the world, for grouping; empty where not given
 * @param location where it lies, if known
 * @param population how many live there, if known
 * @param source where these facts come from
 * @param attributes further columns of the city file by their names: groups to compare within, classes of size
 */
public record City(
        String id,
        String name,
        String country,
        String region,
        Optional<Location> location,
        Optional<Population> population,
        String source,
        Map<String, String> attributes) {

    public City {
        attributes = Map.copyOf(attributes);
    }

    /** A city without attributes. */
    public City(
            String id,
            String name,
            String country,
            String region,
            Optional<Location> location,
            Optional<Population> population,
            String source) {
        this(id, name, country, region, location, population, source, Map.of());
    }

    /** A city of which nothing but its id is known. */
    public static City named(String id) {
        return new City(id, id, "", "", Optional.empty(), Optional.empty(), "");
    }

    /**
     * A point on the globe.
     *
     * @param latitude degrees north, -90 to 90
     * @param longitude degrees east, -180 to 180
     */
    public record Location(double latitude, double longitude) {

        public Location {
            if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
                throw new IllegalArgumentException("latitude or longitude out of range");
            }
        }
    }

    /**
     * A count of residents.
     *
     * @param residents how many
     * @param year in which year
     */
    public record Population(long residents, int year) {}
}
