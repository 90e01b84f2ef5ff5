package org.isopolity.impact.simplex;

import java.util.Arrays;

/**
 * The search of {@link SimplexProgram} on points from which the target was taken away. The support grows by the point with
 * the steepest descent and shrinks where a weight would turn negative. Its matrix {@code E = s 11' + B B' + ridge I} is held
 * as a Cholesky factor to which rows are appended and from which they are deleted by rotations.
 */
final class ActiveSet {

    private static final double ROUNDING = 60 * Math.ulp(1.0);
    private static final double STRICT = 1e-9;

    private final double[][] points;
    private final double ridge;
    private final double[] price;
    private final double[] norms;
    private final double scale;
    private final double largest;

    private int[] support = new int[8];
    private double[] held = new double[8];
    private double[][] factor = new double[8][8];
    private int size;
    private final boolean[] inside;
    private final boolean[] barred;
    private final double[] residual;
    private final double[] gradient;
    private int steps;

    ActiveSet(double[][] points, double ridge, double[] linear) {
        this.points = points;
        this.ridge = ridge;
        this.price = Arrays.stream(linear).map(value -> value / 2).toArray();
        this.norms =
                Arrays.stream(points).mapToDouble(point -> dot(point, point)).toArray();
        double mean = Arrays.stream(norms).average().orElse(0);
        this.scale = mean > 0 ? mean : 1;
        this.largest = Math.sqrt(Arrays.stream(norms).max().orElse(0));
        this.inside = new boolean[points.length];
        this.barred = new boolean[points.length];
        this.residual = new double[points[0].length];
        this.gradient = new double[points.length];
    }

    double scale() {
        return scale;
    }

    int steps() {
        return steps;
    }

    /** Searches from the single best point on. */
    void run() {
        int nearest = 0;
        for (int j = 0; j < points.length; j++) {
            if (norms[j] + 2 * price[j] < norms[nearest] + 2 * price[nearest]) {
                nearest = j;
            }
        }
        append(nearest);
        held[0] = 1;
        int most = 200 + 20 * (points.length + residual.length);
        while (steps < most) {
            look();
            int entering = steepest();
            if (entering < 0) {
                break;
            }
            steps++;
            if (!append(entering)) {
                barred[entering] = true;
                continue;
            }
            settle(entering);
        }
        polish();
        look();
    }

    /** Residual and half the gradient of the loss at the present weights. */
    private void look() {
        Arrays.fill(residual, 0);
        for (int s = 0; s < size; s++) {
            addTo(residual, held[s], points[support[s]]);
        }
        for (int j = 0; j < points.length; j++) {
            gradient[j] = dot(points[j], residual) + price[j];
        }
        for (int s = 0; s < size; s++) {
            gradient[support[s]] += ridge * held[s];
        }
    }

    private double level() {
        double level = 0;
        for (int s = 0; s < size; s++) {
            level += held[s] * gradient[support[s]];
        }
        return level;
    }

    private int steepest() {
        double level = level();
        double error =
                ROUNDING * (largest * (Math.sqrt(dot(residual, residual)) + ROUNDING * largest) + Math.abs(level));
        double least = level - error;
        int steepest = -1;
        for (int j = 0; j < points.length; j++) {
            if (!inside[j] && !barred[j] && gradient[j] < least) {
                least = gradient[j];
                steepest = j;
            }
        }
        return steepest;
    }

    /** Moves to the best weights of the support, giving up points whose weight would turn negative. */
    private void settle(int entered) {
        boolean moved = false;
        while (true) {
            double[] aim = solve();
            double reach = 1;
            int blocking = -1;
            for (int s = 0; s < size; s++) {
                if (aim[s] <= 0) {
                    double step = held[s] > 0 ? held[s] / (held[s] - aim[s]) : 0;
                    if (blocking < 0 || step < reach) {
                        reach = Math.min(1, Math.max(0, step));
                        blocking = s;
                    }
                }
            }
            for (int s = 0; s < size; s++) {
                held[s] = blocking < 0 ? aim[s] : held[s] + reach * (aim[s] - held[s]);
            }
            moved |= reach > 0;
            if (blocking < 0) {
                break;
            }
            boolean back = support[blocking] == entered;
            delete(blocking);
            if (back && !moved) {
                barred[entered] = true;
                return;
            }
        }
        if (moved) {
            Arrays.fill(barred, false);
        }
    }

    /** The weights of the support that sum to one and equalise the gradient. */
    private double[] solve() {
        double[] ones = new double[size];
        double[] prices = new double[size];
        for (int s = 0; s < size; s++) {
            ones[s] = 1;
            prices[s] = price[support[s]];
        }
        substitute(ones);
        substitute(prices);
        double share = (1 + sum(prices)) / sum(ones);
        for (int s = 0; s < size; s++) {
            ones[s] = share * ones[s] - prices[s];
        }
        return ones;
    }

