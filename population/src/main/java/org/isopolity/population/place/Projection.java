package org.isopolity.population.place;

/**
 * Lambert's azimuthal equal-area projection of the WGS84 ellipsoid around a centre (Snyder, Map Projections: A Working Manual, 1987,
 * section 24). Areas are true everywhere; distances within a city are true to a few parts in a million.
 */
final class Projection {

    private static final double AXIS = 6_378_137.0;
    private static final double E2 = 0.00669437999014;
    private static final double E = Math.sqrt(E2);

    private final double longitude;
    private final double sinBeta;
    private final double cosBeta;
    private final double radius;
    private final double stretch;
    private final double polar;

    /** Around a centre in degrees. */
    Projection(double longitude, double latitude) {
        this.longitude = Math.toRadians(longitude);
        double phi = Math.toRadians(latitude);
        this.polar = q(Math.PI / 2);
        this.radius = AXIS * Math.sqrt(polar / 2);
        double beta = Math.asin(q(phi) / polar);
        this.sinBeta = Math.sin(beta);
        this.cosBeta = Math.cos(beta);
        double m = Math.cos(phi) / Math.sqrt(1 - E2 * Math.sin(phi) * Math.sin(phi));
        this.stretch = AXIS * m / (radius * cosBeta);
    }

    private static double q(double phi) {
        double sin = Math.sin(phi);
        return (1 - E2) * (sin / (1 - E2 * sin * sin) - Math.log((1 - E * sin) / (1 + E * sin)) / (2 * E));
    }

    /** Metres east and north of the centre. */
    double[] metres(double longitudeDegrees, double latitudeDegrees) {
        double beta = Math.asin(Math.clamp(q(Math.toRadians(latitudeDegrees)) / polar, -1, 1));
        double east = Math.toRadians(longitudeDegrees) - longitude;
        double sin = Math.sin(beta);
        double cos = Math.cos(beta);
        double b = radius * Math.sqrt(2 / (1 + sinBeta * sin + cosBeta * cos * Math.cos(east)));
        return new double[] {
            b * stretch * cos * Math.sin(east), b / stretch * (cosBeta * sin - sinBeta * cos * Math.cos(east))
        };
    }
}
