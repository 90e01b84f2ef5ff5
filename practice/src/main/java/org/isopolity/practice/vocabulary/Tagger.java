package org.isopolity.practice.vocabulary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Finds concepts in running text: the longest term that fits at a word wins, and the text goes on after it. */
public final class Tagger {

    private final Function<String, List<String>> words;
    private final Map<String, List<String>> concepts = new HashMap<>();

    /** By the first word of terms, of how many words the longest of them is: most words begin none. */
    private final Map<String, Integer> longest = new HashMap<>();

    /**
     * A concept found in a text.
     *
     * @param concept id of the concept
     * @param from position of its first word
     * @param to position after its last word
     */
    public record Tag(String concept, int from, int to) {}

    /**
     * A tagger for the terms of one language.
     *
     * @param vocabulary whose terms are found
     * @param language whose terms are found
     * @param words splits a text into words as they are compared, for example stems
     */
    public Tagger(Vocabulary vocabulary, String language, Function<String, List<String>> words) {
        this.words = words;
        for (Concept concept : vocabulary.concepts()) {
            for (String term : concept.terms().getOrDefault(language, List.of())) {
                List<String> parts = words.apply(term);
                if (!parts.isEmpty()) {
                    longest.merge(parts.getFirst(), parts.size(), Math::max);
                    List<String> known = concepts.computeIfAbsent(String.join(" ", parts), _ -> new ArrayList<>());
                    if (!known.contains(concept.id())) {
                        known.add(concept.id());
                    }
                }
            }
        }
    }

    /** A tagger that compares words without case, accents and punctuation. */
    public static Tagger plain(Vocabulary vocabulary, String language) {
        return new Tagger(
                vocabulary,
                language,
                text -> Arrays.stream(Words.plain(text).split(" ", -1))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    /** The concepts in a text, each once, in the order in which they are met. */
    public Set<String> concepts(String text) {
        Set<String> found = new LinkedHashSet<>();
        tags(words.apply(text)).forEach(tag -> found.add(tag.concept()));
        return found;
    }

    /** Every place at which a concept is met; several concepts with the same term are all named. */
    public List<Tag> tags(List<String> text) {
        List<Tag> tags = new ArrayList<>();
        int at = 0;
        while (at < text.size()) {
            int next = at + 1;
            for (int length = Math.min(longest.getOrDefault(text.get(at), 0), text.size() - at); length > 0; length--) {
                List<String> met = concepts.get(String.join(" ", text.subList(at, at + length)));
                if (met != null) {
                    for (String concept : met) {
                        tags.add(new Tag(concept, at, at + length));
                    }
                    next = at + length;
                    break;
                }
            }
            at = next;
        }
        return tags;
    }
}
