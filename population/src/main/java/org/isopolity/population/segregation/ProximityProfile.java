package org.isopolity.population.segregation;

import java.util.Arrays;
import org.isopolity.population.place.Borders;

/** Steps between units, and how few of them hold the units together in which a group is large. */
final class ProximityProfile {

    private final Contrast contrast;
    private final int[][] neighbours;

    ProximityProfile(Contrast contrast, Borders borders) {
        this.contrast = contrast;
        this.neighbours = borders.neighbours(contrast.size());
    }

    double index() {
        double[] shares = new double[contrast.size()];
        for (int u = 0; u < shares.length; u++) {
            shares[u] = contrast.p(u);
        }
        int[] order = AscendingOrder.of(shares);
        double[] closeness = closenessFrom(order);
        double share = contrast.share();
        double below = 0;
        double from = 0;
        int next = 0;
        for (int step = 0; step < Evenness.THRESHOLDS; step++) {
            double threshold = Evenness.threshold(step);
            while (next < order.length && shares[order[next]] < threshold) {
                next++;
            }
            double value = next < order.length ? closeness[next] : 0;
            if (threshold < share) {
                below += value;
            } else {
                from += value;
            }
        }
        return (share - (below - from) / Evenness.THRESHOLDS) / (1 - share);
    }

    /** For each place in the order: pairs over steps among the units from there on. */
    private double[] closenessFrom(int[] order) {
        double[] closeness = new double[order.length];
        boolean[] member = new boolean[order.length];
        double steps = 0;
        for (int first = order.length - 1; first >= 0; first--) {
            int[] distances = steps(order[first]);
            for (int u = 0; u < member.length; u++) {
                if (member[u]) {
                    steps += distances[u] < 0 ? Double.POSITIVE_INFINITY : 2.0 * distances[u];
                }
            }
            member[order[first]] = true;
            double size = order.length - first;
            closeness[first] = steps == 0 ? 0 : (size * size - size) / steps;
        }
        return closeness;
    }

    private int[] steps(int from) {
        int[] distances = new int[neighbours.length];
        Arrays.fill(distances, -1);
        int[] queue = new int[neighbours.length];
        int head = 0;
        int tail = 0;
        queue[tail++] = from;
        distances[from] = 0;
        while (head < tail) {
            int unit = queue[head++];
            for (int next : neighbours[unit]) {
                if (distances[next] < 0) {
                    distances[next] = distances[unit] + 1;
                    queue[tail++] = next;
                }
            }
        }
        return distances;
    }
}
