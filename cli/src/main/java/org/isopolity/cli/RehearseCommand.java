package org.isopolity.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.isopolity.index.robustness.Progress;
import org.isopolity.release.Release;
import org.isopolity.server.PublicSite;
import org.isopolity.server.RunningServer;
import org.isopolity.server.ServerSettings;
import org.isopolity.server.WorkspaceSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Does once, in a temporary home, what a demo does. The launcher lets the Java machine watch and keep what it learned (an
 * ahead-of-time cache), which makes every later start quicker.
 */
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Callable<Integer> {

    private static final List<String> PAGES =
            List.of("/", "/cities", "/cities/vienna", "/indicators", "/method", "/workspace/sign-in");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path place = Files.createTempDirectory("isopolity-rehearsal");
        try {
            Home home = new Home(place);
            Release release = home.archive().publish(home.starterFacts(), Progress.SILENT);
            release = home.archive().find(home.starterFacts()).orElse(release);
            DemoCommand.print(
                    release,
                    new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr()));
            visit(home);
        } finally {
            delete(place);
        }
        return 0;
    }

    private static void visit(Home home) throws IOException, InterruptedException {
        try (RunningServer server = PublicSite.start(new ServerSettings(home.releases(), ServeCommand.LOCAL, 0)
                        .with(WorkspaceSettings.embedded(home.workspace(), _ -> {})));
                HttpClient reader = HttpClient.newHttpClient()) {
            for (String page : PAGES) {
                URI address = URI.create("http://" + ServeCommand.LOCAL + ":" + server.port() + page);
                reader.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
            }
        }
    }

    private static void delete(Path place) throws IOException {
        try (Stream<Path> entries = Files.walk(place)) {
            entries.sorted(Comparator.reverseOrder()).forEach(entry -> {
                try {
                    Files.delete(entry);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }
}
