package org.isopolity.index.aggregation;

import org.isopolity.index.Phrases;
import org.isopolity.text.Phrase;

/**
 * The share of weight by which a city outranks another, on average over all others: 0 to 1, ties counting half. It says by how
 * much a city wins where {@link Copeland} only counts that it does.
 */
public record Outranking() implements Comparison {

    @Override
    public void combine(double[][] children, double[] weights, double[] result) {
        Duels duels = new Duels(children, weights);
        for (int first = 0; first < result.length; first++) {
            double sum = 0;
            int others = 0;
            for (int second = 0; second < result.length; second++) {
                if (second != first && duels.comparable(first, second) > 0) {
                    sum += duels.share(first, second);
                    others++;
                }
            }
            result[first] = !duels.isPresent(first) ? Double.NaN : others == 0 ? 0.5 : sum / others;
        }
    }

    @Override
    public Phrase inWords() {
        return Phrases.of("aggregation.outranking");
    }
}
