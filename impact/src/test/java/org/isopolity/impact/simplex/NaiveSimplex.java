package org.isopolity.impact.simplex;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** The same problem the slow way: on every support the equations are solved, and the best that is no weight below zero wins. */
public final class NaiveSimplex {

    private NaiveSimplex() {}

    /** The smallest loss over all supports; for a handful of points. */
    public static double leastLoss(double[][] points, double[] target, double ridge, double[] prices) {
        double least = Double.POSITIVE_INFINITY;
        for (int mask = 1; mask < 1 << points.length; mask++) {
            double[] weights = onSupport(points, target, ridge, prices, mask);
            if (weights.length > 0) {
                least = Math.min(least, loss(points, target, ridge, prices, weights));
            }
        }
        return least;
    }

    private static double[] onSupport(double[][] points, double[] target, double ridge, double[] prices, int mask) {
        int size = Integer.bitCount(mask);
        int[] members = new int[size];
        int next = 0;
        for (int j = 0; j < points.length; j++) {
            if ((mask >> j & 1) == 1) {
                members[next++] = j;
            }
        }
        DMatrixRMaj system = new DMatrixRMaj(size + 1, size + 1);
        DMatrixRMaj right = new DMatrixRMaj(size + 1, 1);
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                double sum = a == b ? ridge : 0;
                for (int t = 0; t < target.length; t++) {
                    sum += (points[members[a]][t] - target[t]) * (points[members[b]][t] - target[t]);
                }
                system.set(a, b, 2 * sum);
            }
            system.set(a, size, 1);
            system.set(size, a, 1);
            right.set(a, 0, -prices[members[a]]);
        }
        right.set(size, 0, 1);
        DMatrixRMaj solved = new DMatrixRMaj(size + 1, 1);
        if (!CommonOps_DDRM.solve(system, right, solved)) {
            return new double[0];
        }
        double[] weights = new double[points.length];
        for (int a = 0; a < size; a++) {
            if (!(solved.get(a, 0) >= -1e-12)) {
                return new double[0];
            }
            weights[members[a]] = Math.max(0, solved.get(a, 0));
        }
        return weights;
    }

    /** Distance, ridge and prices of given weights. */
    public static double loss(double[][] points, double[] target, double ridge, double[] prices, double[] weights) {
        double sum = 0;
        for (int t = 0; t < target.length; t++) {
            double gap = -target[t];
            for (int j = 0; j < points.length; j++) {
                gap += weights[j] * points[j][t];
            }
            sum += gap * gap;
        }
        for (int j = 0; j < points.length; j++) {
            sum += ridge * weights[j] * weights[j] + prices[j] * weights[j];
        }
        return sum;
    }
}
