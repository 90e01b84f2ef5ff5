package org.isopolity.population.area;

import java.util.Arrays;

/** How well the counts of a table are known. */
public sealed interface Imprecision {

    /** Every person counted. */
    record Exact() implements Imprecision {}

    /**
     * Counts estimated from a sample: the standard error of each, by group and unit, in people.
     *
     * @param standardErrors one array for each group; zero where a count is controlled
     */
    record Sampled(double[][] standardErrors) implements Imprecision {
        public Sampled {
            standardErrors = copy(standardErrors);
        }

        @Override
        public double[][] standardErrors() {
            return copy(standardErrors);
        }

        /** One standard error. */
        public double standardError(int group, int unit) {
            return standardErrors[group][unit];
        }

        private static double[][] copy(double[][] columns) {
            return Arrays.stream(columns).map(double[]::clone).toArray(double[][]::new);
        }
    }

    /**
     * Counts rounded before publication to multiples of a base, such as 3 or 5: the true count lies less than one base away.
     *
     * @param base at least 2
     */
    record Rounded(int base) implements Imprecision {
        public Rounded {
            if (base < 2) {
                throw new IllegalArgumentException("counts are rounded to multiples of 2 or more, not of " + base);
            }
        }
    }

    /** What remains when units are put in another order or left out. */
    default Imprecision reordered(int[] order) {
        return this instanceof Sampled sampled ? new Sampled(AreaTable.reorder(sampled.standardErrors, order)) : this;
    }

    /** What remains of the named groups. */
    default Imprecision only(int[] groups) {
        return this instanceof Sampled sampled
                ? new Sampled(Arrays.stream(groups)
                        .mapToObj(group -> sampled.standardErrors[group])
                        .toArray(double[][]::new))
                : this;
    }

    /** What remains when units are joined: standard errors as the root of the sum of squares; rounding stays in each part. */
    default Imprecision joined(int[] target, int size) {
        if (!(this instanceof Sampled sampled)) {
            return this;
        }
        double[][] joined = new double[sampled.standardErrors.length][size];
        for (int g = 0; g < joined.length; g++) {
            for (int u = 0; u < target.length; u++) {
                double error = sampled.standardErrors[g][u];
                joined[g][target[u]] += error * error;
            }
            for (int u = 0; u < size; u++) {
                joined[g][u] = Math.sqrt(joined[g][u]);
            }
        }
        return new Sampled(joined);
    }
}
