package org.isopolity.server.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)*\\.?)\"");
    private static final Pattern ENDING = Pattern.compile("\"(\\.[a-z][a-z0-9-]*)\"");
    private static final Pattern TWO_OPEN =
            Pattern.compile("\"([a-z][a-z0-9.-]*\\.)\"\\s*\\+[^\"+;]+\\+\\s*\"\\.\"\\s*\\+");
    private static final Pattern CALL =
            Pattern.compile("text(?:\\(\\))?\\s*\\.\\s*(of|html|count|name)\\(\\s*\"([^\"]+)\"");
    private static final Pattern CALL_CHOICE = Pattern.compile(
            "text\\s*\\.\\s*(?:of|html)\\(\\s*[^\"()]*(?:\\([^()]*\\))?[^\"()?]*\\?\\s*\"([^\"]+)\"\\s*:\\s*\"([^\"]+)\"");

    private final Text text = new Languages().accept("en-GB");
    private final Set<String> keys = ResourceBundle.getBundle("org.isopolity.server.text.messages", Locale.ROOT)
            .keySet();

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String root : new String[] {"src/main/java", "src/main/jte"}) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    all.append(Files.readString(file)).append('\n');
                }
            }
        }
        return all.toString();
    }

    @Test
    void everyKeyThatIsSaidExists() throws IOException {
        String sources = sources();
        Set<String> missing = new TreeSet<>();
        Matcher call = CALL.matcher(sources);
        while (call.find()) {
            String key = call.group(2);
            boolean there = switch (call.group(1)) {
                case "count" -> keys.contains(key + ".one") && keys.contains(key + ".other");
                case "name" -> keys.stream().anyMatch(one -> one.startsWith(key + "."));
                default -> key.endsWith(".") || keys.contains(key);
            };
            if (!there) {
                missing.add(key);
            }
        }
        Matcher choice = CALL_CHOICE.matcher(sources);
        while (choice.find()) {
            Stream.of(choice.group(1), choice.group(2))
                    .filter(key -> !keys.contains(key))
                    .forEach(missing::add);
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyKeyIsSaidSomewhere() throws IOException {
        String sources = sources();
        Set<String> said = found(LITERAL, sources);
        Set<String> endings = found(ENDING, sources);
        Set<String> twoOpen = found(TWO_OPEN, sources);
        Set<String> unsaid = new TreeSet<>(keys);
        unsaid.removeIf(key -> isSaid(key, said)
                || endings.stream()
                        .anyMatch(ending ->
                                key.endsWith(ending) && isSaid(key.substring(0, key.length() - ending.length()), said))
                || twoOpen.stream()
                        .anyMatch(prefix -> key.startsWith(prefix)
                                && key.substring(prefix.length()).split("\\.", -1).length == 2));
        assertThat(unsaid).isEmpty();
    }

    private static Set<String> found(Pattern pattern, String sources) {
        return pattern.matcher(sources)
                .results()
                .map(literal -> literal.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a key stands in the sources, or all of it but a last part that is decided when the program runs. */
    private static boolean isSaid(String key, Set<String> said) {
        int last = key.lastIndexOf('.');
        return said.contains(key)
                || (last > 0 && (said.contains(key.substring(0, last)) || said.contains(key.substring(0, last + 1))));
    }

    @Test
    void numbersAreWrittenAsTheRegionWritesThem() {
        assertThat(text.whole(1_766_746)).isEqualTo("1,766,746");
        assertThat(new Languages().accept("en-DE").score(68.25)).isEqualTo("68,3");
        assertThat(text.measure(-2.04)).isEqualTo("\u22122");
        assertThat(text.whole(-0.2)).isEqualTo("0");
        assertThat(text.score(-0.04)).isEqualTo("0.0");
        assertThat(text.measure(0.853)).isEqualTo("0.85");
        assertThat(text.difference(3.26, 1)).isEqualTo("+3.3");
        assertThat(text.difference(-3.26, 0)).isEqualTo("\u22123");
        assertThat(text.difference(0.3, 0)).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({"1, 1st", "2, 2nd", "3, 3rd", "4, 4th", "11, 11th", "12, 12th", "13, 13th", "21, 21st", "112, 112th"})
    void placesAreCountedAsEnglishCounts(int place, String said) {
        assertThat(text.ordinal(place)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "NIL, en-001",
                "en, en-001",
                "en-us;q=0.8, en-US",
                "'xx,de;q=0.5', en-001",
                "'*', en-001",
                "a-b-c-d-e-f;;;, en-001"
            },
            nullValues = "NIL")
    void theLanguageIsTheBestThereIs(@Nullable String header, String chosen) {
        assertThat(new Languages().accept(header).locale().toLanguageTag()).isEqualTo(chosen);
    }

    @Test
    void argumentsAreEscapedInSentencesWithMarkup() {
        StringOutput output = new StringOutput();
        text.html("missing.lead", "/<script>\"'&").writeTo(output);
        assertThat(output.toString()).contains("<code>/&lt;script&gt;&quot;&#39;&amp;</code>");
    }

    @Test
    void aNumberMustSayHowExactItIs() {
        assertThatThrownBy(() -> text.of("percent", 1.5)).isInstanceOf(IllegalArgumentException.class);
    }
}
