package org.isopolity.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.isopolity.index.robustness.Progress;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the starter facts come to. The golden file holds what was published; whoever means to change it, and says so in the
 * changelog, takes the columns of the same names from the new release's {@code ranks.csv}.
 */
class StarterTest {

    private static final Path STARTER = Path.of("..", "starter", "openness");
    private static final List<String> LEVELS = List.of("city", "metro", "region", "country");

    private static Results results;

    @BeforeAll
    static void score() {
        results = Sources.in(STARTER).score(Progress.SILENT);
    }

    @Test
    void scoresRanksAndIntervalsAreThosePublished() throws URISyntaxException {
        CsvTable golden =
                CsvTable.read(Path.of(Objects.requireNonNull(StarterTest.class.getResource("starter-ranks.csv"))
                        .toURI()));
        assertThat(golden.rows()).hasSize(93);
        for (Row row : golden.rows()) {
            String id = row.text("city_id");
            CityResult city = results.find(id).orElseThrow();
            assertThat(city.coverage().observed()).as(id).isEqualTo((int) row.number("observed"));
            assertThat(city.coverage().ownFigures()).as(id).isEqualTo((int) row.number("own_figures"));
            assertThat(city.rank().isPresent())
                    .as(id)
                    .isEqualTo(row.findNumber("rank").isPresent());
            if (city.rank().isPresent()) {
                assertThat(city.score().orElseThrow()).as(id).isCloseTo(row.number("score"), within(1e-9));
                assertThat(city.rank()).as(id).hasValue((int) row.number("rank"));
                assertThat(city.interval().orElseThrow().best()).as(id).isEqualTo((int) row.number("rank_best"));
                assertThat(city.interval().orElseThrow().worst()).as(id).isEqualTo((int) row.number("rank_worst"));
            }
        }
    }

    /** The recipe in forty plain lines, from the files alone: goalposts, then means of means over what is present. */
    @Test
    void scoresAreWhatThePlainReckoningGives() throws IOException {
        Map<String, Row> nodes = new TreeMap<>();
        Map<String, List<String>> children = new HashMap<>();
        for (Row row : CsvTable.read(STARTER.resolve("framework.csv")).rows()) {
            nodes.put(row.text("id"), row);
            children.computeIfAbsent(row.text("parent"), parent -> new ArrayList<>())
                    .add(row.text("id"));
        }
        Map<String, Map<String, Row>> chosen = new TreeMap<>();
        for (Row row : CsvTable.read(STARTER.resolve("observations.csv")).rows()) {
            chosen.computeIfAbsent(row.text("city_id"), city -> new HashMap<>())
                    .merge(row.text("indicator_id"), row, StarterTest::better);
        }
        int scored = 0;
        for (CityResult city : results.ranked()) {
            Map<String, Double> scores = new HashMap<>();
            chosen.get(city.city().id()).forEach((indicator, observation) -> {
                if (results.effectiveWeight(indicator) > 0) {
                    double worst = nodes.get(indicator).number("worst");
                    double way = (observation.number("value") - worst)
                            / (nodes.get(indicator).number("target") - worst);
                    scores.put(indicator, 1 + 99 * Math.clamp(way, 0, 1));
                }
            });
            assertThat(mean("openness", nodes, children, scores))
                    .as(city.city().name())
                    .isCloseTo(city.score().orElseThrow(), within(1e-9));
            scored++;
        }
        assertThat(scored).isEqualTo(80);
    }

    private static Row better(Row one, Row other) {
        int level = LEVELS.indexOf(one.text("level")) - LEVELS.indexOf(other.text("level"));
        return level < 0 || (level == 0 && one.year("year") > other.year("year")) ? one : other;
    }

    /** The weighted mean of a node's parts, or NaN where fewer than half of the parts in the index are present. */
    private static double mean(
            String node, Map<String, Row> nodes, Map<String, List<String>> children, Map<String, Double> scores) {
        if (!children.containsKey(node)) {
            return scores.getOrDefault(node, Double.NaN);
        }
        double sum = 0;
        double weights = 0;
        int present = 0;
        int parts = 0;
        for (String child : children.get(node)) {
            if (results.effectiveWeight(child) == 0) {
                continue;
            }
            parts++;
            double score = mean(child, nodes, children, scores);
            if (!Double.isNaN(score)) {
                double weight = nodes.get(child).findNumber("weight").orElse(1);
                sum += weight * score;
                weights += weight;
                present++;
            }
        }
        return present * 2 < parts || present == 0 ? Double.NaN : sum / weights;
    }
}
