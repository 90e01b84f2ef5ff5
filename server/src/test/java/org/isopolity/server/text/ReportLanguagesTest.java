package org.isopolity.server.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.PluralRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Bidi;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A language in which reports are made says all that a report says, and says it with the same figures in it. */
class ReportLanguagesTest {

    private static final String BUNDLE = "org.isopolity.server.text.messages";
    private static final ResourceBundle ENGLISH = ResourceBundle.getBundle(BUNDLE, Locale.ROOT);

    /** All that writes words into a report: pages, what they are built from, and the frame around them. */
    private static final List<String> WRITERS = List.of(
            "jte/report.jte",
            "jte/print/report.jte",
            "jte/frame.jte",
            "java/org/isopolity/server/report/Account.java",
            "java/org/isopolity/server/report/ReportController.java",
            "java/org/isopolity/server/governance/CompetenceWords.java",
            "java/org/isopolity/server/text/Text.java",
            "java/org/isopolity/server/figures/Place.java",
            "java/org/isopolity/server/figures/Measure.java",
            "java/org/isopolity/server/plan/PlanBrief.java");

    /** Of the words about plans these methods alone. */
    private static final List<String> METHODS = List.of("static String value(", "static String standing(");

    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9.-]*)\"");
    private static final Pattern NAME = Pattern.compile("\\bname\\(\\s*\"([^\"]+)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)[^{}]*}");
    private static final Pattern FORM = Pattern.compile("(.+)\\.(zero|one|two|few|many|other)");

    static List<String> languages() {
        return Scope.REPORT.languages().stream()
                .filter(tag -> !tag.equals("en"))
                .toList();
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder("text.of(\"action.party\") text.name(\"family\"");
        for (String writer : WRITERS) {
            all.append(Files.readString(Path.of("src/main", writer)));
        }
        String words = Files.readString(Path.of("src/main/java/org/isopolity/server/plan/Words.java"));
        for (String method : METHODS) {
            int begin = words.indexOf(method);
            assertThat(begin).as(method).isPositive();
            all.append(words, begin, words.indexOf("\n    }\n", begin));
        }
        return all.toString();
    }

    /** The keys, those of counts without the form that depends on the number. */
    private static Set<String> needed() throws IOException {
        String sources = sources();
        Set<String> needed = new TreeSet<>();
        for (MatchResult literal : LITERAL.matcher(sources).results().toList()) {
            String key = literal.group(1);
            if (ENGLISH.containsKey(key) && !key.startsWith("wrong.")) {
                needed.add(key);
            }
            if (isCount(key)) {
                needed.add(key);
            }
        }
        for (MatchResult name : NAME.matcher(sources).results().toList()) {
            String prefix = name.group(1) + ".";
            ENGLISH.keySet().stream()
                    .filter(key -> key.startsWith(prefix) && key.indexOf('.', prefix.length()) < 0)
                    .forEach(needed::add);
        }
        return needed;
    }

    private static boolean isCount(String key) {
        return ENGLISH.containsKey(key + ".one") && ENGLISH.containsKey(key + ".other");
    }

    private static PropertyResourceBundle bundle(String language) {
        PropertyResourceBundle bundle = (PropertyResourceBundle) ResourceBundle.getBundle(
                BUNDLE,
                Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        assertThat(bundle.getLocale().getLanguage()).isEqualTo(language);
        return bundle;
    }

    private static Set<String> own(PropertyResourceBundle bundle) {
        return bundle.keySet().stream()
                .filter(key -> bundle.handleGetObject(key) != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theKeysOfAReportAreFound() throws IOException {
        assertThat(needed())
                .contains(
                        "report.title",
                        "frame.skip",
                        "city.rank.shared",
                        "plan.word.too-slow",
                        "report.unknown.stand-ins",
                        "plan.pulse.stale",
                        "change.hint.national",
                        "nav.doing")
                .hasSizeGreaterThan(130);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void nothingThatAReportSaysIsLacking(String language) throws IOException {
        Set<String> own = own(bundle(language));
        Set<String> lacking = new TreeSet<>();
        for (String key : needed()) {
            if (ENGLISH.containsKey(key) && !own.contains(key)) {
                lacking.add(key);
            }
            if (isCount(key)) {
                // a million and more of anything that is counted here there will never be
                forms(language).stream()
                        .map(form -> key + "." + form)
                        .filter(form -> !own.contains(form))
                        .forEach(lacking::add);
            }
        }
        assertThat(lacking).isEmpty();
    }

    private static List<String> forms(String language) {
        PluralRules rules = PluralRules.forLocale(Locale.of(language));
        return Stream.concat(
                        Stream.of("other"),
                        Stream.iterate(0, n -> n + 1).limit(1_000).map(rules::select))
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void nothingIsTranslatedThatNobodySays(String language) throws IOException {
        Set<String> needed = needed();
        Set<String> unsaid = own(bundle(language));
        unsaid.removeIf(key -> {
            Matcher form = FORM.matcher(key);
            return needed.contains(key) || (form.matches() && needed.contains(form.group(1)));
        });
        assertThat(unsaid).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void sentencesHoldTheSameFiguresAndMarkupAsInEnglish(String language) {
        PropertyResourceBundle bundle = bundle(language);
        for (String key : own(bundle)) {
            Matcher form = FORM.matcher(key);
            boolean few = form.matches() && !form.group(2).equals("other");
            String model =
                    ENGLISH.getString(form.matches() && !ENGLISH.containsKey(key) ? form.group(1) + ".other" : key);
            String said = bundle.getString(key);
            assertThat(said).as(key).doesNotContain("'");
            assertThat(new MessageFormat(said).format(new Object[0])).as(key).isNotEmpty();
            if (few) {
                // "one day" and "two days" need no figure
                assertThat(placeholders(model)).as(key).containsAll(placeholders(said));
            } else {
                assertThat(placeholders(said)).as(key).isEqualTo(placeholders(model));
            }
            assertThat(count(said, "<a href=")).as(key).isEqualTo(count(model, "<a href="));
        }
    }

    private static Set<String> placeholders(String sentence) {
        return PLACEHOLDER.matcher(sentence).results().map(one -> one.group(1)).collect(Collectors.toSet());
    }

    private static int count(String sentence, String part) {
        return sentence.split(part, -1).length - 1;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr    | 0   | 0 indicateur.",
                "fr    | 2   | 2 indicateurs.",
                "de-AT | 1   | 1 Indikator.",
                "es    | 14  | 14 indicadores.",
                "ar    | 0   | لا مؤشرات.",
                "ar    | 1   | مؤشر واحد.",
                "ar    | 2   | مؤشران.",
                "ar    | 3   | 3 مؤشرات.",
                "ar    | 11  | 11 مؤشرًا.",
                "ar    | 100 | 100 مؤشر.",
                "ar    | 103 | 103 مؤشرات."
            })
    void thingsAreCountedAsTheLanguageCounts(String language, long count, String said) {
        String sentence = new Languages().accept(language, Scope.REPORT).count("report.lever", count);
        assertThat(sentence.replace('\u00a0', ' ')).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"fr, 1, 1re", "fr, 21, 21e", "de, 3, 3.", "es, 2, 2.º", "ar, 11, 11"})
    void placesAreCountedAsTheLanguageCounts(String language, int place, String said) {
        assertThat(new Languages().accept(language, Scope.REPORT).ordinal(place))
                .isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"fr-CA, fr-CA, en-001", "'ar-EG,fr', ar-EG-u-nu-latn, en-001", "'it,es;q=0.4,en;q=0.2', es, en-001"})
    void aPageIsShownInALanguageThatSaysAllOfIt(String header, String report, String others) {
        Languages languages = new Languages();
        assertThat(languages.accept(header, Scope.REPORT).locale().toLanguageTag())
                .isEqualTo(report);
        Text other = languages.accept(header);
        assertThat(other.language()).isEqualTo("en");
        if (!header.contains("en;")) {
            assertThat(other.locale().toLanguageTag()).isEqualTo(others);
        }
    }

    @Test
    void arabicIsReadFromTheRightWithOneKindOfDigits() {
        Text arabic = new Languages().accept("ar", Scope.REPORT);
        assertThat(arabic.direction()).isEqualTo("rtl");
        assertThat(arabic.score(68.25)).isEqualTo("68.3");
        assertThat(arabic.of("values.of", 7, 58)).isEqualTo("7 من 58");
        for (String signed : List.of(
                arabic.measure(-2), arabic.difference(4, 0), arabic.difference(-0.5, 1), arabic.percent(0.45))) {
            String sentence = arabic.of("values.of", signed, "7");
            Bidi order = new Bidi(sentence, Bidi.DIRECTION_RIGHT_TO_LEFT);
            int first = sentence.indexOf(signed);
            for (int i = first; i < first + signed.length(); i++) {
                assertThat(order.getLevelAt(i)).as(signed).isEqualTo(2);
            }
        }
        assertThat(arabic.measure(-0.001)).isEqualTo("0");
    }
}
