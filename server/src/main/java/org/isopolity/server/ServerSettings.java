package org.isopolity.server;

import java.nio.file.Path;

/**
 * What a server needs to know before it starts.
 *
 * @param releases directory of the releases it shows
 * @param address network address it listens on
 * @param port port it listens on; 0 takes any that is free
 */
public record ServerSettings(Path releases, String address, int port) {

    /** A server that only this machine can reach. */
    public static ServerSettings local(Path releases, int port) {
        return new ServerSettings(releases, "127.0.0.1", port);
    }
}
