package org.isopolity.practice.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.search.Answer.Piece;
import org.isopolity.practice.search.Answer.Reason;
import org.jspecify.annotations.Nullable;

/** Shows where a record matches a question, and says why it was found. */
final class Highlighter {

    private final Library library;
    private final Interpreter.Interpretation question;
    private final boolean byMeaning;

    /** The stems of the terms of concepts, by language and concept. */
    private final Map<String, List<List<String>>> stems = new HashMap<>();

    /** The terms of a text, found when they are asked for. */
    private static final class Lazy {

        private final Analyzer analyzer;
        private final String text;
        private @Nullable Set<String> terms;

        Lazy(Analyzer analyzer, String text) {
            this.analyzer = analyzer;
            this.text = text;
        }

        Set<String> terms() {
            if (terms == null) {
                terms = new HashSet<>(Analysers.terms(analyzer, text));
            }
            return terms;
        }
    }

    Highlighter(Library library, Interpreter.Interpretation question, boolean byMeaning) {
        this.library = library;
        this.question = question;
        this.byMeaning = byMeaning;
    }

    Answer.Hit hit(Practice practice, double score, String everything, Set<String> concepts) {
        String language = practice.languageFor(question.language());
        Practice.Wording wording = practice.wording(language);
        Analyzer analyzer = Analysers.language(language);
        String whole = wording.title() + "\n" + wording.summary() + "\n" + everything;
        Set<String> there = new HashSet<>(Analysers.terms(analyzer, whole));
        Lazy folded = new Lazy(Analysers.folded(), whole);
        Lazy grams = new Lazy(Analysers.grams(), whole);
        Set<String> marked = new HashSet<>();
        List<Reason> reasons = new ArrayList<>();
        for (Interpreter.Group group : question.groups()) {
            Set<String> stems = new LinkedHashSet<>(Analysers.terms(analyzer, group.text()));
            boolean words = !stems.isEmpty()
                    && (there.containsAll(stems)
                            || folded.terms().containsAll(Analysers.terms(Analysers.folded(), group.text())));
            if (words) {
                marked.addAll(stems);
                reasons.add(new Reason(Reason.Kind.WORDS, group.text(), ""));
            }
            boolean named = false;
            for (Interpreter.Meaning meaning : group.meanings()) {
                Set<String> told = told(meaning.concept(), language, analyzer, there);
                marked.addAll(told);
                if (!told.isEmpty() || concepts.contains(meaning.concept())) {
                    named = true;
                    if (!words) {
                        reasons.add(new Reason(
                                meaning.language().equals(language) ? Reason.Kind.ALSO_CALLED : Reason.Kind.TRANSLATED,
                                group.text(),
                                meaning.concept()));
                    }
                }
            }
            if (!words && !named) {
                List<String> some = group.words().stream()
                        .filter(word -> has(there, analyzer, word) || has(folded.terms(), Analysers.folded(), word))
                        .toList();
                some.forEach(word -> marked.addAll(Analysers.terms(analyzer, word)));
                if (!some.isEmpty()) {
                    reasons.add(new Reason(Reason.Kind.WORDS, String.join(" ", some), ""));
                } else if (alike(group, grams)) {
                    reasons.add(new Reason(Reason.Kind.SIMILAR, group.text(), ""));
                }
            }
        }
        if (reasons.isEmpty() && byMeaning && !question.groups().isEmpty()) {
            reasons.add(new Reason(Reason.Kind.MEANING, "", ""));
        }
        return new Answer.Hit(
                practice.id(),
                score,
                pieces(analyzer, wording.title(), marked),
                pieces(analyzer, wording.summary(), marked),
                reasons);
    }

    /** The stems of those terms of a concept that a record has in full. */
    private Set<String> told(String concept, String language, Analyzer analyzer, Set<String> there) {
        List<List<String>> terms = stems.computeIfAbsent(
                language + "/" + concept,
                _ -> library.vocabulary().get(concept).terms().getOrDefault(language, List.of()).stream()
                        .map(term -> Analysers.terms(analyzer, term))
                        .toList());
        Set<String> told = new HashSet<>();
        for (List<String> term : terms) {
            if (there.containsAll(term)) {
                told.addAll(term);
            }
        }
        return told;
    }

    private static boolean has(Set<String> there, Analyzer analyzer, String word) {
        List<String> terms = Analysers.terms(analyzer, word);
        return !terms.isEmpty() && there.containsAll(terms);
    }

    private static boolean alike(Interpreter.Group group, Lazy there) {
        List<String> grams = Analysers.terms(Analysers.grams(), group.text());
        return !grams.isEmpty()
                && grams.stream().filter(there.terms()::contains).count() * 2 > grams.size();
    }

    /** A text cut where marks begin and end; the pieces together are the text, letter for letter. */
    private static List<Piece> pieces(Analyzer analyzer, String text, Set<String> marked) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Analysers.Token token : Analysers.tokens(analyzer, text)) {
            if (marked.contains(token.term()) && token.from() >= at && token.to() > token.from()) {
                if (token.from() > at) {
                    pieces.add(new Piece(text.substring(at, token.from()), false));
                }
                pieces.add(new Piece(text.substring(token.from(), token.to()), true));
                at = token.to();
            }
        }
        if (at < text.length()) {
            pieces.add(new Piece(text.substring(at), false));
        }
        return pieces;
    }
}
