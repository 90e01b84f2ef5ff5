package org.isopolity.cli;

import java.nio.file.Path;
import org.isopolity.server.AddressNotFree;
import org.isopolity.server.PublicSite;
import org.isopolity.server.RunningServer;
import org.isopolity.server.ServerSettings;

/** Serving until stopped. */
final class Site {

    private Site() {}

    static void serve(Path releases, String address, int port, Terminal terminal) {
        try (RunningServer server = PublicSite.start(new ServerSettings(releases, address, port))) {
            terminal.say("serve.ready", address, Integer.toString(server.port()));
            server.await();
        } catch (AddressNotFree taken) {
            throw new Refusal("serve.not-free", address, Integer.toString(port), Integer.toString(port + 1));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
