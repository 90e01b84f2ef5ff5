package org.isopolity.index.statistics;

import java.util.List;
import java.util.Optional;

/**
 * Whether series measure one thing: Cronbach's alpha, {@code k^2 c / S}, with k series, c the mean covariance of two
 * different ones and S the sum of all variances and covariances, each over the places where both have a value. L. J.
 * Cronbach, Coefficient alpha and the internal structure of tests (1951).
 *
 * @param raw from covariances: series of larger spread count more; 1 at most, below 0 where series run against each other
 * @param standardised from correlations: every series counts the same. The rule of thumb of 0.7 is meant for this one
 */
public record CronbachAlpha(double raw, double standardised) {

    /**
     * The alpha of these series, all equally long, NaN where a value is missing.
     *
     * @return nothing where there are fewer than two series, or two of them cannot be correlated
     */
    public static Optional<CronbachAlpha> find(List<double[]> series) {
        int count = series.size();
        if (count < 2) {
            return Optional.empty();
        }
        double variances = 0;
        double covariances = 0;
        double correlations = 0;
        for (int i = 0; i < count; i++) {
            variances += covariance(series.get(i), series.get(i));
            for (int j = 0; j < i; j++) {
                Optional<Correlation> both = CorrelationMethod.PEARSON.find(series.get(i), series.get(j), false);
                if (both.isEmpty()) {
                    return Optional.empty();
                }
                correlations += both.get().coefficient();
                covariances += covariance(series.get(i), series.get(j));
            }
        }
        double pairs = count * (count - 1) / 2.0;
        double raw = count * (double) count * (covariances / pairs) / (variances + 2 * covariances);
        double mean = correlations / pairs;
        double standardised = count * mean / (1 + (count - 1) * mean);
        return Double.isFinite(raw) && Double.isFinite(standardised)
                ? Optional.of(new CronbachAlpha(raw, standardised))
                : Optional.empty();
    }

    private static double covariance(double[] x, double[] y) {
        int pairs = 0;
        double sumX = 0;
        double sumY = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                pairs++;
                sumX += x[i];
                sumY += y[i];
            }
        }
        double product = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                product += (x[i] - sumX / pairs) * (y[i] - sumY / pairs);
            }
        }
        return product / (pairs - 1);
    }
}
