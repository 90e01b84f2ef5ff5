package org.isopolity.index.score;

/**
 * How much of the framework a city's score rests on.
 *
 * @param observed indicators with an observation, the city's own or a stand-in
 * @param ownFigures of these, how many are the city's own figures
 * @param imputed indicators that a step filled in; not counted as observed
 * @param scored indicators that enter the index
 * @param framework indicators of the whole framework
 */
public record Coverage(int observed, int ownFigures, int imputed, int scored, int framework) {

    /** Share of the scored indicators that were observed for this city, 0 to 1. */
    public double share() {
        return scored == 0 ? 0 : observed / (double) scored;
    }

    /** Observed indicators for which the figure of a larger area stands in. */
    public int standIns() {
        return observed - ownFigures;
    }
}
