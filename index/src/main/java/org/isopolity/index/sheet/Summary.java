package org.isopolity.index.sheet;

/**
 * Statistics of the values that are present. Skewness and kurtosis are the bias-corrected sample forms (type 2 of Joanes
 * and Gill 1998, as in spreadsheets), kurtosis as excess over the normal distribution. Where there are too few values,
 * or they are all the same, a statistic is NaN.
 *
 * @param count how many values are present
 * @param min smallest
 * @param max largest
 * @param mean arithmetic mean
 * @param standardDeviation with n - 1
 * @param skewness needs three values
 * @param kurtosis excess kurtosis; needs four values
 */
public record Summary(
        int count, double min, double max, double mean, double standardDeviation, double skewness, double kurtosis) {

    static Summary of(double[] values) {
        int count = 0;
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                count++;
                sum += value;
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        if (count == 0) {
            return new Summary(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double mean = sum / count;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                double distance = value - mean;
                double square = distance * distance;
                second += square;
                third += square * distance;
                fourth += square * square;
            }
        }
        boolean constant = min == max;
        double deviation = count < 2 ? Double.NaN : constant ? 0 : Math.sqrt(second / (count - 1));
        return new Summary(
                count,
                min,
                max,
                constant ? min : mean,
                deviation,
                constant || count < 3 ? Double.NaN : skewness(count, second, third),
                constant || count < 4 ? Double.NaN : kurtosis(count, second, fourth));
    }

    private static double skewness(double n, double second, double third) {
        double moment = Math.sqrt(n) * third / Math.pow(second, 1.5);
        return moment * Math.sqrt(n * (n - 1)) / (n - 2);
    }

    private static double kurtosis(double n, double second, double fourth) {
        double moment = n * fourth / (second * second);
        return ((n + 1) * (moment - 3) + 6) * (n - 1) / ((n - 2) * (n - 3));
    }

    /** Whether all values present are the same. */
    public boolean isConstant() {
        return min == max;
    }
}
