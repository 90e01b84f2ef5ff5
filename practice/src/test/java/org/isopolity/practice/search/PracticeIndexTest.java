package org.isopolity.practice.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.isopolity.practice.Starter;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.vocabulary.Words;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PracticeIndexTest {

    private static final Library LIBRARY = Starter.library();
    private static final PracticeIndex INDEX = PracticeIndex.build(LIBRARY);

    @AfterAll
    static void close() {
        INDEX.close();
    }

    private static List<String> found(String text, String language) {
        return INDEX.search(Question.of(text, language)).hits().stream()
                .map(Answer.Hit::practice)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "walking bus to school, en, walking-school-bus",
        "lebende Bibliothek, de, living-library",
        "carte d'identité municipale, fr, city-identity-card",
        "venta ambulante, es, regulated-zone-for-vendors",
        "القروض الصغيرة, ar, fair-microcredit",
        "Kreditgenossenschaft, '', community-credit-union",
        "OMEGA, en, mentoring-of-skilled-newcomers",
        "Mentoringprogramme, de, mentoring-of-skilled-newcomers"
    })
    void wordsOfAnyLanguageLeadToThePractice(String text, String language, String practice) {
        assertThat(found(text, language)).first().isEqualTo(practice);
    }

    @Test
    void anAnswerSaysWhyEachRecordMatched() {
        Answer.Hit translated =
                INDEX.search(Question.of("lebende Bibliothek", "de")).hits().getFirst();
        assertThat(translated.reasons())
                .containsExactly(
                        new Answer.Reason(Answer.Reason.Kind.TRANSLATED, "lebende Bibliothek", "living-library"));
        Answer.Hit other = INDEX.search(Question.of("pedibus", "en")).hits().getFirst();
        assertThat(other.reasons()).extracting(Answer.Reason::kind).containsExactly(Answer.Reason.Kind.ALSO_CALLED);
        Answer.Hit same = INDEX.search(Question.of("prejudice", "en")).hits().getFirst();
        assertThat(same.reasons()).extracting(Answer.Reason::kind).containsExactly(Answer.Reason.Kind.WORDS);
        assertThat(same.summary()).anyMatch(Answer.Piece::marked);
    }

    @Test
    void piecesAreTheTextLetterForLetter() {
        for (String text : List.of("city", "mentoring newcomers", "Flüchtlinge", "école", "")) {
            for (Answer.Hit hit : INDEX.search(Question.of(text, "")).hits()) {
                Practice.Wording wording = LIBRARY.get(hit.practice()).wording("en");
                assertThat(joined(hit.title())).isEqualTo(wording.title());
                assertThat(joined(hit.summary())).isEqualTo(wording.summary());
            }
        }
    }

    private static String joined(List<Answer.Piece> pieces) {
        return pieces.stream().map(Answer.Piece::text).collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\\",
                "(",
                "AND OR NOT",
                "a:b^~*?[]{}",
                "+-&&||!",
                "<script>alert(1)</script>",
                "\u0000\uffff",
                "\ud800",
                "the of and",
                "   ",
                "🏙️ 🤝",
                "de la en el",
                "……",
                "l'"
            })
    void noSyntaxFails(String text) {
        for (String language : List.of("", "en", "ar", "xx")) {
            assertThat(INDEX.search(Question.of(text, language)).hits()).isNotNull();
            assertThat(INDEX.suggest(text, 8)).hasSizeLessThanOrEqualTo(8);
        }
    }

    @Test
    void noLengthFailsAndRandomTextDoesNotEither() {
        assertThat(INDEX.search(Question.of("word ".repeat(100_000), "en")).hits())
                .isNotNull();
        assertThat(INDEX.search(Question.of("x".repeat(1_000_000), "en")).hits())
                .isNotNull();
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append((char) random.nextInt(1, random.nextBoolean() ? 128 : 0xFFFF));
            }
            assertThat(INDEX.search(Question.of(text.toString(), "")).total()).isNotNegative();
        }
    }

    /** Facets counted record by record, in the plainest way. */
    @Test
    void facetsAreCountedAsTheyWouldBeByHand() {
        Answer all = INDEX.search(new Question("", "en", Map.of(), 0, 100));
        assertThat(all.total()).isEqualTo(117);
        Map<String, Integer> countries = new TreeMap<>();
        for (Practice practice : LIBRARY.practices()) {
            LIBRARY.implementationsOf(practice.id()).stream()
                    .map(place -> place.place().country())
                    .distinct()
                    .forEach(country -> countries.merge(country, 1, Integer::sum));
        }
        assertThat(counts(all, "country")).isEqualTo(countries);
        Answer german = INDEX.search(
                new Question("", "en", Map.of("country", Set.of("DE"), "theme", Set.of("work", "health")), 0, 100));
        Set<String> expected = new LinkedHashSet<>();
        for (Practice practice : LIBRARY.practices()) {
            boolean place = LIBRARY.implementationsOf(practice.id()).stream()
                    .anyMatch(run -> run.place().country().equals("DE"));
            boolean theme = practice.concepts().stream()
                    .map(concept ->
                            LIBRARY.vocabulary().withBroader(concept).getLast().id())
                    .anyMatch(top -> top.equals("work") || top.equals("health"));
            if (place && theme) {
                expected.add(practice.id());
            }
        }
        assertThat(german.hits()).extracting(Answer.Hit::practice).containsExactlyElementsOf(expected);
        assertThat(german.total()).isEqualTo(expected.size());
        // the other countries stay in view: their counts are as if no country were chosen
        assertThat(counts(german, "country")).containsKey("GB");
        assertThat(counts(german, "country").get("DE")).isEqualTo(expected.size());
    }

    private static Map<String, Integer> counts(Answer answer, String facet) {
        Map<String, Integer> counts = new TreeMap<>();
        answer.facets().stream()
                .filter(given -> given.facet().equals(facet))
                .forEach(given -> given.values().forEach(value -> counts.put(value.value(), value.count())));
        return counts;
    }

    @Test
    void aConceptIsChosenWithAllBelowIt() {
        Answer answer =
                INDEX.search(new Question("", "en", Map.of(PracticeIndex.CONCEPT, Set.of("private-sector")), 0, 100));
        assertThat(answer.hits()).isEmpty();
        Answer work = INDEX.search(new Question("", "en", Map.of(PracticeIndex.CONCEPT, Set.of("work")), 0, 100));
        assertThat(work.hits()).extracting(Answer.Hit::practice).contains("mentoring-of-skilled-newcomers");
    }

    @Test
    void pagesOfAnAnswerFollowOnOneAnother() {
        List<String> paged = new ArrayList<>();
        for (int from = 0; from < 40; from += 10) {
            INDEX.search(new Question("newcomers", "en", Map.of(), from, 10))
                    .hits()
                    .forEach(hit -> paged.add(hit.practice()));
        }
        assertThat(paged).doesNotHaveDuplicates();
        assertThat(paged)
                .isEqualTo(INDEX.search(new Question("newcomers", "en", Map.of(), 0, 40)).hits().stream()
                        .map(Answer.Hit::practice)
                        .toList());
    }

    @Test
    void wordsThatNobodyUsesArePutRight() {
        assertThat(INDEX.search(Question.of("mentring", "en")).correction()).contains("mentoring");
        assertThat(INDEX.search(Question.of("mentoring", "en")).correction()).isEmpty();
        assertThat(INDEX.search(Question.of("Flüchtlnge", "de")).correction()).contains("fluchtlinge");
    }

    /** Suggestions against a plain walk over all entries. */
    @Test
    void suggestionsAgreeWithAPlainWalk() {
        SplittableRandom random = new SplittableRandom(2);
        List<Suggestions.Entry> entries = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            StringBuilder text = new StringBuilder();
            for (int word = random.nextInt(1, 4); word > 0; word--) {
                for (int letter = random.nextInt(1, 5); letter > 0; letter--) {
                    text.append((char) ('a' + random.nextInt(3)));
                }
                text.append(word > 1 ? " " : "");
            }
            entries.add(new Suggestions.Entry(text.toString(), random.nextInt(50)));
        }
        Suggestions suggestions = new Suggestions(entries);
        for (String typed : List.of("a", "b", "ab", "abc", "c a", "zz", "aaaa", "B", "a b")) {
            List<String> plain = entries.stream()
                    .sorted(Comparator.comparingInt((Suggestions.Entry entry) -> -entry.weight())
                            .thenComparing(Suggestions.Entry::text))
                    .map(Suggestions.Entry::text)
                    .distinct()
                    .filter(text -> text.startsWith(Words.plain(typed)) || text.contains(" " + Words.plain(typed)))
                    .limit(5)
                    .toList();
            assertThat(suggestions.find(typed, 5)).as(typed).isEqualTo(plain);
        }
        assertThat(INDEX.suggest("flücht", 3)).first().isEqualTo("Flüchtlinge");
        assertThat(INDEX.suggest("", 3)).isEmpty();
    }

    @Test
    void twoIndexesOfOneLibraryAnswerAlike() {
        try (PracticeIndex again = PracticeIndex.build(LIBRARY)) {
            for (String text : List.of("work", "Bibliothek", "city", "ayuda a mujeres")) {
                assertThat(again.search(Question.of(text, ""))).isEqualTo(INDEX.search(Question.of(text, "")));
            }
        }
    }

    /** Meaning as counted letters: nothing like a model, but enough to see that lists are fused, and where. */
    private static final class Letters implements Embedder {

        @Override
        public Set<String> languages() {
            return Set.of("en");
        }

        @Override
        public float[] passage(String text) {
            float[] counts = new float[26];
            Words.plain(text)
                    .chars()
                    .filter(letter -> letter >= 'a' && letter <= 'z')
                    .forEach(letter -> counts[letter - 'a']++);
            double length = Math.sqrt(
                    Arrays.stream(toDouble(counts)).map(count -> count * count).sum());
            for (int i = 0; i < counts.length; i++) {
                counts[i] = (float) (counts[i] / Math.max(1, length));
            }
            return counts;
        }

        private static double[] toDouble(float[] values) {
            double[] copy = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                copy[i] = values[i];
            }
            return copy;
        }

        @Override
        public float[] query(String text) {
            return passage(text);
        }
    }

    @Test
    void meaningIsHeardInItsOwnLanguagesOnly() {
        try (PracticeIndex both = PracticeIndex.build(LIBRARY, new Letters())) {
            Answer english = both.search(Question.of("zzz qqq", "en"));
            assertThat(english.hits()).isNotEmpty();
            assertThat(english.hits().getFirst().reasons())
                    .extracting(Answer.Reason::kind)
                    .containsExactly(Answer.Reason.Kind.MEANING);
            assertThat(both.search(Question.of("lebende Bibliothek", "de")))
                    .isEqualTo(INDEX.search(Question.of("lebende Bibliothek", "de")));
        }
    }

    @Test
    void anEmptyLibraryIsSearchedToo() {
        try (PracticeIndex empty = PracticeIndex.build(Library.empty(LIBRARY.vocabulary()))) {
            assertThat(empty.search(Question.of("work", "en")).total()).isZero();
            assertThat(empty.suggest("work", 3)).isEmpty();
        }
    }
}
