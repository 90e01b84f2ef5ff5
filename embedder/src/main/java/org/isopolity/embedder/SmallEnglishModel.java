package org.isopolity.embedder;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.isopolity.practice.search.Embedder;

/**
 * The sentence model all-MiniLM-L6-v2, quantised, in this process. It reads the first 128 tokens of a text, about a hundred words, and
 * understands English only: from other languages its answers are worse than none, so it is heard for none. Weights and native libraries
 * come with the artefacts; nothing is fetched at run time.
 */
public final class SmallEnglishModel implements Embedder {

    private static final String NATIVES = "DJL_CACHE_DIR";
    private static final int REMEMBERED = 20_000;

    private final EmbeddingModel model;

    /** Passages that were read before: one record more does not make all others be read anew. */
    private final Map<String, float[]> passages = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** The model, loaded; takes about a second. */
    public SmallEnglishModel() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        if (System.getenv(NATIVES) == null && System.getProperty(NATIVES) == null) {
            // the tokenizer unpacks its native library; a service may have no home to write to
            System.setProperty(
                    NATIVES,
                    Path.of(System.getProperty("java.io.tmpdir"), "isopolity-" + System.getProperty("user.name"))
                            .toString());
        }
        this.model = new AllMiniLmL6V2QuantizedEmbeddingModel();
    }

    @Override
    public Set<String> languages() {
        return Set.of("en");
    }

    @Override
    public float[] passage(String text) {
        synchronized (passages) {
            return passages.computeIfAbsent(text, this::read).clone();
        }
    }

    @Override
    public float[] query(String text) {
        return read(text);
    }

    /** A vector of length 1; of no text the one that is like nothing. */
    private float[] read(String text) {
        return text.isBlank()
                ? new float[model.dimension()]
                : model.embed(text).content().vector();
    }
}
