package org.isopolity.practice.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.search.Answer.Piece;
import org.isopolity.practice.search.Answer.Reason;

/** Shows where a record matches a question, and says why it was found. */
final class Highlighter {

    private final Library library;
    private final Interpreter.Interpretation question;

    Highlighter(Library library, Interpreter.Interpretation question) {
        this.library = library;
        this.question = question;
    }

    Answer.Hit hit(Practice practice, double score, String everything, Set<String> concepts) {
        String language = practice.languageFor(question.language());
        Practice.Wording wording = practice.wording(language);
        Analyzer analyzer = Analysers.language(language);
        String whole = wording.title() + "\n" + wording.summary() + "\n" + everything;
        Set<String> there = new HashSet<>(Analysers.terms(analyzer, whole));
        Set<String> folded = new HashSet<>(Analysers.terms(Analysers.folded(), whole));
        Set<String> marked = new HashSet<>();
        List<Reason> reasons = new ArrayList<>();
        for (Interpreter.Group group : question.groups()) {
            Set<String> stems = new LinkedHashSet<>(Analysers.terms(analyzer, group.text()));
            boolean words = !stems.isEmpty()
                    && (there.containsAll(stems)
                            || folded.containsAll(Analysers.terms(Analysers.folded(), group.text())));
            if (words) {
                marked.addAll(stems);
                reasons.add(new Reason(Reason.Kind.WORDS, group.text(), ""));
            }
            boolean named = false;
            for (Interpreter.Meaning meaning : group.meanings()) {
                if (concepts.contains(meaning.concept())) {
                    named = true;
                    library.vocabulary()
                            .get(meaning.concept())
                            .terms()
                            .getOrDefault(language, List.of())
                            .forEach(term -> marked.addAll(Analysers.terms(analyzer, term)));
                    if (!words) {
                        reasons.add(new Reason(
                                meaning.language().equals(language) ? Reason.Kind.ALSO_CALLED : Reason.Kind.TRANSLATED,
                                group.text(),
                                meaning.concept()));
                    }
                }
            }
            if (!words && !named && alike(group, whole)) {
                reasons.add(new Reason(Reason.Kind.SIMILAR, group.text(), ""));
            }
        }
        if (reasons.isEmpty() && !question.groups().isEmpty()) {
            reasons.add(new Reason(Reason.Kind.MEANING, "", ""));
        }
        return new Answer.Hit(
                practice.id(),
                score,
                pieces(analyzer, wording.title(), marked),
                pieces(analyzer, wording.summary(), marked),
                reasons);
    }

    private static boolean alike(Interpreter.Group group, String whole) {
        List<String> grams = Analysers.terms(Analysers.grams(), group.text());
        Set<String> there = new HashSet<>(Analysers.terms(Analysers.grams(), whole));
        return !grams.isEmpty() && grams.stream().filter(there::contains).count() * 2 > grams.size();
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
