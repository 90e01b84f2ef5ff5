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

    /** A home of one's own, with the same release and practices, to be changed; its directory of releases. */
    static Path copy() {
        try {
            Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target", "homes")), "home");
            Path releases = home.resolve("releases");
            try (Stream<Path> all = Files.walk(DIRECTORY)) {
                for (Path source : all.toList()) {
                    Files.copy(
                            source,
                            releases.resolve(DIRECTORY.relativize(source).toString()));
                }
            }
            practices(home.toAbsolutePath().resolve("practices"));
            return releases;
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
            return directory;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
