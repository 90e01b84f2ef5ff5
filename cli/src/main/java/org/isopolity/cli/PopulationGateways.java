package org.isopolity.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.isopolity.population.gateway.Classification;
import org.isopolity.population.gateway.History;
import org.isopolity.population.gateway.Rules;
import org.isopolity.population.picture.LineChart;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What kind of gateway each city is, and why. */
@Command(name = "gateways", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
final class PopulationGateways implements Callable<Integer> {

    @Option(names = "--counts", paramLabel = "FILE", required = true, descriptionKey = "history")
    @SuppressWarnings("NullAway.Init")
    private Path history;

    @Option(names = "--country", paramLabel = "NAME", required = true, descriptionKey = "country")
    @SuppressWarnings("NullAway.Init")
    private String country;

    @Option(names = "--rules", paramLabel = "RULES", defaultValue = "2004", descriptionKey = "rules")
    @SuppressWarnings("NullAway.Init")
    private String rules;

    @Option(names = "--city", paramLabel = "NAME", descriptionKey = "city")
    private @Nullable String city;

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Rules table = switch (rules) {
            case "2004" -> Rules.ofSinger2004();
            case "2015" -> Rules.ofSinger2015();
            default -> Rules.read(Path.of(rules));
        };
        List<History> histories = History.read(history);
        History nation = histories.stream()
                .filter(one -> one.city().equals(country))
                .findFirst()
                .orElseThrow(() -> new Refusal("population.no-country", country, history));
        List<History> cities = histories.stream()
                .filter(one -> !one.city().equals(country)
                        && (city == null || one.city().equals(city)))
                .toList();
        if (cities.isEmpty()) {
            throw new Refusal("population.no-city", history);
        }
        List<List<Object>> found = new ArrayList<>();
        List<List<Object>> evidence = new ArrayList<>();
        for (History one : cities) {
            Classification type = Classification.of(one, nation, table);
            found.add(List.of(
                    one.city(),
                    type.gateway().orElse(Terminal.words("population.unclassified")),
                    type.deciding().stream()
                            .map(line -> line.reason().in(Locale.ENGLISH))
                            .collect(Collectors.joining(" "))));
            type.evidence()
                    .forEach(line -> evidence.add(List.of(
                            one.city(),
                            line.gateway().isEmpty() ? Terminal.words("population.metro") : line.gateway(),
                            line.verdict().name().toLowerCase(Locale.ROOT),
                            line.reason().in(Locale.ENGLISH))));
        }
        report.write(
                new Report(
                        Terminal.words("population.gateways.title", table.name()),
                        List.of(table.source()),
                        List.of(
                                new Report.Table(
                                        "gateways",
                                        Terminal.words("population.gateways"),
                                        List.of("city", "gateway", "because"),
                                        found),
                                new Report.Table(
                                        "evidence",
                                        Terminal.words("population.evidence"),
                                        List.of("city", "tried", "verdict", "reason"),
                                        evidence)),
                        Optional.of(timeline(cities.getFirst(), nation, table))),
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr()));
        return 0;
    }

    private static String timeline(History city, History nation, Rules rules) {
        List<LineChart.Span> spans = rules.periods().entrySet().stream()
                .filter(period -> List.of("early", "middle", "recent").contains(period.getKey()))
                .sorted(Comparator.comparingInt(period -> period.getValue().from()))
                .map(period -> new LineChart.Span(
                        period.getKey(),
                        period.getValue().from(),
                        period.getValue().to()))
                .toList();
        return LineChart.svg(
                Terminal.words(
                        "population.timeline",
                        city.city(),
                        Classification.of(city, nation, rules)
                                .gateway()
                                .orElse(Terminal.words("population.unclassified"))),
                List.of(series(city, false), series(nation, true)),
                spans);
    }

    private static LineChart.Series series(History history, boolean dashed) {
        TreeMap<Integer, Double> shares = new TreeMap<>();
        history.years().forEach((year, count) -> shares.put(year, count.share()));
        return new LineChart.Series(history.city(), shares, dashed);
    }
}
