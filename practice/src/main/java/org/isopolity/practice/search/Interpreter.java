package org.isopolity.practice.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.isopolity.practice.vocabulary.Tagger;
import org.isopolity.practice.vocabulary.Vocabulary;

/** Reads a question: its language, the words that carry meaning, and the concepts they name in any language of the vocabulary. */
final class Interpreter {

    /** More words than that add nothing but time. */
    private static final int MOST_WORDS = 48;

    private static final String USUAL = "en";

    private final Map<String, Tagger> taggers = new LinkedHashMap<>();

    Interpreter(Vocabulary vocabulary) {
        for (String language : vocabulary.languages()) {
            taggers.put(
                    language,
                    new Tagger(vocabulary, language, text -> Analysers.terms(Analysers.language(language), text)));
        }
    }

    /**
     * What a question says.
     *
     * @param language in which it was understood
     * @param groups words that belong together, in their order
     */
    record Interpretation(String language, List<Group> groups) {}

    /**
     * Words that name one thing, or a single word.
     *
     * @param words as they were written
     * @param meanings concepts that they name; empty where none is known
     */
    record Group(List<String> words, List<Meaning> meanings) {

        /** The words as one text. */
        String text() {
            return String.join(" ", words);
        }
    }

    /**
     * A concept named by words of a language.
     *
     * @param concept id of the concept
     * @param language of the words
     */
    record Meaning(String concept, String language) {}

    /** The stems of the words in one language; words that only hold a sentence together have none. */
    private record Stems(List<String> stems, List<Integer> words, Set<Integer> empty) {

        static Stems of(String language, List<String> words) {
            List<String> stems = new ArrayList<>();
            List<Integer> at = new ArrayList<>();
            Set<Integer> empty = new LinkedHashSet<>();
            for (int word = 0; word < words.size(); word++) {
                List<String> terms = Analysers.terms(Analysers.language(language), words.get(word));
                if (terms.isEmpty()) {
                    empty.add(word);
                }
                for (String term : terms) {
                    stems.add(term);
                    at.add(word);
                }
            }
            return new Stems(stems, at, empty);
        }
    }

    Interpretation read(Question question) {
        String text = question.text();
        List<String> words = Analysers.tokens(Analysers.folded(), text).stream()
                .limit(MOST_WORDS)
                .map(token -> text.substring(token.from(), token.to()))
                .toList();
        Map<String, Stems> stems = new LinkedHashMap<>();
        taggers.keySet().forEach(language -> stems.put(language, Stems.of(language, words)));
        String language = question.language().isEmpty() ? guess(stems) : question.language();
        Stems own = stems.computeIfAbsent(language, unknown -> Stems.of(unknown, words));
        return new Interpretation(language, groups(words, own.empty(), order(language), stems));
    }

    /** The concepts that a text names in its own language, as often as it does. */
    List<String> said(String language, String text) {
        Tagger tagger = taggers.get(language);
        return tagger == null
                ? List.of()
                : tagger.tags(Analysers.terms(Analysers.language(language), text)).stream()
                        .map(Tagger.Tag::concept)
                        .toList();
    }

    private List<String> order(String first) {
        Set<String> order = new LinkedHashSet<>();
        order.add(first);
        order.add(USUAL);
        order.addAll(taggers.keySet());
        order.retainAll(taggers.keySet());
        return List.copyOf(order);
    }

    /** The language most of whose terms and small words are there. */
    private String guess(Map<String, Stems> stems) {
        String best = USUAL;
        int most = 0;
        for (String language : order(USUAL)) {
            Stems own = stems.getOrDefault(language, new Stems(List.of(), List.of(), Set.of()));
            int known = own.empty().size();
            Tagger tagger = taggers.get(language);
            if (tagger != null) {
                known += tagger.tags(own.stems()).stream()
                        .mapToInt(tag -> 2 * (tag.to() - tag.from()))
                        .sum();
            }
            if (known > most) {
                most = known;
                best = language;
            }
        }
        return best;
    }

    private List<Group> groups(List<String> words, Set<Integer> empty, List<String> order, Map<String, Stems> stems) {
        Map<Integer, List<Meaning>> meanings = new TreeMap<>();
        Map<Integer, Integer> ends = new TreeMap<>();
        Set<Integer> taken = new LinkedHashSet<>();
        for (String language : order) {
            Stems own = stems.get(language);
            Tagger tagger = taggers.get(language);
            if (own == null || tagger == null) {
                continue;
            }
            Set<Integer> now = new LinkedHashSet<>();
            for (Tagger.Tag tag : tagger.tags(own.stems())) {
                int from = own.words().get(tag.from());
                int to = own.words().get(tag.to() - 1) + 1;
                if (free(from, to, taken) && !(to - from == 1 && empty.contains(from))) {
                    meanings.computeIfAbsent(from, _ -> new ArrayList<>()).add(new Meaning(tag.concept(), language));
                    ends.merge(from, to, Math::max);
                    for (int word = from; word < to; word++) {
                        now.add(word);
                    }
                }
            }
            taken.addAll(now);
        }
        List<Group> groups = new ArrayList<>();
        int word = 0;
        while (word < words.size()) {
            int end = ends.getOrDefault(word, word + 1);
            if (meanings.containsKey(word) || !empty.contains(word)) {
                groups.add(new Group(words.subList(word, end), meanings.getOrDefault(word, List.of())));
            }
            word = end;
        }
        return groups;
    }

    private static boolean free(int from, int to, Set<Integer> taken) {
        for (int word = from; word < to; word++) {
            if (taken.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
