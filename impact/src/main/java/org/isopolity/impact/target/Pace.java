package org.isopolity.impact.target;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.isopolity.impact.evaluation.Quantiles;
import org.isopolity.impact.panel.UnusableDesign;

/**
 * What peers did from where one stands: of all peers that once had a value near ours, how far each moved in as many years, and
 * how many moved as far as a target asks (in the manner of the World Bank's sdgtrackr).
 *
 * @param peers how many peers once stood there and were observed so many years later
 * @param band how far from ours a value may be to count as near
 * @param typical middle change among them; absent without peers
 * @param best change that the best fifth reached or passed; absent without peers
 * @param reached share of them that moved as far as asked for; absent without peers
 */
public record Pace(int peers, double band, OptionalDouble typical, OptionalDouble best, OptionalDouble reached) {

    /**
     * Looks back at peers. Each counts once, with the mean of its changes from years in which it stood near.
     *
     * @param value ours
     * @param years how many periods lie ahead, at least 1
     * @param asked the change asked for
     * @param times the periods of the peers' series, ascending
     * @param series one for each peer; NaN where nothing was observed
     */
    public static Pace of(double value, int years, double asked, Aim aim, int[] times, List<double[]> series) {
        if (years < 1 || !Double.isFinite(value) || !Double.isFinite(asked)) {
            throw new UnusableDesign("target.number");
        }
        double[] all = series.stream()
                .flatMapToDouble(Arrays::stream)
                .filter(one -> !Double.isNaN(one))
                .toArray();
        double band = all.length < 2 ? 0 : Quantiles.deviation(all, 1) / 2;
        List<Double> changes = new ArrayList<>();
        for (double[] one : series) {
            double sum = 0;
            int count = 0;
            for (int t = 0; t < times.length; t++) {
                int then = Arrays.binarySearch(times, times[t] + years);
                if (then >= 0 && Math.abs(one[t] - value) <= band && !Double.isNaN(one[then])) {
                    sum += one[then] - one[t];
                    count++;
                }
            }
            if (count > 0) {
                changes.add(aim.sign() * sum / count);
            }
        }
        if (changes.isEmpty()) {
            return new Pace(0, band, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        }
        double[] signed = changes.stream().mapToDouble(Double::doubleValue).toArray();
        long far = Arrays.stream(signed)
                .filter(change -> change >= aim.sign() * asked)
                .count();
        return new Pace(
                signed.length,
                band,
                OptionalDouble.of(aim.sign() * Quantiles.of(signed, 0.5)),
                OptionalDouble.of(aim.sign() * Quantiles.of(signed, 0.8)),
                OptionalDouble.of(far / (double) signed.length));
    }
}
