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
}
