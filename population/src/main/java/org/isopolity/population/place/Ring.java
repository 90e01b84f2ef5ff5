package org.isopolity.population.place;

/**
 * A closed line around an area or a hole in it, in metres; the last corner is not the first one again.
 *
 * @param x metres east
 * @param y metres north
 * @param hole whether it is cut out
 */
public record Ring(double[] x, double[] y, boolean hole) {

    /** Twice the signed area, positive where corners run against the clock. */
    double doubleArea() {
        double sum = 0;
        for (int i = 0, before = x.length - 1; i < x.length; before = i++) {
            sum += x[before] * y[i] - x[i] * y[before];
        }
        return sum;
    }

    /** Length of the line in metres. */
    double length() {
        double sum = 0;
        for (int i = 0, before = x.length - 1; i < x.length; before = i++) {
            sum += Math.hypot(x[i] - x[before], y[i] - y[before]);
        }
        return sum;
    }

    /** Moments of the area within: six times area times centre, east and north. */
    double[] moments() {
        double east = 0;
        double north = 0;
        for (int i = 0, before = x.length - 1; i < x.length; before = i++) {
            double cross = x[before] * y[i] - x[i] * y[before];
            east += (x[before] + x[i]) * cross;
            north += (y[before] + y[i]) * cross;
        }
        return new double[] {east, north};
    }
}
