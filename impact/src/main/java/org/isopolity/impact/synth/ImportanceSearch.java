package org.isopolity.impact.synth;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.isopolity.impact.simplex.SimplexProgram;

/**
 * How much each predictor should count: differential evolution (Storn and Price 1997) on logarithms, then a search along
 * coordinates with shrinking steps. Local searches from usual starts end in poor optima. Its draws are fixed, so the same
 * comparison has the same answer everywhere.
 */
final class ImportanceSearch {

    private static final double FLOOR = -8;
    private static final int MEMBERS_PER_PREDICTOR = 8;
    private static final int GENERATIONS = 160;
    private static final double SMALLEST_STEP = 1e-7;

    private final double[][] scaled;
    private final double[] target;
    private final double[][] outcomes;
    private final int predictors;

    ImportanceSearch(double[][] scaled, Comparison comparison) {
        this.scaled = scaled;
        this.target = comparison.own(0, comparison.start());
        this.outcomes = comparison.others(0, comparison.start());
        this.predictors = scaled[0].length;
    }

    /** The importance of each predictor; the largest is 1. */
    double[] best() {
        double[] best = predictors == 1 ? new double[1] : refined(evolved());
        return importance(best);
    }

    private double[] evolved() {
        SplittableRandom random = new SplittableRandom(1);
        int size = Math.max(24, MEMBERS_PER_PREDICTOR * predictors);
        double[][] members = new double[size][predictors];
        double[] losses = new double[size];
        int best = 0;
        for (int m = 0; m < size; m++) {
            for (int k = 0; k < predictors; k++) {
                members[m][k] = m == 0 ? 0 : FLOOR * random.nextDouble() * random.nextDouble();
            }
            losses[m] = loss(members[m]);
            best = losses[m] < losses[best] ? m : best;
        }
        for (int generation = 0; generation < GENERATIONS; generation++) {
            for (int m = 0; m < size; m++) {
                double[] trial = trial(members, m, best, random);
                double loss = loss(trial);
                if (loss <= losses[m]) {
                    members[m] = trial;
                    losses[m] = loss;
                    best = loss < losses[best] ? m : best;
                }
            }
        }
        return members[best];
    }

    private double[] trial(double[][] members, int member, int best, SplittableRandom random) {
        double[] one = members[random.nextInt(members.length)];
        double[] other = members[random.nextInt(members.length)];
        double[] base = random.nextDouble() < 0.5 ? members[best] : members[random.nextInt(members.length)];
        double stretch = 0.4 + 0.6 * random.nextDouble();
        int surely = random.nextInt(predictors);
        double[] trial = members[member].clone();
        for (int k = 0; k < predictors; k++) {
            if (k == surely || random.nextDouble() < 0.9) {
                trial[k] = Math.max(FLOOR, Math.min(0, base[k] + stretch * (one[k] - other[k])));
            }
        }
        return trial;
    }

    private double[] refined(double[] begin) {
        double[] best = begin.clone();
        double least = loss(best);
        for (double step = 0.5; step > SMALLEST_STEP; ) {
            boolean better = false;
            for (int k = 0; k < predictors; k++) {
                for (int side = -1; side <= 1; side += 2) {
                    double[] trial = best.clone();
                    trial[k] = Math.max(FLOOR, trial[k] + side * step);
                    double loss = loss(trial);
                    if (loss < least * (1 - 1e-13)) {
                        best = trial;
                        least = loss;
                        better = true;
                    }
                }
            }
            step = better ? step : step / 2;
        }
        return best;
    }

    private double loss(double[] logarithms) {
        double[][] points = WithPredictors.weighted(scaled, importance(logarithms));
        double[] weights = SimplexProgram.sparse(Arrays.copyOfRange(points, 1, points.length), points[0])
                .weights();
        return SimplexProgram.squaredDistance(outcomes, target, weights);
    }

    private static double[] importance(double[] logarithms) {
        double largest = Arrays.stream(logarithms).max().orElse(0);
        return Arrays.stream(logarithms)
                .map(value -> Math.pow(10, value - largest))
                .toArray();
    }
}
