package org.isopolity.index.score;

import org.isopolity.index.framework.Indicator;

/**
 * Where a city stands on one indicator.
 *
 * @param indicator the indicator
 * @param value in the indicator's own unit
 * @param rank among the cities, 1 the best, equal values sharing the better rank
 * @param ranked how many cities have a value
 * @param tied whether another city has the same rank
 */
public record Strength(Indicator indicator, double value, int rank, int ranked, boolean tied) {}
