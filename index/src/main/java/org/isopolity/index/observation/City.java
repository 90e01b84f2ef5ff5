package org.isopolity.index.observation;

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
 */
public record City(
        String id,
        String name,
        String country,
        String region,
        Optional<Location> location,
        Optional<Population> population,
        String source) {

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
