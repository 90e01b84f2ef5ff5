package org.isopolity.impact.target;

import java.util.Arrays;
import org.isopolity.impact.series.LocalLevel;

/** One value for each period, NaN where nothing was seen, and what three plain models expect to follow. */
final class Series {

    private Series() {}

    /** The position of the next observed value from a position on; the length if there is none. */
    static int next(double[] seen, int from) {
        int t = from;
        while (t < seen.length && Double.isNaN(seen[t])) {
            t++;
        }
        return t;
    }

    static int count(double[] seen) {
        return (int) Arrays.stream(seen).filter(value -> !Double.isNaN(value)).count();
    }

    /** The mean of a straight drift, a damped trend and a local level. */
    static double[] ahead(double[] seen, int periods) {
        double[] drift = drift(seen, periods);
        double[] trend = Holt.fitted(seen).ahead(seen, periods);
        double level = LocalLevel.fitted(seen).next(seen)[0];
        double[] mean = new double[periods];
        Arrays.setAll(mean, h -> (drift[h] + trend[h] + level) / 3);
        return mean;
    }

    /** On from the last observed value with the mean step between the first and it. */
    private static double[] drift(double[] seen, int periods) {
        int first = next(seen, 0);
        int last = seen.length - 1;
        while (Double.isNaN(seen[last])) {
            last--;
        }
        double step = last > first ? (seen[last] - seen[first]) / (last - first) : 0;
        double[] ahead = new double[periods];
        for (int h = 0; h < periods; h++) {
            ahead[h] = seen[last] + step * (seen.length + h - last);
        }
        return ahead;
    }
}
