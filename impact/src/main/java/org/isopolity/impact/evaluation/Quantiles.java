package org.isopolity.impact.evaluation;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/** Quantiles of samples and of the distributions that errors follow. */
public final class Quantiles {

    private static final NormalDistribution NORMAL = new NormalDistribution();

    private Quantiles() {}

    /** The quantile of the standard normal distribution. */
    public static double normal(double probability) {
        return NORMAL.inverseCumulativeProbability(probability);
    }

    /** Twice the tail of the standard normal distribution beyond a value. */
    public static double normalTails(double value) {
        return 2 * NORMAL.cumulativeProbability(-Math.abs(value));
    }

    /** The quantile of Student's t distribution. */
    public static double student(double probability, double degrees) {
        return new TDistribution(degrees).inverseCumulativeProbability(probability);
    }

    /** Twice the tail of Student's t distribution beyond a value. */
    public static double studentTails(double value, double degrees) {
        return 2 * new TDistribution(degrees).cumulativeProbability(-Math.abs(value));
    }

    /** The quantile of a sample by linear interpolation between its ordered values (type 7 of Hyndman and Fan, 1996). */
    public static double of(double[] sample, double probability) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double place = probability * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** The arithmetic mean. */
    public static double mean(double[] sample) {
        double sum = 0;
        for (double value : sample) {
            sum += value;
        }
        return sum / sample.length;
    }

    /** The standard deviation, dividing by the count less a number of degrees of freedom. */
    public static double deviation(double[] sample, int lost) {
        double mean = mean(sample);
        double sum = 0;
        for (double value : sample) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / (sample.length - lost));
    }
}
