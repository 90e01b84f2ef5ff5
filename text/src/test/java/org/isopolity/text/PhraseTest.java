package org.isopolity.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;

/** Sentences that choose their language late. */
class PhraseTest {

    private static Phrase phrase(String key, Object... arguments) {
        return new Phrase("org.isopolity.text.test", key, List.of(arguments));
    }

    @Test
    void theLanguageIsChosenWhenItIsSpoken() {
        Phrase two = phrase("two", "one", "ten");
        assertThat(two.in(Locale.ENGLISH)).isEqualTo("one of ten");
        assertThat(two.in(Locale.GERMAN)).isEqualTo("ten davon one");
        assertThat(phrase("number", 1234).in(Locale.ENGLISH)).isEqualTo("1,234 cities");
        assertThat(phrase("number", 1234).in(Locale.GERMANY)).isEqualTo("1.234 Städte");
    }

    @Test
    void whatALanguageLacksIsSaidInEnglishWhateverTheMachineSpeaks() {
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMAN);
            assertThat(phrase("plain").in(Locale.GERMAN)).isEqualTo("Nothing to fill in.");
            assertThat(phrase("two", "a", "b").in(Locale.FRENCH)).isEqualTo("a of b");
            assertThat(phrase("two", "a", "b").in(Locale.ROOT)).isEqualTo("a of b");
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void aPhraseIsInALanguageThatHasAllOfIt() {
        assertThat(phrase("two", "one", "ten").isIn(Locale.GERMANY)).isTrue();
        assertThat(phrase("two", phrase("plain"), "ten").isIn(Locale.GERMAN)).isFalse();
        assertThat(phrase("plain").isIn(Locale.GERMAN)).isFalse();
        assertThat(phrase("two", "one", "ten").isIn(Locale.FRENCH)).isFalse();
        assertThat(phrase("plain").isIn(Locale.UK)).isTrue();
    }

    @Test
    void phrasesWithinPhrasesSpeakTheSameLanguage() {
        assertThat(phrase("two", phrase("two", 1, 2), 3).in(Locale.GERMAN)).isEqualTo("3 davon 2 davon 1");
    }

    @Test
    void whatIsSetInIsNoPattern() {
        assertThat(phrase("apostrophe", "{0} ' {1}").in(Locale.ENGLISH)).isEqualTo("It's {0} ' {1}");
    }

    @Test
    void aListIsReadAsTheLanguageLists() {
        assertThat(Phrase.list(List.of(phrase("plain"))).in(Locale.ENGLISH)).isEqualTo("Nothing to fill in.");
        assertThat(Phrase.list(List.of(phrase("two", 1, 2), phrase("two", 3, 4), phrase("two", 5, 6)))
                        .in(Locale.ENGLISH))
                .containsSubsequence("1 of 2", "3 of 4", "5 of 6")
                .doesNotContain("{");
        assertThatThrownBy(() -> Phrase.list(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equalPhrasesAreEqualAndNothingChangesThem() {
        List<Object> arguments = new ArrayList<>(List.of("a", "b"));
        Phrase one = new Phrase("org.isopolity.text.test", "two", arguments);
        arguments.set(0, "z");
        assertThat(one).isEqualTo(phrase("two", "a", "b"));
        assertThatThrownBy(() -> one.arguments().add("c")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aKeyThatIsNotThereIsAFaultOfTheProgram() {
        assertThatThrownBy(() -> phrase("nope").in(Locale.ENGLISH))
                .isInstanceOf(MissingResourceException.class)
                .hasMessageContaining("nope");
    }
}
