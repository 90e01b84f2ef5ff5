package org.isopolity.index.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.isopolity.index.observation.City;
import org.junit.jupiter.api.Test;

class SimilarityTest {

    private static City city(String id, String country, String region, long residents) {
        return new City(
                id,
                id,
                country,
                region,
                Optional.empty(),
                residents == 0 ? Optional.empty() : Optional.of(new City.Population(residents, 2020)),
                "");
    }

    private static final List<City> CITIES = List.of(
            city("small", "AT", "Europe", 10_000),
            city("middle", "AT", "Europe", 100_000),
            city("large", "IN", "Asia", 10_000_000),
            city("unknown", "", "", 0));

    private static final Similarity SIMILARITY =
            new Similarity(List.of(Criterion.population(CITIES, 2), Criterion.region(CITIES, 1)));

    @Test
    void likenessIsTheWeightedMeanOfTheCriteria() {
        // magnitudes 4, 5 and 7 on a range of 3
        Peer peer = SIMILARITY.find("small", "middle").orElseThrow();
        assertThat(peer.similarity()).isEqualTo((2 * 2 / 3.0 + 1) / 3, within(1e-12));
        assertThat(peer.coverage()).isEqualTo(1);
        assertThat(peer.likeness().keySet()).containsExactly("population", "region");
        assertThat(SIMILARITY.find("small", "large").orElseThrow().similarity()).isEqualTo(0, within(1e-12));
    }

    @Test
    void whatIsNotKnownDoesNotCount() {
        assertThat(SIMILARITY.find("small", "unknown")).isEmpty();
        Similarity withCountry = new Similarity(List.of(
                Criterion.population(CITIES, 1),
                new Criterion.Kind("port", 3, Map.of("small", "yes", "unknown", "yes"))));
        Peer peer = withCountry.find("small", "unknown").orElseThrow();
        assertThat(peer.similarity()).isEqualTo(1);
        assertThat(peer.coverage()).isEqualTo(0.75);
        List<String> all = CITIES.stream().map(City::id).toList();
        assertThat(withCountry.peers("small", all, 9, 0.5))
                .extracting(Peer::cityId)
                .containsExactly("unknown");
    }

    @Test
    void theMostSimilarComesFirstWhateverTheOrder() {
        List<String> all = new ArrayList<>(CITIES.stream().map(City::id).toList());
        List<Peer> peers = SIMILARITY.peers("small", all, 2, 0);
        assertThat(peers).extracting(Peer::cityId).containsExactly("middle", "large");
        Collections.shuffle(all, new Random(4));
        assertThat(SIMILARITY.peers("small", all, 2, 0)).isEqualTo(peers);
    }

    @Test
    void likenessIsMutual() {
        for (City one : CITIES) {
            for (City other : CITIES) {
                assertThat(SIMILARITY.find(one.id(), other.id()).map(Peer::similarity))
                        .isEqualTo(SIMILARITY.find(other.id(), one.id()).map(Peer::similarity));
            }
        }
    }

    @Test
    void criteriaMustBeToldApartAndCount() {
        assertThatThrownBy(() -> new Similarity(List.of())).hasMessageContaining("at least one criterion");
        assertThatThrownBy(() -> new Similarity(List.of(Criterion.region(CITIES, 1), Criterion.region(CITIES, 2))))
                .hasMessageContaining("'region' is a criterion twice");
        assertThatThrownBy(() -> Criterion.region(CITIES, 0)).hasMessageContaining("weight above 0");
    }
}
