package org.isopolity.impact.target;

/**
 * Exponential smoothing of a level and a trend that fades (Holt 1957; Gardner and McKenzie 1985). It begins with the first value
 * and the first step; NaN is a period in which nothing was seen.
 *
 * @param level share of a surprise that moves the level, above 0 and at most 1
 * @param trend share of a move of the level that moves the trend, from 0 to 1
 * @param damping share of the trend that is left after a period, above 0 and at most 1; 1 never fades
 */
record Holt(double level, double trend, double damping) {

    private static final double[] LEVELS = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0};
    private static final double[] TRENDS = {0, 0.05, 0.1, 0.2, 0.3, 0.5};
    private static final double[] DAMPINGS = {0.8, 0.85, 0.9, 0.95, 0.98};

    /** The parameters of a grid with the smallest squared error one period ahead; the first of equals. */
    static Holt fitted(double[] seen) {
        Holt best = new Holt(LEVELS[0], TRENDS[0], DAMPINGS[0]);
        double least = Double.POSITIVE_INFINITY;
        for (double level : LEVELS) {
            for (double trend : TRENDS) {
                for (double damping : DAMPINGS) {
                    Holt one = new Holt(level, trend, damping);
                    double error = one.run(seen)[2];
                    if (error < least) {
                        least = error;
                        best = one;
                    }
                }
            }
        }
        return best;
    }

    /** Values for the periods after the last one. */
    double[] ahead(double[] seen, int periods) {
        double[] state = run(seen);
        double[] ahead = new double[periods];
        double share = damping;
        double sum = 0;
        for (int h = 0; h < periods; h++) {
            sum += share;
            share *= damping;
            ahead[h] = state[0] + sum * state[1];
        }
        return ahead;
    }

    /** Level and trend after the last period, and the sum of squared errors one period ahead from the third value on. */
    private double[] run(double[] seen) {
        int first = Series.next(seen, 0);
        int second = Series.next(seen, first + 1);
        double now = seen[first];
        double slope = second < seen.length ? (seen[second] - now) / (second - first) : 0;
        double squares = 0;
        for (int t = first; t < seen.length; t++) {
            double expected = now + damping * slope;
            double moved = Double.isNaN(seen[t]) ? expected : expected + level * (seen[t] - expected);
            if (t > second && !Double.isNaN(seen[t])) {
                squares += (seen[t] - expected) * (seen[t] - expected);
            }
            slope = Double.isNaN(seen[t]) ? damping * slope : trend * (moved - now) + (1 - trend) * damping * slope;
            now = moved;
        }
        return new double[] {now, slope, squares};
    }
}
