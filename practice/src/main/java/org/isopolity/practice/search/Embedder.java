package org.isopolity.practice.search;

import java.util.Set;

/**
 * Turns text into vectors of one length, so that texts of like meaning lie close. The library is complete without one; where one is
 * given, its list is fused with that of words by reciprocal rank, in the languages it knows and in no other.
 */
public interface Embedder {

    /** Codes of the languages in which it is good enough to be heard. */
    Set<String> languages();

    /** The vector of a passage of about a hundred words. */
    float[] passage(String text);

    /** The vector of a query. */
    float[] query(String text);
}
