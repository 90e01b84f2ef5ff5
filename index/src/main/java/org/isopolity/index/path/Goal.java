package org.isopolity.index.path;

import org.isopolity.index.score.Bands;

/** What a city wants to reach. */
public sealed interface Goal {

    /**
     * At least this score on the whole index.
     *
     * @param score wanted, finite
     */
    record Score(double score) implements Goal {

        public Score {
            if (!Double.isFinite(score)) {
                throw new IllegalArgumentException("the score to reach must be a finite number");
            }
        }
    }

    /**
     * At least this class of scores.
     *
     * @param band wanted; the lowest is reached by any score
     */
    record Band(Bands.Band band) implements Goal {}

    /**
     * At least this rank; ties count as reached.
     *
     * @param rank wanted, 1 the best
     */
    record Rank(int rank) implements Goal {

        public Rank {
            if (rank < 1) {
                throw new IllegalArgumentException("the rank to reach must be 1 or more");
            }
        }
    }
}
