package org.isopolity.index.robustness;

/**
 * Where a city's rank falls under many defensible choices.
 *
 * @param best rank that it betters in 5 of 100 draws at most
 * @param median the middle rank
 * @param worst rank that it falls behind in 5 of 100 draws at most
 * @param ranked share of the draws in which the city had a rank at all, 0 to 1
 */
public record RankInterval(int best, int median, int worst, double ranked) {}
