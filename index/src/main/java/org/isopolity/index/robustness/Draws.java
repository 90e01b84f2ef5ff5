package org.isopolity.index.robustness;

/**
 * How often to recompute an index.
 *
 * @param count how many draws, at least one
 * @param seed makes them repeatable
 * @param pairs whether to count as well how often each city ranks above each other; costs memory and time with the square of
 *     the number of cities
 */
public record Draws(int count, long seed, boolean pairs) {

    public Draws {
        if (count < 1) {
            throw new IllegalArgumentException("at least one draw is needed");
        }
    }

    /** Draws without counting pairs. */
    public static Draws of(int count, long seed) {
        return new Draws(count, seed, false);
    }
}
