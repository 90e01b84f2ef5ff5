package org.isopolity.embedder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.isopolity.practice.search.Judgements;
import org.isopolity.practice.search.Passages;
import org.isopolity.practice.search.ReciprocalRank;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Words and meaning together against a public collection; takes some minutes, and is skipped where the collection is absent. */
class FusedRetrievalIT {

    private static final Path SCIFACT = Path.of("..", "..", "shared", "golden", "retrieval", "scifact");
    private static final int LIST = 100;

    private static List<String> lines(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    @Test
    void wordsAndMeaningFindMoreThanEither() throws IOException {
        assumeTrue(Files.isDirectory(SCIFACT), "the test collection is not here: " + SCIFACT);
        JsonMapper json = JsonMapper.builder().build();
        List<Passages.Passage> passages = new ArrayList<>();
        for (String line : lines(SCIFACT.resolve("corpus.jsonl.gz"))) {
            JsonNode record = json.readTree(line);
            passages.add(new Passages.Passage(
                    record.get("_id").asString(),
                    record.get("title").asString() + " " + record.get("text").asString()));
        }
        Map<String, String> queries = new TreeMap<>();
        for (String line : lines(SCIFACT.resolve("queries.tsv"))) {
            queries.put(line.substring(0, line.indexOf('\t')), line.substring(line.indexOf('\t') + 1));
        }
        Judgements judgements = new Judgements();
        for (String line : lines(SCIFACT.resolve("qrels.txt"))) {
            String[] parts = line.strip().split("\\s+", -1);
            judgements.add(parts[0], parts[2], Integer.parseInt(parts[3]));
        }
        SmallEnglishModel model = new SmallEnglishModel();
        List<float[]> vectors =
                passages.stream().map(passage -> model.passage(passage.text())).toList();
        try (Passages index = Passages.build("en", 1.2, 0.75, passages)) {
            double words = judgements.ndcg10(id -> index.byWords(queries.getOrDefault(id, ""), 10));
            double meaning = judgements.ndcg10(
                    id -> byMeaning(model.query(queries.getOrDefault(id, "")), passages, vectors, 10));
            double fused = judgements.ndcg10(id -> ReciprocalRank.fuse(
                    index.byWords(queries.getOrDefault(id, ""), LIST),
                    byMeaning(model.query(queries.getOrDefault(id, "")), passages, vectors, LIST),
                    10));
            System.out.printf("SciFact nDCG@10: words %.4f, meaning %.4f, fused %.4f%n", words, meaning, fused);
            assertThat(fused).isGreaterThanOrEqualTo(0.71).isGreaterThan(Math.max(words, meaning));
        }
    }

    private static List<String> byMeaning(
            float[] query, List<Passages.Passage> passages, List<float[]> vectors, int most) {
        double[] likeness = new double[passages.size()];
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < likeness.length; i++) {
            for (int j = 0; j < query.length; j++) {
                likeness[i] += (double) query[j] * vectors.get(i)[j];
            }
            order.add(i);
        }
        order.sort(Comparator.comparingDouble((Integer number) -> -likeness[number]));
        return order.stream()
                .limit(most)
                .map(number -> passages.get(number).id())
                .toList();
    }
}
