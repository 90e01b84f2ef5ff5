package org.isopolity.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.isopolity.population.area.AreaSeries;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.disclosure.Attack;
import org.isopolity.population.disclosure.EarlierRelease;
import org.isopolity.population.disclosure.Interval;
import org.isopolity.population.disclosure.MapWarning;
import org.isopolity.population.disclosure.Noise;
import org.isopolity.population.disclosure.Shown;
import org.isopolity.population.disclosure.Suppression;
import org.isopolity.population.source.Imported;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks a table: is it whole, what would it give away, and what may leave? */
@Command(name = "check", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
final class PopulationCheck implements Callable<Integer> {

    /** Ways to protect a table. */
    enum Protection {
        /** Small counts and those that give them away are hidden. */
        SUPPRESS,
        /** Counts are rounded at random. */
        ROUND,
        /** Counts move by cell keys. */
        PERTURB
    }

    @Mixin
    private final CountsOptions counts = new CountsOptions();

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Option(names = "--smallest", paramLabel = "N", defaultValue = "10", descriptionKey = "smallest")
    private int smallest;

    @Option(names = "--protect", paramLabel = "HOW", defaultValue = "SUPPRESS", descriptionKey = "protect")
    @SuppressWarnings("NullAway.Init")
    private Protection protection;

    @Option(names = "--key", paramLabel = "N", descriptionKey = "key")
    private @Nullable Long key;

    @Option(names = "--protected-out", paramLabel = "FILE", descriptionKey = "protected-out")
    private @Nullable Path out;

    @Option(names = "--earlier", paramLabel = "FILE", descriptionKey = "earlier")
    private List<Path> earlier = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (smallest < 2) {
            throw new Refusal("population.numbers");
        }
        if (protection != Protection.SUPPRESS && key == null) {
            throw new Refusal("population.key");
        }
        if (protection != Protection.SUPPRESS && !earlier.isEmpty()) {
            throw new Refusal("population.earlier-noise");
        }
        Imported imported = counts.read();
        AreaSeries series = imported.series();
        if (out != null && series.years().size() > 1) {
            throw new Refusal("population.one-year", series.years().toString());
        }
        List<String> notes = new ArrayList<>();
        imported.leftOut().forEach(phrase -> notes.add(phrase.in(Locale.ENGLISH)));
        List<List<Object>> rows = new ArrayList<>();
        series.tables().forEach((year, table) -> rows.add(summary(year, table)));
        AreaTable newest = series.newest();
        for (String group : newest.groups()) {
            MapWarning.ofShares(newest, group, smallest).forEach(warning -> notes.add(warning.in(Locale.ENGLISH)));
        }
        Optional<String> leaving =
                out == null && earlier.isEmpty() ? Optional.empty() : Optional.of(protectedTable(newest, notes));
        Terminal terminal =
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
        if (out != null) {
            ReportOptions.whole(out, leaving.orElseThrow());
        }
        report.write(
                new Report(
                        Terminal.words("population.check.title", counts.file()),
                        notes,
                        List.of(new Report.Table(
                                "tables",
                                Terminal.words("population.check"),
                                List.of(
                                        "year",
                                        "areas",
                                        "empty",
                                        "people",
                                        "groups",
                                        "absent_groups",
                                        "whole",
                                        "small_counts"),
                                rows)),
                        Optional.empty()),
                terminal);
        return 0;
    }

    private List<Object> summary(int year, AreaTable table) {
        int small = 0;
        for (int g = 0; g < table.groups().size(); g++) {
            for (int u = 0; u < table.units().size(); u++) {
                small += table.count(g, u) > 0 && table.count(g, u) < smallest ? 1 : 0;
            }
        }
        return List.of(
                year == AreaSeries.UNDATED ? "" : Integer.toString(year),
                table.units().size(),
                table.emptyUnits(),
                table.total(),
                String.join(" ", table.groups()),
                String.join(" ", table.absentGroups()),
                Terminal.words(table.isWhole() ? "population.yes" : "population.no"),
                small);
    }

    private String protectedTable(AreaTable table, List<String> notes) {
        if (protection == Protection.SUPPRESS) {
            if (!table.isWhole()) {
                throw new Refusal("population.fractions");
            }
            Suppression suppression = Suppression.of(table, smallest);
            Shown shown = suppression.shown();
            if (!Attack.on(shown).exposed(smallest).isEmpty()) {
                throw new IllegalStateException("a suppressed table was not safe");
            }
            attackFromEarlier(table, shown, notes);
            notes.add(Terminal.words("population.suppressed", suppression.smallCounts(), suppression.otherCounts()));
            notes.add(Terminal.words(
                    suppression.gap() == 0 ? "population.suppressed.fewest" : "population.suppressed.gap",
                    suppression.gap()));
            return csv(
                    table,
                    (group, unit) -> {
                        OptionalDouble count = shown.findCount(group, unit);
                        return count.isPresent() ? number(count.getAsDouble()) : "";
                    },
                    unit -> shown.findTotal(unit).isPresent()
                            ? number(shown.findTotal(unit).getAsDouble())
                            : "");
        }
        long secret = Objects.requireNonNull(key);
        AreaTable noisy = protection == Protection.ROUND
                ? Noise.rounded(table, smallest, secret)
                : Noise.perturbed(table, smallest, Math.max(1, smallest / 2), secret);
        notes.add(Terminal.words("population.noisy"));
        return csv(noisy, (group, unit) -> number(noisy.count(group, unit)), null);
    }

    /** What was published before is known: nothing leaves with which it would give a small count away. */
    private void attackFromEarlier(AreaTable table, Shown shown, List<String> notes) {
        if (earlier.isEmpty()) {
            return;
        }
        List<EarlierRelease> releases =
                earlier.stream().map(file -> EarlierRelease.read(file, table)).toList();
        List<Interval> exposed = Attack.on(
                        shown, releases.stream().map(EarlierRelease::shown).toList())
                .exposed(smallest);
        if (!exposed.isEmpty()) {
            throw new Refusal(
                    "population.earlier-exposes",
                    exposed.size(),
                    exposed.stream()
                            .limit(5)
                            .map(interval -> Terminal.words(
                                    "population.earlier-cell",
                                    interval.cell().group(),
                                    interval.cell().unit(),
                                    interval.low(),
                                    interval.high()))
                            .collect(Collectors.joining("; ")));
        }
        notes.add(Terminal.words("population.earlier-safe", releases.size()));
        int revised = releases.stream().mapToInt(EarlierRelease::revised).sum();
        if (revised > 0) {
            notes.add(Terminal.words("population.earlier-revised", revised));
        }
    }

    @FunctionalInterface
    private interface TotalText {
        String of(int unit);
    }

    @FunctionalInterface
    private interface CellText {
        String of(int group, int unit);
    }

    private static String csv(AreaTable table, CellText cell, @Nullable TotalText total) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            List<String> header = new ArrayList<>(List.of("unit"));
            header.addAll(table.groups());
            if (total != null) {
                header.add("total");
            }
            csv.writeRecord(header);
            for (int u = 0; u < table.units().size(); u++) {
                List<String> line = new ArrayList<>(List.of(table.units().get(u)));
                for (int g = 0; g < table.groups().size(); g++) {
                    line.add(cell.of(g, u));
                }
                if (total != null) {
                    line.add(total.of(u));
                }
                csv.writeRecord(line);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
