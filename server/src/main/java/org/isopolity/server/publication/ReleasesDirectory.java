package org.isopolity.server.publication;

import java.nio.file.Path;

/**
 * Where releases are published.
 *
 * @param path the directory
 */
public record ReleasesDirectory(Path path) {}
