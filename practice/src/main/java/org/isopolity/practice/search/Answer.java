package org.isopolity.practice.search;

import java.util.List;
import java.util.Optional;

/**
 * What was found.
 *
 * @param total how many practices match
 * @param hits the best of them, from the best down; equal ones by id
 * @param facets for each facet how many of the matching practices have which value, as if that facet were not chosen
 * @param correction the question with words that nobody wrote put right; absent where there is nothing to put right
 * @param language the language in which the question was understood
 */
public record Answer(
        int total, List<Hit> hits, List<FacetCounts> facets, Optional<String> correction, String language) {

    /** Keeps its own copies. */
    public Answer {
        hits = List.copyOf(hits);
        facets = List.copyOf(facets);
    }

    /**
     * A practice that was found.
     *
     * @param practice its id
     * @param score how well the words fit; comparable within one answer only
     * @param title its title in pieces
     * @param summary its summary in pieces
     * @param reasons why it was found
     */
    public record Hit(String practice, double score, List<Piece> title, List<Piece> summary, List<Reason> reasons) {

        /** Keeps its own copies. */
        public Hit {
            title = List.copyOf(title);
            summary = List.copyOf(summary);
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * A piece of a text.
     *
     * @param text as it was written
     * @param marked whether it matches the question
     */
    public record Piece(String text, boolean marked) {}

    /**
     * Why a practice was found.
     *
     * @param kind in which way
     * @param words words of the question
     * @param concept the concept they led to; empty where the words themselves were found
     */
    public record Reason(Kind kind, String words, String concept) {

        /** In which way a word led to a practice. */
        public enum Kind {
            /** The word stands in the record. */
            WORDS,
            /** The word is another one for a concept of the record. */
            ALSO_CALLED,
            /** The word is that of another language for a concept of the record. */
            TRANSLATED,
            /** The word looks like one of the record. */
            SIMILAR,
            /** The meaning is close. */
            MEANING
        }
    }

    /**
     * The values of a facet.
     *
     * @param facet name of the facet
     * @param values from the most frequent down
     */
    public record FacetCounts(String facet, List<Count> values) {

        /** Keeps its own copy. */
        public FacetCounts {
            values = List.copyOf(values);
        }
    }

    /**
     * A value of a facet.
     *
     * @param value as it is chosen
     * @param count how many practices have it
     */
    public record Count(String value, int count) {}
}
