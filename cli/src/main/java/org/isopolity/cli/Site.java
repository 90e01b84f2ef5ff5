package org.isopolity.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.isopolity.server.AddressNotFree;
import org.isopolity.server.PublicSite;
import org.isopolity.server.RunningServer;
import org.isopolity.server.ServerSettings;
import org.isopolity.server.WorkspaceSettings;

/** Serving until stopped. */
final class Site {

    private static final int LAST_PORT = 65_535;

    private Site() {}

    /** Refuses what is no port, before anything else is done. */
    static void requirePort(int port) {
        if (port < 0 || port > LAST_PORT) {
            throw new Refusal("serve.no-port", Integer.toString(port));
        }
    }

    static void serve(Home home, String address, int port, Terminal terminal) {
        Path releases = home.releases();
        ServerSettings settings = settings(home, address, port, terminal);
        try (RunningServer server = PublicSite.start(settings)) {
            if (!Files.isDirectory(releases)) {
                terminal.say("release.list.empty", releases);
            }
            terminal.say("serve.ready", address, Integer.toString(server.port()));
            server.await();
        } catch (AddressNotFree taken) {
            throw new Refusal(
                    "serve.not-free",
                    address,
                    Integer.toString(port),
                    Integer.toString(port < LAST_PORT ? port + 1 : port - 1));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static ServerSettings settings(Home home, String address, int port, Terminal terminal) {
        try {
            return new ServerSettings(home.releases(), address, port)
                    .behind(System.getenv().getOrDefault(ServerSettings.PROXIES, ""))
                    .with(WorkspaceSettings.of(
                            home.workspace(), System.getenv(), secret -> terminal.say("serve.claim", secret)));
        } catch (IllegalArgumentException wrong) {
            throw new Refusal("workspace.setting", String.valueOf(wrong.getMessage()));
        }
    }
}
