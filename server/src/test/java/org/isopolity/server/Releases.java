package org.isopolity.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.isopolity.index.robustness.Progress;
import org.isopolity.release.Archive;
import org.isopolity.release.Sources;

/** A directory with the release of the starter facts, made once for all tests. */
final class Releases {

    private static final Path DIRECTORY = make();

    private Releases() {}

    static Path directory() {
        return DIRECTORY;
    }

    /** The same release in a directory of its own, beside which a test may write. */
    static Path own() {
        try {
            Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target", "homes")), "home");
            try (Stream<Path> all = Files.walk(DIRECTORY)) {
                for (Path source : all.filter(Files::isRegularFile).toList()) {
                    Path target = home.resolve("releases")
                            .resolve(DIRECTORY.relativize(source).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(source, target);
                }
            }
            practices(home.resolve("practices"));
            return home.resolve("releases");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The practices lie beside the releases, as in a home. */
    private static void practices(Path folder) throws IOException {
        Path starter = Path.of("..", "starter");
        try (Stream<Path> all = Files.walk(starter.resolve("practices"))) {
            for (Path source : all.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(
                        starter.resolve("practices").relativize(source).toString());
                Files.createDirectories(target.getParent());
                Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.copy(
                starter.resolve("recommendations.csv"),
                folder.resolve("recommendations.csv"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path make() {
        try {
            Path directory = Files.createDirectories(
                    Path.of("target", "releases-" + ProcessHandle.current().pid()));
            Archive.open(directory).publish(Sources.in(Path.of("..", "starter", "openness")), Progress.SILENT);
            practices(directory.toAbsolutePath().resolveSibling("practices"));
            MadeUpTown.write(directory.toAbsolutePath().resolveSibling("population"), 3);
            return directory;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
