package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.isopolity.server.store.StoreSettings;

/** The two kinds of database; every test of what is stored runs on both. */
public enum Databases {
    /** SQLite, in a file. */
    EMBEDDED {
        @Override
        public StoreSettings fresh() {
            return StoreSettings.embedded(directory());
        }
    },
    /** PostgreSQL, started by the tests. */
    POSTGRESQL {
        @Override
        public StoreSettings fresh() {
            assumeTrue(Postgres.isThere(), Postgres::reason);
            return new StoreSettings(directory(), Optional.of(Postgres.server().create()));
        }
    };

    /** A new, empty database; skips the test where there is none of the kind. */
    public abstract StoreSettings fresh();

    private static Path directory() {
        try {
            Path parent = Files.createDirectories(Path.of("target", "workspaces"));
            Path directory = Files.createTempDirectory(parent, "workspace");
            assertThat(directory).isEmptyDirectory();
            return directory;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
