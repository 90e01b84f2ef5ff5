package org.isopolity.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.isopolity.index.robustness.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    @TempDir
    private Path home;

    private Path releases() {
        return home.resolve("releases");
    }

    private Release publish(Facts facts) {
        return Archive.open(releases()).publish(facts.sources(), Progress.SILENT);
    }

    private Facts facts() {
        return Facts.in(home.resolve("facts"));
    }

    @Test
    void publishedResultsAreThoseThatCanBeReckonedByHand() {
        Results results = publish(facts()).results();
        // Arcadia: people (50 + 50) / 2, rules (50 + 100) / 2, together 62.5. Cosmia has half of the indicators only.
        assertThat(results.findScore("arcadia", "people")).hasValue(50);
        assertThat(results.findScore("arcadia", "rules")).hasValue(75);
        assertThat(results.findScore("arcadia", "openness")).hasValue(62.5);
        assertThat(results.find("bellum").orElseThrow().rank()).hasValue(1);
        assertThat(results.find("arcadia").orElseThrow().coverage().standIns()).isEqualTo(2);
        assertThat(results.unranked()).singleElement().satisfies(city -> {
            assertThat(city.city().name()).isEqualTo("Cosmïa");
            assertThat(city.reason().orElseThrow().in(java.util.Locale.ENGLISH))
                    .isEqualTo("It has 2 of the 4 scored indicators; 75% are needed.");
            assertThat(city.coverage().observed()).isEqualTo(2);
            assertThat(city.coverage().ownFigures()).isEqualTo(2);
            assertThat(city.coverage().scored()).isEqualTo(4);
        });
    }

    @Test
    void whatIsReadBackIsWhatWasComputed() {
        Facts facts = facts();
        Results computed = facts.sources().score(Progress.SILENT);
        Results read = publish(facts).results();
        assertThat(read.values()).isEqualTo(computed.values());
        assertThat(read.ranked()).isEqualTo(computed.ranked());
        assertThat(read.draws()).isEqualTo(10);
        assertThat(read.effectiveWeight("trust")).isEqualTo(0.25);
    }

    @Test
    void theSameSourcesGiveTheSameBytes() throws IOException {
        Release one = publish(facts());
        Path elsewhere = home.resolve("elsewhere");
        Release other = Archive.open(elsewhere).publish(facts().sources(), Progress.SILENT);
        assertThat(other.digest()).isEqualTo(one.digest());
        assertThat(bytes(other.directory())).isEqualTo(bytes(one.directory()));
    }

    private static Map<String, String> bytes(Path directory) throws IOException {
        Map<String, String> bytes = new HashMap<>();
        for (String name : Facts.entries(directory)) {
            bytes.put(name, Files.readString(directory.resolve(name)));
        }
        return bytes;
    }

    @Test
    void releasesAreNumberedWithinTheirYearAndDamagedOnesKeepTheirNumber() throws IOException {
        Release first = publish(facts());
        Files.writeString(first.directory().resolve("scores.csv"), "city_id,node_id,score\n");
        Release second = publish(facts().with("edition.yaml", "draws: 10", "draws: 11"));
        assertThat(first.id()).hasToString("small-2026.1");
        assertThat(second.id()).hasToString("small-2026.2");
    }

    @Test
    void theReleaseOfTheSameSourcesIsFoundAndThatOfOthersIsNot() {
        Facts facts = facts();
        Release release = publish(facts);
        Archive archive = Archive.open(releases());
        assertThat(archive.find(facts.sources()).map(Release::id)).contains(release.id());
        facts.with("observations.csv", "arcadia,trust,2020,50", "arcadia,trust,2020,51");
        assertThat(archive.find(facts.sources())).isEmpty();
    }

    @Test
    void aRebuiltReleaseHasTheSameNumbers() {
        assertThat(publish(facts()).findDifferenceWhenRebuilt()).isEmpty();
    }

    @Test
    void theReleaseIsRebuiltWithOtherWeights() {
        Release release = publish(facts());
        var weights = org.isopolity.index.score.Weights.of(release.framework()).with("rules", 0);
        assertThat(release.reweighted(weights).findScore("arcadia", "openness")).hasValue(50);
        assertThat(release.results().findScore("arcadia", "openness")).hasValue(62.5);
    }

    @Test
    void aDamagedReleaseIsNamedAndNeverServed() throws IOException {
        Release release = publish(facts());
        Files.writeString(release.directory().resolve("ranks.csv"), "city_id\n");
        Archive archive = Archive.open(releases());
        assertThat(archive.releases()).isEmpty();
        assertThat(archive.latest()).isEmpty();
        assertThat(archive.shelved()).singleElement().isInstanceOfSatisfying(Archive.Shelved.Damaged.class, damaged -> {
            assertThat(damaged.name()).isEqualTo("small-2026.1");
            assertThat(damaged.problem()).contains("ranks.csv was altered or cut off");
        });
    }

    @Test
    void aDirectoryThatIsNotThereIsAnEmptyArchive() {
        assertThat(Archive.open(home.resolve("nowhere")).shelved()).isEmpty();
    }

    @Test
    void sourcesThatAllowNoIndexLeaveNothingBehind() {
        Facts facts = facts().with("recipe.yaml", "indicators: 0.5", "indicators: 1")
                .with(
                        "observations.csv",
                        "arcadia,born-abroad,2020,20,city,e,Census,https://example.org/a,CC BY 4.0,\n",
                        "")
                .with("observations.csv", "bellum,trust,2020,100,city,,Survey,https://example.org/b,CC BY 4.0,\n", "");
        assertThatThrownBy(() -> publish(facts)).hasMessageContaining("left to score");
        assertThat(releases()).doesNotExist();
    }

    @Test
    void whatCannotBeWrittenLeavesNothingBehind() throws IOException {
        Facts facts = facts();
        Files.writeString(releases(), "a file where the directory should be");
        assertThatThrownBy(() -> publish(facts))
                .isInstanceOf(java.io.UncheckedIOException.class)
                .hasMessageContaining("nothing was left behind");
        assertThat(Facts.entries(home)).containsExactly("facts", "releases");
    }

    @Test
    void whenAReleaseWasTakenBackStandsInItsNoteAndSurvivesACopy(@TempDir Path place) throws IOException {
        Path releases = place.resolve("releases");
        Release release =
                Archive.open(releases).publish(Facts.in(place.resolve("facts")).sources(), Progress.SILENT);
        String name = release.id().toString();
        LocalDate day = LocalDate.of(2026, 3, 9);
        Archive.open(releases).withdraw(name, day, " One figure was wrong.\nSorry. ");
        Path note = releases.resolve(name + ".withdrawn");
        Files.setLastModifiedTime(note, FileTime.from(Instant.parse("2031-01-01T12:00:00Z")));
        assertThat(Archive.open(releases).shelved())
                .containsExactly(new Archive.Shelved.Withdrawn(name, day, "One figure was wrong.\nSorry."));
        Files.writeString(note, "A note of before.\n");
        Files.setLastModifiedTime(note, FileTime.from(Instant.parse("2025-05-04T23:59:59Z")));
        assertThat(Archive.open(releases).shelved())
                .containsExactly(new Archive.Shelved.Withdrawn(name, LocalDate.of(2025, 5, 4), "A note of before."));
        Files.writeString(note, "withdrawn: 2025-02-31\n\nNo such day.\n");
        assertThat(Archive.open(releases).latest())
                .as("what cannot be read is not served")
                .isEmpty();
    }
}
