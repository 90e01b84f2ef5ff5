package org.isopolity.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the releases of a home. */
@Command(name = "serve", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    static final String LOCAL = "127.0.0.1";

    @Option(names = "--home", paramLabel = "DIR", descriptionKey = "home")
    private Path home = Home.usual();

    @Option(names = "--address", paramLabel = "IP", descriptionKey = "address", defaultValue = LOCAL)
    private String address = LOCAL;

    @Option(names = "--port", paramLabel = "N", descriptionKey = "port", defaultValue = "8080")
    private int port;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Site.requirePort(port);
        Terminal terminal =
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
        Site.serve(new Home(home), address, port, terminal);
        return 0;
    }
}
