package org.isopolity.population.disclosure;

/**
 * What an attacker can work out about a hidden count from everything that is shown.
 *
 * @param cell the hidden count
 * @param low it is at least this
 * @param high it is at most this
 */
public record Interval(Cell cell, long low, long high) {

    /**
     * Whether too much is known: the count can be told to below one threshold's width, or to be small.
     *
     * @param smallest the smallest count that may be shown
     */
    public boolean isExposed(int smallest) {
        return high < smallest || high - low < smallest;
    }
}
