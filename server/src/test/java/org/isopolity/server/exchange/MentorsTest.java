package org.isopolity.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.isopolity.server.exchange.Exchanges.Kind;
import org.isopolity.server.exchange.Exchanges.Statement;
import org.isopolity.server.exchange.Mentors.Pair;
import org.junit.jupiter.api.Test;

/** Who is proposed to whom: by hand, by what must hold of every answer, and against the same rule written anew. */
class MentorsTest {

    private static Statement offer(String city, int capacity, String languages) {
        return statement(city, Kind.OFFER, capacity, languages);
    }

    private static Statement wish(String city, String languages) {
        return statement(city, Kind.WISH, 0, languages);
    }

    private static Statement statement(String city, Kind kind, int capacity, String languages) {
        return new Statement(kind + city, "network", city, city, kind, "area", languages, capacity, "");
    }

    private static double score(Map<String, Double> scores, String city) {
        return scores.getOrDefault(city, 0.0);
    }

    private static long size(Map<String, Long> residents, String city) {
        return residents.getOrDefault(city, 0L);
    }

    private static String inWords(List<Pair> pairs) {
        return pairs.stream()
                .map(pair -> pair.learner().city() + "-" + pair.mentor().city())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /**
     * Ayr is furthest ahead and has three places, of which one is kept: Big and Cork, of its own size, have the open ones, Dene, which
     * is small and furthest from its size, the kept one, and Esk, larger than Dene and nearer to it, goes to Flint.
     */
    @Test
    void aThirdOfThreePlacesIsKeptForASmallCity() {
        Map<String, Double> scores =
                Map.of("ayr", 90.0, "flint", 80.0, "big", 10.0, "cork", 20.0, "dene", 30.0, "esk", 40.0);
        Map<String, Long> residents = Map.of(
                "ayr",
                1_000_000L,
                "flint",
                500_000L,
                "big",
                990_000L,
                "cork",
                980_000L,
                "dene",
                99_999L,
                "esk",
                100_000L);
        List<Statement> wishes = List.of(wish("big", "en"), wish("cork", "en"), wish("dene", "en"), wish("esk", "en"));
        List<Pair> pairs = Mentors.propose(
                List.of(offer("ayr", 3, "en"), offer("flint", 1, "en")), wishes, scores, city -> size(residents, city));
        assertThat(inWords(pairs)).isEqualTo("big-ayr cork-ayr dene-ayr esk-flint");
        assertThat(pairs.stream().filter(pair -> pair.learner().city().equals("big")))
                .as("all five others stand above it, four of them are below Ayr")
                .allSatisfy(pair -> assertThat(pair.lead()).isEqualTo(100.0));
        assertThat(inWords(Mentors.propose(
                        List.of(offer("ayr", 2, "en"), offer("flint", 1, "en")),
                        wishes,
                        scores,
                        city -> size(residents, city))))
                .as("of two places none is kept, and Dene, the smallest, comes last")
                .isEqualTo("big-ayr cork-ayr esk-flint");
        assertThat(inWords(Mentors.propose(
                        List.of(offer("ayr", 9, "en")),
                        List.of(wish("big", "en"), wish("cork", "en"), wish("esk", "en")),
                        scores,
                        city -> size(residents, city))))
                .as("a kept place that no small city asks for is not left empty, and nobody takes more than three")
                .isEqualTo("big-ayr cork-ayr esk-ayr");
    }

    @Test
    void whatIsEqualGoesByIdAndWhoSharesNoLanguageIsNotProposed() {
        Map<String, Double> scores = Map.of("a", 50.0, "b", 50.0, "x", 1.0, "y", 1.0, "z", 1.0);
        List<Statement> offers = List.of(offer("b", 1, "fr en"), offer("a", 1, "en"));
        assertThat(inWords(Mentors.propose(
                        offers, List.of(wish("y", "en"), wish("x", "en"), wish("z", "en")), scores, _ -> 200_000L)))
                .isEqualTo("x-a y-b");
        assertThat(inWords(Mentors.propose(offers, List.of(wish("x", "fr"), wish("y", "de")), scores, _ -> 200_000L)))
                .isEqualTo("x-b");
        assertThat(Mentors.propose(offers, List.of(wish("a", "en")), scores, _ -> 200_000L))
                .as("nobody is ahead")
                .isEmpty();
    }

    @Test
    void whateverIsStatedCapacitiesAndKeptPlacesAreRespected() {
        Random random = new Random(11);
        int pairs = 0;
        int kept = 0;
        for (int run = 0; run < 1_500; run++) {
            Map<String, Double> scores = new TreeMap<>();
            Map<String, Long> residents = new TreeMap<>();
            List<Statement> offers = new ArrayList<>();
            List<Statement> wishes = new ArrayList<>();
            int cities = 2 + random.nextInt(12);
            for (int i = 0; i < cities; i++) {
                String city = "c" + i;
                // few levels, so that there are ties
                scores.put(city, (double) random.nextInt(6));
                residents.put(city, 50_000L * (1 + random.nextInt(5)));
                String languages = List.of("en", "fr", "en fr", "de").get(random.nextInt(4));
                if (random.nextInt(3) == 0) {
                    offers.add(offer(city, 1 + random.nextInt(5), languages));
                }
                if (random.nextInt(3) > 0) {
                    wishes.add(wish(city, languages));
                }
            }
            List<Pair> proposed = Mentors.propose(offers, wishes, scores, city -> size(residents, city));
            pairs += proposed.size();
            assertThat(proposed.stream().map(pair -> pair.learner().city())).doesNotHaveDuplicates();
            for (Pair pair : proposed) {
                assertThat(pair.lead()).isPositive();
                assertThat(score(scores, pair.mentor().city()))
                        .isGreaterThan(score(scores, pair.learner().city()));
                assertThat(pair.mentor().sharesLanguage(pair.learner())).isTrue();
            }
            for (Statement offer : offers) {
                List<String> held = proposed.stream()
                        .filter(pair -> pair.mentor().equals(offer))
                        .map(pair -> pair.learner().city())
                        .toList();
                assertThat(held.size()).isLessThanOrEqualTo(Math.min(3, offer.capacity()));
                for (Statement wish : wishes) {
                    if (wouldRather(wish, offer, proposed, scores)) {
                        assertThat(held).as("no place is left empty").hasSize(Math.min(3, offer.capacity()));
                        if (size(residents, wish.city()) < Mentors.SMALL && offer.capacity() >= 3) {
                            kept++;
                            assertThat(held)
                                    .as("a small city gives way only to small ones")
                                    .anyMatch(city -> size(residents, city) < Mentors.SMALL);
                        }
                    }
                }
            }
            Collections.shuffle(offers, random);
            Collections.shuffle(wishes, random);
            assertThat(inWords(Mentors.propose(offers, wishes, scores, city -> size(residents, city))))
                    .as("the order in which they were stated")
                    .isEqualTo(inWords(proposed))
                    .isEqualTo(naive(offers, wishes, scores, residents));
        }
        assertThat(pairs).isGreaterThan(1_000);
        assertThat(kept).as("the rule was tried").isGreaterThan(20);
    }

    private static boolean suits(Statement wish, Statement offer, Map<String, Double> scores) {
        return score(scores, offer.city()) > score(scores, wish.city()) && offer.sharesLanguage(wish);
    }

    private static boolean wouldRather(
            Statement wish, Statement offer, List<Pair> proposed, Map<String, Double> scores) {
        return suits(wish, offer, scores)
                && proposed.stream()
                        .filter(pair -> pair.learner().equals(wish))
                        .allMatch(pair -> score(scores, pair.mentor().city()) < score(scores, offer.city()));
    }

    /**
     * The same rule from its words: in every round each city without a place asks for the next on its list, and each mentor chooses
     * anew among all who have asked so far, first for its open places by likeness, then for the kept one.
     */
    private static String naive(
            List<Statement> offers, List<Statement> wishes, Map<String, Double> scores, Map<String, Long> residents) {
        record Seat(String mentor, boolean kept) {}
        Map<String, List<Seat>> lists = new TreeMap<>();
        for (Statement wish : wishes) {
            List<Statement> mentors = offers.stream()
                    .filter(offer -> suits(wish, offer, scores))
                    .sorted(Comparator.comparingDouble((Statement offer) -> -score(scores, offer.city()))
                            .thenComparing(Statement::city))
                    .toList();
            List<Seat> list = new ArrayList<>();
            for (Statement mentor : mentors) {
                boolean small = size(residents, wish.city()) < Mentors.SMALL;
                list.add(new Seat(mentor.city(), small));
                list.add(new Seat(mentor.city(), !small));
            }
            lists.put(wish.city(), list);
        }
        Map<Seat, TreeSet<String>> asked = new HashMap<>();
        Map<String, Integer> next = new TreeMap<>();
        Map<String, Seat> placed = new TreeMap<>();
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Map.Entry<String, List<Seat>> learner : lists.entrySet()) {
                int at = next.getOrDefault(learner.getKey(), 0);
                if (!placed.containsKey(learner.getKey())
                        && at < learner.getValue().size()) {
                    asked.computeIfAbsent(learner.getValue().get(at), _ -> new TreeSet<>())
                            .add(learner.getKey());
                    next.put(learner.getKey(), at + 1);
                    moved = true;
                }
            }
            placed.clear();
            for (Statement offer : offers) {
                for (boolean kept : new boolean[] {false, true}) {
                    Seat seat = new Seat(offer.city(), kept);
                    int places = Math.min(3, offer.capacity());
                    int share = places == 3 ? 1 : 0;
                    asked.getOrDefault(seat, new TreeSet<>()).stream()
                            .sorted(Comparator.comparing(
                                            (String city) -> kept && size(residents, city) >= Mentors.SMALL)
                                    .thenComparingDouble(city ->
                                            Math.abs(Math.log1p((double) size(residents, offer.city()))
                                                    - Math.log1p((double) size(residents, city))))
                                    .thenComparing(city -> city))
                            .limit(kept ? share : places - share)
                            .forEach(city -> placed.put(city, seat));
                }
            }
        }
        return placed.entrySet().stream()
                .map(pair -> pair.getKey() + "-" + pair.getValue().mentor())
                .collect(Collectors.joining(" "));
    }
}
