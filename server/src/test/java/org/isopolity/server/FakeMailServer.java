package org.isopolity.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that keeps what it gets, or refuses as often as a test wants. */
final class FakeMailServer implements AutoCloseable {

    private final ServerSocket socket;
    final List<String> letters = new CopyOnWriteArrayList<>();
    final AtomicInteger refusals = new AtomicInteger();

    FakeMailServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    URI address() {
        return URI.create("smtp://127.0.0.1:" + socket.getLocalPort());
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket visitor = socket.accept();
                Thread.ofVirtual().start(() -> talk(visitor));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket visitor) {
        try (visitor;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(visitor.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = visitor.getOutputStream()) {
            say(out, "220 fake");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith("MAIL") && refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    say(out, "451 later");
                } else if (command.startsWith("DATA")) {
                    say(out, "354 go on");
                    StringBuilder letter = new StringBuilder();
                    for (String part = in.readLine(); part != null && !part.equals("."); part = in.readLine()) {
                        letter.append(part).append('\n');
                    }
                    letters.add(letter.toString());
                    say(out, "250 kept");
                } else if (command.startsWith("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 ok");
                }
            }
        } catch (IOException gone) {
            // the other side went away
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
