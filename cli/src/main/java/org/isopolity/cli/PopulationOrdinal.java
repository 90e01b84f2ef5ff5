package org.isopolity.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.isopolity.population.area.AreaSeries;
import org.isopolity.population.segregation.Ordinal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Segregation of groups in an order, such as years since arrival or bands of income. */
@Command(name = "ordinal", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
final class PopulationOrdinal implements Callable<Integer> {

    @Mixin
    private final CountsOptions counts = new CountsOptions();

    @Mixin
    private final HandlingOptions handling = new HandlingOptions();

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        HandlingOptions.Leaving leaving = handling.leaving(counts.read());
        List<String> notes = new ArrayList<>(leaving.notes());
        notes.add(Terminal.words(
                "population.ordinal.order",
                String.join(" < ", leaving.series().newest().groups())));
        List<List<Object>> rows = new ArrayList<>();
        leaving.series().tables().forEach((year, table) -> {
            String when = year == AreaSeries.UNDATED ? "" : Integer.toString(year);
            for (Ordinal.Variation variation : Ordinal.Variation.values()) {
                rows.add(List.of(
                        when,
                        Terminal.words("population.ordinal." + variation.name().toLowerCase(Locale.ROOT)),
                        Ordinal.segregation(table, variation)));
            }
            rows.add(List.of(when, Terminal.words("population.ordinal.rank"), Ordinal.rankOrder(table)));
        });
        report.write(
                new Report(
                        Terminal.words("population.ordinal.title"),
                        notes,
                        List.of(new Report.Table(
                                "ordinal",
                                Terminal.words("population.ordinal"),
                                List.of("year", "index", "value"),
                                rows)),
                        Optional.empty()),
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr()));
        return 0;
    }
}
