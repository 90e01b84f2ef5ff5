package org.isopolity.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.isopolity.index.robustness.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseDifferenceTest {

    @TempDir
    private Path home;

    private Release publish(Facts facts) {
        return Archive.open(home.resolve("releases")).publish(facts.sources(), Progress.SILENT);
    }

    private Facts facts() {
        return Facts.in(home.resolve("facts"));
    }

    @Test
    void aReleaseDoesNotDifferFromItself() {
        Release release = publish(facts());
        assertThat(ReleaseDifference.between(release, release).isEmpty()).isTrue();
    }

    @Test
    void aRevisedValueMovesItsCityOnly() {
        Release before = publish(facts());
        Release after = publish(facts().with("observations.csv", "arcadia,trust,2020,50", "arcadia,trust,2020,90"));
        ReleaseDifference difference = ReleaseDifference.between(before, after);
        assertThat(difference.observationsChanged()).singleElement().satisfies(revision -> {
            assertThat(revision.before().value()).isEqualTo(50);
            assertThat(revision.after().value()).isEqualTo(90);
        });
        assertThat(difference.moves()).singleElement().satisfies(move -> {
            assertThat(move.cityId()).isEqualTo("arcadia");
            assertThat(move.scoreBefore()).hasValue(62.5);
            assertThat(move.scoreAfter()).hasValue(72.5);
        });
        assertThat(difference.methodChanged()).isFalse();
    }

    @Test
    void membershipAndMethodAreToldApartFromData() {
        Release before = publish(facts());
        Release after = publish(facts().with("cities.csv", "cosmia,Cosmïa", "delos,Delos,DD,South,1,1,,\ncosmia,Cosmïa")
                .with("recipe.yaml", "at-least: 0.5", "at-least: 0.4")
                .with("observations.csv", "cosmia,trust,2019,0", "cosmia,trust,2018,0"));
        ReleaseDifference difference = ReleaseDifference.between(before, after);
        assertThat(difference.citiesJoined()).containsExactly("delos");
        assertThat(difference.citiesLeft()).isEmpty();
        assertThat(difference.nodesJoined()).isEmpty();
        assertThat(difference.methodChanged()).isTrue();
        assertThat(difference.observationsAdded()).hasSize(1);
        assertThat(difference.observationsRemoved()).hasSize(1);
    }
}
