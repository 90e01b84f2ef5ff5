package org.isopolity.server;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a server needs to know before it starts.
 *
 * @param releases directory of the releases it shows
 * @param address network address it listens on
 * @param port port it listens on; 0 takes any that is free
 * @param proxies addresses of machines that stand before it and are believed when they say who asked for what; none are
 *     unless named here
 * @param workspace where people work; without it there are only public pages
 */
public record ServerSettings(
        Path releases, String address, int port, List<String> proxies, Optional<WorkspaceSettings> workspace) {

    /** Addresses of trusted proxies, with commas between. */
    public static final String PROXIES = "ISOPOLITY_TRUSTED_PROXIES";

    public ServerSettings {
        proxies = List.copyOf(proxies);
    }

    /** A server of public pages only. */
    public ServerSettings(Path releases, String address, int port) {
        this(releases, address, port, List.of(), Optional.empty());
    }

    /** The same with a workspace. */
    public ServerSettings with(WorkspaceSettings settings) {
        return new ServerSettings(releases, address, port, proxies, Optional.of(settings));
    }

    /**
     * The same behind proxies.
     *
     * @param addresses numeric addresses with commas between, as {@value PROXIES} has them; may be empty
     * @throws IllegalArgumentException if one is no numeric address: a name could be made to mean anybody
     */
    public ServerSettings behind(String addresses) {
        List<String> named = Arrays.stream(addresses.split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(ServerSettings::numeric)
                .toList();
        return new ServerSettings(releases, address, port, named, workspace);
    }

    private static String numeric(String address) {
        try {
            return InetAddress.ofLiteral(address).getHostAddress();
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    PROXIES + " must hold numeric addresses such as 127.0.0.1; '" + address + "' is none.");
        }
    }

    /** A server that only this machine can reach. */
    public static ServerSettings local(Path releases, int port) {
        return new ServerSettings(releases, "127.0.0.1", port);
    }
}
