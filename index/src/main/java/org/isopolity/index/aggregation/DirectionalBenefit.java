package org.isopolity.index.aggregation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.isopolity.index.Phrases;
import org.isopolity.text.Phrase;

/**
 * How near each city comes to the best that mixtures of cities show, going along the means of the parts:
 * {@code 1 / (1 + t)} with the largest {@code t} for which some mixture is at least {@code own + t * means} on every part
 * (Chambers, Chung and Faere 1996; Fusco 2015 for composite indicators). A weak part cannot be hidden behind weights of its own.
 */
public record DirectionalBenefit() implements Comparison {

    @Override
    public void combine(double[][] children, double[] weights, double[] result) {
        for (int city = 0; city < result.length; city++) {
            int row = city;
            int[] present = IntStream.range(0, children.length)
                    .filter(child -> !Double.isNaN(children[child][row]))
                    .toArray();
            result[city] = present.length == 0 ? Double.NaN : 1 / (1 + distance(children, present, city));
        }
    }

    /**
     * The programme begins at the city itself, so that the origin is allowed: of each part the way gone, less what other cities
     * in the mixture bring more than it, is at most nothing, and their shares sum to at most one.
     */
    private static double distance(double[][] children, int[] present, int city) {
        int[] peers = IntStream.range(0, children[0].length)
                .filter(peer ->
                        peer != city && IntStream.of(present).noneMatch(child -> Double.isNaN(children[child][peer])))
                .toArray();
        double[][] rows = new double[present.length + 1][peers.length + 1];
        double[] bounds = new double[rows.length];
        for (int j = 0; j < present.length; j++) {
            double[] column = children[present[j]];
            rows[j][0] = (column[city]
                            + IntStream.of(peers)
                                    .mapToDouble(peer -> column[peer])
                                    .sum())
                    / (peers.length + 1);
            for (int k = 0; k < peers.length; k++) {
                rows[j][k + 1] = column[city] - column[peers[k]];
            }
        }
        Arrays.fill(rows[present.length], 1, peers.length + 1, 1);
        bounds[present.length] = 1;
        double[] objective = new double[peers.length + 1];
        objective[0] = 1;
        return LinearProgramme.maximise(objective, rows, bounds)[0];
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
        return Phrases.of("aggregation.directional-benefit");
    }
}
