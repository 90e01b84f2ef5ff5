package org.isopolity.index.path;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gains bought from several curves so that together they reach what is wanted, always the cheapest stretch first. Where every
 * stretch is part of its curve no other purchase is cheaper; where the last one cuts across a dent, its bound says how much
 * cheaper another could be.
 *
 * @param gains bought from each curve
 * @param cost of all
 * @param leastCost no purchase can cost less
 * @param enough whether it reaches what is wanted
 */
record Purchase(Map<Curve, Double> gains, double cost, double leastCost, boolean enough) {

    static Purchase of(List<Curve> curves, double wanted) {
        List<Curve.Stretch> stretches = curves.stream()
                .flatMap(curve -> curve.edge().stream())
                .sorted(Comparator.comparingDouble(Curve.Stretch::costOfGain))
                .toList();
        Map<Curve, Double> gains = new HashMap<>();
        double left = wanted;
        double least = 0;
        for (Curve.Stretch stretch : stretches) {
            if (left <= 0) {
                break;
            }
            double bought = Math.min(left, stretch.gain());
            gains.merge(stretch.curve(), bought, Double::sum);
            least += stretch.costOfGain() * bought;
            left -= bought;
        }
        double cost = gains.entrySet().stream()
                .mapToDouble(entry -> entry.getKey().costOf(entry.getValue()))
                .sum();
        return new Purchase(gains, cost, least, left <= 1e-12 * Math.max(1, Math.abs(wanted)));
    }
}
