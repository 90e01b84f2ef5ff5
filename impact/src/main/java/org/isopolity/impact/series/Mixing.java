package org.isopolity.impact.series;

import java.util.Arrays;
import org.isopolity.impact.evaluation.Quantiles;

/**
 * Whether a chain of draws says the same throughout, and how many independent draws it is worth.
 *
 * @param reduction how much wider all draws are than the quarters of the chain (Gelman and Rubin's split R-hat); 1 if the
 *     quarters agree
 * @param effective independent draws that would say as much (Geyer's initial positive sequence)
 */
record Mixing(double reduction, double effective) {

    private static final int PARTS = 4;

    static Mixing of(double[] chain) {
        return new Mixing(reduction(chain), effective(chain));
    }

    private static double reduction(double[] chain) {
        int length = chain.length / PARTS;
        double[] means = new double[PARTS];
        double within = 0;
        for (int part = 0; part < PARTS; part++) {
            double[] some = Arrays.copyOfRange(chain, part * length, (part + 1) * length);
            means[part] = Quantiles.mean(some);
            double deviation = Quantiles.deviation(some, 1);
            within += deviation * deviation / PARTS;
        }
        double spread = Quantiles.deviation(means, 1);
        return within > 0 ? Math.sqrt((length - 1.0) / length + spread * spread / within) : 1;
    }

    private static double effective(double[] chain) {
        int count = chain.length;
        double mean = Quantiles.mean(chain);
        double variance = covariance(chain, mean, 0);
        if (!(variance > 0)) {
            return count;
        }
        double sum = -1;
        for (int lag = 0; lag + 1 < count; lag += 2) {
            double pair = (covariance(chain, mean, lag) + covariance(chain, mean, lag + 1)) / variance;
            if (pair <= 0) {
                break;
            }
            sum += 2 * pair;
        }
        return Math.min(count, count / Math.max(sum, 1.0 / count));
    }

    private static double covariance(double[] chain, double mean, int lag) {
        double sum = 0;
        for (int t = 0; t + lag < chain.length; t++) {
            sum += (chain[t] - mean) * (chain[t + lag] - mean);
        }
        return sum / chain.length;
    }
}
