package org.isopolity.cli;

import java.nio.file.Path;
import org.isopolity.server.PublicSite;
import org.isopolity.server.RunningServer;
import org.isopolity.server.ServerSettings;
import org.springframework.boot.web.server.PortInUseException;

/** Serving until stopped. */
final class Site {

    private Site() {}

    static void serve(Path releases, String address, int port, Terminal terminal) {
        try (RunningServer server = PublicSite.start(new ServerSettings(releases, address, port))) {
            terminal.say("serve.ready", address, Integer.toString(server.port()));
            server.await();
        } catch (PortInUseException taken) {
            throw new Refusal("serve.port-taken", Integer.toString(port), Integer.toString(port + 1));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
