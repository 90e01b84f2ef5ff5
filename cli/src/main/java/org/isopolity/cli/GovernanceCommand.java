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
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.observation.City;
import org.isopolity.server.governance.CompetenceMark;
import org.isopolity.server.governance.CompetenceWords;
import org.isopolity.server.governance.Competences;
import org.isopolity.server.governance.Effect;
import org.isopolity.server.governance.ServiceFields;
import org.isopolity.server.governance.Survey;
import org.isopolity.server.text.Languages;
import org.isopolity.server.text.Text;
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

    @Option(names = "--framework", paramLabel = "FILE", descriptionKey = "governance-framework")
    private @Nullable Path framework;

    @Option(names = "--fields", paramLabel = "FILE", descriptionKey = "governance-fields")
    private @Nullable Path fields;

    @Option(names = "--city", paramLabel = "NAME", descriptionKey = "governance-city")
    private @Nullable String city;

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
        if (survey == null && template == null) {
            throw new Refusal("governance.nothing");
        }
        if ((framework == null) != (fields == null) || (framework == null && city != null)) {
            throw new Refusal("governance.marks.together");
        }
        if (survey != null) {
            Survey said = Survey.read(survey);
            if (framework != null && fields != null) {
                marks(said, Framework.read(framework), ServiceFields.read(fields), terminal);
            } else {
                print(said, terminal);
            }
        } else if (framework != null) {
            throw new Refusal("governance.marks.survey");
        }
        return 0;
    }

    /** Who can change each indicator: in a city, or across the surveyed cities. */
    private void marks(Survey said, Framework measured, ServiceFields table, Terminal terminal) {
        String asked = city == null ? "" : city;
        if (city != null
                && said.effects().stream().noneMatch(effect -> effect.city().equalsIgnoreCase(asked))) {
            throw new Refusal(
                    "governance.city",
                    asked,
                    said.effects().stream()
                            .map(Effect::city)
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        Competences competences = Competences.of(said, table);
        Text text = new Languages().accept("en");
        terminal.line(mark(
                Terminal.words("governance.indicator"),
                Terminal.words("governance.mark"),
                Terminal.words("governance.framework"),
                Terminal.words("governance.basis")));
        for (Indicator indicator : measured.indicators()) {
            CompetenceMark mark =
                    city == null ? competences.across(indicator) : competences.of(City.named(asked), indicator);
            terminal.line(mark(
                    indicator.id(), name(mark.competence()), name(mark.framework()), CompetenceWords.of(mark, text)));
        }
    }

    private static String mark(String indicator, String mark, String framework, String basis) {
        return String.format("%-28s  %-9s  %-9s  %s", indicator, mark, framework, basis)
                .stripTrailing();
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
