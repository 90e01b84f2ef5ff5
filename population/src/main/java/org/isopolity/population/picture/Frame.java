package org.isopolity.population.picture;

import org.isopolity.population.place.Places;
import org.isopolity.population.place.Ring;

/** From metres to the picture: north up, the same scale both ways. */
final class Frame {

    private final double west;
    private final double north;
    private final double scale;
    private final double left;
    private final double top;

    private Frame(double west, double north, double scale, double left, double top) {
        this.west = west;
        this.north = north;
        this.scale = scale;
        this.left = left;
        this.top = top;
    }

    static Frame around(Places places, double left, double top, double width, double height) {
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (int u = 0; u < places.size(); u++) {
            west = Math.min(west, places.x(u));
            east = Math.max(east, places.x(u));
            south = Math.min(south, places.y(u));
            north = Math.max(north, places.y(u));
            for (Ring ring : places.outline(u)) {
                for (int i = 0; i < ring.x().length; i++) {
                    west = Math.min(west, ring.x()[i]);
                    east = Math.max(east, ring.x()[i]);
                    south = Math.min(south, ring.y()[i]);
                    north = Math.max(north, ring.y()[i]);
                }
            }
        }
        double scale = Math.min(width / Math.max(1, east - west), height / Math.max(1, north - south));
        return new Frame(west, north, scale, left, top);
    }

    double x(double east) {
        return left + (east - west) * scale;
    }

    double y(double northing) {
        return top + (north - northing) * scale;
    }

    /** A round number of kilometres about a hundred points long. */
    double kilometres() {
        double wanted = 100 / scale / 1000;
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        double rest = wanted / power;
        return power * (rest >= 5 ? 5 : rest >= 2 ? 2 : 1);
    }

    double length(double kilometres) {
        return kilometres * 1000 * scale;
    }
}
