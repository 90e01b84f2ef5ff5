package org.isopolity.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.isopolity.server.assessment.Answers;
import org.isopolity.server.assessment.Assessment;
import org.isopolity.server.assessment.Assessment.Figure;
import org.isopolity.server.assessment.Assessment.Weakness;
import org.isopolity.server.assessment.Questionnaire;
import org.isopolity.server.assessment.Questionnaire.Recommendation;
import org.isopolity.server.assessment.Questionnaire.Section;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Self-assessment from a file of answers. */
@Command(name = "assess", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
final class AssessCommand implements Callable<Integer> {

    private static final int LABEL = 58;

    @Option(names = "--answers", paramLabel = "FILE", descriptionKey = "assess-answers")
    private @Nullable Path answers;

    @Option(names = "--earlier", paramLabel = "FILE", descriptionKey = "assess-earlier")
    private @Nullable Path earlier;

    @Option(names = "--template", paramLabel = "FILE", descriptionKey = "assess-template")
    private @Nullable Path template;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Terminal terminal =
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
        Questionnaire questionnaire = Questionnaire.shipped();
        if (template != null) {
            write(template, Answers.of(questionnaire, List.of()).toCsv());
            terminal.say("assess.template", template, questionnaire.questions().size());
        }
        if (answers != null) {
            Assessment now = Assessment.of(Answers.read(answers, questionnaire));
            Optional<Assessment> then =
                    Optional.ofNullable(earlier).map(file -> Assessment.of(Answers.read(file, questionnaire)));
            questionnaire.sections().forEach(section -> print(section, now, then, terminal));
            terminal.say("assess.note");
        }
        if (template == null && answers == null) {
            throw new Refusal("assess.nothing");
        }
        return 0;
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException there) {
            throw new Refusal("assess.exists", file);
        } catch (IOException failed) {
            throw new UncheckedIOException(new IOException(Terminal.words("assess.unwritable", file), failed));
        }
    }

    private static void print(Section section, Assessment now, Optional<Assessment> then, Terminal terminal) {
        terminal.line(line(
                section.id().replace('_', ' '),
                Terminal.words("assess.mean"),
                Terminal.words("assess.range"),
                Terminal.words("assess.answered"),
                Terminal.words("assess.documented"),
                then.isPresent() ? Terminal.words("assess.change") : ""));
        List<Weakness> weaknesses = new ArrayList<>();
        for (Recommendation recommendation : section.recommendations()) {
            terminal.line(line(recommendation, now.figure(recommendation), change(recommendation, now, then)));
            weaknesses.addAll(now.weaknesses(recommendation));
        }
        now.findFigure(section)
                .filter(figure -> figure.answered() > 0)
                .ifPresent(figure -> terminal.say(
                        "assess.whole",
                        decimal(figure.mean().orElseThrow()),
                        decimal(figure.low()),
                        decimal(figure.high())));
        for (Weakness weakness : weaknesses) {
            terminal.say(
                    "assess.next",
                    weakness.question().id(),
                    weakness.question().describe(weakness.answer().grade()),
                    weakness.question().describe(weakness.next()),
                    String.join(", ", weakness.question().indicators()));
        }
        terminal.line("");
    }

    private static String change(Recommendation recommendation, Assessment now, Optional<Assessment> then) {
        return then.flatMap(before -> now.findChange(recommendation, before))
                .map(change -> String.format(Locale.ROOT, "%+.0f (%d)", change.points(), change.questions()))
                .orElse("");
    }

    private static String line(Recommendation recommendation, Figure figure, String change) {
        String label = recommendation.id() + "  " + recommendation.label();
        return line(
                label.length() <= LABEL ? label : label.substring(0, LABEL - 1) + "…",
                figure.mean().isPresent() ? decimal(figure.mean().getAsDouble()) : "·",
                figure.answered() == figure.questions() ? "" : decimal(figure.low()) + "–" + decimal(figure.high()),
                figure.answered() + "/" + figure.questions(),
                figure.answered() == 0 ? "" : figure.documented() + "/" + figure.answered(),
                change);
    }

    private static String line(
            String label, String mean, String range, String answered, String documented, String change) {
        return String.format(
                        "%-" + LABEL + "s  %5s  %8s  %8s  %10s  %s", label, mean, range, answered, documented, change)
                .stripTrailing();
    }

    private static String decimal(double points) {
        return String.format(Locale.ROOT, "%.0f", points);
    }
}
