package org.isopolity.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a server needs to know before it starts.
 *
 * @param releases directory of the releases it shows
 * @param address network address it listens on
 * @param port port it listens on; 0 takes any that is free
 * @param workspace where people work; without it there are only public pages
 */
public record ServerSettings(Path releases, String address, int port, Optional<WorkspaceSettings> workspace) {

    /** A server of public pages only. */
    public ServerSettings(Path releases, String address, int port) {
        this(releases, address, port, Optional.empty());
    }

    /** The same with a workspace. */
    public ServerSettings with(WorkspaceSettings settings) {
        return new ServerSettings(releases, address, port, Optional.of(settings));
    }

    /** A server that only this machine can reach. */
    public static ServerSettings local(Path releases, int port) {
        return new ServerSettings(releases, "127.0.0.1", port);
    }
}
