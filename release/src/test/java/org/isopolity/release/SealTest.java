package org.isopolity.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
}
