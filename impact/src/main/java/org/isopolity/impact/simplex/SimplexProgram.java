package org.isopolity.impact.simplex;

import java.util.Arrays;

/**
 * Least squares over the simplex: find weights w, none negative and summing to one, that minimise
 * {@code |sum_j w_j p_j - target|^2 + ridge |w|^2 + linear . w}.
 *
 * <p>Exact by an active set: the method of Wolfe (1976, Finding the nearest point in a polytope) with a ridge and a linear
 * term. Where more than one set of weights reaches the minimum, proximal steps lead to the one with the smallest norm.
 */
public final class SimplexProgram {

    private static final double TIE_RIDGE = 1e-9;
    private static final double TIE = 1e-6;
    private static final int PROXIMAL_STEPS = 6;

    private SimplexProgram() {}

    /** The weights that bring the points nearest to the target. */
    public static SimplexFit fit(double[][] points, double[] target) {
        return fit(points, target, 0);
    }

    /** The same with a ridge penalty on the weights. */
    public static SimplexFit fit(double[][] points, double[] target, double ridge) {
        return fit(points, target, ridge, new double[points.length]);
    }

    /**
     * The same with a ridge penalty and a price for each weight.
     *
     * @param points one row for each weight, all as long as the target
     * @param ridge at least 0
     * @param linear one price for each point
     */
    public static SimplexFit fit(double[][] points, double[] target, double ridge, double[] linear) {
        if (points.length == 0) {
            throw new IllegalArgumentException("weights need a point");
        }
        double[][] centred = centred(points, target);
        ActiveSet search = new ActiveSet(centred, ridge, linear);
        search.run();
        if (ridge > 0 || search.isStrict()) {
            return search.fit(true);
        }
        return smallestNorm(centred, linear, search);
    }

    /**
     * The same without asking for the smallest norm: the weights where the search ended, as few above zero as it needs. For
     * searches that fit many times, and for problems so uneven that a tie could not be told from a small slope.
     */
    public static SimplexFit sparse(double[][] points, double[] target) {
        ActiveSet search = new ActiveSet(centred(points, target), 0, new double[points.length]);
        search.run();
        return search.fit(search.isStrict());
    }

    private static SimplexFit smallestNorm(double[][] centred, double[] linear, ActiveSet vertex) {
        double ridge = TIE_RIDGE * Math.max(vertex.scale(), Double.MIN_NORMAL);
        double[] weights = new double[centred.length];
        int steps = vertex.steps();
        for (int step = 0; step < PROXIMAL_STEPS; step++) {
            double[] pull = linear.clone();
            for (int j = 0; j < pull.length; j++) {
                pull[j] -= 2 * ridge * weights[j];
            }
            ActiveSet proximal = new ActiveSet(centred, ridge, pull);
            proximal.run();
            steps += proximal.steps();
            weights = proximal.weights();
        }
        double[] spread = weights;
        double[] found = vertex.weights();
        boolean same = true;
        for (int j = 0; j < spread.length; j++) {
            same &= Math.abs(spread[j] - found[j]) < TIE;
        }
        return same ? vertex.fit(true) : ActiveSet.certify(centred, linear, spread, false, steps);
    }

    private static double[][] centred(double[][] points, double[] target) {
        double[][] centred = new double[points.length][];
        for (int j = 0; j < points.length; j++) {
            double[] point = points[j];
            double[] moved = new double[target.length];
            for (int t = 0; t < moved.length; t++) {
                moved[t] = point[t] - target[t];
            }
            centred[j] = moved;
        }
        return centred;
    }

    /** The sum of squares of the target's distance from the weighted points. */
    public static double squaredDistance(double[][] points, double[] target, double[] weights) {
        double[] distance = Arrays.stream(target).map(value -> -value).toArray();
        for (int j = 0; j < points.length; j++) {
            if (weights[j] != 0) {
                for (int t = 0; t < distance.length; t++) {
                    distance[t] += weights[j] * points[j][t];
                }
            }
        }
        double sum = 0;
        for (double value : distance) {
            sum += value * value;
        }
        return sum;
    }
}
