package org.isopolity.population.segregation;

/** Adding up columns: four partial sums, so that the processor need not wait for each addition. */
final class Sums {

    private Sums() {}

    static double of(double[] values) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < values.length; i += 4) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        for (; i < values.length; i++) {
            a += values[i];
        }
        return a + b + (c + d);
    }

    /** The sum of products of the first {@code length} elements. */
    static double ofProducts(double[] one, double[] other, int offset, int length) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            a = Math.fma(one[i], other[offset + i], a);
            b = Math.fma(one[i + 1], other[offset + i + 1], b);
            c = Math.fma(one[i + 2], other[offset + i + 2], c);
            d = Math.fma(one[i + 3], other[offset + i + 3], d);
        }
        for (; i < length; i++) {
            a = Math.fma(one[i], other[offset + i], a);
        }
        return a + b + (c + d);
    }
}
