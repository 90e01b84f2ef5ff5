package org.isopolity.index.score;

import org.isopolity.index.framework.Indicator;

/**
 * What one indicator brings to a city's score.
 *
 * @param indicator the indicator
 * @param normalised its value on the common scale
 * @param points its part of the score: a city's contributions sum to its score
 */
public record Contribution(Indicator indicator, double normalised, double points) {}
