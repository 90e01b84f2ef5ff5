package org.isopolity.practice.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Plain texts of one language, found by their words or by runs of four characters. The ground under {@link PracticeIndex} by itself, so that
 * it can be held against published figures of retrieval.
 */
public final class Passages implements AutoCloseable {

    static final String TEXT = "text";
    static final String GRAMS = "grams";

    private final Analyzer analyzer;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    /**
     * A text.
     *
     * @param id what it is called
     * @param text its words
     */
    public record Passage(String id, String text) {}

    private Passages(Analyzer analyzer, DirectoryReader reader, BM25Similarity similarity) {
        this.analyzer = analyzer;
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        searcher.setSimilarity(similarity);
    }

    /**
     * Indexes passages.
     *
     * @param language code of their language
     * @param k1 how fast repeated words stop to count, by BM25
     * @param b how much length counts, from 0 to 1, by BM25
     * @param passages in any order
     */
    public static Passages build(String language, double k1, double b, List<Passage> passages) {
        Analyzer analyzer = Analysers.language(language);
        BM25Similarity similarity = new BM25Similarity((float) k1, (float) b);
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try {
            try (IndexWriter writer = new IndexWriter(
                    directory,
                    new IndexWriterConfig(PracticeIndex.perField(analyzer))
                            .setSimilarity(similarity)
                            .setMergePolicy(new LogDocMergePolicy()))) {
                for (Passage passage : passages.stream()
                        .sorted(Comparator.comparing(Passage::id))
                        .toList()) {
                    Document document = new Document();
                    document.add(new StoredField("id", passage.id()));
                    document.add(new TextField(TEXT, passage.text(), Field.Store.NO));
                    document.add(new TextField(GRAMS, passage.text(), Field.Store.NO));
                    writer.addDocument(document);
                }
            }
            return new Passages(analyzer, DirectoryReader.open(directory), similarity);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The passages that share words with a text, the best first. */
    public List<String> byWords(String text, int most) {
        return find(TEXT, Analysers.terms(analyzer, text), most);
    }

    /** The passages that share runs of four characters with a text of any language, the best first. */
    public List<String> byGrams(String text, int most) {
        return find(GRAMS, Analysers.terms(Analysers.grams(), text), most);
    }

    private List<String> find(String field, List<String> terms, int most) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        terms.stream()
                .limit(IndexSearcher.getMaxClauseCount())
                .forEach(term -> query.add(new TermQuery(new Term(field, term)), BooleanClause.Occur.SHOULD));
        try {
            List<String> found = new ArrayList<>();
            for (ScoreDoc hit : searcher.search(query.build(), most).scoreDocs) {
                found.add(searcher.storedFields().document(hit.doc).get("id"));
            }
            return found;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
