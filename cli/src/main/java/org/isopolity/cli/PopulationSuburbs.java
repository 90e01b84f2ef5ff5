package org.isopolity.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.isopolity.population.area.AreaSeries;
import org.isopolity.population.people.Suburbs;
import org.isopolity.population.picture.LineChart;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Central cities against suburbs. */
@Command(name = "suburbs", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
final class PopulationSuburbs implements Callable<Integer> {

    @Mixin
    private final CountsOptions counts = new CountsOptions();

    @Mixin
    private final HandlingOptions handling = new HandlingOptions();

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Option(names = "--kinds", paramLabel = "FILE", required = true, descriptionKey = "kinds")
    @SuppressWarnings("NullAway.Init")
    private Path kinds;

    @Option(names = "--kind", paramLabel = "COLUMN", defaultValue = "kind", descriptionKey = "kind")
    @SuppressWarnings("NullAway.Init")
    private String kind;

    @Option(names = "--kind-unit", paramLabel = "COLUMN", defaultValue = "unit", descriptionKey = "kind-unit")
    @SuppressWarnings("NullAway.Init")
    private String kindUnit;

    @Option(names = "--group", paramLabel = "NAME", descriptionKey = "group")
    private @Nullable String group;

    @Option(names = "--everywhere", paramLabel = "PEOPLE", descriptionKey = "everywhere")
    private @Nullable Double everywhere;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (everywhere != null && !(everywhere > 0)) {
            throw new Refusal("population.numbers");
        }
        HandlingOptions.Leaving leaving = handling.leaving(counts.read());
        AreaSeries series = leaving.series();
        Map<String, String> known = kinds();
        String chosen = CountsOptions.group(series.newest(), group);
        List<List<Object>> rows = new ArrayList<>();
        TreeMap<String, TreeMap<Integer, Double>> lines = new TreeMap<>();
        series.tables().forEach((year, table) -> {
            Suburbs suburbs = Suburbs.of(
                    table,
                    CountsOptions.group(table, chosen),
                    unit -> Optional.ofNullable(known.get(unit)),
                    everywhere == null ? OptionalDouble.empty() : OptionalDouble.of(everywhere));
            for (Suburbs.Kind place : suburbs.kinds()) {
                rows.add(List.of(
                        year == AreaSeries.UNDATED ? "" : Integer.toString(year),
                        place.name(),
                        place.people(),
                        place.everyone(),
                        place.shareOfMetro(),
                        place.shareOfAll(),
                        place.everyoneShare(),
                        place.ratio(),
                        place.groupShare()));
                place.shareOfMetro()
                        .find()
                        .ifPresent(share -> lines.computeIfAbsent(place.name(), _ -> new TreeMap<>())
                                .put(year, share));
            }
        });
        if (rows.isEmpty()) {
            throw new Refusal("population.no-kinds", kinds, counts.file());
        }
        List<String> notes = new ArrayList<>(leaving.notes());
        notes.add(Terminal.words(everywhere == null ? "population.denominator" : "population.denominators", chosen));
        String title = Terminal.words("population.suburbs.title", chosen);
        report.write(
                new Report(
                        title,
                        notes,
                        List.of(new Report.Table(
                                "suburbs",
                                Terminal.words("population.suburbs"),
                                List.of(
                                        "year",
                                        "kind",
                                        "people",
                                        "everyone",
                                        "share_of_metro",
                                        "share_of_country",
                                        "everyone_share",
                                        "ratio",
                                        "group_share"),
                                rows)),
                        Optional.of(LineChart.svg(
                                title,
                                lines.entrySet().stream()
                                        .map(line -> new LineChart.Series(line.getKey(), line.getValue(), false))
                                        .toList(),
                                List.of()))),
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr()));
        return 0;
    }

    private Map<String, String> kinds() {
        CsvTable table = CsvTable.read(kinds);
        table.require(kindUnit, kind);
        Map<String, String> known = new HashMap<>();
        for (Row row : table.rows()) {
            String name = row.text(kind);
            String before = name.isEmpty() ? null : known.put(row.requiredText(kindUnit), name);
            if (before != null && !before.equals(name)) {
                throw row.problem(
                        kind,
                        "'" + row.text(kindUnit) + "' is '" + before + "' in an earlier line.",
                        "Give each unit one kind.");
            }
        }
        return known;
    }
}
