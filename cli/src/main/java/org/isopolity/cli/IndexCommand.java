package org.isopolity.cli;

import picocli.CommandLine.Command;

/** Composite indicators from one's own files. */
@Command(
        name = "index",
        resourceBundle = "org.isopolity.cli.messages",
        mixinStandardHelpOptions = true,
        subcommands = {
            IndexScoreCommand.class,
            IndexCheckCommand.class,
            IndexRobustnessCommand.class,
            IndexCoherenceCommand.class,
            IndexCompareCommand.class,
            IndexWhatIfCommand.class,
            IndexPathCommand.class,
            IndexPeersCommand.class,
            IndexProfileCommand.class
        })
final class IndexCommand {}
