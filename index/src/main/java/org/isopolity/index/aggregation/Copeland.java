package org.isopolity.index.aggregation;

import org.isopolity.index.Phrases;
import org.isopolity.text.Phrase;

/**
 * Wins minus losses in the comparison of every city with every other, a city winning where it is better at more of the weight:
 * from {@code 1 - n} to {@code n - 1} (Copeland 1951). No child makes up for another. Ties are exact; COINr misjudges some by
 * floating-point sums, and with missing values lets the order of rows decide.
 */
public record Copeland() implements Comparison {

    @Override
    public void combine(double[][] children, double[] weights, double[] result) {
        Duels duels = new Duels(children, weights);
        int[] score = new int[result.length];
        for (int first = 0; first < result.length; first++) {
            for (int second = first + 1; second < result.length; second++) {
                int win = Long.signum(duels.net(first, second));
                score[first] += win;
                score[second] -= win;
            }
        }
        for (int i = 0; i < result.length; i++) {
            result[i] = duels.isPresent(i) ? score[i] : Double.NaN;
        }
    }

    @Override
    public Phrase inWords() {
        return Phrases.of("aggregation.copeland");
    }
}
