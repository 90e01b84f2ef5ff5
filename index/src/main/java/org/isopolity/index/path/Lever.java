package org.isopolity.index.path;

import java.util.List;

/**
 * What changing one indicator takes: a cost for changing it at all, and one for every unit of the way.
 *
 * @param indicatorId the indicator
 * @param cost of changing it by one of its units in the better direction, 0 or more; in any currency that all levers share. Of an
 *     indicator with a categorical scale a unit is a point of an answer's score
 * @param limit the farthest value that can be reached, in the indicator's unit; the code of an answer where it has answers
 * @param fixed what changing it costs however far it goes, 0 or more; one of the two costs is above 0
 * @param stops the only values that it can take on the way; empty where it can take any. Answers are stops by themselves
 */
public record Lever(String indicatorId, double cost, double limit, double fixed, List<Double> stops) {

    public Lever {
        stops = List.copyOf(stops);
        if (!(cost >= 0 && fixed >= 0 && cost + fixed > 0)
                || Double.isInfinite(cost + fixed)
                || !Double.isFinite(limit)
                || stops.stream().anyMatch(stop -> !Double.isFinite(stop))) {
            throw new IllegalArgumentException("a lever needs a cost above 0 and a finite limit, but '" + indicatorId
                    + "' has " + cost + ", " + fixed + " and " + limit);
        }
    }

    /** A lever that can stop anywhere and costs nothing but its way. */
    public Lever(String indicatorId, double cost, double limit) {
        this(indicatorId, cost, limit, 0, List.of());
    }
}
