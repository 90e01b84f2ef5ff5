package org.isopolity.practice.fit;

import java.util.List;

/**
 * Practices that address a gap, ranked for one city.
 *
 * @param gap what they address
 * @param weights by which they are ranked
 * @param ideas from the best down; equal ones by id
 * @param firstStays in what share of random weightings the first stays first, from 0 to 1
 * @param topStays what share of the first five stays among the first five under random weights, on average, from 0 to 1
 */
public record Ideas(Gap gap, Weights weights, List<Idea> ideas, double firstStays, double topStays) {

    /** Keeps its own copy. */
    public Ideas {
        ideas = List.copyOf(ideas);
    }
}
