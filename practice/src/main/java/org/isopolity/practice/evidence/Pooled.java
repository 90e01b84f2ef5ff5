package org.isopolity.practice.evidence;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Effects of several places taken together by random effects: variance between places by Paule and Mandel (1982), interval of the mean
 * by Hartung and Knapp (2001), prediction interval for a further place by Higgins, Thompson and Spiegelhalter (2009). Odds ratios are
 * on the logarithmic scale.
 *
 * @param mean the pooled effect
 * @param tauSquared variance between places
 * @param interval 95 % interval of the mean
 * @param prediction 95 % interval for the effect in a further place
 * @param places how many effects were pooled, three or more
 */
public record Pooled(double mean, double tauSquared, Interval interval, Interval prediction, int places) {

    /** With fewer effects nothing is pooled. */
    public static final int FEWEST = 3;

    private static final double CONFIDENCE = 0.95;
    private static final int STEPS = 200;

    /** Pools effects that all have an interval. */
    static Pooled of(List<EffectEstimate> effects) {
        int count = effects.size();
        double[] estimates = new double[count];
        double[] variances = new double[count];
        for (int i = 0; i < count; i++) {
            EffectEstimate effect = effects.get(i);
            Interval interval = effect.interval().orElseThrow();
            estimates[i] = effect.metric().additive(effect.estimate());
            double width =
                    effect.metric().additive(interval.upper()) - effect.metric().additive(interval.lower());
            double quantile = NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + interval.confidence()) / 2);
            variances[i] = Math.max(1e-12, Math.pow(width / (2 * quantile), 2));
        }
        double tauSquared = between(estimates, variances);
        double mean = mean(estimates, variances, tauSquared);
        double weights = 0;
        for (double variance : variances) {
            weights += 1 / (variance + tauSquared);
        }
        double spread = heterogeneity(estimates, variances, tauSquared) / (count - 1);
        double knapp = Math.sqrt(Math.max(1, spread) / weights);
        double half = quantile(count - 1) * knapp;
        double far = quantile(count - 2) * Math.sqrt(tauSquared + knapp * knapp);
        return new Pooled(
                mean,
                tauSquared,
                new Interval(mean - half, mean + half, CONFIDENCE),
                new Interval(mean - far, mean + far, CONFIDENCE),
                count);
    }

    /** The variance between places at which the weighted spread is what chance alone would give; 0 where it is less. */
    private static double between(double[] estimates, double[] variances) {
        double wanted = estimates.length - 1;
        if (heterogeneity(estimates, variances, 0) <= wanted) {
            return 0;
        }
        double low = 0;
        double high = 1;
        while (heterogeneity(estimates, variances, high) > wanted) {
            high *= 2;
        }
        for (int step = 0; step < STEPS; step++) {
            double middle = (low + high) / 2;
            if (heterogeneity(estimates, variances, middle) > wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double mean(double[] estimates, double[] variances, double tauSquared) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < estimates.length; i++) {
            double weight = 1 / (variances[i] + tauSquared);
            sum += weight * estimates[i];
            weights += weight;
        }
        return sum / weights;
    }

    private static double heterogeneity(double[] estimates, double[] variances, double tauSquared) {
        double mean = mean(estimates, variances, tauSquared);
        double sum = 0;
        for (int i = 0; i < estimates.length; i++) {
            sum += Math.pow(estimates[i] - mean, 2) / (variances[i] + tauSquared);
        }
        return sum;
    }

    private static double quantile(int degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
    }

    /** Whether there is an effect on the whole, but a further place may well see none. */
    public boolean mixed() {
        return !interval.holds(0) && prediction.holds(0);
    }

    /** What a further place may expect, wider the less it resembles those seen: distance from 0 (alike) to 1. */
    public Interval expectedAt(double distance) {
        double half = (prediction.upper() - prediction.lower()) / 2 * (1 + Math.clamp(distance, 0, 1));
        return new Interval(mean - half, mean + half, CONFIDENCE);
    }
}
