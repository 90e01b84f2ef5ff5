package org.isopolity.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isopolity.impact.evaluation.Evaluation;
import org.isopolity.impact.picture.Plot;
import org.isopolity.impact.report.Report;
import org.isopolity.impact.report.Table;
import org.isopolity.release.WholeDirectory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Where a report goes: readable or as JSON on standard output, and whole into a new directory if one is named. */
final class ReportOutput {

    private static final int SHOWN = 12;

    @Option(names = "--json", descriptionKey = "impact.json")
    private boolean json;

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "out")
    private @Nullable Path out;

    int give(Report report, CommandSpec spec) {
        Terminal terminal =
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
        if (out != null) {
            write(out, report);
        }
        if (json) {
            terminal.line(report.json(Locale.ENGLISH).stripTrailing());
        } else {
            print(report, terminal);
            if (out != null) {
                terminal.line("");
                terminal.say("impact.written", out);
            }
        }
        return 0;
    }

    private static void write(Path place, Report report) {
        try {
            WholeDirectory.write(place, directory -> {
                Files.writeString(directory.resolve("result.json"), report.json(Locale.ENGLISH));
                for (Table table : report.tables()) {
                    Files.writeString(directory.resolve(table.name() + ".csv"), table.csv());
                }
                for (Map.Entry<String, Plot> plot : report.plots().entrySet()) {
                    Files.writeString(
                            directory.resolve(plot.getKey() + ".svg"),
                            plot.getValue().svg());
                }
            });
        } catch (FileAlreadyExistsException taken) {
            throw new Refusal("impact.taken", place);
        } catch (IOException failed) {
            throw new UncheckedIOException(place + " cannot be written; nothing was left behind.", failed);
        }
    }

    private static void print(Report report, Terminal terminal) {
        terminal.line(report.finding().in(Locale.ENGLISH));
        report.evaluation().ifPresent(evaluation -> print(evaluation, terminal));
        terminal.line("");
        report.facts().forEach(fact -> terminal.line(fact.in(Locale.ENGLISH)));
        Optional<Table> first = report.tables().stream()
                .filter(table -> !table.rows().isEmpty())
                .findFirst();
        first.ifPresent(table -> print(table, terminal));
    }

    private static void print(Evaluation evaluation, Terminal terminal) {
        terminal.line("");
        terminal.say("impact.design", evaluation.design().in(Locale.ENGLISH));
        evaluation
                .checks()
                .forEach(check -> terminal.say(
                        "impact.check." + check.light().name().toLowerCase(Locale.ROOT),
                        check.reason().in(Locale.ENGLISH)));
    }

    /** The first lines of a table in columns. */
    private static void print(Table table, Terminal terminal) {
        terminal.line("");
        List<List<String>> cells = new java.util.ArrayList<>(List.of(table.columns()));
        table.rows().stream()
                .limit(table.rows().size() > 3 * SHOWN ? SHOWN : 3 * SHOWN)
                .forEach(row -> cells.add(row.stream().map(ReportOutput::cell).toList()));
        int[] widths = new int[table.columns().size()];
        cells.forEach(row -> {
            for (int k = 0; k < widths.length; k++) {
                widths[k] = Math.max(
                        widths[k], row.get(k).codePointCount(0, row.get(k).length()));
            }
        });
        for (List<String> row : cells) {
            StringBuilder line = new StringBuilder();
            for (int k = 0; k < widths.length; k++) {
                String cell = row.get(k);
                line.append(cell).append(" ".repeat(widths[k] + 2 - cell.codePointCount(0, cell.length())));
            }
            terminal.line(line.toString().stripTrailing());
        }
        if (cells.size() <= table.rows().size()) {
            terminal.say("impact.more", table.rows().size() - cells.size() + 1);
        }
    }

    private static String cell(Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, "%.6g", number) : value.toString();
    }
}
