package org.isopolity.impact.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.isopolity.impact.panel.UnusableDesign;

/**
 * A gravity model of flows by Poisson pseudo-maximum likelihood (Santos Silva and Tenreyro 2006): zeros stay in, levels of
 * origins and destinations are taken out by weighted projections in turn (Correia, Guimaraes and Zylkin 2020). With a level
 * for each origin it is the conditional logit of choosing a destination.
 *
 * @param flows what was observed; pairs of a place without any flow on its side are left out
 * @param effects which levels were taken out
 * @param terms the variables' coefficients, in the order of the variables
 * @param fitted the flow that the model expects, for each pair
 * @param deviance twice the distance of the likelihood from that of a perfect fit
 * @param covariance of the coefficients, robust to any variance (HC1)
 * @param silent places left out because nobody left them, or nobody came
 */
public record Gravity(
        Flows flows,
        FixedEffects effects,
        List<Term> terms,
        double[] fitted,
        double deviance,
        double[][] covariance,
        List<String> silent) {

    private static final int MOST_ROUNDS = 300;
    private static final int MOST_PROJECTIONS = 20_000;
    private static final double EXTREME = 35;

    public Gravity {
        terms = List.copyOf(terms);
        fitted = fitted.clone();
        covariance = Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
        silent = List.copyOf(silent);
    }

    /**
     * A coefficient.
     *
     * @param variable its name
     * @param value for a logarithm, an elasticity: a rise of one percent changes flows by so many percent
     * @param error robust standard error
     */
    public record Term(String variable, double value, double error) {}

    /**
     * Fits.
     *
     * @throws UnusableDesign if a variable says nothing beside the levels taken out, or the flows have no finite fit
     */
    public static Gravity fit(Flows all, FixedEffects effects) {
        List<String> silent = new ArrayList<>();
        Flows flows = sounding(all, effects, silent);
        if (flows.size() <= flows.variables().size() + 1
                || Arrays.stream(flows.flows()).sum() <= 0) {
            throw new UnusableDesign("flow.few", flows.size());
        }
        return new Fitting(flows, effects).run(silent);
    }

    /** Without origins nobody leaves and, with a level for destinations, destinations nobody reaches. */
    private static Flows sounding(Flows all, FixedEffects effects, List<String> silent) {
        Flows flows = all;
        while (effects.hasOrigins()) {
            Flows now = flows;
            double[] out = sums(now.flows(), now.origins(), now.places().size());
            double[] in = sums(now.flows(), now.destinations(), now.places().size());
            int[] origins = now.origins();
            int[] destinations = now.destinations();
            int[] kept = IntStream.range(0, now.size())
                    .filter(i -> out[origins[i]] > 0 && (effects != FixedEffects.BOTH || in[destinations[i]] > 0))
                    .toArray();
            if (kept.length == now.size()) {
                return now;
            }
            TreeSet<String> gone = new TreeSet<>();
            IntStream.range(0, now.size()).forEach(i -> {
                if (out[origins[i]] == 0) {
                    gone.add(now.places().get(origins[i]));
                } else if (effects == FixedEffects.BOTH && in[destinations[i]] == 0) {
                    gone.add(now.places().get(destinations[i]));
                }
            });
            silent.addAll(gone);
            double[] values = now.flows();
            double[][] rows = now.rows();
            flows = new Flows(
                    now.places(),
                    Arrays.stream(kept).map(i -> origins[i]).toArray(),
                    Arrays.stream(kept).map(i -> destinations[i]).toArray(),
                    Arrays.stream(kept).mapToDouble(i -> values[i]).toArray(),
                    now.variables(),
                    Arrays.stream(kept).mapToObj(i -> rows[i]).toArray(double[][]::new));
        }
        return flows;
    }

    static double[] sums(double[] values, int[] groups, int count) {
        double[] sums = new double[count];
        for (int i = 0; i < values.length; i++) {
            sums[groups[i]] += values[i];
        }
        return sums;
    }

    @Override
    public double[] fitted() {
        return fitted.clone();
    }

    @Override
    public double[][] covariance() {
        return Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
    }

    /** What a place draws and holds, beside what the model expects of a place like it. */
    public Map<String, Balance> balances() {
        int count = flows.places().size();
        double[] in = sums(flows.flows(), flows.destinations(), count);
        double[] out = sums(flows.flows(), flows.origins(), count);
        double[] expectedIn = sums(fitted, flows.destinations(), count);
        double[] expectedOut = sums(fitted, flows.origins(), count);
        Map<String, Balance> balances = new LinkedHashMap<>();
        for (int p = 0; p < count; p++) {
            if (in[p] + out[p] > 0) {
                balances.put(
                        flows.places().get(p),
                        new Balance(
                                in[p],
                                out[p],
                                expectedIn[p],
                                expectedOut[p],
                                expectedIn[p] > 0 ? OptionalDouble.of(in[p] / expectedIn[p]) : OptionalDouble.empty(),
                                out[p] > 0 ? OptionalDouble.of(expectedOut[p] / out[p]) : OptionalDouble.empty(),
                                100 * (in[p] - out[p]) / (in[p] + out[p])));
            }
        }
        return balances;
    }

    /**
     * A place's flows. Residuals of a model, not causes.
     *
     * @param inflow who came
     * @param outflow who left
     * @param expectedInflow whom the model expects to come
     * @param expectedOutflow whom the model expects to leave
     * @param attraction inflow over expected inflow: above 1 it draws more than places like it
     * @param retention expected outflow over outflow: above 1 it holds more than places like it
     * @param effectiveness net flow in percent of all who came or left
     */
    public record Balance(
            double inflow,
            double outflow,
            double expectedInflow,
            double expectedOutflow,
            OptionalDouble attraction,
            OptionalDouble retention,
            double effectiveness) {}

    /** Iteratively reweighted least squares. */
    private static final class Fitting {

        private final Flows flows;
        private final FixedEffects effects;
        private final int[] origins;
        private final int[] destinations;
        private final double[] observed;
        private final double[][] columns;

        Fitting(Flows flows, FixedEffects effects) {
            this.flows = flows;
            this.effects = effects;
            this.origins = effects.hasOrigins() ? flows.origins() : new int[flows.size()];
            this.destinations = flows.destinations();
            this.observed = flows.flows();
            double[][] rows = flows.rows();
            this.columns = new double[flows.variables().size()][observed.length];
            for (int k = 0; k < columns.length; k++) {
                for (int i = 0; i < observed.length; i++) {
                    columns[k][i] = rows[i][k];
                }
            }
        }

        Gravity run(List<String> silent) {
            double mean = Arrays.stream(observed).average().orElse(0);
            double[] expected =
                    Arrays.stream(observed).map(flow -> (flow + mean) / 2).toArray();
            double[] linear = Arrays.stream(expected).map(Math::log).toArray();
            double deviance = Double.POSITIVE_INFINITY;
            boolean settled = false;
            double[] slopes = new double[columns.length];
            for (int round = 0; round < MOST_ROUNDS && !settled; round++) {
                double[] working = new double[observed.length];
                for (int i = 0; i < working.length; i++) {
                    working[i] = linear[i] + (observed[i] - expected[i]) / expected[i];
                }
                double[] left = projected(working, expected);
                double[][] own = projectedColumns(expected);
                slopes = solve(own, left, expected);
                for (int i = 0; i < working.length; i++) {
                    double residual = left[i];
                    for (int k = 0; k < slopes.length; k++) {
                        residual -= slopes[k] * own[k][i];
                    }
                    linear[i] = working[i] - residual;
                    expected[i] = Math.exp(Math.min(700, linear[i]));
                }
                double now = deviance(expected);
                settled = Math.abs(deviance - now) <= 1e-14 * (1 + now);
                deviance = now;
            }
            requireFinite(settled, linear, mean);
            double[][] own = projectedColumns(expected);
            double[][] covariance = covariance(own, expected);
            List<Term> terms = new ArrayList<>();
            for (int k = 0; k < slopes.length; k++) {
                terms.add(new Term(flows.variables().get(k), slopes[k], Math.sqrt(Math.max(0, covariance[k][k]))));
            }
            return new Gravity(flows, effects, terms, expected, deviance, covariance, silent);
        }

        private void requireFinite(boolean settled, double[] linear, double mean) {
            double centre = Math.log(mean);
            for (int i = 0; i < linear.length; i++) {
                if (observed[i] == 0 && linear[i] < centre - EXTREME) {
                    throw new UnusableDesign("flow.separation");
                }
            }
            if (!settled) {
                throw new UnusableDesign("flow.unsettled");
            }
        }

        private double[][] projectedColumns(double[] weights) {
            return Arrays.stream(columns)
                    .map(column -> projected(column, weights))
                    .toArray(double[][]::new);
        }

        /** What is left of a column when weighted levels are taken out, in turn until nothing moves. */
        private double[] projected(double[] column, double[] weights) {
            double[] left = column.clone();
            int count = effects.hasOrigins() ? flows.places().size() : 1;
            double size = 0;
            for (double value : column) {
                size = Math.max(size, Math.abs(value));
            }
            for (int round = 0; round < MOST_PROJECTIONS; round++) {
                double moved = takeOut(left, weights, origins, count);
                if (effects != FixedEffects.BOTH) {
                    break;
                }
                moved = Math.max(round == 0 ? moved : 0, takeOut(left, weights, destinations, count));
                if (round > 0 && moved <= 1e-14 * size) {
                    break;
                }
            }
            return left;
        }

        private static double takeOut(double[] left, double[] weights, int[] groups, int count) {
            double[] sums = new double[count];
            double[] totals = new double[count];
            for (int i = 0; i < left.length; i++) {
                sums[groups[i]] += weights[i] * left[i];
                totals[groups[i]] += weights[i];
            }
            double moved = 0;
            for (int g = 0; g < count; g++) {
                sums[g] = totals[g] > 0 ? sums[g] / totals[g] : 0;
                moved = Math.max(moved, Math.abs(sums[g]));
            }
            for (int i = 0; i < left.length; i++) {
                left[i] -= sums[groups[i]];
            }
            return moved;
        }

        private double[] solve(double[][] own, double[] left, double[] weights) {
            int terms = own.length;
            if (terms == 0) {
                return new double[0];
            }
            DMatrixRMaj moment = new DMatrixRMaj(terms, 1);
            for (int a = 0; a < terms; a++) {
                for (int i = 0; i < left.length; i++) {
                    moment.add(a, 0, weights[i] * own[a][i] * left[i]);
                }
            }
            DMatrixRMaj slopes = new DMatrixRMaj(terms, 1);
            CommonOps_DDRM.mult(inverse(own, weights), moment, slopes);
            return slopes.getData().clone();
        }

        private DMatrixRMaj inverse(double[][] own, double[] weights) {
            int terms = own.length;
            DMatrixRMaj gram = new DMatrixRMaj(terms, terms);
            for (int a = 0; a < terms; a++) {
                double raw = 0;
                for (int i = 0; i < weights.length; i++) {
                    raw += weights[i] * columns[a][i] * columns[a][i];
                    for (int b = 0; b < terms; b++) {
                        gram.add(a, b, weights[i] * own[a][i] * own[b][i]);
                    }
                }
                if (gram.get(a, a) <= 1e-14 * raw) {
                    throw new UnusableDesign("flow.absorbed", flows.variables().get(a));
                }
            }
            DMatrixRMaj inverse = new DMatrixRMaj(terms, terms);
            if (!CommonOps_DDRM.invert(gram, inverse) || !Double.isFinite(CommonOps_DDRM.elementSumAbs(inverse))) {
                throw new UnusableDesign("did.singular");
            }
            return inverse;
        }

        private double deviance(double[] expected) {
            double sum = 0;
            for (int i = 0; i < expected.length; i++) {
                double flow = observed[i];
                sum += 2 * ((flow > 0 ? flow * Math.log(flow / expected[i]) : 0) - (flow - expected[i]));
            }
            return sum;
        }

        private double[][] covariance(double[][] own, double[] expected) {
            int terms = own.length;
            double[][] covariance = new double[terms][terms];
            if (terms == 0) {
                return covariance;
            }
            DMatrixRMaj middle = new DMatrixRMaj(terms, terms);
            for (int i = 0; i < expected.length; i++) {
                double squared = (observed[i] - expected[i]) * (observed[i] - expected[i]);
                for (int a = 0; a < terms; a++) {
                    for (int b = 0; b < terms; b++) {
                        middle.add(a, b, squared * own[a][i] * own[b][i]);
                    }
                }
            }
            DMatrixRMaj inverse = inverse(own, expected);
            DMatrixRMaj half = new DMatrixRMaj(terms, terms);
            DMatrixRMaj whole = new DMatrixRMaj(terms, terms);
            CommonOps_DDRM.mult(inverse, middle, half);
            CommonOps_DDRM.mult(half, inverse, whole);
            int used = terms + levels();
            double correction = expected.length / (double) Math.max(1, expected.length - used);
            for (int a = 0; a < terms; a++) {
                for (int b = 0; b < terms; b++) {
                    covariance[a][b] = correction * whole.get(a, b);
                }
            }
            return covariance;
        }

        private int levels() {
            int first = (int) Arrays.stream(origins).distinct().count();
            return effects == FixedEffects.BOTH
                    ? first + (int) Arrays.stream(destinations).distinct().count() - 1
                    : first;
        }
    }
}
