package org.isopolity.index.aggregation;

import java.util.stream.IntStream;
import org.isopolity.index.Phrases;
import org.isopolity.text.Phrase;

/**
 * Each city is given the weights that suit it best: its score is the highest {@code sum(w x)} that leaves no city above 1
 * (Cherchye et al., Social Indicators Research 82, 2007; data envelopment analysis with one input). The share of the score that
 * a child may bring can be limited. A city is compared with those that have all the children that it has.
 *
 * @param low least share of the score that each child brings, 0 to 1
 * @param high largest share
 */
public record BenefitOfTheDoubt(double low, double high) implements Comparison {

    public BenefitOfTheDoubt {
        if (!(low >= 0 && low <= high && high <= 1)) {
            throw new IllegalArgumentException(
                    "the shares of 'benefit-of-the-doubt' must be two numbers from 0 to 1, the lower first");
        }
    }

    @Override
    public void combine(double[][] children, double[] weights, double[] result) {
        for (int city = 0; city < result.length; city++) {
            int row = city;
            int[] present = IntStream.range(0, children.length)
                    .filter(child -> !Double.isNaN(children[child][row]))
                    .toArray();
            if (present.length == 0) {
                result[city] = Double.NaN;
            } else {
                double[] parts = parts(children, present, city);
                result[city] = IntStream.range(0, parts.length)
                        .mapToDouble(i -> parts[i])
                        .sum();
            }
        }
    }

    /** What each child brings to the city's score under the weights that suit it best. */
    private double[] parts(double[][] children, int[] present, int city) {
        if (present.length * high < 1 - 1e-12 || present.length * low > 1 + 1e-12) {
            throw new IllegalArgumentException("the shares of 'benefit-of-the-doubt' cannot sum to 1 over "
                    + present.length + " children: lower the least share or raise the largest");
        }
        double[] own = IntStream.of(present)
                .mapToDouble(child -> children[child][city])
                .toArray();
        int[] peers = IntStream.range(0, children[0].length)
                .filter(peer -> IntStream.of(present).noneMatch(child -> Double.isNaN(children[child][peer])))
                .toArray();
        boolean limitsBelow = low > 0;
        boolean limitsAbove = high < 1;
        int limits = present.length * ((limitsBelow ? 1 : 0) + (limitsAbove ? 1 : 0));
        double[][] rows = new double[peers.length + limits][present.length];
        double[] bounds = new double[rows.length];
        for (int i = 0; i < peers.length; i++) {
            bounds[i] = 1;
            for (int j = 0; j < present.length; j++) {
                rows[i][j] = children[present[j]][peers[i]];
            }
        }
        int row = peers.length;
        for (int j = 0; j < present.length; j++) {
            if (limitsBelow) {
                for (int k = 0; k < present.length; k++) {
                    rows[row][k] = low * own[k] - (j == k ? own[k] : 0);
                }
                row++;
            }
            if (limitsAbove) {
                for (int k = 0; k < present.length; k++) {
                    rows[row][k] = (j == k ? own[k] : 0) - high * own[k];
                }
                row++;
            }
        }
        double[] weights = LinearProgramme.maximise(own, rows, bounds);
        double[] parts = new double[own.length];
        for (int j = 0; j < parts.length; j++) {
            parts[j] = weights[j] * own[j];
        }
        return parts;
    }

    @Override
    public boolean admits(double value) {
        return value >= 0;
    }

    @Override
    public String demand() {
        return "of at least 0";
    }

    @Override
    public Phrase inWords() {
        return Phrases.of("aggregation.benefit-of-the-doubt", low, high);
    }
}
