package org.isopolity.population.segregation;

import org.isopolity.population.Figure;

/**
 * Evenness: how differently two groups are spread over units. Formulas after Massey and Denton, "The Dimensions of Residential
 * Segregation", Social Forces 67 (1988), unless said otherwise. All range from 0 (alike everywhere) to 1 (nowhere together).
 */
public final class Evenness {

    static final int THRESHOLDS = 1000;

    private Evenness() {}

    /** Dissimilarity D (Duncan and Duncan 1955): half the sum of |x_i/X - y_i/Y|. */
    public static Figure dissimilarity(Contrast contrast) {
        return contrast.unlessDegenerate(() -> Figure.of(d(contrast)));
    }

    static double d(Contrast contrast) {
        double[] parts = new double[contrast.size()];
        for (int u = 0; u < parts.length; u++) {
            parts[u] = Math.abs(contrast.x(u) / contrast.sumX() - contrast.y(u) / contrast.sumY());
        }
        return Sums.of(parts) / 2;
    }

    /** Gini: mean difference of group shares between two people's units, relative to its maximum; O(n log n). */
    public static Figure gini(Contrast contrast) {
        return contrast.unlessDegenerate(() -> {
            double[] x = new double[contrast.size()];
            double[] t = new double[contrast.size()];
            for (int u = 0; u < x.length; u++) {
                x[u] = contrast.x(u);
                t[u] = contrast.t(u);
            }
            return Figure.of(meanDifference(x, t) / (contrast.sumX() * contrast.sumY()));
        });
    }

    /** Half of the sum over all pairs of units of t_i t_j |x_i/t_i - x_j/t_j|. */
    static double meanDifference(double[] x, double[] t) {
        double[] shares = new double[x.length];
        for (int u = 0; u < x.length; u++) {
            shares[u] = t[u] == 0 ? 0 : x[u] / t[u];
        }
        double belowX = 0;
        double belowT = 0;
        double sum = 0;
        for (int u : AscendingOrder.of(shares)) {
            sum += x[u] * belowT - t[u] * belowX;
            belowX += x[u];
            belowT += t[u];
        }
        return sum;
    }

    /** Theil's information index H of two groups: how far units fall short of the whole's entropy. */
    public static Figure entropy(Contrast contrast) {
        return contrast.unlessDegenerate(() -> {
            double whole = binaryEntropy(contrast.share());
            double[] parts = new double[contrast.size()];
            for (int u = 0; u < parts.length; u++) {
                parts[u] = contrast.t(u) * (whole - binaryEntropy(contrast.p(u)));
            }
            return Figure.of(Sums.of(parts) / (whole * contrast.sumT()));
        });
    }

    private static double binaryEntropy(double p) {
        return Logarithms.plogp(p) + Logarithms.plogp(1 - p);
    }

    /**
     * Atkinson's index.
     *
     * @param weight b between 0 and 1: below one half units where the group is scarce weigh more, above those where it is large
     */
    public static Figure atkinson(Contrast contrast, double weight) {
        if (!(weight > 0 && weight < 1)) {
            throw new IllegalArgumentException("the weight of Atkinson's index lies between 0 and 1, not " + weight);
        }
        return contrast.unlessDegenerate(() -> {
            double share = contrast.share();
            double[] parts = new double[contrast.size()];
            for (int u = 0; u < parts.length; u++) {
                double p = contrast.p(u);
                parts[u] = Math.pow(1 - p, 1 - weight) * Math.pow(p, weight) * contrast.t(u);
            }
            double mean = Math.abs(Sums.of(parts) / (share * contrast.sumT()));
            return Figure.of(1 - share / (1 - share) * Math.pow(mean, 1 / (1 - weight)));
        });
    }

    /** Gorard's segregation index: half the sum of |x_i/X - t_i/T|; at most 1 - X/T. */
    public static Figure gorard(Contrast contrast) {
        return contrast.unlessDegenerate(() -> {
            double[] parts = new double[contrast.size()];
            for (int u = 0; u < parts.length; u++) {
                parts[u] = Math.abs(contrast.x(u) / contrast.sumX() - contrast.t(u) / contrast.sumT());
            }
            return Figure.of(Sums.of(parts) / 2);
        });
    }

