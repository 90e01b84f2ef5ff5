package org.isopolity.index.path;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one lever brings for what it costs: places in the order of their costs, beginning at nothing for nothing. Between two
 * places one can stop anywhere if they are joined, and nowhere if they are not.
 */
final class Curve {

    private final double[] gains;
    private final double[] costs;
    private final boolean[] joined;
    private final Map<Long, List<Stretch>> edges = new HashMap<>();

    /**
     * Places where a gain falls back are lifted: nobody has to go on to where it is worse.
     *
     * @param gains beginning at 0
     * @param costs beginning at 0, none below the one before
     * @param joined whether one can stop between a place and the next
     */
    Curve(double[] gains, double[] costs, boolean[] joined) {
        this.gains = gains.clone();
        this.costs = costs.clone();
        this.joined = joined.clone();
        for (int i = 1; i < this.gains.length; i++) {
            this.gains[i] = Math.max(this.gains[i], this.gains[i - 1]);
        }
    }

    /**
     * A stretch of the lower edge of cost over gain: no way between the two places is cheaper than the straight line.
     *
     * @param from number of the place where it begins
     * @param to number of the place where it ends
     */
    record Stretch(Curve curve, int from, int to) {

        double gain() {
            return curve.gains[to] - curve.gains[from];
        }

        double costOfGain() {
            return (curve.costs[to] - curve.costs[from]) / gain();
        }
    }

    /**
     * A point on the curve.
     *
     * @param place the place at it or before it
     * @param share of the way to the next place; 0 where the two are not joined
     */
    record Spot(int place, double share) {}

    int last() {
        return gains.length - 1;
    }

    boolean isJoined(int place) {
        return joined[place];
    }

    double gainAt(int place) {
        return gains[place];
    }

    double costAt(int place) {
        return costs[place];
    }

    double costAt(Spot spot) {
        return spot.share() == 0
                ? costs[spot.place()]
                : costs[spot.place()] + spot.share() * (costs[spot.place() + 1] - costs[spot.place()]);
    }

    double most() {
        return gains[gains.length - 1];
    }

    /** The lower edge of cost over gain between two places: stretches of rising cost for the same gain. */
    List<Stretch> edge(int low, int high) {
        return edges.computeIfAbsent(((long) low << 32) | high, _ -> findEdge(low, high));
    }

    private List<Stretch> findEdge(int low, int high) {
        List<Integer> corners = new ArrayList<>(List.of(low));
        for (int i = low + 1; i <= high; i++) {
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
            stretches.add(new Stretch(this, corners.get(i - 1), corners.get(i)));
        }
        return stretches;
    }

    private double slope(int from, int to) {
        return (costs[to] - costs[from]) / (gains[to] - gains[from]);
    }

    /** The cheapest point between two places that brings so much, which the place at the end does. */
    Spot cheapest(double gain, int low, int high) {
        if (gains[low] >= gain) {
            return new Spot(low, 0);
        }
        int place = low;
        while (place + 1 < high && gains[place + 1] < gain) {
            place++;
        }
        if (!joined[place] || gains[place + 1] <= gain) {
            return new Spot(place + 1, 0);
        }
        return new Spot(place, (gain - gains[place]) / (gains[place + 1] - gains[place]));
    }
}
