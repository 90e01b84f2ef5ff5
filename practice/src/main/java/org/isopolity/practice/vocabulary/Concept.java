package org.isopolity.practice.vocabulary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A concept of the vocabulary, after SKOS.
 *
 * @param id identifier
 * @param facet what it says about a practice
 * @param broader the concept above it, if there is one
 * @param terms by language code: the preferred label first, then other words for the same; never empty
 */
public record Concept(String id, Facet facet, Optional<String> broader, Map<String, List<String>> terms) {

    /** Keeps its own copy, in the order given. */
    public Concept {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        terms.forEach((language, words) -> copy.put(language, List.copyOf(words)));
        terms = java.util.Collections.unmodifiableMap(copy);
    }

    /** The preferred label in a language, or in English where there is none. */
    public String label(String language) {
        List<String> words = terms.getOrDefault(language, terms.getOrDefault("en", List.of(id)));
        return words.getFirst();
    }
}
