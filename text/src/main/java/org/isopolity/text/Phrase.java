package org.isopolity.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/**
 * A sentence that has yet to choose its language: a key of a message bundle and the arguments set into it. Engines speak in
 * phrases; pages, files and the terminal choose the language.
 *
 * @param bundle base name of the bundle, such as {@code org.isopolity.index.phrases}
 * @param key the bundle's key
 * @param arguments numbers, names and further phrases set into the sentence, in order
 */
public record Phrase(String bundle, String key, List<Object> arguments) {

    public Phrase {
        arguments = List.copyOf(arguments);
    }

    /** Phrases one after the other, as the language lists things. */
    public static Phrase list(List<Phrase> items) {
        return items.stream()
                .reduce((before, item) ->
                        new Phrase(Phrase.class.getPackageName() + ".phrases", "list", List.of(before, item)))
                .orElseThrow(() -> new IllegalArgumentException("a list needs an item"));
    }

    /** The sentence in the given language, or in English where that language lacks it. */
    public String in(Locale locale) {
        String pattern = sentences(locale).getString(key);
        Object[] spoken = arguments.stream()
                .map(argument -> argument instanceof Phrase phrase ? phrase.in(locale) : argument)
                .toArray();
        return new MessageFormat(pattern, locale).format(spoken);
    }

    /** Whether the language has the sentence and every phrase set into it; English has them all. */
    public boolean isIn(Locale locale) {
        if (locale.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return true;
        }
        return sentences(locale) instanceof PropertyResourceBundle own
                && own.getLocale().getLanguage().equals(locale.getLanguage())
                && own.handleGetObject(key) != null
                && arguments.stream()
                        .filter(Phrase.class::isInstance)
                        .map(Phrase.class::cast)
                        .allMatch(phrase -> phrase.isIn(locale));
    }

    private ResourceBundle sentences(Locale locale) {
        return ResourceBundle.getBundle(
                bundle, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
