package org.isopolity.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.isopolity.population.area.AreaFile;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.area.Layout;
import org.isopolity.population.disclosure.Publishable;
import org.isopolity.population.disclosure.UnprotectableTable;
import org.isopolity.population.segregation.Contrast;
import org.isopolity.population.segregation.Exposure;
import org.isopolity.population.segregation.ManyGroups;
import org.isopolity.population.segregation.Visits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whom people meet in the places that they visit, against whom they would meet if visitors were like their neighbours at home. */
@Command(name = "visits", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
final class PopulationVisits implements Callable<Integer> {

    @Mixin
    private final CountsOptions counts = new CountsOptions();

    @Option(names = "--by-home", paramLabel = "FILE", descriptionKey = "by-home")
    private @Nullable Path byHome;

    @Option(names = "--homes", paramLabel = "FILE", descriptionKey = "homes")
    private @Nullable Path homes;

    @Mixin
    private final HandlingOptions handling = new HandlingOptions();

    @Mixin
    private final LogBaseOption logarithms = new LogBaseOption();

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        if ((byHome == null) != (homes == null)) {
            throw new Refusal("population.visits.homes");
        }
        HandlingOptions.Leaving leaving = handling.leaving(counts.read());
        AreaTable observed = leaving.series().newest();
        Optional<AreaTable> expected =
                byHome == null || homes == null ? Optional.empty() : Optional.of(expected(byHome, homes));
        expected.filter(table -> !table.groups().equals(observed.groups())).ifPresent(table -> {
            throw new Refusal("population.visits.groups", observed.groups(), table.groups());
        });
        List<List<Object>> rows = new ArrayList<>();
        for (String group : observed.groups()) {
            List<Object> row = new ArrayList<>(List.of(group, Exposure.isolation(Contrast.withRest(observed, group))));
            expected.ifPresent(table -> {
                row.add(Exposure.isolation(Contrast.withRest(table, group)));
                row.add(Visits.isolationRatio(observed, table, group));
            });
            rows.add(row);
        }
        List<String> columns = new ArrayList<>(List.of("group", "xPx"));
        List<String> notes = new ArrayList<>(leaving.notes());
        logarithms.note(notes);
        if (expected.isPresent()) {
            columns.addAll(List.of("xPx_expected", "ratio"));
            notes.add(Terminal.words("population.visits.ratio"));
        }
        ManyGroups all = ManyGroups.of(observed);
        report.write(
                new Report(
                        Terminal.words(
                                "population.visits.title", observed.units().size()),
                        notes,
                        List.of(
                                new Report.Table("visits", Terminal.words("population.visits"), columns, rows),
                                new Report.Table(
                                        "all_groups",
                                        Terminal.words("population.all-groups"),
                                        List.of("index", "value"),
                                        List.of(
                                                List.of("M", logarithms.get().of(all.information())),
                                                List.of("H", all.informationRatio()),
                                                List.of("D", all.dissimilarity())))),
                        Optional.empty()),
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr()));
        return 0;
    }

    private AreaTable expected(Path visits, Path people) {
        AreaTable of = table(visits);
        AreaTable living = table(people);
        try {
            return Visits.expected(of, living);
        } catch (IllegalArgumentException nobody) {
            throw new Refusal("population.visits.nowhere", String.valueOf(nobody.getMessage()), people);
        }
    }

    /** A table whose first column is the unit; small counts are hidden in it as in the other. */
    private AreaTable table(Path file) {
        String unit = AreaFile.table(file).columns().getFirst();
        try {
            return Publishable.of(AreaFile.read(file, Layout.wide(unit)).newest(), handling.handling())
                    .table();
        } catch (UnprotectableTable hopeless) {
            throw new Refusal("population.unprotectable", String.valueOf(hopeless.getMessage()));
        }
    }
}
