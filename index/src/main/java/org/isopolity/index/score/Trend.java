package org.isopolity.index.score;

import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How something moved over the years in which it is known.
 *
 * @param values by year, at least one, all finite
 */
public record Trend(SortedMap<Integer, Double> values) {

    public Trend {
        values = new TreeMap<>(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a trend needs a value");
        }
    }

    /** By year; a copy. */
    @Override
    public SortedMap<Integer, Double> values() {
        return new TreeMap<>(values);
    }

    /** The first year that is known. */
    public int firstYear() {
        return values.firstKey();
    }

    /** The last year that is known. */
    public int lastYear() {
        return values.lastKey();
    }

    /** The value of the first year. */
    public double first() {
        return values.firstEntry().getValue();
    }

    /** The value of the last year. */
    public double last() {
        return values.lastEntry().getValue();
    }

    /** Last value less first, in the unit of the values. */
    public double change() {
        return last() - first();
    }

    /**
     * The compound annual growth rate, {@code (last / first)^(1 / years) - 1}; 0 if nothing changed. Nothing where there is one
     * year only, or where first and last are not of one sign, so that no rate leads from one to the other.
     */
    public OptionalDouble compoundGrowth() {
        double ratio = last() / first();
        if (values.size() < 2) {
            return OptionalDouble.empty();
        }
        if (change() == 0) {
            return OptionalDouble.of(0);
        }
        return ratio > 0 && Double.isFinite(ratio)
                ? OptionalDouble.of(Math.pow(ratio, 1.0 / (lastYear() - firstYear())) - 1)
                : OptionalDouble.empty();
    }

    /**
     * The change per year in percent of where it began: with two years the plain change of the first value, with more the slope
     * of the least-squares line in percent of its height in the first year. Nothing with one year, or where it began at 0.
     */
    public OptionalDouble percentPerYear() {
        if (values.size() < 2) {
            return OptionalDouble.empty();
        }
        double slope = slope();
        double start = values.size() == 2 ? first() : fitted(slope, firstYear());
        double percent = 100 * slope / start;
        return Double.isFinite(percent) ? OptionalDouble.of(percent) : OptionalDouble.empty();
    }

    private double slope() {
        double meanYear = meanYear();
        double mean = mean();
        double joint = 0;
        double squares = 0;
        for (var point : values.entrySet()) {
            double distance = point.getKey() - meanYear;
            joint += distance * (point.getValue() - mean);
            squares += distance * distance;
        }
        return joint / squares;
    }

    private double fitted(double slope, int year) {
        return mean() + slope * (year - meanYear());
    }

    private double mean() {
        return values.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }

    private double meanYear() {
        return values.keySet().stream().mapToInt(Integer::intValue).average().orElseThrow();
    }
}
