package org.isopolity.practice.search;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.ICUTransformFilter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ConditionalTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/** How text of a language becomes terms: stems by Lucene's analyser of that language, folded words where there is none. */
final class Analysers {

    private static final int GRAM = 4;

    private static final Map<String, Supplier<Analyzer>> MAKERS = Map.ofEntries(
            Map.entry("ar", ArabicAnalyzer::new),
            Map.entry("de", GermanAnalyzer::new),
            Map.entry("el", GreekAnalyzer::new),
            Map.entry("en", EnglishAnalyzer::new),
            Map.entry("es", SpanishAnalyzer::new),
            Map.entry("fa", PersianAnalyzer::new),
            Map.entry("fr", FrenchAnalyzer::new),
            Map.entry("it", ItalianAnalyzer::new),
            Map.entry("nl", DutchAnalyzer::new),
            Map.entry("pt", PortugueseAnalyzer::new),
            Map.entry("ro", RomanianAnalyzer::new),
            Map.entry("ru", RussianAnalyzer::new),
            Map.entry("sv", SwedishAnalyzer::new),
            Map.entry("tr", TurkishAnalyzer::new));

    private static final Map<String, Analyzer> MADE = new ConcurrentHashMap<>();
    private static final Analyzer FOLDED = folding();
    private static final Analyzer GRAMS = transliteratedGrams();

    private Analysers() {}

    /** Stems of a language; folded words for a language without an analyser. */
    static Analyzer language(String code) {
        Supplier<Analyzer> maker = MAKERS.get(code);
        return maker == null ? FOLDED : MADE.computeIfAbsent(code, _ -> maker.get());
    }

    /** Words of any script without case and accents. */
    static Analyzer folded() {
        return FOLDED;
    }

    /** Runs of four characters of each word, brought to Latin letters; shorter words whole. */
    static Analyzer grams() {
        return GRAMS;
    }

    private static Analyzer folding() {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer words = new ICUTokenizer();
                return new TokenStreamComponents(words, new ICUFoldingFilter(words));
            }
        };
    }

    private static Analyzer transliteratedGrams() {
        // looked up once: making it takes longer than an index of a small library
        Transliterator latin =
                Transliterator.getInstance("Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower");
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer words = new ICUTokenizer();
                TokenStream lower = new LowerCaseFilter(words);
                TokenStream plain = new WhereNotAscii(lower, in -> new ICUTransformFilter(in, latin));
                return new TokenStreamComponents(words, new NGramTokenFilter(plain, GRAM, GRAM, false));
            }
        };
    }

    /** Spares words of plain letters the slow way through the transliterator. */
    private static final class WhereNotAscii extends ConditionalTokenFilter {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        WhereNotAscii(TokenStream input, Function<TokenStream, TokenStream> filter) {
            super(input, filter);
        }

        @Override
        protected boolean shouldFilter() {
            for (int i = 0; i < term.length(); i++) {
                if (term.charAt(i) > 127) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * A term and where it stood.
     *
     * @param term as it is indexed
     * @param from offset of its first character in the text
     * @param to offset after its last character
     */
    record Token(String term, int from, int to) {}

    /** The terms of a text, in their order. */
    static List<Token> tokens(Analyzer analyzer, String text) {
        List<Token> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(new Token(term.toString(), offset.startOffset(), offset.endOffset()));
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return tokens;
    }

    /** The terms of a text without their places. */
    static List<String> terms(Analyzer analyzer, String text) {
        return tokens(analyzer, text).stream().map(Token::term).toList();
    }
}
