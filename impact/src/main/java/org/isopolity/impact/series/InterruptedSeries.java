package org.isopolity.impact.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.isopolity.impact.Phrases;
import org.isopolity.impact.evaluation.Check;
import org.isopolity.impact.evaluation.Circumstance;
import org.isopolity.impact.evaluation.Effect;
import org.isopolity.impact.evaluation.Evaluation;
import org.isopolity.impact.evaluation.Figure;
import org.isopolity.impact.evaluation.Interval;
import org.isopolity.impact.evaluation.Light;
import org.isopolity.impact.evaluation.PValue;
import org.isopolity.impact.evaluation.Quantiles;
import org.isopolity.impact.panel.UnusableDesign;

/**
 * One series interrupted by a programme: a straight line before, and a change of level and slope from the start on
 * (segmented regression; Wagner and others 2002). The level change is that on the eve of the start; one slope change is added
 * for every period since. Without a comparison place, whatever happened everywhere at the time counts as an effect.
 *
 * @param times the periods
 * @param observed the series
 * @param fitted what the regression says
 * @param expected the line before the start, continued
 * @param start position of the first period with the programme
 * @param constant level before the first period
 * @param trend change per period before the start
 * @param level change of level
 * @param slope change of the slope
 * @param lags how many neighbours the robust errors allow for
 * @param durbinWatson near 2 where residuals do not resemble their neighbours
 * @param determination share of the variance that the line explains
 * @param autoregressive the same with residuals that follow their predecessor; absent where too short
 * @param evaluation the result in the terms of all designs
 */
