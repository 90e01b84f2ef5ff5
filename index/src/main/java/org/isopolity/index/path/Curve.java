package org.isopolity.index.path;

import java.util.ArrayList;
import java.util.List;

/**
 * What one lever brings for what it costs: gains that do not fall while costs rise, straight between the points, beginning at
 * nothing for nothing.
 */
final class Curve {

    private final double[] gains;
    private final double[] costs;

    /** Places where a gain falls back are lifted: nobody has to go on to where it is worse. */
    Curve(double[] gains, double[] costs) {
        this.gains = gains.clone();
        this.costs = costs.clone();
        for (int i = 1; i < this.gains.length; i++) {
            this.gains[i] = Math.max(this.gains[i], this.gains[i - 1]);
        }
    }

    /**
     * A stretch of the curve's lower edge.
     *
     * @param from gain at its beginning
     * @param to gain at its end
     * @param cost of the stretch
     */
    record Stretch(Curve curve, double from, double to, double cost) {

        double gain() {
            return to - from;
        }

        double costOfGain() {
            return cost / gain();
        }
    }

    /** The lower edge of cost over gain: stretches of rising cost for the same gain. */
    List<Stretch> edge() {
        List<Integer> corners = new ArrayList<>(List.of(0));
        for (int i = 1; i < gains.length; i++) {
            if (gains[i] <= gains[corners.getLast()]) {
                continue;
            }
            while (corners.size() > 1
                    && slope(corners.get(corners.size() - 2), corners.getLast())
                            >= slope(corners.get(corners.size() - 2), i)) {
                corners.removeLast();
            }
            corners.add(i);
        }
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 1; i < corners.size(); i++) {
            int from = corners.get(i - 1);
            int to = corners.get(i);
            stretches.add(new Stretch(this, gains[from], gains[to], costs[to] - costs[from]));
        }
        return stretches;
    }

    private double slope(int from, int to) {
        return (costs[to] - costs[from]) / (gains[to] - gains[from]);
    }

    /** The least that a gain costs on the curve itself. */
    double costOf(double gain) {
        if (gain <= 0) {
            return 0;
        }
        for (int i = 1; i < gains.length; i++) {
            if (gains[i] >= gain) {
                double share = (gain - gains[i - 1]) / (gains[i] - gains[i - 1]);
                return costs[i - 1] + share * (costs[i] - costs[i - 1]);
            }
        }
        return costs[costs.length - 1];
    }

    double most() {
        return gains[gains.length - 1];
    }
}
