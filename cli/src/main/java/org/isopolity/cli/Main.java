package org.isopolity.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ResourceBundle;
import org.isopolity.text.Mendable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The program {@code isopolity}. Exit codes: 0 all went well; 1 a fault of the program; 2 something the person can mend, said
 * in one message on standard error.
 */
@Command(
        name = "isopolity",
        resourceBundle = "org.isopolity.cli.messages",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            IndexCommand.class,
            ImpactCommand.class,
            PopulationCommand.class,
            ReleaseCommand.class,
            PracticeCommand.class,
            ReportCommand.class,
            AssessCommand.class,
            GovernanceCommand.class,
            StoreCommands.AuditCommand.class,
            StoreCommands.BackupCommand.class,
            StoreCommands.RestoreCommand.class,
            StoreCommands.MoveCommand.class,
            RehearseCommand.class
        })
public final class Main {

    private Main() {}

    /** Runs the command that the arguments name and ends the process. */
    public static void main(String[] arguments) {
        System.exit(run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments));
    }

    /** Runs the command that the arguments name and returns the exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Main::explain)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::explain)
                .execute(arguments);
    }

    /** A word on the command line that is wrong: what is wrong, names that come near, and where help is. */
    private static int explain(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        if (wrong instanceof CommandLine.MissingParameterException
                && !command.getSubcommands().isEmpty()) {
            command.usage(err);
            return CommandLine.ExitCode.USAGE;
        }
        err.println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println(Terminal.words("usage.see", command.getCommandSpec().qualifiedName()));
        return CommandLine.ExitCode.USAGE;
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        return switch (failure) {
            case Mendable mendable -> {
                command.getErr().println(mendable.getMessage());
                yield CommandLine.ExitCode.USAGE;
            }
            case UncheckedIOException unwritable -> {
                command.getErr().println(unwritable.getMessage());
                yield CommandLine.ExitCode.USAGE;
            }
            default -> throw failure;
        };
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"isopolity " + (version == null ? "from source" : version)};
        }
    }

    /** The sentences of the command line. */
    static ResourceBundle messages() {
        return ResourceBundle.getBundle("org.isopolity.cli.messages");
    }
}
