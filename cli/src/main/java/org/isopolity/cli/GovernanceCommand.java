package org.isopolity.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.isopolity.server.governance.Survey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a survey of cities says of the levels of government above them. */
@Command(name = "governance", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
final class GovernanceCommand implements Callable<Integer> {

    @Option(names = "--survey", paramLabel = "FILE", descriptionKey = "governance-survey")
    private @Nullable Path survey;

    @Option(names = "--template", paramLabel = "FILE", descriptionKey = "governance-template")
    private @Nullable Path template;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Terminal terminal =
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
        if (template != null) {
            write(template);
            terminal.say("governance.template", template);
        }
        if (survey != null) {
            print(Survey.read(survey), terminal);
        }
        if (template == null && survey == null) {
            throw new Refusal("governance.nothing");
        }
        return 0;
    }

    private static void write(Path file) {
        try {
            Files.writeString(file, Survey.HEADER, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException there) {
            throw new Refusal("assess.exists", file);
        } catch (IOException failed) {
            throw new UncheckedIOException(new IOException(Terminal.words("assess.unwritable", file), failed));
        }
    }

    private static void print(Survey survey, Terminal terminal) {
        terminal.say("governance.cities", survey.cities(), survey.effects().size());
        terminal.line("");
        terminal.line(line(
                Terminal.words("governance.field"),
                Terminal.words("governance.level"),
                Terminal.words("governance.n"),
                Terminal.words("governance.restricted"),
                Terminal.words("governance.supported"),
                Terminal.words("governance.both")));
        for (Survey.Finding finding : survey.findings()) {
            terminal.line(line(
                    name(finding.field()),
                    name(finding.level()),
                    String.valueOf(finding.cities()),
                    String.valueOf(finding.restricted()),
                    String.valueOf(finding.supported()),
                    String.valueOf(finding.both())));
        }
        terminal.line("");
        for (Survey.CooperationGap gap : survey.cooperationGaps()) {
            terminal.say(
                    "governance.gap",
                    name(gap.field()),
                    gap.alone().size(),
                    gap.responsible(),
                    String.join(", ", gap.alone()));
        }
        for (Survey.Demand demand : survey.demands()) {
            terminal.say(
                    "governance.demand",
                    demand.rule(),
                    name(demand.level()),
                    demand.cities().size(),
                    String.join(", ", demand.cities()),
                    demand.fields().stream().map(GovernanceCommand::name).collect(Collectors.joining(", ")));
            demand.wanted().forEach(wanted -> terminal.say("governance.wanted", wanted));
        }
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String line(
            String field, String level, String cities, String restricted, String supported, String both) {
        return String.format("%-24s  %-13s  %6s  %10s  %9s  %5s", field, level, cities, restricted, supported, both);
    }
}
