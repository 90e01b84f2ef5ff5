package org.isopolity.server.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The languages that have a bundle beside this class. A page is shown in a language only where the bundle holds all that the
 * page says, so that no page mixes languages; see {@link Scope}.
 */
public final class Languages {

    private static final String BUNDLE = "org.isopolity.server.text.messages";
    private static final Control CONTROL = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    /** English for readers of no certain region. */
    private static final Locale UNKNOWN = Locale.forLanguageTag("en-001");

    private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());
    private static final int LONGEST_HEADER = 200;

    private final Map<Locale, Text> texts = new ConcurrentHashMap<>();

    /** The text for the reader who sends this {@code Accept-Language}, in a language that has the whole site. */
    public Text accept(@Nullable String header) {
        return accept(header, Scope.SITE);
    }

    /** The same, in a language that has at least so much. */
    public Text accept(@Nullable String header, Scope scope) {
        Locale locale = wanted(header).stream()
                .flatMap(range -> match(range.getRange(), scope).stream())
                .findFirst()
                .orElse(UNKNOWN);
        return texts.computeIfAbsent(locale, key -> new Text(key, bundle(key)));
    }

    private static List<Locale.LanguageRange> wanted(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > LONGEST_HEADER) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(header);
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    private static Optional<Locale> match(String range, Scope scope) {
        Locale wanted = Locale.forLanguageTag(range);
        String language = wanted.getLanguage();
        if (language.equals("en")) {
            return Optional.of(REGIONS.contains(wanted.getCountry()) ? Locale.of("en", wanted.getCountry()) : UNKNOWN);
        }
        if (!scope.languages().contains(language)) {
            return Optional.empty();
        }
        Locale.Builder locale = new Locale.Builder().setLanguage(language);
        if (REGIONS.contains(wanted.getCountry())) {
            locale.setRegion(wanted.getCountry());
        }
        if (language.equals("ar")) {
            // years, links and digests are in these digits anyway, and two kinds on a page are one too many
            locale.setUnicodeLocaleKeyword("nu", "latn");
        }
        return Optional.of(locale.build());
    }

    private static ResourceBundle bundle(Locale locale) {
        try {
            return ResourceBundle.getBundle(BUNDLE, locale, CONTROL);
        } catch (MissingResourceException absent) {
            throw new IllegalStateException("the messages are missing from the class path", absent);
        }
    }
}
