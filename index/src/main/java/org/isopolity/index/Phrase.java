package org.isopolity.index;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A sentence that has yet to choose its language: a key of the bundle {@code org.isopolity.index.phrases} and its
 * arguments.
 *
 * @param key the bundle key
 * @param arguments numbers and names set into the sentence, in order
 */
public record Phrase(String key, List<Object> arguments) {

    public Phrase {
        arguments = List.copyOf(arguments);
    }

    /** A phrase from its key and arguments. */
    public static Phrase of(String key, Object... arguments) {
        return new Phrase(key, List.of(arguments));
    }

    /** Phrases one after the other, as the language lists things. */
    public static Phrase list(List<Phrase> items) {
        return items.stream()
                .reduce((before, item) -> of("list", before, item))
                .orElseThrow(() -> new IllegalArgumentException("a list needs an item"));
    }

    /** The sentence in the given language, or in English where that language lacks it. */
    public String in(Locale locale) {
        String pattern = ResourceBundle.getBundle(
                        "org.isopolity.index.phrases",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
        Object[] spoken = arguments.stream()
                .map(argument -> argument instanceof Phrase phrase ? phrase.in(locale) : argument)
                .toArray();
        return new MessageFormat(pattern, locale).format(spoken);
    }
}
