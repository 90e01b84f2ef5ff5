package org.isopolity.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.observation.Cities;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.release.Edition;
import org.isopolity.release.Results;
import org.isopolity.release.ScoreFolder;
import org.isopolity.release.Sources;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Composite indicators from one's own files. */
@Command(
        name = "index",
        resourceBundle = "org.isopolity.cli.messages",
        mixinStandardHelpOptions = true,
        subcommands = IndexCommand.ScoreCommand.class)
final class IndexCommand {

    /** Scores cities and writes everything into a new directory. */
    @Command(name = "score", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
    static final class ScoreCommand implements Callable<Integer> {

        @Option(names = "--framework", paramLabel = "FILE", required = true, descriptionKey = "framework")
        @SuppressWarnings("NullAway.Init")
        private Path framework;

        @Option(names = "--data", paramLabel = "FILE", required = true, descriptionKey = "data")
        @SuppressWarnings("NullAway.Init")
        private Path data;

        @Option(names = "--cities", paramLabel = "FILE", descriptionKey = "cities")
        private @Nullable Path cities;

        @Option(names = "--recipe", paramLabel = "FILE", descriptionKey = "recipe")
        private @Nullable Path recipe;

        @Option(names = "--out", paramLabel = "DIR", required = true, descriptionKey = "out")
        @SuppressWarnings("NullAway.Init")
        private Path out;

        @Option(names = "--draws", paramLabel = "N", defaultValue = "1000", descriptionKey = "draws")
        private int draws;

        @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "seed")
        private long seed;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public Integer call() {
            Terminal terminal =
                    new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
            Sources sources = sources();
            Results results = sources.score(terminal.progress("progress.scoring"));
            String digest = ScoreFolder.write(out, sources, results);
            new LeagueTable(results).lines().forEach(terminal::line);
            terminal.line("");
            terminal.say("index.written", out, digest);
            return 0;
        }

        private Sources sources() {
            if (draws < 1 || draws > 1_000_000) {
                throw new Refusal("index.draws", draws);
            }
            Framework tree = Framework.read(framework);
            Observations observations =
                    cities == null ? Observations.read(data, tree) : Observations.read(data, tree, Cities.read(cities));
            Edition edition = new Edition(
                    "draft",
                    tree.root().label(),
                    Terminal.words("index.draft"),
                    LocalDate.EPOCH,
                    "",
                    new Edition.Licence("", "", ""),
                    draws,
                    seed);
            return new Sources(
                    out, tree, observations, recipe == null ? Recipe.standard() : Recipe.read(recipe), edition);
        }
    }
}
