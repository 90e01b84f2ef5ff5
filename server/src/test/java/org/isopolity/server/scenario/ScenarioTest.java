package org.isopolity.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.isopolity.index.framework.Node;
import org.isopolity.index.robustness.Progress;
import org.isopolity.release.Archive;
import org.isopolity.release.CityResult;
import org.isopolity.release.Release;
import org.isopolity.release.Results;
import org.isopolity.release.Sources;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioTest {

    private static final Path STARTER = Path.of("..", "starter", "openness");

    @TempDir
    private static Path place;

    private static Release release;

    @BeforeAll
    static void publish() {
        release = Archive.open(place.resolve("shelf")).publish(Sources.in(STARTER), Progress.SILENT);
    }

    private static void assertSame(Results one, Results other) {
        for (CityResult city : release.results().ranked()) {
            String id = city.city().id();
            for (Node node : release.framework().nodes()) {
                assertThat(one.findScore(id, node.id())).as(id).isEqualTo(other.findScore(id, node.id()));
            }
            assertThat(one.find(id).orElseThrow().interval())
                    .isEqualTo(other.find(id).orElseThrow().interval());
        }
    }

    @Test
    void theObservedValueChangesNothing() {
        double observed = release.results()
                .findValue("vienna", "public-space")
                .orElseThrow()
                .value();
        assertSame(Scenario.of(Map.of("public-space", observed)).applyTo(release, "vienna"), release.results());
    }

    /** The same change made where a person would make it: in the file of observations. */
    @Test
    void aScenarioSaysWhatAReleaseOfTheseValuesWouldSay() throws IOException {
        Path facts = Files.createDirectories(place.resolve("facts"));
        for (String name : Sources.fileNames()) {
            Files.writeString(
                    facts.resolve(name),
                    Files.readString(STARTER.resolve(name))
                            .replaceAll("(?m)^vienna,safety-night,2023,[0-9.]+,", "vienna,safety-night,2023,12.5,"));
        }
        assertSame(
                Scenario.of(Map.of("safety-night", 12.5)).applyTo(release, "vienna"),
                Sources.in(facts).score(Progress.SILENT));
    }

    /** The recipe has fixed goalposts, so no other city's score can move. */
    @Test
    void otherCitiesKeepTheirScores() {
        Results after =
                Scenario.of(Map.of("public-space", 20.0, "safety-night", 20.0)).applyTo(release, "vienna");
        assertThat(after.find("vienna").orElseThrow().score().orElseThrow())
                .isLessThan(
                        release.results().find("vienna").orElseThrow().score().orElseThrow());
        for (CityResult city : release.results().ranked()) {
            if (!city.city().id().equals("vienna")) {
                assertThat(after.find(city.city().id()).orElseThrow().score()).isEqualTo(city.score());
            }
        }
    }
}
