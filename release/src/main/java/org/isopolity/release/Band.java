package org.isopolity.release;

/**
 * The class of a city: the cities in the order of their scores, cut into classes of equal size.
 *
 * @param band 1 the highest
 * @param best the highest class it falls into in nine tenths of the draws
 * @param worst the lowest
 * @param bands how many classes there are
 */
public record Band(int band, int best, int worst, int bands) {

    public Band {
        if (best < 1 || band < best || worst < band || bands < worst) {
            throw new IllegalArgumentException("1 <= " + best + " <= " + band + " <= " + worst + " <= " + bands + "?");
        }
    }
}
