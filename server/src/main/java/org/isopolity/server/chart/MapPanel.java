package org.isopolity.server.chart;

/** The two map panels, each with its projection and the window it shows; the outlines in the assets match them. */
public enum MapPanel {
    /** Equal Earth, 80 degrees north to 56 degrees south. */
    WORLD {
        @Override
        Place at(double latitude, double longitude) {
            double[] point = equalEarth(latitude, longitude);
            double half = equalEarth(0, 180)[0];
            double top = equalEarth(80, 0)[1];
            double bottom = equalEarth(-56, 0)[1];
            return new Place(100 * (point[0] + half) / (2 * half), 100 * (top - point[1]) / (top - bottom));
        }
    },
    /** Lambert azimuthal equal-area around 52 degrees north, 13 degrees east. */
    EUROPE {
        @Override
        Place at(double latitude, double longitude) {
            double west = Math.toRadians(longitude) - Math.toRadians(13);
            double north = Math.toRadians(latitude);
            double centre = Math.toRadians(52);
            double scale = Math.sqrt(
                    2 / (1 + Math.sin(centre) * Math.sin(north) + Math.cos(centre) * Math.cos(north) * Math.cos(west)));
            double x = scale * Math.cos(north) * Math.sin(west);
            double y =
                    scale * (Math.cos(centre) * Math.sin(north) - Math.sin(centre) * Math.cos(north) * Math.cos(west));
            return new Place(100 * (x + 0.405) / 0.8, 100 * (0.305 - y) / 0.63);
        }
    };

    abstract Place at(double latitude, double longitude);

    /** Where a point of the globe lies in the panel. */
    public Place place(double latitude, double longitude) {
        return at(latitude, longitude);
    }

    private static double[] equalEarth(double latitude, double longitude) {
        double a1 = 1.340264;
        double a2 = -0.081106;
        double a3 = 0.000893;
        double a4 = 0.003796;
        double m = Math.sqrt(3) / 2;
        double angle = Math.asin(m * Math.sin(Math.toRadians(latitude)));
        double squared = angle * angle;
        double sixth = squared * squared * squared;
        double x = Math.toRadians(longitude)
                * Math.cos(angle)
                / (m * (a1 + 3 * a2 * squared + sixth * (7 * a3 + 9 * a4 * squared)));
        return new double[] {x, angle * (a1 + a2 * squared + sixth * (a3 + a4 * squared))};
    }

    /**
     * A place in a panel, in per cent from its left and upper edge.
     *
     * @param x from the left
     * @param y from above
     */
    public record Place(double x, double y) {

        /** Whether the panel shows it. */
        public boolean isInside() {
            return x >= 0 && x <= 100 && y >= 0 && y <= 100;
        }

        /** From the left, for markup. */
        public String left() {
            return Percent.of(x);
        }

        /** From above, for markup. */
        public String top() {
            return Percent.of(y);
        }
    }
}
