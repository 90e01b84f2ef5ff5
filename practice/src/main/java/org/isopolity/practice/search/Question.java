package org.isopolity.practice.search;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What somebody looks for. There is no syntax: any text is a question.
 *
 * @param text words in any language; empty for all practices
 * @param language code of its language; empty to have it guessed
 * @param facets values wanted of each facet: one of them is enough within a facet, all facets must fit
 * @param from how many hits to pass over
 * @param size how many hits to give, at most 100
 */
public record Question(String text, String language, Map<String, Set<String>> facets, int from, int size) {

    /** Longer texts are cut here: no question about a practice needs more. */
    public static final int LONGEST = 1_000;

    private static final int MOST = 100;

    /** Keeps its own copies and cuts what is too long. */
    public Question {
        text = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        Map<String, Set<String>> copy = new TreeMap<>();
        facets.forEach((facet, values) -> {
            if (!values.isEmpty()) {
                copy.put(facet, java.util.Collections.unmodifiableSet(new TreeSet<>(values)));
            }
        });
        facets = java.util.Collections.unmodifiableMap(copy);
        from = Math.clamp(from, 0, 10_000);
        size = Math.clamp(size, 1, MOST);
    }

    /** The first ten practices for a text in a language. */
    public static Question of(String text, String language) {
        return new Question(text, language, Map.of(), 0, 10);
    }
}
