package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.isopolity.server.Scene.VIENNA;
import static org.isopolity.server.Scene.done;
import static org.isopolity.server.Scene.jobs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.store.Store;
import org.isopolity.server.store.StoreAway;
import org.isopolity.server.store.StoreSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the workspace promises when something breaks. */
class FaultTest {

    /** For how many seconds the database is gone; 60 with {@code -Plasting}. */
    private static final int GONE = Integer.getInteger("isopolity.gone", 2);

    /** How often the application, and the database, is killed; 200 with {@code -Plasting}. */
    private static final int KILLS = Integer.getInteger("isopolity.kills", 10);

    private static Process writer(StoreSettings settings, String run) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        settings.directory().toString(),
                        run,
                        settings.postgres().map(URI::toString).orElse(""))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void killedAtAnyMomentItKeepsWhatItAcknowledgedAndNothingHalf(Databases database) throws Exception {
        StoreSettings settings = database.fresh();
        SplittableRandom random = new SplittableRandom(7);
        Set<String> acknowledged = new HashSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Process writer = writer(settings, "k" + kill);
            try (BufferedReader said =
                    new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
                String first = said.readLine();
                while (first != null && !first.matches(Writer.NAME)) {
                    first = said.readLine();
                }
                assertThat(first).as("what the writer says first").isNotNull();
                acknowledged.add(first);
                Thread.sleep(random.nextInt(400));
                // through its handle, which leaves what it has said to be read
                writer.toHandle().destroyForcibly();
                said.lines().filter(line -> line.matches(Writer.NAME)).forEach(acknowledged::add);
            }
            assertThat(writer.waitFor(10, TimeUnit.SECONDS)).isTrue();
            check(settings, acknowledged);
        }
        assertThat(acknowledged.size()).isGreaterThan(KILLS);
    }

    /** The application runs on while its database is killed and started again. */
    @Test
    void aKilledDatabaseKeepsWhatItAcknowledgedAndTheApplicationGoesOn() throws Exception {
        StoreSettings settings = Databases.POSTGRESQL.fresh();
        SplittableRandom random = new SplittableRandom(11);
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        Process writer = writer(settings, "k0");
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            Thread listening = Thread.ofVirtual()
                    .start(() -> said.lines()
                            .filter(line -> line.matches(Writer.NAME))
                            .forEach(acknowledged::add));
            for (int kill = 0; kill < KILLS; kill++) {
                awaitMoreThan(acknowledged.size(), acknowledged, writer);
                Thread.sleep(random.nextInt(400));
                Postgres.server().kill();
                Postgres.server().resume();
            }
            awaitMoreThan(acknowledged.size(), acknowledged, writer);
            writer.toHandle().destroyForcibly();
            assertThat(writer.waitFor(10, TimeUnit.SECONDS)).isTrue();
            listening.join();
        } finally {
            writer.toHandle().destroyForcibly();
        }
        check(settings, acknowledged);
        assertThat(acknowledged.size()).isGreaterThan(KILLS);
    }

    private static void awaitMoreThan(int size, Set<String> acknowledged, Process writer) throws InterruptedException {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (acknowledged.size() <= size) {
            assertThat(writer.isAlive()).as("the application runs").isTrue();
            assertThat(System.nanoTime()).as("it writes again").isLessThan(patience);
            Thread.sleep(10);
        }
    }

    private static void check(StoreSettings settings, Set<String> acknowledged) {
        settings.postgres().ifPresent(Postgres.server()::awaitAlone);
        try (Store store = Store.open(settings)) {
            List<String> names = store.read(sql -> sql.sql("select name from setting")
                    .query((row, _) -> row.getString(1))
                    .list());
            Set<String> ones = new HashSet<>();
            Map<String, Integer> imports = new HashMap<>();
            for (String name : names) {
                int part = name.indexOf('#');
                if (part < 0) {
                    ones.add(name);
                } else {
                    imports.merge(name.substring(0, part), 1, Integer::sum);
                }
            }
            assertThat(imports.values()).as("no half import").allMatch(size -> size == Writer.LINES);
            Set<String> found = new HashSet<>(ones);
            found.addAll(imports.keySet());
            assertThat(found).containsAll(acknowledged);
            Audit.Verdict verdict = Audit.verify(store);
            assertThat(verdict.broken()).isEmpty();
            assertThat(verdict.entries()).as("each work has its entry").isEqualTo(found.size());
        }
    }

    /** Writes until it is killed, and says what it has written. */
    static final class Writer {

        static final int LINES = 25;
        static final String NAME = "k\\d+-\\d+";

        private Writer() {}

        /** The directory of the store, a name for this run, and the address of PostgreSQL, empty for none. */
        public static void main(String[] arguments) throws InterruptedException {
            Store store = Store.open(new StoreSettings(
                    Path.of(arguments[0]),
                    Optional.of(arguments[2]).filter(text -> !text.isEmpty()).map(URI::create)));
            Audit audit = new Audit(java.time.Clock.systemUTC());
            for (int i = 0; ; i++) {
                String name = arguments[1] + "-" + i;
                boolean isImport = i % 3 == 0;
                try {
                    store.writing(sql -> {
                        if (isImport) {
                            for (int line = 0; line < LINES; line++) {
                                put(sql, name + "#" + line);
                            }
                        } else {
                            put(sql, name);
                        }
                        audit.add(sql, "writer", "write", "", name, "");
                    });
                } catch (StoreAway | DataAccessException away) {
                    // nobody was told that it was written
                    Thread.sleep(20);
                    continue;
                }
                System.out.println(name);
                System.out.flush();
            }
        }

        private static void put(JdbcClient sql, String name) {
            sql.sql("insert into setting (name, content) values (?, '')")
                    .param(name)
                    .update();
        }
    }

    @Test
    void aFullDiskIsSaidAndHeals() {
        try (OpenWorkspace workspace = OpenWorkspace.on(Databases.EMBEDDED.fresh())) {
            Scene scene = new Scene(workspace);
            Visitor officer = workspace.as(scene.officer);
            done(officer.post(VIENNA + "/items/jobs", jobs("61.5", 0)));
            long pages = workspace
                    .store()
                    .read(sql -> sql.sql("pragma page_count").query(Long.class).single());
            limit(workspace, pages);
            List<Integer> answers = new ArrayList<>();
            String note = "long ".repeat(700);
            for (int i = 1; i < 20 && !answers.contains(507); i++) {
                HttpResponse<String> answer = officer.post(
                        VIENNA + "/items/jobs",
                        Map.of("amount", "" + i, "year", "2025", "note", note, "version", "" + i));
                answers.add(answer.statusCode());
            }
            assertThat(answers).contains(507);
            assertThat(officer.get(VIENNA).statusCode()).as("reading goes on").isEqualTo(200);
            assertThat(workspace.visitor().get("/cities").statusCode()).isEqualTo(200);
            limit(workspace, 1_000_000);
            String version = workspace
                    .store()
                    .read(sql -> sql.sql("select version from answer")
                            .query(Integer.class)
                            .single())
                    .toString();
            done(officer.post(VIENNA + "/items/jobs", jobs("77", Integer.parseInt(version))));
            assertThat(Audit.verify(workspace.store()).broken()).isEmpty();
        }
    }

    private static void limit(OpenWorkspace workspace, long pages) {
        workspace
                .store()
                .write(sql -> sql.sql("pragma max_page_count = " + pages)
                        .query(Long.class)
                        .single());
    }

    @Test
    void withoutItsDatabaseThePublicSiteGoesOnAndTheWorkspaceHeals() throws Exception {
        StoreSettings settings = Databases.POSTGRESQL.fresh();
        try (OpenWorkspace workspace = OpenWorkspace.on(settings)) {
            Scene scene = new Scene(workspace);
            Visitor officer = workspace.as(scene.officer);
            assertThat(officer.get(VIENNA).statusCode()).isEqualTo(200);
            Postgres.server().halt();
            try {
                long back = System.nanoTime() + GONE * 1_000_000_000L;
                int served = 0;
                while (System.nanoTime() < back) {
                    for (String path : new String[] {"/cities", "/indicators", "/api/v1/releases/latest"}) {
                        assertThat(workspace.visitor().get(path).statusCode())
                                .as(path)
                                .isEqualTo(200);
                        served++;
                    }
                    Thread.sleep(50);
                }
                assertThat(served).isGreaterThan(GONE);
                HttpResponse<String> away = officer.post(VIENNA + "/items/jobs", jobs("61.5", 0));
                assertThat(away.statusCode()).isEqualTo(503);
                assertThat(away.headers().firstValue("Retry-After")).isPresent();
                for (String path : new String[] {"/", "/cities", "/cities/vienna", "/releases"}) {
                    HttpResponse<String> open = workspace.visitor().get(path);
                    assertThat(open.statusCode()).as(path).isEqualTo(200);
                    assertThat(open.headers().allValues("Set-Cookie")).isEmpty();
                }
                assertThat(workspace.visitor().get("/health").body()).isEqualTo("ok");
            } finally {
                Postgres.server().resume();
            }
            int status = 0;
            for (int i = 0; i < 30 && status != 303; i++) {
                status = officer.post(VIENNA + "/items/jobs", jobs("61.5", 0)).statusCode();
                Thread.sleep(status == 303 ? 0 : 500);
            }
            assertThat(status).isEqualTo(303);
        }
    }

    @Test
    void aServerStartsWithoutItsDatabase() {
        StoreSettings nowhere = new StoreSettings(
                Databases.EMBEDDED.fresh().directory(),
                Optional.of(URI.create("postgresql://user:canary-password@127.0.0.1:1/none")));
        assertThatThrownBy(() -> Store.open(nowhere))
                .isInstanceOf(StoreAway.class)
                .hasMessageNotContaining("canary-password");
        try (OpenWorkspace workspace = OpenWorkspace.on(nowhere)) {
            assertThat(workspace.visitor().get("/cities").statusCode()).isEqualTo(200);
        }
    }

    /** A release is checked when it is opened, and each file once more on its way out. */
    @Test
    void aFileAlteredUnderTheRunningServerIsNeverHandedOutWhole() throws Exception {
        Path releases = Releases.own();
        try (OpenWorkspace workspace = OpenWorkspace.on(Databases.EMBEDDED.fresh(), releases)) {
            Visitor anybody = workspace.visitor();
            String release = "/releases/openness-2026.1";
            Path folder = releases.resolve("openness-2026.1");
            byte[] sound = anybody.download(release + "/files/observations.csv").body();
            assertThat(sound).isEqualTo(Files.readAllBytes(folder.resolve("observations.csv")));
            for (String name : new String[] {"observations.csv", "edition.yaml"}) {
                flip(folder.resolve(name));
            }
            HttpResponse<byte[]> small = anybody.download(release + "/files/edition.yaml");
            assertThat(small.statusCode()).isEqualTo(500);
            assertThat(new String(small.body(), StandardCharsets.UTF_8)).doesNotContain("seed:");
            for (String[] how : new String[][] {{}, {"Accept-Encoding", "gzip"}}) {
                assertThatThrownBy(() -> anybody.download(release + "/files/observations.csv", how))
                        .isInstanceOf(UncheckedIOException.class);
            }
            HttpResponse<byte[]> early = anybody.download(release + "/package.zip");
            assertThat(early.statusCode()).as("altered near its beginning").isEqualTo(500);
            assertThat(early.headers().map()).doesNotContainKeys("etag", "content-disposition");
            flip(folder.resolve("edition.yaml"));
            assertThatThrownBy(() -> anybody.download(release + "/package.zip"))
                    .as("altered farther on")
                    .isInstanceOf(UncheckedIOException.class);
            flip(folder.resolve("observations.csv"));
            assertThat(anybody.download(release + "/files/observations.csv").body())
                    .isEqualTo(sound);
            assertThat(anybody.download(release + "/package.zip").statusCode()).isEqualTo(200);
            assertThat(anybody.get("/cities").statusCode()).isEqualTo(200);
        }
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }
}
