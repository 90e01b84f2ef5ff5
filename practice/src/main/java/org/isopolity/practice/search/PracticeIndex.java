package org.isopolity.practice.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.isopolity.practice.library.Implementation;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.vocabulary.Concept;
import org.isopolity.practice.vocabulary.Facet;
import org.isopolity.practice.vocabulary.Vocabulary;
import org.isopolity.practice.vocabulary.Words;
import org.jspecify.annotations.Nullable;

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

    private static final float K1 = 0.9f;
    private static final float B = 0.4f;
    private static final float CONCEPT_BOOST = 2;
    private static final float TITLE_BOOST = 2;
    private static final float NAME_BOOST = 1.5f;
    private static final float GRAM_BOOST = 0.1f;
    private static final double GRAM_SHARE = 0.6;
    private static final int MOST_VALUES = 60;
    private static final int FUSED = 200;
    private static final int RECIPROCAL = 60;

    private final Library library;
    private final Interpreter interpreter;
    private final Set<String> languages;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final FacetsConfig config;
    private final @Nullable SortedSetDocValuesReaderState facetState;
    private final Suggestions suggestions;
    private final Spelling spelling;
    private final Optional<Vectors> vectors;

    private PracticeIndex(Library library, Optional<Embedder> embedder) throws IOException {
        this.library = library;
        this.interpreter = new Interpreter(library.vocabulary());
        this.languages = languages(library);
        this.config = config();
        Map<String, Integer> words = new TreeMap<>();
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(
                directory,
                new IndexWriterConfig(perField(Analysers.folded()))
                        .setSimilarity(new BM25Similarity(K1, B))
                        .setRAMBufferSizeMB(64)
                        .setMergePolicy(new LogDocMergePolicy()))) {
            for (Practice practice : library.practices()) {
                writer.addDocument(config.build(document(practice, words)));
            }
            writer.forceMerge(1);
        }
        this.reader = DirectoryReader.open(directory);
        this.searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new BM25Similarity(K1, B));
        searcher.setQueryCache(null);
        this.facetState = reader.maxDoc() == 0 ? null : new DefaultSortedSetDocValuesReaderState(reader, config);
        this.suggestions = new Suggestions(entries());
        this.spelling = new Spelling(withTerms(words));
        this.vectors = embedder.map(known -> new Vectors(library, known));
    }

    /** An index over a library, by words alone. */
    public static PracticeIndex build(Library library) {
        return build(library, Optional.empty());
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

    private static FacetsConfig config() {
        FacetsConfig config = new FacetsConfig();
        FACETS.forEach(facet -> config.setMultiValued(facet, true));
        return config;
    }

    /** An analyser that goes by the name of the field: {@code title_de} and {@code text_de} are German. */
    static Analyzer perField(Analyzer usual) {
        return new AnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                int dash = field.indexOf('_');
                return field.equals(Passages.GRAMS)
                        ? Analysers.grams()
                        : dash > 0 ? Analysers.language(field.substring(dash + 1)) : usual;
            }
        };
    }

    private Document document(Practice practice, Map<String, Integer> words) {
        Document document = new Document();
        document.add(new StringField("id", practice.id(), Field.Store.YES));
        StringBuilder grams = new StringBuilder();
        practice.wordings().forEach((language, wording) -> {
            String text = text(practice, language);
            document.add(new TextField("title_" + language, wording.title(), Field.Store.NO));
            document.add(new TextField("text_" + language, text, Field.Store.NO));
            grams.append(wording.title()).append('\n').append(wording.summary()).append('\n');
            count(wording.title() + " " + text, words);
        });
        String names = names(practice);
        grams.append(names);
        count(names, words);
        document.add(new TextField("names", names, Field.Store.NO));
        document.add(new TextField(Passages.GRAMS, grams.toString(), Field.Store.NO));
        for (String concept : closure(practice)) {
            document.add(new StringField(CONCEPT, concept, Field.Store.NO));
        }
        facets(practice)
                .forEach((facet, values) ->
                        values.forEach(value -> document.add(new SortedSetDocValuesFacetField(facet, value))));
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
        if (facetState == null) {
            return new Answer(0, List.of(), List.of(), Optional.empty(), read.language());
        }
        Found found = find(query(read, everything, true), question);
        if (found.total() == 0 && read.groups().size() > 1) {
            found = find(query(read, everything, false), question);
        }
        List<ScoreDoc> ranked = fuse(found.hits(), question, read.language(), everything);
        Highlighter highlighter = new Highlighter(library, read);
        List<Answer.Hit> hits = new ArrayList<>();
        for (ScoreDoc hit :
                ranked.stream().skip(question.from()).limit(question.size()).toList()) {
            Practice practice =
                    library.get(searcher.storedFields().document(hit.doc).get("id"));
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

    /** What Lucene found. */
    private record Found(int total, List<ScoreDoc> hits, List<Answer.FacetCounts> facets) {}

    private Found find(Query query, Question question) throws IOException {
        BooleanQuery.Builder narrowed = new BooleanQuery.Builder().add(query, BooleanClause.Occur.MUST);
        question.facets()
                .getOrDefault(CONCEPT, Set.of())
                .forEach(
                        concept -> narrowed.add(new TermQuery(new Term(CONCEPT, concept)), BooleanClause.Occur.FILTER));
        int wanted = Math.min(reader.maxDoc(), Math.max(question.from() + question.size(), FUSED));
        DrillDownQuery drill = new DrillDownQuery(config, narrowed.build());
        Set<String> chosen = new HashSet<>(question.facets().keySet());
        chosen.retainAll(FACETS);
        for (String facet : chosen) {
            question.facets().getOrDefault(facet, Set.of()).forEach(value -> drill.add(facet, value));
        }
        if (chosen.isEmpty()) {
            FacetsCollectorManager.FacetsResult result =
                    FacetsCollectorManager.search(searcher, narrowed.build(), wanted, new FacetsCollectorManager());
            FacetsCollector collected = result.facetsCollector();
            int total = collected.getMatchingDocs().stream()
                    .mapToInt(docs -> docs.totalHits())
                    .sum();
            return new Found(
                    total,
                    List.of(result.topDocs().scoreDocs),
                    counts(new SortedSetDocValuesFacetCounts(facetState, collected)));
        }
        DrillSideways.DrillSidewaysResult result =
                new DrillSideways(searcher, config, facetState).search(drill, wanted);
        TopDocs top = result.hits;
        return new Found(searcher.count(drill), List.of(top.scoreDocs), counts(result.facets));
    }

    private static List<Answer.FacetCounts> counts(Facets facets) throws IOException {
        List<Answer.FacetCounts> counts = new ArrayList<>();
        for (String facet : FACETS) {
            FacetResult result = facets.getTopChildren(MOST_VALUES, facet);
            if (result != null) {
                List<Answer.Count> values = new ArrayList<>();
                for (LabelAndValue value : result.labelValues) {
                    values.add(new Answer.Count(value.label, value.value.intValue()));
                }
                values.sort(Comparator.comparingInt((Answer.Count count) -> -count.count())
                        .thenComparing(Answer.Count::value));
                counts.add(new Answer.FacetCounts(facet, values));
            }
        }
        return counts;
    }

    private Query query(Interpreter.Interpretation read, boolean everything, boolean strict) throws IOException {
        if (everything) {
            return MatchAllDocsQuery.INSTANCE;
        }
        if (read.groups().isEmpty()) {
            return new MatchNoDocsQuery("only small words");
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (Interpreter.Group group : read.groups()) {
            query.add(query(group), BooleanClause.Occur.SHOULD);
        }
        // half of what was asked for must be there, so that long questions do not match everything
        query.setMinimumNumberShouldMatch(strict ? Math.max(1, read.groups().size() / 2) : 1);
        return query.build();
    }

    private Query query(Interpreter.Group group) throws IOException {
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
            translation(meaning).ifPresent(words -> query.add(words, BooleanClause.Occur.SHOULD));
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

    /** The terms of a concept in the languages of the records; of those that a record has the best counts. */
    private Optional<Query> translation(Interpreter.Meaning meaning) throws IOException {
        List<Query> words = new ArrayList<>();
        Concept concept = library.vocabulary().get(meaning.concept());
        for (String language : languages) {
            String field = "text_" + language;
            for (String term : concept.terms().getOrDefault(language, List.of())) {
                List<String> stems = Analysers.terms(Analysers.language(language), term);
                boolean there = !stems.isEmpty();
                for (String stem : stems) {
                    there &= reader.docFreq(new Term(field, stem)) > 0;
                }
                if (there) {
                    words.add(
                            stems.size() == 1
                                    ? new TermQuery(new Term(field, stems.getFirst()))
                                    : new PhraseQuery(1, field, stems.toArray(String[]::new)));
                }
            }
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(new DisjunctionMaxQuery(words, 0));
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

    /** Words and meaning fused by reciprocal rank (Cormack, Clarke and Buettcher 2009), where the language allows it. */
    private List<ScoreDoc> fuse(List<ScoreDoc> byWords, Question question, String language, boolean everything)
            throws IOException {
        if (vectors.isEmpty()
                || everything
                || !question.facets().isEmpty()
                || !vectors.get().knows(language)) {
            return byWords;
        }
        List<Integer> byMeaning = vectors.get().nearest(question.text(), FUSED);
        Map<Integer, Float> scores = new TreeMap<>();
        for (int rank = 0; rank < byWords.size(); rank++) {
            scores.merge(byWords.get(rank).doc, 1f / (RECIPROCAL + rank + 1), Float::sum);
        }
        for (int rank = 0; rank < byMeaning.size(); rank++) {
            scores.merge(byMeaning.get(rank), 1f / (RECIPROCAL + rank + 1), Float::sum);
        }
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
