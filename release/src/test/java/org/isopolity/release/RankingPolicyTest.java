package org.isopolity.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.isopolity.index.observation.City;
import org.isopolity.index.robustness.Progress;
import org.isopolity.index.robustness.RankInterval;
import org.isopolity.index.score.Coverage;
import org.isopolity.index.score.Weights;
import org.isopolity.text.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is not to be said of the order of cities is in no file, and comes out of no computation. */
class RankingPolicyTest {

    @TempDir
    private Path home;

    private Release published(String policy) {
        Facts facts = Facts.in(home.resolve("facts-" + policy));
        if (!policy.isEmpty()) {
            facts.with("edition.yaml", "seed: 7", "seed: 7\nranking: " + policy);
        }
        return Archive.open(home.resolve("releases-" + policy)).publish(facts.sources(), Progress.SILENT);
    }

    @Test
    void whatSaysNothingPublishesRanks() {
        Release silent = published("");
        assertThat(silent.edition().policy()).isEqualTo(RankingPolicy.FULL);
        assertThat(silent.results().ranked()).allMatch(city -> city.rank().isPresent());
        assertThat(silent.files()).extracting(ReleaseFile::name).contains("ranks.csv", "rank-draws.csv");
    }

    /** A class ends where the next begins, and the last one with the last city. */
    @Test
    void theLastRankOfAClassIsTheLastOfIt() {
        for (int ranked = 1; ranked <= 200; ranked++) {
            for (int band = 1; band <= RankingPolicy.bands(ranked); band++) {
                int last = RankingPolicy.lastRank(band, ranked);
                assertThat(RankingPolicy.band(last, ranked)).isEqualTo(band);
                if (band < RankingPolicy.bands(ranked)) {
                    assertThat(RankingPolicy.band(last + 1, ranked)).isEqualTo(band + 1);
                } else {
                    assertThat(last).isEqualTo(ranked);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FULL")
    void noFileHoldsARank(RankingPolicy policy) {
        Release release = published(policy.name().toLowerCase(java.util.Locale.ROOT));
        assertThat(release.files())
                .extracting(ReleaseFile::name)
                .contains("standings.csv")
                .doesNotContain("ranks.csv", "rank-draws.csv");
        for (ReleaseFile file : release.files()) {
            String text = new String(release.read(file.name()).orElseThrow(), StandardCharsets.UTF_8);
            assertThat(text.replace("ranking: " + policy.name().toLowerCase(java.util.Locale.ROOT), ""))
                    .as(file.name())
                    .doesNotContainIgnoringCase("rank");
        }
        for (Results results : List.of(release.results(), release.reweighted(Weights.of(release.framework())))) {
            assertThat(results.policy()).isEqualTo(policy);
            assertThat(results.ranked())
                    .hasSize(2)
                    .allMatch(city -> city.rank().isEmpty()
                            && city.interval().isEmpty()
                            && !city.tied()
                            && city.band().isPresent() == policy.bands());
            assertThat(results.ranked())
                    .extracting(city -> results.robustness().counts(city.city().id()))
                    .allMatch(counts -> counts.length == 0);
        }
        if (!policy.bands()) {
            assertThat(release.results().ranked())
                    .as("by name, although the second has the better score")
                    .extracting(city -> city.city().id())
                    .containsExactly("arcadia", "bellum");
        }
        assertThat(release.findDifferenceWhenRebuilt()).isEmpty();
        assertThat(ReleaseDifference.between(published(""), release).moves())
                .allMatch(move -> move.rankAfter().isEmpty());
    }

    @Test
    void aPolicyThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> published("secret"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("edition.yaml, line 9")
                .hasMessageContaining("secret")
                .hasMessageContaining("peers");
    }

    @Test
    void bandsFollowRanksAndHideFewerThanFiveCitiesInNone() {
        Random random = new Random(17);
        for (int trial = 0; trial < 500; trial++) {
            int cities = 1 + random.nextInt(120);
            List<Band> bands = new ArrayList<>();
            for (int rank = 1; rank <= cities; rank++) {
                int best = 1 + random.nextInt(rank);
                int worst = rank + random.nextInt(cities - rank + 1);
                bands.add(RankingPolicy.BANDS
                        .published(city(rank, new RankInterval(best, rank, worst, 1)), cities)
                        .band()
                        .orElseThrow());
            }
            int before = 1;
            for (Band band : bands) {
                assertThat(band.band()).isBetween(before, before + 1);
                before = band.band();
            }
            assertThat(before).isEqualTo(bands.getLast().bands()).isLessThanOrEqualTo(4);
            for (int wanted = 1; wanted <= before; wanted++) {
                int number = wanted;
                assertThat(bands.stream().filter(band -> band.band() == number).count())
                        .isGreaterThanOrEqualTo(Math.min(5, cities));
            }
        }
    }

    private static CityResult city(int rank, RankInterval interval) {
        return new CityResult(
                new City("a", "A", "AA", "", Optional.empty(), Optional.empty(), "", Map.of()),
                OptionalDouble.of(1),
                OptionalInt.of(rank),
                false,
                Optional.of(interval),
                Optional.empty(),
                new Coverage(1, 1, 0, 1, 1),
                Optional.empty());
    }
}
