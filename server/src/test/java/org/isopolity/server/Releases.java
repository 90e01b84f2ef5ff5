package org.isopolity.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static Path make() {
        try {
            Path directory = Files.createDirectories(
                    Path.of("target", "releases-" + ProcessHandle.current().pid()));
            Archive.open(directory).publish(Sources.in(Path.of("..", "starter", "openness")), Progress.SILENT);
            return directory;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
