package org.isopolity.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.isopolity.index.framework.Framework;
import org.isopolity.release.Edition;
import org.isopolity.release.Results;
import org.isopolity.release.ScoreFolder;
import org.isopolity.release.Sources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores cities and writes everything into a new directory. */
@Command(name = "score", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class IndexScoreCommand implements Callable<Integer> {

    @Mixin
    private IndexInputs inputs;

    @Mixin
    private Sampling sampling;

    @Option(names = "--out", paramLabel = "DIR", required = true, descriptionKey = "out")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Terminal terminal = new Terminal(spec);
        Sources sources = sources();
        Results results = sources.score(terminal.progress("progress.scoring"));
        String digest = ScoreFolder.write(out, sources, results);
        new LeagueTable(results).lines().forEach(terminal::line);
        terminal.line("");
        terminal.say("index.written", out, digest);
        return 0;
    }

    private Sources sources() {
        int draws = sampling.draws();
        Framework tree = inputs.framework();
        Edition edition = new Edition(
                "draft",
                tree.root().label(),
                Terminal.words("index.draft"),
                LocalDate.EPOCH,
                "",
                new Edition.Licence("", "", ""),
                draws,
                sampling.seed(),
                Optional.empty());
        return new Sources(out, tree, inputs.observations(tree), inputs.recipe(), edition);
    }
}
