package org.isopolity.index.coherence;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Summary;

/**
 * One indicator as it was observed.
 *
 * @param indicatorId the indicator
 * @param cities how many cities it could cover
 * @param available how many have a value
 * @param nonZero how many have a value other than 0
 * @param different how many different values there are
 * @param commonest how many cities share the commonest value
 * @param min smallest value
 * @param max largest value
 * @param mean arithmetic mean
 * @param median middle value
 * @param deviation standard deviation with n - 1; needs two values
 * @param skewness bias-corrected; needs three values that are not all the same
 * @param kurtosis excess, bias-corrected; needs four values that are not all the same
 * @param warnings what stands out
 */
public record IndicatorStatistics(
        String indicatorId,
        int cities,
        int available,
        int nonZero,
        int different,
        int commonest,
        OptionalDouble min,
        OptionalDouble max,
        OptionalDouble mean,
        OptionalDouble median,
        OptionalDouble deviation,
        OptionalDouble skewness,
        OptionalDouble kurtosis,
        Set<Warning> warnings) {

    /** What stands out in an indicator. */
    public enum Warning {
        /** Few cities have a value. */
        FEW_VALUES,
        /** Most values are 0. */
        MANY_ZEROS,
        /** Few different values: it hardly tells cities apart. */
        FEW_DIFFERENT,
        /** Extreme values decide the scale. */
        EXTREMES
    }

    public IndicatorStatistics {
        warnings = Set.copyOf(warnings);
    }

    static IndicatorStatistics of(String indicatorId, Column column, Thresholds thresholds) {
        double[] present = Arrays.stream(column.toArray())
                .filter(value -> !Double.isNaN(value))
                .map(value -> value + 0.0)
                .sorted()
                .toArray();
        Summary summary = column.summary();
        int nonZero = (int) Arrays.stream(present).filter(value -> value != 0).count();
        int different = (int) Arrays.stream(present).distinct().count();
        int cities = column.size();
        EnumSet<Warning> warnings = EnumSet.noneOf(Warning.class);
        if (present.length < thresholds.available() * cities) {
            warnings.add(Warning.FEW_VALUES);
        }
        if (nonZero < thresholds.nonZero() * present.length) {
            warnings.add(Warning.MANY_ZEROS);
        }
        if (different < thresholds.different() * cities) {
            warnings.add(Warning.FEW_DIFFERENT);
        }
        if (Math.abs(summary.skewness()) > thresholds.skewness() && summary.kurtosis() > thresholds.kurtosis()) {
            warnings.add(Warning.EXTREMES);
        }
        return new IndicatorStatistics(
                indicatorId,
                cities,
                present.length,
                nonZero,
                different,
                commonest(present),
                known(summary.min()),
                known(summary.max()),
                known(summary.mean()),
                median(present),
                known(summary.standardDeviation()),
                known(summary.skewness()),
                known(summary.kurtosis()),
                warnings);
    }

    private static int commonest(double[] sorted) {
        int most = 0;
        for (int begin = 0, end; begin < sorted.length; begin = end) {
            end = begin + 1;
            while (end < sorted.length && sorted[end] == sorted[begin]) {
                end++;
            }
            most = Math.max(most, end - begin);
        }
        return most;
    }

    private static OptionalDouble median(double[] sorted) {
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        double low = sorted[(sorted.length - 1) / 2];
        double high = sorted[sorted.length / 2];
        return OptionalDouble.of(low + (high - low) / 2);
    }

    private static OptionalDouble known(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
