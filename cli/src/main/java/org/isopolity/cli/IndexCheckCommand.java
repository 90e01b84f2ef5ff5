package org.isopolity.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.isopolity.index.coherence.Coherence;
import org.isopolity.index.coherence.Finding;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.observation.Observation;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.score.Scores;
import org.isopolity.index.sheet.Removal;
import org.isopolity.release.AnalysisFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads everything, says what is in it, what would be left out and what stands out. */
@Command(name = "check", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class IndexCheckCommand implements Callable<Integer> {

    @Mixin
    private IndexInputs inputs;

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "out")
    private @Nullable Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Terminal terminal = new Terminal(spec);
        Framework framework = inputs.framework();
        Observations observations = inputs.observations(framework);
        Recipe recipe = inputs.recipe();
        Scores scores = recipe.apply(framework, observations);
        Coherence coherence = Coherence.of(recipe.select().apply(framework, observations), scores);
        String digest = out == null ? "" : write(out, recipe, scores, coherence);
        print(terminal, framework, observations, recipe, scores, coherence);
        if (out != null) {
            terminal.line("");
            terminal.say("index.written", out, digest);
        }
        return 0;
    }

    private static void print(
            Terminal terminal,
            Framework framework,
            Observations observations,
            Recipe recipe,
            Scores scores,
            Coherence coherence) {
        int[] years = observations.asList().stream()
                .mapToInt(Observation::year)
                .sorted()
                .toArray();
        terminal.say(
                "check.counts",
                framework.indicators().size(),
                framework.areas().size(),
                observations.cities().size(),
                observations.asList().size(),
                years.length == 0 ? "" : Integer.toString(years[0]),
                years.length == 0 ? "" : Integer.toString(years[years.length - 1]));
        terminal.say(
                "check.scored",
                scores.ranking().ranked(),
                observations.cities().size(),
                scores.normalised().indicators().size(),
                framework.indicators().size());
        terminal.line("");
        terminal.say("check.steps");
        for (int i = 0; i < recipe.steps().size(); i++) {
            terminal.line(
                    "  " + (i + 1) + ". " + recipe.steps().get(i).inWords().in(Locale.ENGLISH));
        }
        List<Removal> removed = removed(scores);
        if (!removed.isEmpty()) {
            terminal.line("");
            terminal.say("check.removed");
            removed.forEach(removal ->
                    terminal.line("  " + removal.id() + ": " + removal.reason().in(Locale.ENGLISH)));
        }
        terminal.line("");
        terminal.say("check.data");
        aboutData(coherence)
                .forEach(finding -> terminal.line("  " + finding.words().in(Locale.ENGLISH)));
    }

    private static List<Removal> removed(Scores scores) {
        return Stream.concat(scores.values().removedIndicators().stream(), scores.values().removedCities().stream())
                .toList();
    }

    private static List<Finding> aboutData(Coherence coherence) {
        return coherence.findings().stream()
                .filter(finding -> finding.topic() == Finding.Topic.DATA)
                .toList();
    }

    private static String write(Path out, Recipe recipe, Scores scores, Coherence coherence) {
        ResultTable removals = new ResultTable("removed", "What the recipe leaves out, and why")
                .text("id", "city or indicator")
                .text("reason", "in words");
        removed(scores)
                .forEach(removal -> removals.line(removal.id(), removal.reason().in(Locale.ENGLISH)));
        return AnalysisFolder.write(
                out,
                new AnalysisFolder.Method(
                        Terminal.words("check.title", scores.framework().root().label()),
                        List.of(Terminal.words("check.note")),
                        recipe,
                        false),
                List.of(removals.done(), IndexCoherenceCommand.statistics(coherence)));
    }
}
