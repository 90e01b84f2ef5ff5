package org.isopolity.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.isopolity.release.Archive;
import org.isopolity.release.CityResult;
import org.isopolity.release.Release;
import org.isopolity.release.Sources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From real facts to a benchmark in the browser. */
@Command(name = "demo", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--home", paramLabel = "DIR", descriptionKey = "home")
    private Path home = Home.usual();

    @Option(names = "--no-serve", descriptionKey = "no-serve")
    private boolean noServe;

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
        Home place = new Home(home);
        Sources sources = place.starterFacts();
        place.starterPractices();
        place.starterServices();
        Archive archive = place.archive();
        Optional<Release> published = archive.find(sources);
        Release release = published.orElseGet(() -> archive.publish(sources, terminal.progress("progress.scoring")));
        print(release, terminal);
        terminal.say(
                published.isPresent() ? "demo.release.found" : "demo.release.published",
                release.id(),
                release.directory(),
                release.digest());
        terminal.say("demo.verify", release.id());
        if (!noServe) {
            Site.serve(place, ServeCommand.LOCAL, port, terminal);
        }
        return 0;
    }

    static void print(Release release, Terminal terminal) {
        terminal.say(
                "demo.title",
                release.edition().title(),
                release.results().ranked().size(),
                release.results().ranked().stream()
                        .mapToInt(result -> result.coverage().scored())
                        .max()
                        .orElse(0),
                release.framework().indicators().size());
        terminal.line("");
        new LeagueTable(release.results()).lines().forEach(terminal::line);
        terminal.line("");
        if (release.edition().policy().ranks()) {
            terminal.say("demo.interval", release.results().draws());
        }
        if (!release.results().unranked().isEmpty()) {
            terminal.say(
                    "demo.unranked",
                    String.join(
                            ", ",
                            release.results().unranked().stream()
                                    .map(CityResult::city)
                                    .map(city -> city.name())
                                    .toList()));
        }
        terminal.line("");
    }
}
