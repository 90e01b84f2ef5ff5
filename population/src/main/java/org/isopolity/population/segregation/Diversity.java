package org.isopolity.population.segregation;

import java.util.Arrays;
import org.isopolity.population.Figure;
import org.isopolity.population.area.AreaTable;

/**
 * How many kinds of people there are and how evenly, from counts by group (or by origin). 0 ln 0 = 0.
 *
 * @param entropy Shannon's E in nats, 0 to ln K
 * @param evenness E / ln K over the groups present, 0 to 1
 * @param effectiveGroups e^E: as many equal groups would be as diverse
 * @param interaction Simpson's 1 - sum of squared shares: the chance that two people differ
 * @param unbiasedInteraction the same for two different people, 1 - sum n(n-1)/N(N-1)
 * @param concentration the sum of squared shares (Simpson's lambda, Herfindahl and Hirschman)
 * @param inverseConcentration its inverse
 * @param largestShare of the largest group
 * @param topFiveShare of the five largest together
 */
public record Diversity(
        Figure entropy,
        Figure evenness,
        Figure effectiveGroups,
        Figure interaction,
        Figure unbiasedInteraction,
        Figure concentration,
        Figure inverseConcentration,
        Figure largestShare,
        Figure topFiveShare) {

    /** Diversity of counts, one for each group. */
    public static Diversity of(double[] counts) {
        double total = Sums.of(counts);
        if (total == 0) {
            Figure nobody = Figure.undefined("undefined.nobody");
            return new Diversity(nobody, nobody, nobody, nobody, nobody, nobody, nobody, nobody, nobody);
        }
        double entropy = 0;
        double concentration = 0;
        double pairs = 0;
        int present = 0;
        for (double count : counts) {
            double share = count / total;
            entropy += Logarithms.plogp(share);
            concentration += share * share;
            pairs += count * (count - 1);
            present += count > 0 ? 1 : 0;
        }
        double[] sorted = counts.clone();
        Arrays.sort(sorted);
        double five = 0;
        for (int i = sorted.length - 1; i >= Math.max(0, sorted.length - 5); i--) {
            five += sorted[i];
        }
        return new Diversity(
                Figure.of(entropy),
                Figure.ratio(entropy, Math.log(present), "undefined.one-group"),
                Figure.of(Math.exp(entropy)),
                Figure.of(1 - concentration),
                total <= 1 ? Figure.undefined("undefined.one-person") : Figure.of(1 - pairs / (total * (total - 1))),
                Figure.of(concentration),
                Figure.of(1 / concentration),
                Figure.of(sorted[sorted.length - 1] / total),
                Figure.of(five / total));
    }

    /** Diversity of a whole table. */
    public static Diversity of(AreaTable table) {
        double[] counts = new double[table.groups().size()];
        Arrays.setAll(counts, table::groupTotal);
        return of(counts);
    }
}
