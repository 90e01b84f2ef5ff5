package org.isopolity.impact.sdid;

import java.util.Arrays;
import org.isopolity.impact.evaluation.Quantiles;
import org.isopolity.impact.simplex.SimplexFit;
import org.isopolity.impact.simplex.SimplexProgram;

/**
 * The estimate of one block: weights of controls and periods, and the difference they make (Arkhangelsky, Athey, Hirshberg,
 * Imbens and Wager 2021, algorithm 1).
 */
final class WeightedDifference {

    private final Block block;
    private final double[] controls;
    private final double[] periods;
    private final double certificate;

    private WeightedDifference(Block block, double[] controls, double[] periods, double certificate) {
        this.block = block;
        this.controls = controls;
        this.periods = periods;
        this.certificate = certificate;
    }

    /** Takes out the part of covariates and finds the weights; the penalties follow from the noise of the controls. */
    static WeightedDifference of(Block raw, Weighting weighting) {
        Block block = raw.adjusted();
        double noise = block.noise();
        int donors = block.controls().size();
        int before = block.start();
        if (weighting == Weighting.DID) {
            return new WeightedDifference(block, even(donors), even(before), 0);
        }
        int after = block.times().length - before;
        boolean both = weighting == Weighting.SDID;
        double strength = both ? Math.pow((double) block.treated().size() * after, 0.25) * noise : 1e-6 * noise;
        SimplexFit controls = controls(block, both, before * strength * strength);
        if (!both) {
            return new WeightedDifference(block, controls.weights(), new double[before], controls.gap());
        }
        SimplexFit periods = periods(block, donors * 1e-12 * noise * noise);
        return new WeightedDifference(
                block, controls.weights(), periods.weights(), Math.max(controls.gap(), periods.gap()));
    }

    private static SimplexFit controls(Block block, boolean intercept, double ridge) {
        int before = block.start();
        double[][] points = new double[block.controls().size()][];
        for (int i = 0; i < points.length; i++) {
            points[i] = Arrays.copyOf(block.values()[i], before);
        }
        double[] target = Arrays.copyOf(block.treatedMean(), before);
        if (intercept) {
            Arrays.stream(points).forEach(WeightedDifference::demean);
            demean(target);
        }
        return SimplexProgram.fit(points, target, ridge);
    }

    private static SimplexFit periods(Block block, double ridge) {
        int donors = block.controls().size();
        int all = block.times().length;
        double[][] points = new double[block.start()][donors];
        double[] target = new double[donors];
        for (int i = 0; i < donors; i++) {
            for (int t = 0; t < all; t++) {
                if (t < block.start()) {
                    points[t][i] = block.values()[i][t];
                } else {
                    target[i] += block.values()[i][t] / (all - block.start());
                }
            }
        }
        Arrays.stream(points).forEach(WeightedDifference::demean);
        demean(target);
        return SimplexProgram.fit(points, target, ridge);
    }

    private static void demean(double[] values) {
        double mean = Quantiles.mean(values);
        for (int k = 0; k < values.length; k++) {
            values[k] -= mean;
        }
    }

    private static double[] even(int count) {
        double[] weights = new double[count];
        Arrays.fill(weights, 1.0 / count);
        return weights;
    }

    /** The same weights on other rows: those of the kept controls, made to sum to one. */
    WeightedDifference on(Block other, int[] keptControls) {
        double[] kept =
                Arrays.stream(keptControls).mapToDouble(i -> controls[i]).toArray();
        double sum = Arrays.stream(kept).sum();
        double[] renewed =
                sum > 0 ? Arrays.stream(kept).map(weight -> weight / sum).toArray() : even(kept.length);
        return new WeightedDifference(other, renewed, periods, certificate);
    }

    double[] controlWeights() {
        return controls.clone();
    }

    double[] periodWeights() {
        return periods.clone();
    }

    double certificate() {
        return certificate;
    }

    /** The treated mean less the weighted controls, for every period. */
    double[] differences() {
        double[] differences = block.treatedMean();
        for (int i = 0; i < controls.length; i++) {
            for (int t = 0; t < differences.length; t++) {
                differences[t] -= controls[i] * block.values()[i][t];
            }
        }
        return differences;
    }

    /** The weighted mean of the differences before the start: what is taken away from those after it. */
    double before() {
        double[] differences = differences();
        double before = 0;
        for (int t = 0; t < periods.length; t++) {
            before += periods[t] * differences[t];
        }
        return before;
    }

    /** Mean difference after the start less the weighted mean before it. */
    double estimate() {
        double[] differences = differences();
        return Arrays.stream(differences, block.start(), differences.length)
                        .average()
                        .orElse(0)
                - before();
    }
}