public record InterruptedSeries(
        int[] times,
        double[] observed,
        double[] fitted,
        double[] expected,
        int start,
        Term constant,
        Term trend,
        Term level,
        Term slope,
        int lags,
        double durbinWatson,
        double determination,
        Optional<Autoregressive> autoregressive,
        Evaluation evaluation) {

    private static final int MOST_ROUNDS = 100;

    public InterruptedSeries {
        times = times.clone();
        observed = observed.clone();
        fitted = fitted.clone();
        expected = expected.clone();
    }

    @Override
    public int[] times() {
        return times.clone();
    }

    @Override
    public double[] observed() {
        return observed.clone();
    }

    @Override
    public double[] fitted() {
        return fitted.clone();
    }

    @Override
    public double[] expected() {
        return expected.clone();
    }

    /**
     * A coefficient.
     *
     * @param value the estimate
     * @param plainError its error if residuals were independent
     * @param robustError its error allowing for residuals that resemble their neighbours
     */
    public record Term(double value, double plainError, double robustError) {}

    /**
     * The same regression where each residual is a share of the one before plus something new (Cochrane and Orcutt 1949).
     *
     * @param correlation that share
     * @param level change of level
     * @param levelError its standard error
     * @param slope change of slope
     * @param slopeError its standard error
     */
    public record Autoregressive(
            double correlation, double level, double levelError, double slope, double slopeError) {}

    /**
     * Estimates.
     *
     * @param unit whose series it is
     * @param lags neighbours the errors allow for; absent: by the rule {@code 4 (n/100)^(2/9)}
     */
    public static InterruptedSeries estimate(
            String unit,
            String outcome,
            int[] times,
            double[] observed,
            int from,
            Optional<Integer> lags,
            Circumstance shocks) {
        int start = 0;
        while (start < times.length && times[start] < from) {
            start++;
        }
        for (int t = 0; t < times.length; t++) {
            if (Double.isNaN(observed[t])) {
                throw new UnusableDesign("series.gap", unit, Integer.toString(times[t]));
            }
        }
        if (start < 3 || times.length - start < 2 || times.length < 8) {
            throw new UnusableDesign("its.few", start, times.length - start);
        }
        double[][] rows = rows(times.length, start);
        Regression regression = new Regression(rows, observed);
        int neighbours = lags.orElseGet(() -> (int) Math.floor(4 * Math.pow(times.length / 100.0, 2.0 / 9)));
        if (neighbours < 0 || neighbours >= times.length) {
            throw new UnusableDesign("its.lags", neighbours, times.length - 1);
        }
        double[] c = regression.coefficients();
        double[][] plain = regression.plainCovariance();
        double[][] robust = regression.robustCovariance(neighbours);
        Term[] terms = new Term[c.length];
        for (int k = 0; k < c.length; k++) {
            terms[k] = new Term(c[k], Math.sqrt(plain[k][k]), Math.sqrt(Math.max(0, robust[k][k])));
        }
        double[] residuals = regression.residuals();
        double[] fitted = new double[times.length];
        double[] expected = new double[times.length];
        for (int t = 0; t < times.length; t++) {
            fitted[t] = observed[t] - residuals[t];
            expected[t] = c[0] + c[1] * (t + 1);
        }
        Optional<Autoregressive> autoregressive = findAutoregressive(rows, observed);
        return new InterruptedSeries(
                times,
                observed,
                fitted,
                expected,
                start,
                terms[0],
                terms[1],
                terms[2],
                terms[3],
                neighbours,
                durbinWatson(residuals),
                determination(observed, residuals),
                autoregressive,
                evaluation(unit, outcome, times, start, c, robust, expected, autoregressive, residuals, shocks));
    }

    private static double[][] rows(int periods, int start) {
        double[][] rows = new double[periods][];
        for (int t = 0; t < periods; t++) {
            rows[t] = new double[] {1, t + 1, t < start ? 0 : 1, t < start ? 0 : t - start + 1};
        }
        return rows;
    }

    private static double durbinWatson(double[] residuals) {
        double changes = 0;
        double squares = residuals[0] * residuals[0];
        for (int t = 1; t < residuals.length; t++) {
            changes += (residuals[t] - residuals[t - 1]) * (residuals[t] - residuals[t - 1]);
            squares += residuals[t] * residuals[t];
        }
        return squares > 0 ? changes / squares : 2;
    }

    private static double determination(double[] observed, double[] residuals) {
        double deviation = Quantiles.deviation(observed, 0);
        double sum = 0;
        for (double residual : residuals) {
            sum += residual * residual;
        }
        return deviation > 0 ? 1 - sum / (deviation * deviation * observed.length) : 1;
    }

    private static Optional<Autoregressive> findAutoregressive(double[][] rows, double[] observed) {
        if (rows.length < 12) {
            return Optional.empty();
        }
        double[] residuals = new Regression(rows, observed).residuals();
        double correlation = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double found = correlation(residuals);
            if (!(Math.abs(found) < 0.999)) {
                return Optional.empty();
            }
            double moved = Math.abs(found - correlation);
            correlation = found;
            residuals = Regression.residuals(
                    rows,
                    observed,
                    quasiDifferenced(rows, observed, correlation).coefficients());
            if (moved < 1e-12) {
                break;
            }
        }
        Regression regression = quasiDifferenced(rows, observed, correlation);
        double[][] covariance = regression.plainCovariance();
        double[] c = regression.coefficients();
        return Optional.of(
                new Autoregressive(correlation, c[2], Math.sqrt(covariance[2][2]), c[3], Math.sqrt(covariance[3][3])));
    }

    private static Regression quasiDifferenced(double[][] rows, double[] observed, double correlation) {
        double[][] changes = new double[rows.length - 1][rows[0].length];
        double[] values = new double[rows.length - 1];
        for (int t = 1; t < rows.length; t++) {
            for (int k = 0; k < rows[t].length; k++) {
                changes[t - 1][k] = rows[t][k] - correlation * rows[t - 1][k];
            }
            values[t - 1] = observed[t] - correlation * observed[t - 1];
        }
        return new Regression(changes, values);
    }

    /** Yule-Walker with the number of products as divisor. */
    private static double correlation(double[] residuals) {
        double mean = Quantiles.mean(residuals);
        double squares = 0;
        double products = 0;
        for (int t = 0; t < residuals.length; t++) {
            squares += (residuals[t] - mean) * (residuals[t] - mean);
            if (t > 0) {
                products += (residuals[t] - mean) * (residuals[t - 1] - mean);
            }
        }
        return squares > 0 ? products / (residuals.length - 1) / (squares / residuals.length) : 0;
    }

    private static Evaluation evaluation(
            String unit,
            String outcome,
            int[] times,
            int start,
            double[] c,
            double[][] robust,
            double[] expected,
            Optional<Autoregressive> autoregressive,
            double[] residuals,
            Circumstance shocks) {
        int after = times.length - start;
        double half = (after + 1) / 2.0;
        double mean = c[2] + half * c[3];
        double error = Math.sqrt(Math.max(0, robust[2][2] + 2 * half * robust[2][3] + half * half * robust[3][3]));
        int degrees = times.length - c.length;
        double reach = Quantiles.student(0.975, degrees) * error;
        double p = error > 0 ? Quantiles.studentTails(mean / error, degrees) : 1;
        double would = Quantiles.mean(java.util.Arrays.copyOfRange(expected, start, expected.length));
        List<Check> checks = new ArrayList<>();
        Light periods = start >= 10 ? Light.GREEN : start >= 5 ? Light.AMBER : Light.RED;
        checks.add(new Check("periods", periods, Phrases.of("check.periods." + name(periods), start)));
        checks.add(new Check("comparison", Light.AMBER, Phrases.of("check.its.comparison")));
        double correlation = autoregressive.map(Autoregressive::correlation).orElseGet(() -> correlation(residuals));
        boolean contradicted = autoregressive.isPresent()
                && Math.abs(autoregressive.get().level()
                                + half * autoregressive.get().slope())
                        < Math.abs(mean) / 2;
        Light persistence = contradicted && Math.abs(correlation) > 0.8
                ? Light.RED
                : Math.abs(correlation) > 0.5 ? Light.AMBER : Light.GREEN;
        checks.add(new Check(
                "persistence",
                persistence,
                Phrases.of("check.its.persistence." + name(persistence), Figure.of(correlation))));
        checks.add(shocks.check("shocks"));
        return Evaluation.of(
                Phrases.of("design.its"),
                outcome,
                List.of(unit),
                times[start],
                times[times.length - 1],
                new Effect(
                        mean,
                        would == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean / Math.abs(would)),
                        error > 0
                                ? Optional.of(Interval.of(mean - reach, mean + reach, 0.95, "basis.student"))
                                : Optional.empty(),
                        error > 0 ? OptionalDouble.of(error) : OptionalDouble.empty(),
                        error > 0
                                ? Optional.of(new PValue(p, 0, Phrases.of("evidence.t", Figure.of(p))))
                                : Optional.empty()),
                checks);
    }

    private static String name(Light light) {
        return light.name().toLowerCase(java.util.Locale.ROOT);
    }
}
