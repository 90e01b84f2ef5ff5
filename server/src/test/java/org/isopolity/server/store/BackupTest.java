package org.isopolity.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.isopolity.server.Databases;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.store.Backup.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupTest {

    @TempDir
    Path directory;

    private static void fill(Store store) {
        Audit audit = new Audit(Clock.systemUTC());
        store.writing(sql -> {
            sql.sql("insert into account (id, email, name, password, subject, totp, totp_step, active, created)"
                            + " values ('a', 'a@example.org', 'Ä 你好 \"', '', '', '', 0, 1, 1795000000000)")
                    .update();
            sql.sql("insert into network (id, name, version, created) values ('n', 'N', 1, 1)")
                    .update();
            sql.sql("insert into city (network, id, name, country, region, latitude, longitude, population,"
                            + " population_year) values ('n', 'vienna', 'Vienna', 'AT', '', 48.20849, 16, 1900000,"
                            + " 2020)")
                    .update();
            sql.sql("insert into city (network, id, name, country, region, latitude, longitude, population,"
                            + " population_year) values ('n', 'x', 'X', '', '', null, null, 0, 0)")
                    .update();
            for (int i = 0; i < 20; i++) {
                audit.add(sql, "a", "test", "n", "s" + i, "");
            }
        });
    }

    private Path home(String name) throws IOException {
        Path home = Files.createDirectories(directory.resolve(name));
        return home;
    }

    @ParameterizedTest
    @CsvSource({"EMBEDDED,EMBEDDED", "EMBEDDED,POSTGRESQL", "POSTGRESQL,EMBEDDED", "POSTGRESQL,POSTGRESQL"})
    void whatIsRestoredIsWhatWasBackedUp(Databases from, Databases to) throws IOException {
        Path home = home("from");
        Files.createDirectories(home.resolve("releases/r-2026.1"));
        Files.writeString(home.resolve("releases/r-2026.1/SEAL"), "seal");
        Files.createDirectories(home.resolve("workspace/evidence"));
        Files.writeString(home.resolve("workspace/evidence/abc"), "evidence");
        Path file = directory.resolve("backup.zip");
        Proof written;
        try (Store store = Store.open(from.fresh())) {
            fill(store);
            written = Backup.write(store, home, file);
        }
        assertThat(written.rows()).isEqualTo(1 + 1 + 2 + 20 + 1);
        try (Store store = Store.open(to.fresh())) {
            Path other = home("to");
            Proof restored = Backup.restore(file, store, other);
            assertThat(restored.digest()).isEqualTo(written.digest());
            assertThat(Files.readString(other.resolve("releases/r-2026.1/SEAL")))
                    .isEqualTo("seal");
            assertThat(Files.readString(other.resolve("workspace/evidence/abc")))
                    .isEqualTo("evidence");
            assertThat(store.read(Tables::fingerprints)).isEqualTo(written.tables());
            assertThat(Audit.verify(store).broken()).isEmpty();
            assertThatThrownBy(() -> Backup.restore(file, store, home("third"))).isInstanceOf(NotEmpty.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"EMBEDDED,POSTGRESQL", "POSTGRESQL,EMBEDDED"})
    void aMoveKeepsEverything(Databases from, Databases to) {
        try (Store store = Store.open(from.fresh());
                Store other = Store.open(to.fresh())) {
            fill(store);
            assertThat(Tables.copy(store, other)).isEqualTo(store.read(Tables::fingerprints));
            assertThat(other.read(Tables::fingerprints)).isEqualTo(store.read(Tables::fingerprints));
            assertThatThrownBy(() -> Tables.copy(store, other)).isInstanceOf(NotEmpty.class);
        }
    }

    @Test
    void aChangedBackupIsNotRestored() throws IOException {
        Path file = directory.resolve("backup.zip");
        Path home = home("from");
        Files.createDirectories(home.resolve("releases"));
        Files.writeString(home.resolve("releases/x"), "seal");
        try (Store store = Store.open(Databases.EMBEDDED.fresh())) {
            fill(store);
            Backup.write(store, home, file);
        }
        for (String[] change :
                new String[][] {{"rows.jsonl", "48.20849", "48.20850"}, {"files/releases/x", "seal", "deal"}}) {
            Path changed = directory.resolve("changed.zip");
            try (ZipFile in = new ZipFile(file.toFile());
                    ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(changed))) {
                for (ZipEntry entry : java.util.Collections.list(in.entries())) {
                    String content = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    out.write((entry.getName().equals(change[0]) ? content.replace(change[1], change[2]) : content)
                            .getBytes(StandardCharsets.UTF_8));
                }
            }
            try (Store store = Store.open(Databases.EMBEDDED.fresh())) {
                Path other = home("to-" + change[2]);
                assertThatThrownBy(() -> Backup.restore(changed, store, other)).isInstanceOf(NotTheSame.class);
                assertThat(store.<Boolean>read(Tables::areEmpty)).isTrue();
            }
        }
    }

    @Test
    void noTableIsForgotten() {
        try (Store store = Store.open(Databases.EMBEDDED.fresh())) {
            List<String> tables = store.read(
                    sql -> sql.sql("select name from sqlite_master where type = 'table' and name not like 'flyway%'"
                                    + " and name not like 'sqlite%'")
                            .query((row, _) -> row.getString(1))
                            .list());
            assertThat(Tables.NAMES).containsExactlyInAnyOrderElementsOf(tables);
        }
    }
}
