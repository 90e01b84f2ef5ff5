package org.isopolity.practice.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.FixedBitSet;
import org.isopolity.practice.library.Implementation;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.vocabulary.Concept;
import org.isopolity.practice.vocabulary.Facet;
import org.isopolity.practice.vocabulary.Vocabulary;
import org.isopolity.practice.vocabulary.Words;

/**
 * A library made searchable. Words of a question are matched as stems in the language of each record (BM25), as concepts of the vocabulary
 * whatever language they are in, and, where neither knows a word, by transliterated runs of four characters. The index is a pure
 * function of the library; equal scores are put in the order of ids.
 */
public final class PracticeIndex implements AutoCloseable {

    /** The facets by which an answer is counted, in the order in which they are shown. */
    public static final List<String> FACETS =
            List.of("theme", "target", "instrument", "actor", "place", "stage", "country", "level", "status");

    /** A facet that can be chosen but is not counted: any concept, with all below it. */
    public static final String CONCEPT = "concept";

    /** Concepts that the text of a record names, as often as it does. */
    private static final String SAID = "said";

    private static final Analyzer IDS = new WhitespaceAnalyzer();

    /** The embedder on the class path, if there is one: it is looked for once. */
    private static final Optional<Embedder> INSTALLED =
            ServiceLoader.load(Embedder.class).findFirst();

    private static final float K1 = 0.9f;
    private static final float B = 0.4f;
    private static final float CONCEPT_BOOST = 2;
    private static final float TITLE_BOOST = 2;
    private static final float NAME_BOOST = 1.5f;
    private static final float GRAM_BOOST = 0.1f;
    private static final double GRAM_SHARE = 0.6;
    private static final int MOST_VALUES = 60;
    private static final int FUSED = 200;

    private final Library library;
    private final Interpreter interpreter;
    private final Set<String> languages;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final FacetBits facets;
    private final Suggestions suggestions;
    private final Spelling spelling;
    private final Optional<Vectors> vectors;

