package org.isopolity.cli;

import org.isopolity.server.PublicSite;
import org.isopolity.server.RunningServer;
import org.isopolity.server.ServerSettings;
import org.isopolity.server.WorkspaceSettings;
import org.springframework.boot.web.server.PortInUseException;

/** Serving until stopped. */
final class Site {

    private Site() {}

    static void serve(Home home, String address, int port, Terminal terminal) {
        ServerSettings settings = settings(home, address, port, terminal);
        try (RunningServer server = PublicSite.start(settings)) {
            terminal.say("serve.ready", address, Integer.toString(server.port()));
            server.await();
        } catch (PortInUseException taken) {
            throw new Refusal("serve.port-taken", Integer.toString(port), Integer.toString(port + 1));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static ServerSettings settings(Home home, String address, int port, Terminal terminal) {
        try {
            return new ServerSettings(home.releases(), address, port)
                    .with(WorkspaceSettings.of(
                            home.workspace(), System.getenv(), secret -> terminal.say("serve.claim", secret)));
        } catch (IllegalArgumentException wrong) {
            throw new Refusal("workspace.setting", String.valueOf(wrong.getMessage()));
        }
    }
}
