package org.isopolity.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.peer.Criterion;
import org.isopolity.index.peer.Peer;
import org.isopolity.index.peer.Similarity;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.score.Scores;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.release.AnalysisFolder;
import org.isopolity.release.AnalysisTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which cities are like one, by criteria that are stated. */
@Command(name = "peers", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class IndexPeersCommand implements Callable<Integer> {

    @Mixin
    private IndexInputs inputs;

    @Option(names = "--city", paramLabel = "ID", required = true, descriptionKey = "city")
    private String city;

    @Option(
            names = "--by",
            paramLabel = "CRITERION[=WEIGHT]",
            split = ",",
            defaultValue = "population,region,country",
            descriptionKey = "peers.by")
    private List<String> written;

    @Option(names = "--count", paramLabel = "N", defaultValue = "10", descriptionKey = "peers.count")
    private int count;

    @Option(names = "--coverage", paramLabel = "SHARE", defaultValue = "0.5", descriptionKey = "peers.coverage")
    private double coverage;

    @Option(names = "--out", paramLabel = "DIR", required = true, descriptionKey = "out")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Terminal terminal = new Terminal(spec);
        if (count < 1 || !(coverage >= 0 && coverage <= 1)) {
            throw new Refusal("peers.numbers");
        }
        Framework framework = inputs.framework();
        Observations observations = inputs.observations(framework);
        Recipe recipe = inputs.recipe();
        if (observations.cities().find(city).isEmpty()) {
            throw new Refusal("index.no-city", city);
        }
        List<City> cities = observations.cities().asList();
        Similarity similarity = new Similarity(criteria(cities, recipe.select().apply(framework, observations)));
        List<Peer> peers = similarity.peers(city, cities.stream().map(City::id).toList(), count, coverage);
        Scores scores = recipe.apply(framework, observations);
        String digest = AnalysisFolder.write(
                out,
                new AnalysisFolder.Method(
                        Terminal.words("peers.title", framework.root().label(), city),
                        List.of(Terminal.words(
                                "peers.note",
                                String.join(
                                        ", ",
                                        similarity.criteria().stream()
                                                .map(criterion -> criterion.id() + " ("
                                                        + TextTable.number(criterion.weight()) + ")")
                                                .toList()),
                                coverage)),
                        recipe,
                        false),
                List.of(table(peers, scores), likeness(peers)));
        print(terminal, peers, similarity, scores);
        terminal.line("");
        terminal.say("index.written", out, digest);
        return 0;
    }

    // ---- criteria -------------------------------------------------------------------------------------------------

    private List<Criterion> criteria(List<City> cities, Sheet observed) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (String one : written) {
            String[] parts = one.strip().split("=", 2);
            if (weights.putIfAbsent(parts[0], weight(one, parts)) != null) {
                throw new Refusal("peers.twice", parts[0]);
            }
        }
        List<Criterion> criteria = new ArrayList<>();
        weights.forEach((name, weight) -> criteria.add(
                switch (name) {
                    case "population" -> Criterion.population(cities, weight);
                    case "region" -> Criterion.region(cities, weight);
                    case "country" -> Criterion.country(cities, weight);
                    default -> {
                        if (observed.findColumn(name).isEmpty()) {
                            throw new Refusal("peers.no-criterion", name);
                        }
                        yield Criterion.indicator(observed, name, weight);
                    }
                }));
        return criteria;
    }

    private static double weight(String written, String... parts) {
        if (parts.length == 1) {
            return 1;
        }
        try {
            double weight = Double.parseDouble(parts[1]);
            if (weight > 0 && Double.isFinite(weight)) {
                return weight;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new Refusal("peers.weight", written);
    }

    // ---- results --------------------------------------------------------------------------------------------------

    private static OptionalInt rank(Scores scores, String cityId) {
        int row = scores.normalised().positionOfCity(cityId);
        return row < 0 ? OptionalInt.empty() : scores.ranking().find(row);
    }

    private static void print(Terminal terminal, List<Peer> peers, Similarity similarity, Scores scores) {
        if (peers.isEmpty()) {
            terminal.say("peers.none");
            return;
        }
        TextTable table = new TextTable(
                "table.city", "table.similarity", "table.known", "table.score", "table.rank", "table.alike");
        for (Peer peer : peers) {
            table.add(
                    peer.cityId(),
                    String.format(Locale.ROOT, "%.3f", peer.similarity()),
                    String.format(Locale.ROOT, "%.0f%%", 100 * peer.coverage()),
                    TextTable.number(scores.find(peer.cityId())),
                    TextTable.number(rank(scores, peer.cityId())),
                    String.join(
                            ", ",
                            similarity.criteria().stream()
                                    .filter(criterion -> peer.likeness().containsKey(criterion.id()))
                                    .map(criterion -> String.format(
                                            Locale.ROOT,
                                            "%s %.2f",
                                            criterion.id(),
                                            peer.likeness().getOrDefault(criterion.id(), 0.0)))
                                    .toList()));
        }
        table.print(terminal);
    }

    private static AnalysisTable table(List<Peer> peers, Scores scores) {
        ResultTable table = new ResultTable("peers", "The most similar cities, the most similar first")
                .text("city_id", "city")
                .number("similarity", "mean likeness over the criteria known of both, 0 to 1")
                .number("coverage", "share of the criteria, by weight, known of both")
                .number("score", "on the whole index")
                .count("rank", "on the whole index");
        peers.forEach(peer -> table.line(
                peer.cityId(),
                peer.similarity(),
                peer.coverage(),
                scores.find(peer.cityId()),
                rank(scores, peer.cityId())));
        return table.done();
    }

    private static AnalysisTable likeness(List<Peer> peers) {
        ResultTable table = new ResultTable("likeness", "In what each of them is alike")
                .text("city_id", "city")
                .text("criterion", "in what")
                .number("likeness", "0 to 1");
        peers.forEach(peer ->
                peer.likeness().forEach((criterion, likeness) -> table.line(peer.cityId(), criterion, likeness)));
        return table.done();
    }
}
