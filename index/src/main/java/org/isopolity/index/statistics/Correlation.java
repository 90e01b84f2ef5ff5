package org.isopolity.index.statistics;

/**
 * How two series go together.
 *
 * @param coefficient from -1, one falls as the other rises, to 1, both rise together
 * @param pValue how likely a coefficient at least this far from 0 is if the two had nothing to do with one another, 0 to 1
 * @param isExact whether that was counted over all orders; else it comes from a distribution, which for ranks is an approximation
 *     and for Pearson's coefficient holds for values that are normally distributed
 * @param pairs how many places had both values
 */
public record Correlation(double coefficient, double pValue, boolean isExact, int pairs) {}
