package org.isopolity.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No golden file lies there unread: each is compared by a golden test here, or named with the reason why not. */
class GoldenCoverageTest {

    private static final String CROSS_VALIDATED =
            "matrix completion is not among the designs; see ARCHITECTURE.md, impact";

    /** Files that no test compares, and why. */
    private static final Map<String, String> REASONS = new TreeMap<>(Map.of(
            "README.md", "words",
            "causalimpact/expected_ucm_mle.csv",
                    "maximum likelihood is not how the structural series is fitted; its filter is held to the fixed"
                            + " variances",
            "mcpanel/expected_mcnnm_counterfactual.csv", CROSS_VALIDATED,
            "mcpanel/expected_mcnnm_cv_seed1.csv", CROSS_VALIDATED,
            "mcpanel/expected_mcnnm_fixed_lambda.csv", CROSS_VALIDATED));

    @Test
    void everyFileIsComparedOrNamedWithAReason() throws IOException {
        Path golden = GoldenData.file("README.md").getParent();
        String tests = sources();
        try (Stream<Path> files = Files.walk(golden)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = golden.relativize(file).toString().replace('\\', '/');
                boolean compared = tests.contains('"' + name + '"');
                assertThat(compared || REASONS.containsKey(name))
                        .as(name + " is neither read by a golden test nor named with a reason")
                        .isTrue();
                assertThat(compared && REASONS.containsKey(name))
                        .as(name + " is compared; its reason is out of date")
                        .isFalse();
            }
        }
        for (String name : REASONS.keySet()) {
            assertThat(golden.resolve(name))
                    .as("a reason for a file that is gone")
                    .exists();
        }
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.getFileName().toString().endsWith("GoldenTest.java")
                            || file.getFileName().toString().equals("GoldenData.java"))
                    .map(GoldenCoverageTest::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
