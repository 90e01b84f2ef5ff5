package org.isopolity.index.aggregation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.isopolity.index.Phrases;
import org.isopolity.text.Phrase;

/**
 * The order of the cities that contradicts the least weight of pairwise comparisons (Kemeny 1959), found exactly by dynamic
 * programming over all sets of cities; for at most {@value #MOST} of them. A city's score is the number of cities below it,
 * averaged over all orders that are equally good.
 */
public record Kemeny() implements Comparison {

    /** More cities than this cannot be ordered exactly in reasonable time. */
    public static final int MOST = 20;

    @Override
    public void combine(double[][] children, double[] weights, double[] result) {
        Duels duels = new Duels(children, weights);
        int[] cities =
                IntStream.range(0, result.length).filter(duels::isPresent).toArray();
        if (cities.length > MOST) {
            throw new IllegalArgumentException("Kemeny's order is exact for at most " + MOST + " cities, but there are "
                    + cities.length + ". Use copeland, or screen cities out");
        }
        Arrays.fill(result, Double.NaN);
        double[] below = new Orders(duels, cities).citiesBelow();
        for (int i = 0; i < cities.length; i++) {
            result[cities[i]] = below[i];
        }
    }

    /** All best orders, by the set of cities that stand at the top. */
    private static final class Orders {

        private final int size;
        private final long[][] cost;
        private final long[] best;

        Orders(Duels duels, int[] cities) {
            size = cities.length;
            cost = new long[size][size];
            for (int above = 0; above < size; above++) {
                for (int under = 0; under < size; under++) {
                    cost[above][under] = above == under ? 0 : Math.max(0, duels.net(cities[under], cities[above]));
                }
            }
            best = new long[1 << size];
            for (int set = 1; set < best.length; set++) {
                best[set] = Long.MAX_VALUE;
                for (int last = 0; last < size; last++) {
                    if ((set & 1 << last) != 0) {
                        best[set] = Math.min(best[set], best[set ^ 1 << last] + costOf(set ^ 1 << last, last));
                    }
                }
            }
        }

        /** What it contradicts to put a city under all of a set. */
        private long costOf(int set, int under) {
            long sum = 0;
            for (int rest = set; rest != 0; rest &= rest - 1) {
                sum += cost[Integer.numberOfTrailingZeros(rest)][under];
            }
            return sum;
        }

        double[] citiesBelow() {
            int full = best.length - 1;
            double[] waysDown = new double[best.length];
            double[] waysUp = new double[best.length];
            waysDown[0] = 1;
            waysUp[full] = 1;
            for (int set = 0; set < full; set++) {
                for (int next = 0; next < size; next++) {
                    if (waysDown[set] > 0 && isBest(set, next)) {
                        waysDown[set | 1 << next] += waysDown[set];
                    }
                }
            }
            double[] below = new double[size];
            for (int set = full - 1; set >= 0; set--) {
                for (int next = 0; next < size; next++) {
                    if (waysDown[set] > 0 && isBest(set, next)) {
                        double ways = waysUp[set | 1 << next];
                        waysUp[set] += ways;
                        below[next] += waysDown[set] * ways * (size - 1 - Integer.bitCount(set));
                    }
                }
            }
            for (int city = 0; city < size; city++) {
                below[city] /= waysDown[full];
            }
            return below;
        }

        private boolean isBest(int set, int next) {
            return (set & 1 << next) == 0 && best[set] + costOf(set, next) == best[set | 1 << next];
        }
    }

    @Override
    public Phrase inWords() {
        return Phrases.of("aggregation.kemeny");
    }
}
