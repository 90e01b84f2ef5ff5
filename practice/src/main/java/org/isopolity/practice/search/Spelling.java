package org.isopolity.practice.search;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Words that records and vocabulary use, to put right those that nobody uses. */
final class Spelling implements AutoCloseable {

    private static final String FIELD = "word";
    private static final int MOST_DOCUMENTS = 20;

    private final DirectoryReader reader;
    private final DirectSpellChecker checker = new DirectSpellChecker();

    /** Words with how often they are used; what is used often is suggested first. */
    Spelling(Map<String, Integer> words) throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            for (Map.Entry<String, Integer> word : words.entrySet()) {
                Document document = new Document();
                document.add(new StringField(FIELD, word.getKey(), Field.Store.NO));
                // how often a word is used is the number of its documents; a few are enough to tell common from rare
                for (int i = 0; i < Math.min(MOST_DOCUMENTS, word.getValue()); i++) {
                    writer.addDocument(document);
                }
            }
        }
        reader = DirectoryReader.open(directory);
        checker.setMinQueryLength(4);
        checker.setMinPrefix(1);
    }

    /** A word that is used and looks like this one; nothing where this one is used itself. */
    Optional<String> correct(String word) throws IOException {
        SuggestWord[] near =
                checker.suggestSimilar(new Term(FIELD, word), 1, reader, SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX);
        return near.length == 0 ? Optional.empty() : Optional.of(near[0].string);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