    /** Two rounds of iterative refinement with the gradient computed from the points themselves. */
    private void polish() {
        for (int round = 0; round < 2; round++) {
            look();
            double[] ones = new double[size];
            double[] slopes = new double[size];
            double level = level();
            for (int s = 0; s < size; s++) {
                ones[s] = 1;
                slopes[s] = gradient[support[s]] - level;
            }
            substitute(ones);
            substitute(slopes);
            double share = sum(slopes) / sum(ones);
            double[] better = new double[size];
            for (int s = 0; s < size; s++) {
                better[s] = held[s] + share * ones[s] - slopes[s];
                if (!(better[s] > 0)) {
                    return;
                }
            }
            double total = sum(better);
            for (int s = 0; s < size; s++) {
                held[s] = better[s] / total;
            }
        }
    }

    /** Whether every point outside the support would make the loss clearly worse. */
    boolean isStrict() {
        double level = level();
        for (int j = 0; j < points.length; j++) {
            if (!inside[j] && gradient[j] - level <= STRICT * scale) {
                return false;
            }
        }
        return true;
    }

    double[] weights() {
        double[] weights = new double[points.length];
        for (int s = 0; s < size; s++) {
            weights[support[s]] = held[s];
        }
        return weights;
    }

    SimplexFit fit(boolean unique) {
        double loss = dot(residual, residual);
        double least = Double.POSITIVE_INFINITY;
        for (double slope : gradient) {
            least = Math.min(least, slope);
        }
        for (int s = 0; s < size; s++) {
            loss += ridge * held[s] * held[s] + 2 * price[support[s]] * held[s];
        }
        return new SimplexFit(weights(), loss, Math.max(0, 2 * (level() - least)), unique, steps);
    }

    /** The loss and the certificate of weights found another way; no ridge. */
    static SimplexFit certify(double[][] points, double[] linear, double[] weights, boolean unique, int steps) {
        ActiveSet set = new ActiveSet(points, 0, linear);
        for (int j = 0; j < points.length; j++) {
            if (weights[j] > 0) {
                set.append(j, true);
                set.held[set.size - 1] = weights[j];
            }
        }
        set.steps = steps;
        set.look();
        return set.fit(unique);
    }

    private boolean append(int point) {
        return append(point, false);
    }

    private boolean append(int point, boolean evenIfDependent) {
        if (size == support.length) {
            support = Arrays.copyOf(support, 2 * size);
            held = Arrays.copyOf(held, 2 * size);
            factor = Arrays.copyOf(factor, 2 * size);
            for (int s = 0; s < factor.length; s++) {
                factor[s] = s < size ? Arrays.copyOf(factor[s], 2 * size) : new double[2 * size];
            }
        }
        double[] row = factor[size];
        double diagonal = scale + norms[point] + ridge;
        double pivot = diagonal;
        for (int s = 0; s < size; s++) {
            double entry = scale + dot(points[support[s]], points[point]);
            for (int k = 0; k < s; k++) {
                entry -= factor[s][k] * row[k];
            }
            row[s] = entry / factor[s][s];
            pivot -= row[s] * row[s];
        }
        if (pivot <= 1e-14 * diagonal && !evenIfDependent) {
            return false;
        }
        row[size] = Math.sqrt(Math.max(pivot, Double.MIN_NORMAL));
        support[size] = point;
        held[size] = 0;
        inside[point] = true;
        size++;
        return true;
    }

    /** Takes a point out of the support and brings the factor back to lower triangular form by rotations. */
    private void delete(int position) {
        inside[support[position]] = false;
        double[] freed = factor[position];
        for (int s = position; s < size - 1; s++) {
            support[s] = support[s + 1];
            held[s] = held[s + 1];
            factor[s] = factor[s + 1];
        }
        size--;
        factor[size] = freed;
        Arrays.fill(freed, 0);
        for (int s = position; s < size; s++) {
            double kept = factor[s][s];
            double spare = factor[s][s + 1];
            double length = Math.hypot(kept, spare);
            double cosine = kept / length;
            double sine = spare / length;
            for (int k = s; k < size; k++) {
                double one = factor[k][s];
                double other = factor[k][s + 1];
                factor[k][s] = cosine * one + sine * other;
                factor[k][s + 1] = cosine * other - sine * one;
            }
        }
    }

    /** Solves E x = b in place. */
    private void substitute(double[] b) {
        for (int s = 0; s < size; s++) {
            double value = b[s];
            for (int k = 0; k < s; k++) {
                value -= factor[s][k] * b[k];
            }
            b[s] = value / factor[s][s];
        }
        for (int s = size - 1; s >= 0; s--) {
            double value = b[s];
            for (int k = s + 1; k < size; k++) {
                value -= factor[k][s] * b[k];
            }
            b[s] = value / factor[s][s];
        }
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int t = 0; t < one.length; t++) {
            sum += one[t] * other[t];
        }
        return sum;
    }

    private static void addTo(double[] sum, double times, double[] values) {
        for (int t = 0; t < sum.length; t++) {
            sum[t] += times * values[t];
        }
    }
}
