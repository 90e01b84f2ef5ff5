package org.isopolity.index.recipe;

import java.util.Arrays;

/** The middle of some values. */
public enum Statistic {
    /** The arithmetic mean. */
    MEAN {
        @Override
        double of(double... values) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            return sum / values.length;
        }
    },
    /** The median, the middle of two where the values are even in number. */
    MEDIAN {
        @Override
        double of(double... values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            int half = sorted.length / 2;
            return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        }
    };

    /** Of at least one value. */
    abstract double of(double... values);
}
