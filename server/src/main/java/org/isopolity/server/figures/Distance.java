package org.isopolity.server.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.isopolity.index.framework.Indicator;

/**
 * How far a city lies from the median of its peers on an indicator.
 *
 * @param indicator on which both have a score
 * @param points score of the city less the median of the peers
 * @param effect the points times the indicator's share of the index
 */
public record Distance(Indicator indicator, double points, double effect) {

    /** A difference below this is one of rounding, not of cities. */
    private static final double NOTICEABLE = 0.5;

    /** All distances of a city, in the order of the framework. */
    public static List<Distance> all(Figures figures, String cityId, Peers peers) {
        List<Distance> distances = new ArrayList<>();
        for (Indicator indicator : figures.framework().indicators()) {
            OptionalDouble score = figures.results().findScore(cityId, indicator.id());
            OptionalDouble median = peers.findMedian(indicator.id());
            if (score.isPresent() && median.isPresent()) {
                double points = score.getAsDouble() - median.getAsDouble();
                distances.add(new Distance(
                        indicator, points, points * figures.results().effectiveWeight(indicator.id())));
            }
        }
        return distances;
    }

    /** Those that lie noticeably above, the one first that moves the index most. */
    public static List<Distance> above(List<Distance> distances) {
        return distances.stream()
                .filter(distance -> distance.points() >= NOTICEABLE)
                .sorted(Comparator.comparingDouble(Distance::effect).reversed())
                .toList();
    }

    /** Those that lie noticeably below, the one first that moves the index most. */
    public static List<Distance> below(List<Distance> distances) {
        return distances.stream()
                .filter(distance -> distance.points() <= -NOTICEABLE)
                .sorted(Comparator.comparingDouble(Distance::effect))
                .toList();
    }
}
