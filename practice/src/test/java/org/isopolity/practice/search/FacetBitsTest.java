package org.isopolity.practice.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.lucene.util.FixedBitSet;
import org.isopolity.practice.Starter;
import org.junit.jupiter.api.Test;

class FacetBitsTest {

    private static final List<String> FACETS = List.of("colour", "size", "shape");

    /** Records with random values, counted with bits and one by one. */
    @Test
    void bitsCountAsOneWouldByHand() {
        SplittableRandom random = new SplittableRandom(9);
        for (int round = 0; round < 50; round++) {
            int records = 1 + random.nextInt(200);
            FacetBits bits = new FacetBits(FACETS, records);
            List<Map<String, Set<String>>> values = new ArrayList<>();
            FixedBitSet among = new FixedBitSet(records);
            for (int record = 0; record < records; record++) {
                Map<String, Set<String>> own = new HashMap<>();
                for (String facet : FACETS) {
                    Set<String> some = new HashSet<>();
                    for (int i = random.nextInt(3); i > 0; i--) {
                        some.add("v" + random.nextInt(5));
                    }
                    own.put(facet, some);
                    int number = record;
                    some.forEach(value -> bits.set(facet, value, number));
                }
                values.add(own);
                if (random.nextInt(3) > 0) {
                    among.set(record);
                }
            }
            Map<String, Set<String>> chosen = new TreeMap<>();
            for (String facet : FACETS) {
                if (random.nextBoolean()) {
                    chosen.put(facet, new HashSet<>(List.of("v" + random.nextInt(6), "v1")));
                }
            }
            FixedBitSet left = bits.narrowed(among, chosen);
            for (int record = 0; record < records; record++) {
                assertThat(left.get(record)).isEqualTo(among.get(record) && fits(values.get(record), chosen, ""));
            }
            for (Answer.FacetCounts counts : bits.counts(among, left, chosen, 100)) {
                for (Answer.Count count : counts.values()) {
                    int naive = 0;
                    for (int record = 0; record < records; record++) {
                        Map<String, Set<String>> own = values.get(record);
                        if (among.get(record)
                                && fits(own, chosen, counts.facet())
                                && own.getOrDefault(counts.facet(), Set.of()).contains(count.value())) {
                            naive++;
                        }
                    }
                    assertThat(count.count()).isEqualTo(naive).isPositive();
                }
            }
        }
    }

    private static boolean fits(Map<String, Set<String>> own, Map<String, Set<String>> chosen, String but) {
        return chosen.entrySet().stream()
                .filter(choice -> !choice.getKey().equals(but))
                .allMatch(choice ->
                        choice.getValue().stream().anyMatch(own.getOrDefault(choice.getKey(), Set.of())::contains));
    }

    @Test
    void aFacetThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new FacetBits(FACETS, 1).set("taste", "sweet", 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** What a facet promises beside a value is what a reader gets who chooses it, to the last record. */
    @Test
    void theCountBesideAValueIsWhatChoosingItBrings() {
        try (PracticeIndex index = PracticeIndex.build(Starter.library())) {
            for (String text :
                    List.of("", "work", "Arbeit für Geflüchtete", "women start a business in the city", "zzz")) {
                for (Map<String, Set<String>> chosen : List.<Map<String, Set<String>>>of(
                        Map.of(),
                        Map.of("theme", Set.of("work")),
                        Map.of("theme", Set.of("work", "equality"), "country", Set.of("DE", "CA")))) {
                    Answer answer = index.search(new Question(text, "", chosen, 0, 10));
                    Set<String> seen = new HashSet<>();
                    for (int from = 0; from < answer.total(); from += 10) {
                        index.search(new Question(text, "", chosen, from, 10))
                                .hits()
                                .forEach(hit -> seen.add(hit.practice()));
                    }
                    assertThat(seen).hasSize(answer.total());
                    for (Answer.FacetCounts counts : answer.facets()) {
                        for (Answer.Count count : counts.values()) {
                            Map<String, Set<String>> other = new HashMap<>(chosen);
                            other.put(counts.facet(), Set.of(count.value()));
                            assertThat(index.search(new Question(text, "", other, 0, 1))
                                            .total())
                                    .as(text + " " + other)
                                    .isEqualTo(count.count());
                        }
                    }
                }
            }
        }
    }
}
