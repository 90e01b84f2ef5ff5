package org.isopolity.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.isopolity.index.robustness.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pulls the plug on a process that publishes, and takes its disk away: every release that can be seen is whole. */
class CrashTest {

    @TempDir
    private Path home;

    /** Publishes one release after the other until it is killed. */
    static final class Publisher {
        private Publisher() {}

        public static void main(String[] arguments) {
            Path home = Path.of(arguments[0]);
            for (int draws = 10; draws < 10 + Integer.parseInt(arguments[1]); draws++) {
                Facts facts = Facts.in(home.resolve("facts")).with("edition.yaml", "draws: 10", "draws: " + draws);
                Archive.open(home.resolve("releases")).publish(facts.sources(), Progress.SILENT);
                System.out.println("published " + draws);
            }
        }
    }

    private ProcessBuilder publisher(int releases) {
        return publisher(home, releases);
    }

    private static ProcessBuilder publisher(Path home, int releases) {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Publisher.class.getName(),
                        home.toString(),
                        Integer.toString(releases))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output").toFile());
    }

    @Test
    void everyReleaseThatIsSeenAfterAKillIsWhole() throws IOException, InterruptedException {
        Path releases = home.resolve("releases");
        for (int kill = 0; kill < 4; kill++) {
            Process process = publisher(10_000).start();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            int before = Files.isDirectory(releases) ? Facts.entries(releases).size() : 0;
            while (process.isAlive()
                    && System.nanoTime() < deadline
                    && (!Files.isDirectory(releases) || Facts.entries(releases).size() < before + 2)) {
                Thread.sleep(3 + kill * 7L);
            }
            process.destroyForcibly().waitFor();
        }
        List<Archive.Shelved> shelved = Archive.open(releases).shelved();
        assertThat(shelved).isNotEmpty().allMatch(Archive.Shelved.Sound.class::isInstance);
    }

    /** Within one process the order of an unordered map stays the same; only another process shows that one was used. */
    @Test
    void everyProcessPublishesTheSameBytes() throws IOException, InterruptedException {
        Set<String> digests = new TreeSet<>();
        for (int i = 0; i < 4; i++) {
            Path place = Files.createDirectories(home.resolve("process-" + i));
            assertThat(publisher(place, 1).start().waitFor()).isZero();
            digests.add(Archive.open(place.resolve("releases"))
                    .latest()
                    .orElseThrow()
                    .digest());
        }
        assertThat(digests).hasSize(1);
    }

    @Test
    void aDiskThatIsFullLeavesNothingBehind() throws IOException, InterruptedException {
        Path shell = Path.of("/bin/sh");
        assumeTrue(Files.isExecutable(shell), "needs a POSIX shell to limit the size of files");
        Facts.in(home.resolve("facts"));
        // No file may grow beyond one block: like a disk that fills up in the middle of a table.
        List<String> command = publisher(1).command();
        Process process = new ProcessBuilder(concat(
                        List.of(shell.toString(), "-c", "trap '' XFSZ; ulimit -f 1; exec \"$@\"", "sh"), command))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isNotZero();
        assertThat(Files.isDirectory(home.resolve("releases")) ? Facts.entries(home.resolve("releases")) : List.of())
                .isEmpty();
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
    }
}
