package org.isopolity.practice.fit;

import java.util.List;
import java.util.Optional;
import org.isopolity.practice.Known;
import org.isopolity.practice.evidence.Interval;
import org.isopolity.practice.library.Precondition;
import org.isopolity.text.Phrase;

/**
 * A practice as an idea for one city and one gap, with everything its place in the order is made of.
 *
 * @param practice id of the practice
 * @param relevance how directly it addresses the gap, from 0 to 1
 * @param concept the concept through which it does
 * @param gate whether what it cannot be without is met: yes, no or not known
 * @param needs the hard preconditions that are not met or not known
 * @param terms the four terms
 * @param score relevance times the weighted sum of the terms, from 0 to 1
 * @param nearest the most similar city that runs it; absent where nothing is known of any
 * @param expected the change in the indicator that the evidence lets expect here; absent where it cannot be estimated
 * @param arguments the three strongest reasons for it
 * @param objections the three strongest reasons against it
 * @param unknowns what is not known and would move it most, at most three
 */
public record Idea(
        String practice,
        double relevance,
        String concept,
        Known gate,
        List<Precondition> needs,
        List<Value> terms,
        double score,
        Optional<Nearest> nearest,
        Optional<Interval> expected,
        List<Phrase> arguments,
        List<Phrase> objections,
        List<Unknown> unknowns) {

    /** Keeps its own copies. */
    public Idea {
        needs = List.copyOf(needs);
        terms = List.copyOf(terms);
        arguments = List.copyOf(arguments);
        objections = List.copyOf(objections);
        unknowns = List.copyOf(unknowns);
    }

    /** The share of the weight of all terms that rests on something known, from 0 to 1. Shown wherever the score is. */
    public double coverage() {
        return terms.stream()
                .mapToDouble(value -> value.share() * value.coverage())
                .sum();
    }

    /**
     * One term.
     *
     * @param term which
     * @param share its share of the weights
     * @param value from 0 to 1; what is not known counts as one half
     * @param lowest the value if all that is not known were against it
     * @param highest the value if all that is not known spoke for it
     */
    public record Value(Term term, double share, double value, double lowest, double highest) {

        /** How much of the value is known, from 0 to 1. */
        public double coverage() {
            return 1 - (highest - lowest);
        }

        /** Whether all of it is known. */
        public boolean known() {
            return highest - lowest < 1e-9;
        }
    }

    /**
     * A city that runs it.
     *
     * @param implementation id of the implementation
     * @param city name of the city
     * @param similarity how alike the two cities are
     */
    public record Nearest(String implementation, String city, Contexts.Similarity similarity) {}

    /**
     * Something not known.
     *
     * @param term which term it belongs to
     * @param bestPlace the place in the order if it turned out well, counted from 1
     * @param worstPlace the place if it turned out badly
     */
    public record Unknown(Term term, int bestPlace, int worstPlace) {}
}
