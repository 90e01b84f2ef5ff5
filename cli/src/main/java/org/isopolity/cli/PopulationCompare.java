package org.isopolity.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.change.CityDifference;
import org.isopolity.population.segregation.Evenness;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Why one city is more segregated than another. */
@Command(name = "compare", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
final class PopulationCompare implements Callable<Integer> {

    @Mixin
    private final CountsOptions counts = new CountsOptions();

    @Option(names = "--with", paramLabel = "FILE", required = true, descriptionKey = "with")
    @SuppressWarnings("NullAway.Init")
    private Path with;

    @Option(names = "--group", paramLabel = "NAME", required = true, descriptionKey = "group")
    @SuppressWarnings("NullAway.Init")
    private String group;

    @Mixin
    private final HandlingOptions handling = new HandlingOptions();

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        HandlingOptions.Leaving one = handling.leaving(counts.read());
        HandlingOptions.Leaving other = handling.leaving(counts.read(with));
        AreaTable here = one.series().newest();
        AreaTable there = other.series().newest();
        CountsOptions.group(here, group);
        CountsOptions.group(there, group);
        List<String> notes = new ArrayList<>();
        one.notes().forEach(note -> notes.add(counts.file().getFileName() + ": " + note));
        other.notes().forEach(note -> notes.add(with.getFileName() + ": " + note));
        notes.add(Terminal.words("population.compare.how"));
        List<List<Object>> rows = new ArrayList<>();
        rows.add(row("D", CityDifference.between(here, group, there, group, Evenness::dissimilarity)));
        rows.add(row("G", CityDifference.between(here, group, there, group, Evenness::gini)));
        rows.add(row("H", CityDifference.between(here, group, there, group, Evenness::entropy)));
        report.write(
                new Report(
                        Terminal.words(
                                "population.compare.title", group, counts.file().getFileName(), with.getFileName()),
                        notes,
                        List.of(new Report.Table(
                                "difference",
                                Terminal.words("population.compare"),
                                List.of("index", "first", "second", "difference", "from_areas", "from_shares"),
                                rows)),
                        Optional.empty()),
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr()));
        return 0;
    }

    private static List<Object> row(String index, CityDifference difference) {
        return List.of(
                index,
                difference.first(),
                difference.second(),
                difference.first() - difference.second(),
                difference.spatial(),
                difference.attribute());
    }
}
