package org.isopolity.population.trust;

import java.util.Arrays;
import org.isopolity.population.Figure;

/**
 * How an estimate varies over draws.
 *
 * @param estimate from the data
 * @param draws how many were made
 * @param undefined draws in which the statistic had no value; left out of all that follows
 * @param mean of the draws; nothing where fewer than two have a value
 * @param standardError their standard deviation
 * @param low lower end of the interval, reflected at the estimate: 2 estimate - upper quantile. Noise raises indices of segregation, so
 *     the draws lie above the estimate by as much as the estimate lies above the truth; reflecting takes that away
 * @param high upper end of the interval
 * @param level the share of draws between the ends, such as 0.95
 */
public record Spread(
        Figure estimate,
        int draws,
        int undefined,
        Figure mean,
        Figure standardError,
        Figure low,
        Figure high,
        double level) {

    private static final double LEVEL = 0.95;

    static Spread of(Figure estimate, double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        int undefined = values.length - sorted.length;
        if (estimate.find().isEmpty() || sorted.length < 2) {
            Figure reason = estimate.find().isEmpty() ? estimate : Figure.undefined("undefined.few-draws");
            return new Spread(estimate, values.length, undefined, reason, reason, reason, reason, LEVEL);
        }
        double mean = Arrays.stream(sorted).average().orElseThrow();
        double squares = 0;
        for (double value : sorted) {
            squares += (value - mean) * (value - mean);
        }
        double center = 2 * estimate.get();
        return new Spread(
                estimate,
                values.length,
                undefined,
                Figure.of(mean),
                Figure.of(Math.sqrt(squares / (sorted.length - 1))),
                Figure.of(center - quantile(sorted, (1 + LEVEL) / 2)),
                Figure.of(center - quantile(sorted, (1 - LEVEL) / 2)),
                LEVEL);
    }

    /** The quantile of sorted numbers, interpolated. */
    static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** The estimate less what chance added: 2 estimate - mean of the draws. */
    public Figure corrected() {
        return mean.map(value -> 2 * estimate.get() - value);
    }
}
