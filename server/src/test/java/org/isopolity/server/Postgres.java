package org.isopolity.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL server of the tests' own, started when first asked for; each caller gets an empty database of it. */
final class Postgres {

    private static final String BINARIES = "/postgres-linux-x86_64.txz";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Started STARTED = start();

    private record Started(Optional<Postgres> server, String reason) {}

    private final Path home;
    private final Path data;
    private final int port;

    private Postgres(Path home, Path data, int port) {
        this.home = home;
        this.data = data;
        this.port = port;
    }

    static boolean isThere() {
        return STARTED.server().isPresent();
    }

    /** Why there is none. */
    static String reason() {
        return STARTED.reason();
    }

    static Postgres server() {
        return STARTED.server().orElseThrow();
    }

    private static Started start() {
        try {
            Path work = Files.createDirectories(Path.of(
                            "target", "postgres-" + ProcessHandle.current().pid()))
                    .toAbsolutePath();
            Path home = unpack(work);
            Path data = work.resolve("data");
            int port;
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            Postgres server = new Postgres(home, data, port);
            server.run("initdb", "-D", data.toString(), "-U", "isopolity", "-A", "trust", "--no-sync", "-E", "UTF8");
            server.resume();
            Runtime.getRuntime().addShutdownHook(new Thread(server::halt));
            return new Started(Optional.of(server), "");
        } catch (IOException | RuntimeException absent) {
            return new Started(Optional.empty(), "PostgreSQL cannot be started here: " + absent.getMessage());
        }
    }

    private static Path unpack(Path work) throws IOException {
        try (InputStream packed = Postgres.class.getResourceAsStream(BINARIES)) {
            if (packed == null) {
                throw new IOException("its binaries are not on the class path");
            }
            Path archive = work.resolve("postgres.txz");
            Files.copy(packed, archive, StandardCopyOption.REPLACE_EXISTING);
            call(List.of("tar", "-xJf", archive.toString(), "-C", work.toString()));
            Files.delete(archive);
            return work;
        }
    }

    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // it refuses to run as root, and in a user namespace nobody is
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        call(command);
    }

    private static void call(List<String> command) {
        try {
            Path said = Files.createTempFile("postgres", ".txt");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroy();
                throw new IllegalStateException(command + ": " + Files.readString(said));
            }
            Files.delete(said);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Starts the server, or starts it again. */
    void resume() {
        run(
                "pg_ctl",
                "-D",
                data.toString(),
                "-w",
                "-l",
                data.resolve("log").toString(),
                "-o",
                "-p " + port + " -h 127.0.0.1 -k " + data + " -F",
                "start");
    }

    /** Stops the server at once, as a crash would. */
    void halt() {
        run("pg_ctl", "-D", data.toString(), "-m", "immediate", "-w", "stop");
    }

    /** Kills the server and all that it started, as {@code kill -9} and a power cut do; {@link #resume} starts it again. */
    void kill() {
        try {
            Path lock = data.resolve("postmaster.pid");
            ProcessHandle server = ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(lock).getFirst().strip()))
                    .orElseThrow();
            List<ProcessHandle> all = new ArrayList<>(server.descendants().toList());
            all.addFirst(server);
            all.forEach(ProcessHandle::destroyForcibly);
            long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (all.stream().anyMatch(Postgres::isRunning)) {
                if (System.nanoTime() > patience) {
                    throw new IllegalStateException("PostgreSQL cannot be killed");
                }
                Thread.sleep(5);
            }
            // where nobody reaps the dead their numbers stay taken, and the server would think itself running
            Files.deleteIfExists(lock);
            Files.deleteIfExists(data.resolve(".s.PGSQL." + port + ".lock"));
            Files.deleteIfExists(data.resolve(".s.PGSQL." + port));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Whether it still does something; what is dead and not yet reaped does not. */
    private static boolean isRunning(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            String state = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            return !state.substring(state.lastIndexOf(')')).startsWith(") Z");
        } catch (IOException gone) {
            return false;
        }
    }

    /** Waits until nobody is connected to a database: what a killed program had begun is then ended or undone. */
    void awaitAlone(URI database) {
        String name = database.getPath().substring(1);
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "isopolity", "");
                PreparedStatement others =
                        connection.prepareStatement("select count(*) from pg_stat_activity where datname = ?")) {
            others.setString(1, name);
            long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (count(others) > 0) {
                if (System.nanoTime() > patience) {
                    throw new IllegalStateException("somebody is still connected to " + name);
                }
                Thread.sleep(10);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static int count(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    /** The address of a new, empty database. */
    URI create() {
        String name = "test" + NUMBER.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "isopolity", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return URI.create("postgresql://isopolity@127.0.0.1:" + port + "/" + name);
    }
}