    private PracticeIndex(Library library, Optional<Embedder> embedder) throws IOException {
        this.library = library;
        this.interpreter = new Interpreter(library.vocabulary());
        this.languages = languages(library);
        this.facets = new FacetBits(FACETS, library.practices().size());
        Map<String, Integer> words = new TreeMap<>();
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(
                directory,
                new IndexWriterConfig(perField(Analysers.folded()))
                        .setSimilarity(new BM25Similarity(K1, B))
                        .setRAMBufferSizeMB(64)
                        .setMergePolicy(new LogDocMergePolicy()))) {
            // the number of a record in the index is its place in the library: nothing needs to be stored
            for (Practice practice : library.practices()) {
                writer.addDocument(document(practice, words));
            }
            writer.forceMerge(1);
        }
        this.reader = DirectoryReader.open(directory);
        this.searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new BM25Similarity(K1, B));
        searcher.setQueryCache(null);
        fillFacets();
        this.suggestions = new Suggestions(entries());
        this.spelling = new Spelling(withTerms(words));
        this.vectors = embedder.map(known -> new Vectors(library, known));
    }

    /** An index over a library, by words alone. */
    public static PracticeIndex build(Library library) {
        return build(library, Optional.empty());
    }

    /** An index over a library, by words, and by meaning where an embedder is installed beside the program. */
    public static PracticeIndex buildWithInstalled(Library library) {
        return build(library, INSTALLED);
    }

    /** An index over a library, by words and by meaning. */
    public static PracticeIndex build(Library library, Embedder embedder) {
        return build(library, Optional.of(embedder));
    }

    private static PracticeIndex build(Library library, Optional<Embedder> embedder) {
        try {
            return new PracticeIndex(library, embedder);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Set<String> languages(Library library) {
        Set<String> languages = new TreeSet<>();
        library.practices()
                .forEach(practice -> languages.addAll(practice.wordings().keySet()));
        return languages;
    }

    private void fillFacets() {
        List<Practice> practices = library.practices();
        for (int record = 0; record < practices.size(); record++) {
            int number = record;
            facets(practices.get(record))
                    .forEach((facet, values) -> values.forEach(value -> facets.set(facet, value, number)));
        }
    }

    /** An analyser that goes by the name of the field: {@code title_de} and {@code text_de} are German. */
    static Analyzer perField(Analyzer usual) {
        return new AnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                int dash = field.indexOf('_');
                return field.equals(Passages.GRAMS)
                        ? Analysers.grams()
                        : field.equals(SAID) ? IDS : dash > 0 ? Analysers.language(field.substring(dash + 1)) : usual;
            }
        };
    }

    private Document document(Practice practice, Map<String, Integer> words) {
        Document document = new Document();
        StringBuilder grams = new StringBuilder();
        List<String> said = new ArrayList<>();
        practice.wordings().forEach((language, wording) -> {
            String text = text(practice, language);
            document.add(new TextField("title_" + language, wording.title(), Field.Store.NO));
            document.add(new TextField("text_" + language, text, Field.Store.NO));
            grams.append(wording.title()).append('\n').append(wording.summary()).append('\n');
            count(wording.title() + " " + text, words);
            said.addAll(interpreter.said(language, wording.title() + "\n" + text));
        });
        document.add(new TextField(SAID, String.join(" ", said), Field.Store.NO));
        String names = names(practice);
        grams.append(names);
        count(names, words);
        document.add(new TextField("names", names, Field.Store.NO));
        document.add(new TextField(Passages.GRAMS, grams.toString(), Field.Store.NO));
        for (String concept : closure(practice)) {
            document.add(new StringField(CONCEPT, concept, Field.Store.NO));
        }
        return document;
    }

    private static void count(String text, Map<String, Integer> words) {
        for (String word : Words.plain(text).split(" ", -1)) {
            if (word.length() > 3) {
                words.merge(word, 1, Integer::sum);
            }
        }
    }

    /** What a record says in a language; what its places say is told in English. */
    private String text(Practice practice, String language) {
        StringBuilder text = new StringBuilder(practice.wording(language).summary());
        text.append('\n').append(practice.problem());
        practice.components().forEach(part -> text.append('\n').append(part.text()));
        if (language.equals("en")) {
            for (Implementation place : library.implementationsOf(practice.id())) {
                if (!place.summary().equals(practice.wording(language).summary())) {
                    text.append('\n').append(place.summary());
                }
            }
        }
        return text.toString();
    }

    private String names(Practice practice) {
        StringBuilder names = new StringBuilder();
        for (Implementation place : library.implementationsOf(practice.id())) {
            names.append(place.title()).append('\n');
            names.append(place.place().city())
                    .append('\n')
                    .append(place.partners())
                    .append('\n');
        }
        return names.toString();
    }

    /** The concepts of a practice and all above them. */
    private Set<String> closure(Practice practice) {
        Set<String> closure = new LinkedHashSet<>();
        for (String concept : practice.concepts()) {
            library.vocabulary().withBroader(concept).forEach(above -> closure.add(above.id()));
        }
        return closure;
    }

    private Map<String, Set<String>> facets(Practice practice) {
        Map<String, Set<String>> facets = new LinkedHashMap<>();
        FACETS.forEach(facet -> facets.put(facet, new TreeSet<>()));
        Vocabulary vocabulary = library.vocabulary();
        List<String> concepts = new ArrayList<>(practice.concepts());
        practice.actors().forEach(actor -> concepts.add(actor.concept()));
        for (String id : concepts) {
            Concept top = vocabulary.withBroader(id).getLast();
            facets.getOrDefault(top.facet().name().toLowerCase(Locale.ROOT), new TreeSet<>())
                    .add(top.facet() == Facet.THEME || top.facet() == Facet.ACTOR ? top.id() : id);
        }
        for (Implementation place : library.implementationsOf(practice.id())) {
            facets.getOrDefault("country", new TreeSet<>()).add(place.place().country());
            facets.getOrDefault("status", new TreeSet<>())
                    .add(place.status().name().toLowerCase(Locale.ROOT));
        }
        facets.getOrDefault("level", new TreeSet<>())
                .add(Integer.toString(library.appraisal(practice.id()).level().number()));
        return facets;
    }

    private List<Suggestions.Entry> entries() {
        Map<String, Integer> used = new HashMap<>();
        library.practices()
                .forEach(practice -> closure(practice).forEach(concept -> used.merge(concept, 1, Integer::sum)));
        List<Suggestions.Entry> entries = new ArrayList<>();
        for (Concept concept : library.vocabulary().concepts()) {
            int weight = used.getOrDefault(concept.id(), 0);
            if (weight > 0) {
                concept.terms().values().forEach(terms -> {
                    for (int i = 0; i < terms.size(); i++) {
                        entries.add(new Suggestions.Entry(terms.get(i), 1_000_000 + 10 * weight - i));
                    }
                });
            }
        }
        for (Practice practice : library.practices()) {
            List<Implementation> places = library.implementationsOf(practice.id());
            practice.wordings()
                    .values()
                    .forEach(wording -> entries.add(new Suggestions.Entry(wording.title(), 1_000 + places.size())));
            places.forEach(place -> entries.add(new Suggestions.Entry(place.title(), 1)));
        }
        return entries;
    }

    private Map<String, Integer> withTerms(Map<String, Integer> words) {
        library.vocabulary()
                .concepts()
                .forEach(concept ->
                        concept.terms().values().forEach(terms -> terms.forEach(term -> count(term, words))));
        return words;
    }

    /** The library that is searched. */
    public Library library() {
        return library;
    }

    /** What a person who types may want to say, the likeliest first. */
    public List<String> suggest(String typed, int most) {
        return suggestions.find(typed, most);
    }

    /** The practices that answer a question. Any text can be asked. */
    public Answer search(Question question) {
        try {
            return answer(question);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Answer answer(Question question) throws IOException {
        Interpreter.Interpretation read = interpreter.read(question);
        boolean everything = question.text().isBlank();
        if (reader.maxDoc() == 0) {
            return new Answer(0, List.of(), List.of(), Optional.empty(), read.language());
        }
        List<BooleanQuery> groups = new ArrayList<>();
        for (Interpreter.Group group : read.groups()) {
            groups.add(query(group));
        }
        // half of what was asked for must be there, so that long questions do not match everything
        int needed = Math.max(1, groups.size() / 2);
        Found found = find(groups, needed, everything, question);
        // whatever was chosen of the facets, so that the counts beside their values keep their word
        if (!found.any() && needed > 1) {
            found = find(groups, 1, everything, question);
        }
        List<ScoreDoc> ranked = fuse(found.hits(), question, read.language(), everything);
        Highlighter highlighter = new Highlighter(library, read, vectors.isPresent());
        List<Answer.Hit> hits = new ArrayList<>();
        for (ScoreDoc hit :
                ranked.stream().skip(question.from()).limit(question.size()).toList()) {
            Practice practice = library.practices().get(hit.doc);
            hits.add(highlighter.hit(
                    practice, hit.score, text(practice, "en") + "\n" + names(practice), closure(practice)));
        }
        return new Answer(
                Math.max(found.total(), found.hits().isEmpty() ? ranked.size() : 0),
                hits,
                found.facets(),
                everything ? Optional.empty() : correction(question.text(), read),
                read.language());
    }

    /**
     * What was found.
     *
     * @param any whether anything fits before facets are chosen
     */
    private record Found(int total, boolean any, List<ScoreDoc> hits, List<Answer.FacetCounts> facets) {}

    /**
     * Which records fit is found without scores, as bits, for the facets; which of them come first is then found with scores, where
     * Lucene passes over all that cannot be among the first.
     */
    private Found find(List<BooleanQuery> groups, int needed, boolean everything, Question question)
            throws IOException {
        FixedBitSet fitting = everything ? all() : fitting(groups, needed);
        for (String concept : question.facets().getOrDefault(CONCEPT, Set.of())) {
            FixedBitSet having = new FixedBitSet(reader.maxDoc());
            gather(new TermQuery(new Term(CONCEPT, concept)), having);
            fitting.and(having);
        }
        Map<String, Set<String>> chosen = new TreeMap<>(question.facets());
        chosen.keySet().retainAll(FACETS);
        chosen.values().removeIf(Set::isEmpty);
        FixedBitSet left = chosen.isEmpty() ? fitting : facets.narrowed(fitting, chosen);
        int total = left.cardinality();
        int wanted = Math.min(total, Math.max(question.from() + question.size(), vectors.isPresent() ? FUSED : 0));
        return new Found(
                total,
                fitting.nextSetBit(0) != DocIdSetIterator.NO_MORE_DOCS,
                everything ? first(left, wanted) : best(groups, needed, left, wanted),
                facets.counts(fitting, left, chosen, MOST_VALUES));
    }

    private FixedBitSet all() {
        FixedBitSet all = new FixedBitSet(reader.maxDoc());
        all.set(0, reader.maxDoc());
        return all;
    }

    /** Records in which so many groups are found: after each group, level k holds those with k or more groups so far. */
    private FixedBitSet fitting(List<BooleanQuery> groups, int needed) throws IOException {
        List<FixedBitSet> levels = new ArrayList<>();
        for (int level = 0; level < needed; level++) {
            levels.add(new FixedBitSet(reader.maxDoc()));
        }
        for (BooleanQuery group : groups) {
            FixedBitSet having = new FixedBitSet(reader.maxDoc());
            for (BooleanClause clause : group.clauses()) {
                gather(clause.query(), having);
            }
            for (int level = needed - 1; level > 0; level--) {
                FixedBitSet more = levels.get(level - 1).clone();
                more.and(having);
                levels.get(level).or(more);
            }
            levels.getFirst().or(having);
        }
        return levels.getLast();
    }

    private void gather(Query query, FixedBitSet having) throws IOException {
        var weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext only : reader.leaves()) {
            Scorer scorer = weight.scorer(only);
            if (scorer != null) {
                having.or(scorer.iterator());
            }
        }
    }

    private static List<ScoreDoc> first(FixedBitSet left, int wanted) {
        List<ScoreDoc> first = new ArrayList<>();
        for (int at = 0; first.size() < wanted; at++) {
            at = left.nextSetBit(at);
            first.add(new ScoreDoc(at, 1));
        }
        return first;
    }

    private List<ScoreDoc> best(List<BooleanQuery> groups, int needed, FixedBitSet left, int wanted)
            throws IOException {
        if (wanted == 0) {
            return List.of();
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        groups.forEach(group -> query.add(group, BooleanClause.Occur.SHOULD));
        query.setMinimumNumberShouldMatch(needed);
        query.add(new Among(left), BooleanClause.Occur.FILTER);
        return List.of(searcher.search(query.build(), new TopScoreDocCollectorManager(wanted, wanted)).scoreDocs);
    }

    private BooleanQuery query(Interpreter.Group group) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        boolean known = !group.meanings().isEmpty();
        for (String word : group.words()) {
            for (String language : languages) {
                for (String stem : Analysers.terms(Analysers.language(language), word)) {
                    known |= add(query, "title_" + language, stem, TITLE_BOOST);
                    known |= add(query, "text_" + language, stem, 1);
                }
            }
            for (String name : Analysers.terms(Analysers.folded(), word)) {
                known |= add(query, "names", name, NAME_BOOST);
            }
        }
        for (Interpreter.Meaning meaning : group.meanings()) {
            add(query, CONCEPT, meaning.concept(), CONCEPT_BOOST);
            add(query, SAID, meaning.concept(), 1);
        }
        if (!known) {
            query.add(new BoostQuery(alike(group), GRAM_BOOST), BooleanClause.Occur.SHOULD);
        }
        return query.build();
    }

    /** Adds a term and says whether any record has it. */
    private boolean add(BooleanQuery.Builder query, String field, String word, float boost) throws IOException {
        Term term = new Term(field, word);
        if (reader.docFreq(term) == 0) {
            return false;
        }
        query.add(new BoostQuery(new TermQuery(term), boost), BooleanClause.Occur.SHOULD);
        return true;
    }

    /** Records that share most runs of four characters with the words. */
    private static Query alike(Interpreter.Group group) {
        List<String> grams = Analysers.terms(Analysers.grams(), group.text()).stream()
                .distinct()
                .limit(100)
                .toList();
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        grams.forEach(gram -> query.add(new TermQuery(new Term(Passages.GRAMS, gram)), BooleanClause.Occur.SHOULD));
        query.setMinimumNumberShouldMatch((int) Math.ceil(GRAM_SHARE * grams.size()));
        return query.build();
    }

    /** Words and meaning fused by reciprocal rank, where the language allows it. */
    private List<ScoreDoc> fuse(List<ScoreDoc> byWords, Question question, String language, boolean everything)
            throws IOException {
        if (vectors.isEmpty()
                || everything
                || !question.facets().isEmpty()
                || !vectors.get().knows(language)) {
            return byWords;
        }
        Map<Integer, Float> scores = ReciprocalRank.scores(
                byWords.stream().map(hit -> hit.doc).toList(), vectors.get().nearest(question.text(), FUSED));
        List<ScoreDoc> fused = new ArrayList<>();
        scores.forEach((doc, score) -> fused.add(new ScoreDoc(doc, score)));
        fused.sort(Comparator.comparingDouble((ScoreDoc hit) -> -hit.score).thenComparingInt(hit -> hit.doc));
        return fused;
    }

    /** The question with words that nobody uses put right, where that changes it. */
    private Optional<String> correction(String text, Interpreter.Interpretation read) throws IOException {
        String corrected = text;
        for (Interpreter.Group group : read.groups()) {
            if (group.meanings().isEmpty()) {
                for (String word : group.words()) {
                    String plain = Words.plain(word);
                    Optional<String> better = plain.contains(" ") || plain.length() > 40 || used(word)
                            ? Optional.empty()
                            : spelling.correct(plain);
                    if (better.isPresent()) {
                        corrected = corrected.replace(word, better.get());
                    }
                }
            }
        }
        return corrected.equals(text) ? Optional.empty() : Optional.of(corrected);
    }

    private boolean used(String word) throws IOException {
        for (String language : languages) {
            for (String stem : Analysers.terms(Analysers.language(language), word)) {
                if (reader.docFreq(new Term("text_" + language, stem)) > 0
                        || reader.docFreq(new Term("title_" + language, stem)) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void close() {
        try {
            reader.close();
            spelling.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
