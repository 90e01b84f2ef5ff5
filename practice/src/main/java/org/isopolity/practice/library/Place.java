package org.isopolity.practice.library;

import java.util.Optional;

/**
 * Where a practice runs.
 *
 * @param city name of the city
 * @param country two-letter code
 * @param locality district, street or site within the city; empty where not told
 * @param point coordinates; absent where not known
 */
public record Place(String city, String country, String locality, Optional<Point> point) {

    /**
     * Coordinates.
     *
     * @param latitude degrees north, from -90 to 90
     * @param longitude degrees east, from -180 to 180
     */
    public record Point(double latitude, double longitude) {

        /** Refuses what is not on the globe. */
        public Point {
            if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
                throw new IllegalArgumentException(latitude + ", " + longitude + " is not on the globe");
            }
        }
    }

    /** The same place without anything below the city. */
    Place atCityLevel() {
        return new Place(city, country, "", Optional.empty());
    }

    /** What tells cities apart: name and country. */
    public String key() {
        return country + ":" + city;
    }
}
