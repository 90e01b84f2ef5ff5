package org.isopolity.index.path;

/**
 * What changing one indicator takes.
 *
 * @param indicatorId the indicator
 * @param cost of changing it by one of its units in the better direction, above 0; in any currency that all levers share
 * @param limit the farthest value that can be reached, in the indicator's unit
 */
public record Lever(String indicatorId, double cost, double limit) {

    public Lever {
        if (!(cost > 0) || Double.isInfinite(cost) || !Double.isFinite(limit)) {
            throw new IllegalArgumentException("a lever needs a cost above 0 and a finite limit, but '" + indicatorId
                    + "' has " + cost + " and " + limit);
        }
    }
}
