package org.isopolity.server.store;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a workspace keeps its database.
 *
 * @param directory of the workspace; the embedded database is the file {@code workspace.db} in it
 * @param postgres address of a PostgreSQL database as {@code postgresql://user:password@host:port/name}; without it the
 *     database is embedded
 */
public record StoreSettings(Path directory, Optional<URI> postgres) {

    /** The embedded database of a directory. */
    public static StoreSettings embedded(Path directory) {
        return new StoreSettings(directory, Optional.empty());
    }

    /** The file of the embedded database. */
    public Path file() {
        return directory.resolve("workspace.db");
    }
}
