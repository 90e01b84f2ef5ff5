package org.isopolity.practice.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.isopolity.practice.Starter;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Search against judgements: public collections whose figures are published, and queries of our own. */
class RetrievalTest {

    private static final Path GOLDEN = Path.of("..", "..", "shared", "golden", "retrieval");

    private static Path golden(String name) {
        Path file = GOLDEN.resolve(name);
        assumeTrue(Files.exists(file), "the test collections are not here: " + file);
        return file;
    }

    private static List<String> lines(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private static Judgements judgements(Path file) throws IOException {
        Judgements judgements = new Judgements();
        for (String line : lines(file)) {
            String[] parts = line.strip().split("\\s+", -1);
            judgements.add(parts[0], parts[2], Integer.parseInt(parts[3]));
        }
        return judgements;
    }

    private static Map<String, String> table(Path file) throws IOException {
        Map<String, String> table = new TreeMap<>();
        for (String line : lines(file)) {
            int tab = line.indexOf('\t');
            table.put(line.substring(0, tab), line.substring(tab + 1));
        }
        return table;
    }

    private static List<Passages.Passage> passages(Path file) throws IOException {
        List<Passages.Passage> passages = new ArrayList<>();
        table(file).forEach((id, text) -> passages.add(new Passages.Passage(id, text)));
        return passages;
    }

    @Test
    void bm25ReachesThePublishedFigureOnSciFact() throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        List<Passages.Passage> passages = new ArrayList<>();
        for (String line : lines(golden("scifact/corpus.jsonl.gz"))) {
            JsonNode record = json.readTree(line);
            passages.add(new Passages.Passage(
                    record.get("_id").asString(),
                    record.get("title").asString() + " " + record.get("text").asString()));
        }
        Map<String, String> queries = table(golden("scifact/queries.tsv"));
        Judgements judgements = judgements(golden("scifact/qrels.txt"));
        try (Passages index = Passages.build("en", 0.9, 0.4, passages)) {
            double ndcg = judgements.ndcg10(id -> index.byWords(queries.getOrDefault(id, ""), 10));
            assertThat(ndcg).isCloseTo(0.679, within(0.001));
        }
    }

    @ParameterizedTest
    @CsvSource({"en", "de", "ar"})
    void wordsFindParagraphsOfTheirOwnLanguage(String language) throws IOException {
        Map<String, String> queries = table(golden("xquad/queries." + language + ".tsv.gz"));
        Judgements judgements = judgements(golden("xquad/qrels.txt"));
        try (Passages index =
                Passages.build(language, 1.2, 0.75, passages(golden("xquad/docs." + language + ".tsv.gz")))) {
            assertThat(judgements.ndcg10(id -> index.byWords(queries.getOrDefault(id, ""), 10)))
                    .isGreaterThanOrEqualTo(0.93);
        }
    }

    @Test
    void gramsAloneLeadFromGermanToEnglish() throws IOException {
        Map<String, String> queries = table(golden("xquad/queries.de.tsv.gz"));
        Judgements judgements = judgements(golden("xquad/qrels.txt"));
        try (Passages index = Passages.build("en", 1.2, 0.75, passages(golden("xquad/docs.en.tsv.gz")))) {
            assertThat(judgements.ndcg10(id -> index.byGrams(queries.getOrDefault(id, ""), 10)))
                    .isGreaterThanOrEqualTo(0.60);
        }
    }

    /** The half for tuning; the other half is for the figure that a release states. */
    @ParameterizedTest
    @CsvSource({"en, 0.85", "fr, 0.85", "de, 0.80", "es, 0.85", "ar, 0.80"})
    void questionsOfTheFieldFindTheirPractices(String language, double least) {
        Map<String, String> texts = new TreeMap<>();
        Judgements judgements = new Judgements();
        for (Row row : CsvTable.read(Path.of("..", "bench", "retrieval", "queries.csv"))
                .rows()) {
            if (row.text("language").equals(language) && row.text("half").equals("tune")) {
                texts.put(row.text("id"), row.text("query"));
                for (String judged : row.text("relevant").split(" ", -1)) {
                    String[] parts = judged.split(":", -1);
                    assertThat(Starter.library().find(parts[0])).as(judged).isPresent();
                    judgements.add(row.text("id"), parts[0], Integer.parseInt(parts[1]));
                }
            }
        }
        try (PracticeIndex index = PracticeIndex.build(Starter.library())) {
            double ndcg = judgements.ndcg10(id -> {
                List<String> found = index.search(Question.of(texts.getOrDefault(id, ""), language)).hits().stream()
                        .map(Answer.Hit::practice)
                        .toList();
                return found;
            });
            assertThat(ndcg).isGreaterThanOrEqualTo(least);
        }
    }
}
