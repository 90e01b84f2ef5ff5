package org.isopolity.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;
import org.junit.jupiter.api.Test;

/** No file of golden values lies there unused: each is compared by a test that names it, or passed over for a reason. */
class GoldenFilesTest {

    private static final Path SOURCES = Path.of("src", "test", "java");

    private static CsvTable list() {
        return CsvTable.read(Path.of("src", "test", "resources", "org", "isopolity", "index", "golden-files.csv"));
    }

    @Test
    void everyFileIsComparedOrPassedOverForAReason() throws IOException {
        Golden.require();
        Set<String> listed = new TreeSet<>();
        for (Row row : list().rows()) {
            assertThat(listed.add(row.text("file")))
                    .as(row.text("file") + " once")
                    .isTrue();
        }
        assertThat(Golden.files()).isEqualTo(listed);
    }

    @Test
    void everyTestThatIsSaidToCompareAFileNamesIt() throws IOException {
        try (Stream<Path> walk = Files.walk(SOURCES)) {
            var sources = walk.filter(file -> file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""), GoldenFilesTest::text));
            for (Row row : list().rows()) {
                if (row.text("reason").isEmpty()) {
                    assertThat(sources).containsKey(row.text("compared_in"));
                    assertThat(sources.get(row.text("compared_in")))
                            .as(row.text("file"))
                            .contains(row.requiredText("named"));
                } else {
                    assertThat(row.text("compared_in")).isEmpty();
                }
            }
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
