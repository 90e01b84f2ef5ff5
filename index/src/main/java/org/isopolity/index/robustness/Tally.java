package org.isopolity.index.robustness;

/** How often each city took each rank and, if wanted, ranked above each other. Whole numbers: the order of adding is all one. */
final class Tally {

    final int[][] ranks;
    final int[][] above;

    Tally(int cities, boolean pairs) {
        ranks = new int[cities][cities];
        above = new int[pairs ? cities : 0][cities];
    }

    void add(int[] drawn) {
        for (int city = 0; city < drawn.length; city++) {
            if (drawn[city] > 0) {
                ranks[city][drawn[city] - 1]++;
            }
        }
        for (int city = 0; city < above.length; city++) {
            int rank = drawn[city];
            int[] row = above[city];
            if (rank > 0) {
                for (int other = 0; other < row.length; other++) {
                    row[other] += drawn[other] > rank ? 1 : 0;
                }
            }
        }
    }
}
