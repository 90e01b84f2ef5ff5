package org.isopolity.text.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** YAML as people write it: what is understood, and what is said, with the line, where it is not. */
class YamlFileTest {

    @TempDir
    private Path place;

    enum Mood {
        CALM,
        WILD
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Walk.class, name = "walk"),
        @JsonSubTypes.Type(value = Rest.class, name = "rest")
    })
    sealed interface Act permits Walk, Rest {}

    record Walk(int steps, List<Mood> moods, boolean fast) implements Act {
        Walk {
            if (steps < 0) {
                throw new IllegalArgumentException("'steps' must be 0 or more");
            }
            moods = List.copyOf(moods);
        }
    }

    record Rest() implements Act {}

    record Day(
            String title,
            @Nullable LocalDate onDay,
            @Nullable List<Act> acts,
            double weight) {}

    private Path file(String text) throws IOException {
        return Files.writeString(place.resolve("d.yaml"), text);
    }

    @Test
    void aRecordIsReadFromNamesInKebabCase() throws IOException {
        Day day = YamlFile.read(file("""
            # a day
            title: Monday
            on-day: 2026-11-24
            weight: 0.5
            acts:
              - walk: {steps: 3, moods: [calm, WILD], fast: true}
              - rest: {}
            """), Day.class);
        assertThat(day)
                .isEqualTo(new Day(
                        "Monday",
                        LocalDate.of(2026, 11, 24),
                        List.of(new Walk(3, List.of(Mood.CALM, Mood.WILD), true), new Rest()),
                        0.5));
        assertThat(YamlFile.read(file("\uFEFFtitle: Monday\r\nweight: 1\r\n"), Day.class))
                .isEqualTo(new Day("Monday", null, null, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        `` | d.yaml: is empty. Write something, or leave the file out.
        `# nothing\\n\\n` | d.yaml: is empty.
        --- | d.yaml: is empty.
        null | d.yaml: is empty.
        hello | d.yaml, line 1: this must be written as 'name: value'. Correct the value.
        - a\\n- b | d.yaml, line 1: this must be written as 'name: value'.
        title: A\\nwieght: 1\\nweight: 2\\nacts: []\\n | d.yaml, line 2: 'wieght' is unknown here. Known: acts, on-day, title, weight.
        title: A\\nacts: []\\n\\n\\n | d.yaml, line 1: 'weight' is missing. Write it, or check the spelling of its name.
        title: A\\nweight: heavy | d.yaml, line 2: 'weight' must be a number, not 'heavy'. Correct the value.
        title: [A]\\nweight: 1 | d.yaml, line 1: 'title' must be a text.
        title: A\\nweight: 1\\nacts: 5 | d.yaml, line 3: 'acts' must be a list, such as [one, two].
        title: A\\nweight: 1\\non-day: soon | d.yaml, line 3: 'on-day' must be a date, such as 2026-11-24, not 'soon'.
        title: A\\nacts:\\n - rest: {}\\n - wlak: {}\\nweight: 1 | d.yaml, line 4: 'wlak' is unknown here. Known: rest, walk.
        acts:\\n - walk:\\n    steps: 1\\n    moods:\\n      - calm\\n      - mild\\nweight: 1 | d.yaml, line 6: 'mild' is unknown here. Known: calm, wild.
        acts:\\n - walk:\\n    steps: -1\\n    moods: []\\n    fast: true\\n\\nweight: 1 | d.yaml, line 3: 'steps' must be 0 or more. Correct the value.
        acts:\\n - walk: {steps: 1.5, moods: [], fast: true}\\nweight: 1 | d.yaml, line 2: 'acts.steps' must be a whole number
        acts:\\n - walk: {steps: 1, moods: [], fast: maybe}\\nweight: 1 | d.yaml, line 2: 'acts.fast' must be true or false, not 'maybe'.
        acts:\\n - walk: {steps: 1, fast: true} | d.yaml, line 2: something that is needed here is missing.
        title: A\\ntitle: B\\nweight: 1 | d.yaml, line 2: 'title' is written twice. Leave one of them out.
        \\ttitle: A | d.yaml, line 1: is not YAML that can be read: while scanning for the next token, found character '\\t(TAB)'
        title: A\\n weight: 1 | d.yaml, line 2: is not YAML that can be read: mapping values are not allowed here
        title: "A | d.yaml, line 1: is not YAML that can be read: while scanning a quoted scalar
        """)
    void aMistakeIsNamedWithItsLineInWordsOfTheFile(String text, String said) {
        assertThatThrownBy(() -> YamlFile.read(file(text.replace("\\n", "\n").replace("\\t", "\t")), Day.class))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(said)
                .extracting(Throwable::getMessage)
                .asString()
                .hasLineCount(1)
                .doesNotContain("java.", "isopolity.text", "DeserializationFeature", "Creator");
    }

    @Test
    void aWholeRecordMissesNothing() throws IOException {
        Path file = file("title: A\nweight: 1\nacts: []\n");
        assertThat(YamlFile.read(file, Day.class).onDay()).isNull();
        assertThatThrownBy(() -> YamlFile.readWhole(file, Day.class))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("'on-day' is missing. Write it, or check the spelling of its name.");
        Path empty = file("title: A\non-day: 2026-11-24\nweight: null\nacts: []\n");
        assertThatThrownBy(() -> YamlFile.readWhole(empty, Day.class))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("line 3: 'weight' is missing.");
    }

    @Test
    void whatIsNoTextFileIsRefused() throws IOException {
        assertThatThrownBy(() -> YamlFile.read(place.resolve("none.yaml"), Day.class))
                .isInstanceOf(InvalidInput.class)
                .hasMessageEndingWith("none.yaml: there is no such file. Check the path.");
        assertThatThrownBy(() -> YamlFile.read(place, Day.class))
                .isInstanceOf(InvalidInput.class)
                .hasMessageEndingWith(": is a directory, not a file. Name the file in it.");
        Path latin = Files.write(place.resolve("l.yaml"), "title: Zürich".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> YamlFile.read(latin, Day.class))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("l.yaml: is not UTF-8 text.");
    }

    @Test
    void hostileYamlIsRefusedAndRunsNothing() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        for (String text : List.of(
                "!!javax.script.ScriptEngineManager [x]",
                "title: !!java.io.File [/etc/passwd]\nweight: 1",
                "acts: " + "[".repeat(20_000),
                "acts:\n - {walk: {steps: 1}, rest: {}}\n",
                "acts: [{}]",
                "acts: [null, 3]",
                "title: &a [*a]",
                bomb.toString())) {
            Path file = file(text);
            assertThatThrownBy(() -> YamlFile.read(file, Day.class))
                    .as(text.substring(0, Math.min(40, text.length())))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("d.yaml")
                    .extracting(Throwable::getMessage)
                    .asString()
                    .hasLineCount(1);
        }
    }

    /** A file in which any signs were changed is still a day, or one message. */
    @Test
    void anyChangeIsADayOrAMessage() throws IOException {
        String good = """
            title: Monday
            on-day: 2026-11-24
            weight: 0.5
            acts:
              - walk: {steps: 3, moods: [calm], fast: true}
            """;
        String signs = " :-{}[],\n\"'#&*!|>%@`\tx1~?";
        Random random = new Random(3);
        for (int round = 0; round < 1500; round++) {
            StringBuilder text = new StringBuilder(good);
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                text.setCharAt(random.nextInt(text.length()), signs.charAt(random.nextInt(signs.length())));
            }
            Path file = file(text.toString());
            try {
                assertThat(YamlFile.read(file, Day.class)).isNotNull();
            } catch (InvalidInput refused) {
                assertThat(refused.getMessage())
                        .as(text.toString())
                        .contains("d.yaml")
                        .hasLineCount(1)
                        .doesNotContain("java.", "org.isopolity");
            }
        }
    }
}
