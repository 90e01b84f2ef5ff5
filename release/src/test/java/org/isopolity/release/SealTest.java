package org.isopolity.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.ZipFile;
import org.isopolity.index.robustness.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a release after its publication is noticed and named. */
class SealTest {

    @TempDir
    private Path home;

    private Path release;

    @BeforeEach
    void publish() {
        release = Archive.open(home.resolve("releases"))
                .publish(Facts.in(home.resolve("facts")).sources(), Progress.SILENT)
                .directory();
    }

    private void assertDamaged(String problem) {
        assertThatThrownBy(() -> Release.open(release))
                .isInstanceOf(DamagedRelease.class)
                .hasMessageContaining(problem)
                .hasMessageContaining("Restore the release from a copy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "datapackage.json", "framework.csv", "cities.csv", "observations.csv", "recipe.yaml", "edition.yaml",
                "values.csv", "scores.csv", "ranks.csv", "rank-draws.csv", "indicators.csv", "method.md"
            })
    void oneAlteredByteInAnyFileIsNoticed(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(release.resolve(name));
        bytes[bytes.length / 2] ^= 1;
        Files.write(release.resolve(name), bytes);
        assertDamaged("the file " + name + " was altered or cut off");
    }

    @Test
    void aTruncatedFileIsNoticed() throws IOException {
        try (var channel = Files.newByteChannel(release.resolve("values.csv"), StandardOpenOption.WRITE)) {
            channel.truncate(10);
        }
        assertDamaged("values.csv was altered or cut off (10 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scores.csv", "SHA256SUMS", "SEAL"})
    void aMissingFileIsNoticed(String name) throws IOException {
        Files.delete(release.resolve(name));
        assertDamaged("the file " + name + " is missing");
    }

    @Test
    void anAddedFileIsNoticed() throws IOException {
        Files.writeString(release.resolve("extra.csv"), "a\n");
        assertDamaged("a file that was not published: extra.csv");
    }

    @Test
    void aListOfHashesThatWasRewrittenIsNoticed() throws IOException {
        Files.writeString(release.resolve("scores.csv"), "forged\n");
        Path sums = release.resolve(Seal.SUMS);
        String forged = Seal.fileOf(release, "scores.csv").sha256();
        Files.writeString(sums, Files.readString(sums).replaceAll("[0-9a-f]{64}  scores.csv", forged + "  scores.csv"));
        assertDamaged("not the one that was sealed");
    }

    @Test
    void aNameThatLeadsOutOfTheReleaseIsRefused() throws IOException {
        String sums = "0".repeat(64) + "  ../facts/cities.csv\n";
        Files.writeString(release.resolve(Seal.SUMS), sums);
        Files.writeString(
                release.resolve(Seal.SEAL),
                "sha256:" + Seal.hash(sums.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertDamaged("a line that is not a hash and a name");
    }

    @Test
    void aLinkInPlaceOfAFileIsRefused() throws IOException {
        Path original = home.resolve("scores.csv");
        Files.move(release.resolve("scores.csv"), original);
        Files.createSymbolicLink(release.resolve("scores.csv"), original);
        assertDamaged("the file scores.csv is missing");
    }

    @Test
    void aDirectoryWithAnotherNameIsNoRelease() throws IOException {
        Path renamed = Files.move(release, release.resolveSibling("mine"));
        assertThatThrownBy(() -> Release.open(renamed)).hasMessageContaining("not that of a release");
    }

    @Test
    void theListIsInTheFormThatCommonToolsCheck() throws IOException {
        assertThat(Files.readAllLines(release.resolve(Seal.SUMS)))
                .hasSize(12)
                .allMatch(line -> line.matches("[0-9a-f]{64}  [a-z0-9.-]+"));
    }

    /** Counts what is written to it. */
    private static final class Counted extends OutputStream {

        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] b, int from, int length) {
            bytes += length;
        }
    }

    @Test
    void aLongFileIsCopiedInLittleMemoryAndNeverWholeOnceItWasAltered() throws IOException {
        Path folder = Files.createDirectories(home.resolve("long"));
        Path file = folder.resolve("observations.csv");
        byte[] line = "arcadia,trust,2020,50,city,,Survey,https://example.org/b,CC BY 4.0,\n"
                .getBytes(StandardCharsets.UTF_8);
        long length = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 500_000; i++) {
                out.write(line);
                length += line.length;
            }
        }
        Seal seal = Seal.write(folder);
        Counted copied = new Counted();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        seal.copy(folder, "observations.csv", copied);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2_000_000);
        assertThat(copied.bytes).isEqualTo(length);
        assertThatThrownBy(() -> seal.copy(folder, "none.csv", copied)).isInstanceOf(IllegalArgumentException.class);

        for (long place : new long[] {0, length / 2, length - 1}) {
            flip(file, place);
            Counted altered = new Counted();
            assertThatThrownBy(() -> seal.copy(folder, "observations.csv", altered))
                    .isInstanceOf(DamagedRelease.class)
                    .hasMessageContaining("observations.csv was altered or cut off");
            assertThat(altered.bytes).isLessThan(length);
            flip(file, place);
        }
        Files.write(file, line, StandardOpenOption.APPEND);
        Counted longer = new Counted();
        assertThatThrownBy(() -> seal.copy(folder, "observations.csv", longer)).isInstanceOf(DamagedRelease.class);
        assertThat(longer.bytes).isLessThan(length);
    }

    private static void flip(Path file, long place) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(place);
            int before = bytes.read();
            bytes.seek(place);
            bytes.write(before ^ 1);
        }
    }

    @Test
    void everyFileIsCopiedAsItIsReadAndAnArchiveOfAnAlteredOneIsNotEnded() throws IOException {
        Release sound = Release.open(release);
        for (String name : List.of("scores.csv", "observations.csv", "SHA256SUMS", "SEAL")) {
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            sound.copy(name, copy);
            assertThat(copy.toByteArray()).isEqualTo(sound.read(name).orElseThrow());
            assertThat(sound.findLength(name)).hasValue(copy.size());
        }
        assertThat(sound.findLength("nothing")).isEmpty();
        flip(release.resolve("scores.csv"), 3);
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        assertThatThrownBy(() -> sound.zip(zip)).isInstanceOf(DamagedRelease.class);
        Path file = home.resolve("broken.zip");
        Files.write(file, zip.toByteArray());
        assertThatThrownBy(() -> new ZipFile(file.toFile())).isInstanceOf(IOException.class);
    }
}
