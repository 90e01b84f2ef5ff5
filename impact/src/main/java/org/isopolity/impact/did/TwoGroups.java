package org.isopolity.impact.did;

import org.isopolity.impact.panel.UnusableDesign;

/**
 * The effect in one group and period from changes of treated and control units, and the influence of each unit on it
 * (Sant'Anna and Zhao 2020, panel data).
 */
final class TwoGroups {

    private static final int MOST_STEPS = 50;
    private static final double SURE = 1 - 1e-6;

    private final boolean[] treated;
    private final double[] change;
    private final double[][] covariates;

    private double effect;
    private double[] influence = {};

    /**
     * @param treated who is treated
     * @param change outcome less base outcome of each unit
     * @param covariates one row for each unit, the first column 1
     */
    TwoGroups(boolean[] treated, double[] change, double[][] covariates, Adjustment adjustment) {
        this.treated = treated;
        this.change = change;
        this.covariates = covariates;
        estimate(adjustment);
    }

    double effect() {
        return effect;
    }

    double[] influence() {
        return influence;
    }

    private void estimate(Adjustment adjustment) {
        int units = treated.length;
        boolean regression = adjustment == Adjustment.OUTCOME_REGRESSION || adjustment == Adjustment.DOUBLY_ROBUST;
        boolean weighting = adjustment == Adjustment.INVERSE_PROBABILITY || adjustment == Adjustment.DOUBLY_ROBUST;
        double[] predicted = new double[units];
        double[][] slopeInfluence = new double[units][covariates[0].length];
        double[] likely = new double[units];
        double[][] likelyInfluence = new double[units][covariates[0].length];
        if (regression) {
            regress(predicted, slopeInfluence);
        }
        if (weighting) {
            predictTreatment(likely, likelyInfluence);
        }
        double[] own = new double[units];
        double[] other = new double[units];
        for (int i = 0; i < units; i++) {
            own[i] = treated[i] ? 1 : 0;
            other[i] = weighting
                    ? (treated[i] ? 0 : likely[i] / (1 - likely[i]))
                    : adjustment == Adjustment.OUTCOME_REGRESSION ? own[i] : 1 - own[i];
        }
        combine(adjustment, predicted, slopeInfluence, likelyInfluence, own, other);
    }

    private void combine(
            Adjustment adjustment,
            double[] predicted,
            double[][] slopeInfluence,
            double[][] likelyInfluence,
            double[] own,
            double[] other) {
        int units = treated.length;
        boolean regressionOnly = adjustment == Adjustment.OUTCOME_REGRESSION;
        double[] ownChange = new double[units];
        double[] otherChange = new double[units];
        for (int i = 0; i < units; i++) {
            ownChange[i] = regressionOnly ? change[i] : change[i] - predicted[i];
            otherChange[i] = regressionOnly ? predicted[i] : change[i] - predicted[i];
        }
        double ownShare = mean(own);
        double otherShare = mean(other);
        double ownMean = weightedMean(own, ownChange) / ownShare;
        double otherMean = weightedMean(other, otherChange) / otherShare;
        effect = ownMean - otherMean;

        double[] ownSlope = weightedRows(own, null, 0);
        double[] otherSlope = weightedRows(other, null, 0);
        double[] likelySlope = weightedRows(other, otherChange, otherMean);
        influence = new double[units];
        for (int i = 0; i < units; i++) {
            double ownPart = own[i] * (ownChange[i] - ownMean);
            double otherPart = other[i] * (otherChange[i] - otherMean);
            if (regressionOnly) {
                otherPart += LinearAlgebra.dot(slopeInfluence[i], ownSlope);
            } else {
                ownPart -= LinearAlgebra.dot(slopeInfluence[i], ownSlope);
                otherPart += LinearAlgebra.dot(likelyInfluence[i], likelySlope)
                        - LinearAlgebra.dot(slopeInfluence[i], otherSlope);
            }
            influence[i] = ownPart / ownShare - otherPart / otherShare;
        }
    }

    /** Least squares of the controls' change on covariates: predictions for all, and each unit's influence on the slopes. */
    private void regress(double[] predicted, double[][] slopeInfluence) {
        int units = treated.length;
        double[] control = new double[units];
        double[] moment = new double[covariates[0].length];
        for (int i = 0; i < units; i++) {
            control[i] = treated[i] ? 0 : 1;
            for (int k = 0; k < moment.length; k++) {
                moment[k] += control[i] * change[i] * covariates[i][k];
            }
        }
        double[][] inverse = LinearAlgebra.inverseGram(covariates, control);
        double[] slopes = LinearAlgebra.times(inverse, moment);
        for (int i = 0; i < units; i++) {
            predicted[i] = LinearAlgebra.dot(covariates[i], slopes);
            double[] pull = LinearAlgebra.times(inverse, covariates[i]);
            for (int k = 0; k < pull.length; k++) {
                slopeInfluence[i][k] = units * control[i] * (change[i] - predicted[i]) * pull[k];
            }
        }
    }

    /** Logistic regression of being treated on covariates by Newton's method. */
    private void predictTreatment(double[] likely, double[][] likelyInfluence) {
        int units = treated.length;
        double[] slopes = new double[covariates[0].length];
        double[][] inverse = {};
        double[] curvature = new double[units];
        double step = Double.POSITIVE_INFINITY;
        for (int round = 0; round < MOST_STEPS && step > 1e-13; round++) {
            double[] score = new double[slopes.length];
            for (int i = 0; i < units; i++) {
                likely[i] = 1 / (1 + Math.exp(-LinearAlgebra.dot(covariates[i], slopes)));
                curvature[i] = likely[i] * (1 - likely[i]);
                for (int k = 0; k < score.length; k++) {
                    score[k] += ((treated[i] ? 1 : 0) - likely[i]) * covariates[i][k];
                }
            }
            inverse = LinearAlgebra.inverseGram(covariates, curvature);
            double[] move = LinearAlgebra.times(inverse, score);
            step = 0;
            for (int k = 0; k < slopes.length; k++) {
                slopes[k] += move[k];
                step = Math.max(step, Math.abs(move[k]) / (1 + Math.abs(slopes[k])));
            }
        }
        if (!(step <= 1e-8)) {
            throw new UnusableDesign("did.separation");
        }
        for (int i = 0; i < units; i++) {
            likely[i] = 1 / (1 + Math.exp(-LinearAlgebra.dot(covariates[i], slopes)));
            double[] pull = LinearAlgebra.times(inverse, covariates[i]);
            for (int k = 0; k < pull.length; k++) {
                likelyInfluence[i][k] = units * ((treated[i] ? 1 : 0) - likely[i]) * pull[k];
            }
            likely[i] = Math.min(likely[i], SURE);
        }
    }

    private double[] weightedRows(
            double[] weights, double @org.jspecify.annotations.Nullable [] values, double centre) {
        double[] mean = new double[covariates[0].length];
        for (int i = 0; i < weights.length; i++) {
            double factor = weights[i] * (values == null ? 1 : values[i] - centre) / weights.length;
            for (int k = 0; k < mean.length; k++) {
                mean[k] += factor * covariates[i][k];
            }
        }
        return mean;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double weightedMean(double[] weights, double[] values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
        }
        return sum / values.length;
    }
}
