package org.isopolity.index.aggregation;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * Every city against every other, child by child, in whole numbers: a tie is a tie, whatever the order of rows or of
 * additions. A child counts between two cities only where both have it.
 *
 * <p>Weights are taken as the decimal numbers that people wrote, scaled to whole numbers (to 17 digits of their sum where
 * they do not fit). Values compare as they are.
 */
public final class Duels {

    private static final int MISSING = Integer.MIN_VALUE;
    private static final double LARGEST = 4e18;

    private final int cities;
    private final int children;
    private final int[] places;
    private final long[] weights;
    private final boolean complete;

    /**
     * Prepares the comparison.
     *
     * @param columns one for each child, higher being better, NaN where missing
     * @param weights one for each child, above 0
     */
    public Duels(double[][] columns, double[] weights) {
        this.cities = columns.length == 0 ? 0 : columns[0].length;
        this.children = columns.length;
        this.places = new int[cities * children];
        this.weights = whole(weights);
        boolean whole = true;
        for (int child = 0; child < children; child++) {
            whole &= place(columns[child], child);
        }
        this.complete = whole;
    }

    private boolean place(double[] column, int child) {
        double[] sorted = new double[column.length];
        int present = 0;
        for (double value : column) {
            if (!Double.isNaN(value)) {
                sorted[present++] = value + 0.0;
            }
        }
        Arrays.sort(sorted, 0, present);
        int distinct = 0;
        for (int i = 0; i < present; i++) {
            if (distinct == 0 || sorted[i] != sorted[distinct - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        for (int i = 0; i < column.length; i++) {
            places[i * children + child] =
                    Double.isNaN(column[i]) ? MISSING : Arrays.binarySearch(sorted, 0, distinct, column[i] + 0.0);
        }
        return present == column.length;
    }

    private static long[] whole(double[] weights) {
        BigDecimal sum = BigDecimal.ZERO;
        int scale = 0;
        BigDecimal[] decimals = new BigDecimal[weights.length];
        for (int i = 0; i < weights.length; i++) {
            decimals[i] = BigDecimal.valueOf(weights[i]).stripTrailingZeros();
            sum = sum.add(decimals[i]);
            scale = Math.max(scale, decimals[i].scale());
        }
        if (sum.scaleByPowerOfTen(scale).compareTo(BigDecimal.valueOf(LARGEST)) > 0) {
            scale = 17 - (sum.precision() - sum.scale());
        }
        int digits = scale;
        return Arrays.stream(decimals)
                .mapToLong(weight -> Math.round(weight.scaleByPowerOfTen(digits).doubleValue()))
                .toArray();
    }

    /** How many cities there are. */
    public int size() {
        return cities;
    }

    /** The weight of what the first city is better at less the weight of what the second is better at, in whole units. */
    long net(int first, int second) {
        return complete ? netOfComplete(first, second) : netOfBoth(first, second);
    }

    private long netOfComplete(int first, int second) {
        long net = 0;
        for (int child = 0, a = first * children, b = second * children; child < children; child++) {
            int difference = places[a + child] - places[b + child];
            net += weights[child] * ((difference >> 31) | (-difference >>> 31));
        }
        return net;
    }

    private long netOfBoth(int first, int second) {
        long net = 0;
        for (int child = 0, a = first * children, b = second * children; child < children; child++) {
            if (places[a + child] != MISSING && places[b + child] != MISSING) {
                int difference = places[a + child] - places[b + child];
                net += weights[child] * Integer.signum(difference);
            }
        }
        return net;
    }

    /** The weight of what both cities have, in whole units. */
    long comparable(int first, int second) {
        long sum = 0;
        for (int child = 0; child < children; child++) {
            if (places[first * children + child] != MISSING && places[second * children + child] != MISSING) {
                sum += weights[child];
            }
        }
        return sum;
    }

    /** Whether a city has any child at all. */
    boolean isPresent(int city) {
        for (int child = 0; child < children; child++) {
            if (places[city * children + child] != MISSING) {
                return true;
            }
        }
        return false;
    }

    /**
     * The share of the comparable weight by which the first city outranks the second, ties counting half: 0 to 1, and one
     * half where they have nothing in common. The two directions sum to 1.
     */
    public double share(int first, int second) {
        long comparable = comparable(first, second);
        return comparable == 0 ? 0.5 : 0.5 + net(first, second) / (2.0 * comparable);
    }

    /** Whether the first city is at least as good at everything both have, and better at something. */
    public boolean dominates(int first, int second) {
        long net = net(first, second);
        long better = 0;
        for (int child = 0; child < children; child++) {
            int a = places[first * children + child];
            int b = places[second * children + child];
            if (a != MISSING && b != MISSING && a > b) {
                better += weights[child];
            }
        }
        return net > 0 && net == better;
    }
}
