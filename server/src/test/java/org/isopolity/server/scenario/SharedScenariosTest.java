package org.isopolity.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedScenariosTest {

    private static final String TOKEN = "a-token-that-nobody-guesses";

    @TempDir
    private Path place;

    private static SharedSet set(String title) {
        return new SharedSet(
                "vienna", "Vienna", title, "towns-2026.1", "a.jobs=70", Instant.parse("2026-05-04T10:00:00Z"));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.toList();
        }
    }

    @Test
    void whatIsSharedIsThereAfterARestartAndWhatIsWithdrawnIsNot() throws IOException {
        SharedScenarios shared = SharedScenarios.open(place);
        String before = shared.digest();
        shared.share(TOKEN, set("Parks"));
        assertThat(shared.digest()).isNotEqualTo(before);
        assertThat(SharedScenarios.open(place).find(TOKEN)).contains(set("Parks"));
        assertThat(files()).hasSize(1).allMatch(file -> !file.toString().contains(TOKEN));
        assertThat(shared.find("another")).isEmpty();
        assertThat(shared.isWithdrawn("another")).isFalse();

        before = shared.digest();
        shared.withdraw(TOKEN);
        assertThat(shared.digest()).isNotEqualTo(before);
        for (SharedScenarios after : List.of(shared, SharedScenarios.open(place))) {
            assertThat(after.find(TOKEN)).isEmpty();
            assertThat(after.isWithdrawn(TOKEN)).isTrue();
        }
        assertThat(files()).hasSize(1).allMatch(file -> file.toFile().length() == 0);
    }

    /** A fall between the store and the files, in either direction. */
    @Test
    void theStoreDecides() {
        SharedScenarios shared = SharedScenarios.open(place);
        shared.share("stale", set("Stale"));
        shared.share("other", set("Old"));
        shared.withdraw("back");
        shared.agree(Map.of("other", set("New"), "back", set("Back"), "fresh", set("Fresh")));
        SharedScenarios after = SharedScenarios.open(place);
        assertThat(after.isWithdrawn("stale")).isTrue();
        assertThat(after.find("other")).contains(set("New"));
        assertThat(after.find("back")).contains(set("Back"));
        assertThat(after.find("fresh")).contains(set("Fresh"));
    }

    /** The mark of a withdrawal that was broken off counts more than the document beside it. */
    @Test
    void whatIsMarkedIsNotShown() throws IOException {
        SharedScenarios.open(place).share(TOKEN, set("Parks"));
        String document = String.valueOf(files().getFirst().getFileName());
        Files.createFile(place.resolve(document.replace(".json", ".withdrawn")));
        assertThat(SharedScenarios.open(place).find(TOKEN)).isEmpty();
    }

    @Test
    void whatIsNoDocumentIsLeftOut() throws IOException {
        for (String content : List.of("", "{}", "[1]", set("x").json().replace("a.jobs=70", "a.jobs=ten"))) {
            Files.writeString(place.resolve("0".repeat(64) + ".json"), content);
            assertThat(SharedScenarios.open(place).find(TOKEN)).isEmpty();
        }
    }
}