    /** The share of the two distributions' hull that they do not have in common; 2D / (1 + D) (O'Sullivan and Wong 2007). */
    public static Figure minMax(Contrast contrast) {
        return dissimilarity(contrast).map(d -> 2 * d / (1 + d));
    }

    /**
     * The concentration profile's R (Hong and Sadahiro 2014): the share of the group in units where it makes up at least a threshold,
     * over a thousand thresholds from 0 to 1.
     */
    public static Figure concentrationProfile(Contrast contrast) {
        return contrast.unlessDegenerate(() -> {
            double[] shares = new double[contrast.size()];
            for (int u = 0; u < shares.length; u++) {
                shares[u] = contrast.p(u);
            }
            int[] order = AscendingOrder.of(shares);
            double[] profile = new double[THRESHOLDS];
            double above = contrast.sumX();
            int next = 0;
            for (int step = 0; step < THRESHOLDS; step++) {
                while (next < order.length && shares[order[next]] < threshold(step)) {
                    above -= contrast.x(order[next++]);
                }
                profile[step] = (next == order.length ? 0 : above) / contrast.sumX();
            }
            return Figure.of(profileIndex(profile, contrast.share()));
        });
    }

    static double threshold(int step) {
        return step == THRESHOLDS - 1 ? 1 : step * (1.0 / (THRESHOLDS - 1));
    }

    /** (P - (mean below P - mean from P on)) / (1 - P), both means over all thresholds. */
    private static double profileIndex(double[] profile, double share) {
        double below = 0;
        double from = 0;
        for (int step = 0; step < profile.length; step++) {
            if (threshold(step) < share) {
                below += profile[step];
            } else {
                from += profile[step];
            }
        }
        return (share - (below - from) / profile.length) / (1 - share);
    }

    /**
     * Dissimilarity corrected for small counts by its density (Allen, Burgess, Davidson and Windmeijer 2015): each unit's difference
     * is replaced by the one most likely to have produced it.
     */
    public static Figure densityCorrected(Contrast contrast) {
        return contrast.unlessDegenerate(() -> {
            double[] parts = new double[contrast.size()];
            for (int u = 0; u < parts.length; u++) {
                double a = contrast.x(u) / contrast.sumX();
                double b = contrast.y(u) / contrast.sumY();
                double deviation = Math.sqrt(a * (1 - a) / contrast.sumX() + b * (1 - b) / contrast.sumY());
                parts[u] = deviation == 0 ? 0 : deviation * likeliestDistance(Math.abs(a - b) / deviation);
            }
            return Figure.of(Sums.of(parts) / 2);
        });
    }

    /** The theta that maximises phi(observed - theta) + phi(observed + theta): zero up to one deviation, then a root by halving. */
    private static double likeliestDistance(double observed) {
        if (observed <= 1) {
            return 0;
        }
        double low = 0;
        double high = observed;
        for (int step = 0; step < 60; step++) {
            double theta = (low + high) / 2;
            boolean rises = observed - theta > (observed + theta) * Math.exp(-2 * observed * theta);
            if (rises) {
                low = theta;
            } else {
                high = theta;
            }
        }
        return (low + high) / 2;
    }

    /**
     * Dissimilarity beyond chance (Carrington and Troske 1997): (D - D*) / (1 - D*), or / D* where D is below D*. D* is the exact mean
     * of D when each person of a unit belongs to the group with probability X/T.
     */
    public static Figure modified(Contrast contrast) {
        return contrast.unlessDegenerate(() -> {
            if (!contrast.table().isWhole()) {
                return Figure.undefined("undefined.not-whole");
            }
            double share = contrast.share();
            double[] parts = new double[contrast.size()];
            for (int u = 0; u < parts.length; u++) {
                parts[u] = Binomial.meanDeviation(contrast.t(u), share);
            }
            double chance = Sums.of(parts) / (2 * contrast.sumT() * share * (1 - share));
            double d = d(contrast);
            return d >= chance
                    ? Figure.ratio(d - chance, 1 - chance, "undefined.chance-only")
                    : Figure.of((d - chance) / chance);
        });
    }
}
