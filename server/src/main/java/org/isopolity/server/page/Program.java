package org.isopolity.server.page;

import java.time.Instant;
import java.util.Optional;

/**
 * Which build of the program answers.
 *
 * @param build its version; for builds in the making also when it was started, since they change under one version
 */
public record Program(String build) {

    /** The program that is running. */
    public static Program running() {
        String version = Optional.ofNullable(Program.class.getPackage().getImplementationVersion())
                .orElse("SNAPSHOT");
        return new Program(version.endsWith("SNAPSHOT") ? version + Instant.now() : version);
    }
}
