package org.isopolity.practice.evidence;

import java.util.Optional;

/**
 * One estimated effect on one outcome.
 *
 * @param outcome what changed: a concept, or an indicator of the framework
 * @param metric kind of number
 * @param estimate the best guess, in the metric
 * @param interval where the true effect may lie; absent where none was reported
 * @param higherIsBetter whether a higher outcome is the wanted one
 * @param unit unit of the estimate; empty where the metric says it all
 * @param subgroup whom it holds for; empty for all
 */
public record EffectEstimate(
        String outcome,
        Metric metric,
        double estimate,
        Optional<Interval> interval,
        boolean higherIsBetter,
        String unit,
        String subgroup) {

    /** Refuses numbers that are not finite, odds ratios that are not positive, and an estimate outside its interval. */
    public EffectEstimate {
        boolean ratio = metric == Metric.ODDS_RATIO;
        if (!Double.isFinite(estimate) || (ratio && estimate <= 0)) {
            throw new IllegalArgumentException("the estimate " + estimate + " is not possible for " + metric);
        }
        if (interval.isPresent()
                && (interval.get().lower() > estimate
                        || interval.get().upper() < estimate
                        || (ratio && interval.get().lower() <= 0))) {
            throw new IllegalArgumentException("the estimate " + estimate + " does not lie in its interval");
        }
    }

    /** Whether the whole interval lies on the wanted side of no effect. */
    public boolean favourable() {
        return interval.isPresent() && direction() == 1;
    }

    /** Whether the whole interval lies on the unwanted side of no effect. */
    public boolean harmful() {
        return interval.isPresent() && direction() == -1;
    }

    /** 1 for a benefit, -1 for a harm, 0 where the interval holds no effect or there is no interval. */
    int direction() {
        if (interval.isEmpty()) {
            return 0;
        }
        double low = metric.additive(interval.get().lower());
        double high = metric.additive(interval.get().upper());
        int sign = low > 0 ? 1 : high < 0 ? -1 : 0;
        return higherIsBetter ? sign : -sign;
    }
}
