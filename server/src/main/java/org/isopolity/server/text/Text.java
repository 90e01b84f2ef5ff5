package org.isopolity.server.text;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.text.PluralRules.PluralType;
import gg.jte.Content;
import gg.jte.output.StringOutput;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.isopolity.text.Phrase;

/** What the site says to one kind of reader: the sentences of a language, the numbers and dates of a region. */
public final class Text {

    private static final int LARGE = 1_000;

    /** Between Arabic words a sign would be set on the far side of its number, unless a letter of this direction stands before it. */
    private static final String LEFT_TO_RIGHT_MARK = "\u200e";

    /** After words in Latin letters a number would be drawn to them, away from the words it belongs to. */
    private static final String RIGHT_TO_LEFT_MARK = "\u200f";

    private final Locale locale;
    private final ResourceBundle bundle;
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();
    private final DecimalFormat number;
    private final PluralRules amounts;
    private final PluralRules places;

    Text(Locale locale, ResourceBundle bundle) {
        this.locale = locale;
        this.bundle = bundle;
        this.number = (DecimalFormat) NumberFormat.getNumberInstance(locale);
        number.setRoundingMode(RoundingMode.HALF_UP);
        DecimalFormatSymbols symbols = number.getDecimalFormatSymbols();
        symbols.setMinusSign('\u2212');
        number.setDecimalFormatSymbols(symbols);
        number.setNegativePrefix(beforeSign() + symbols.getMinusSign());
        this.amounts = PluralRules.forLocale(locale);
        this.places = PluralRules.forLocale(locale, PluralType.ORDINAL);
    }

    /** The reader's language and region. */
    public Locale locale() {
        return locale;
    }

    /** The language, for the page's {@code lang}. */
    public String language() {
        return locale.getLanguage();
    }

    /** The direction of the script, for the page's {@code dir}. */
    public String direction() {
        return bundle.getString("direction");
    }

    /** The sentence of a key, with its arguments set in; numbers are written as the reader writes them. */
    public String of(String key, Object... arguments) {
        if (arguments.length == 0) {
            return bundle.getString(key);
        }
        MessageFormat format =
                formats.computeIfAbsent(key, wanted -> new MessageFormat(bundle.getString(wanted), locale));
        return ((MessageFormat) format.clone()).format(spoken(arguments));
    }

    /** The sentence of a key, if there is one. */
    public Optional<String> find(String key) {
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }

    /** As {@link #of}, for a sentence with markup of its own; its arguments are escaped where they are not markup already. */
    public Content html(String key, Object... arguments) {
        Object[] escaped = spoken(arguments);
        for (int i = 0; i < escaped.length; i++) {
            escaped[i] = escaped[i] instanceof Content markup ? written(markup) : escape(String.valueOf(escaped[i]));
        }
        String sentence = arguments.length == 0 ? bundle.getString(key) : of(key, escaped);
        return output -> output.writeContent(sentence);
    }

    /** Words in the reader's language, where markup may stand as well. */
    public Content words(String words) {
        String escaped = escape(words);
        return output -> output.writeContent(escaped);
    }

    /** A name that a release gives, in the English of releases, marked as English where the reader's language is another. */
    public Content label(String name) {
        String marked = marked(name);
        return output -> output.writeContent(marked);
    }

    /** Such names one after the other. */
    public Content labels(List<String> names) {
        String marked = list(names.stream().map(this::marked).toList());
        return output -> output.writeContent(marked);
    }

    /** What an engine says, or its English marked as such where the reader's language lacks it. */
    public Content sentence(Phrase phrase) {
        String said = phrase.isIn(locale) ? escape(phrase.in(locale)) : marked(phrase.in(Locale.ENGLISH));
        return output -> output.writeContent(said);
    }

    private String marked(String english) {
        return language().equals("en")
                ? escape(english)
                : "<span lang=\"en\" dir=\"ltr\">" + escape(english) + "</span>" + beforeDigits();
    }

    private static String written(Content markup) {
        StringOutput output = new StringOutput();
        markup.writeTo(output);
        return output.toString();
    }

    /** The sentence for so many of something, as the language counts; the number is its first argument. */
    public String count(String key, long count, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = count;
        System.arraycopy(more, 0, arguments, 1, more.length);
        String form = key + "." + amounts.select((double) count);
        return of(bundle.containsKey(form) ? form : key + ".other", arguments);
    }

    /** The name of a constant, from the keys below a prefix. */
    public String name(String prefix, Enum<?> constant) {
        return bundle.getString(
                prefix + "." + constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** A place in an order, such as 3rd. */
    public String ordinal(int place) {
        return of(
                switch (places.select(place)) {
                    case "one" -> "ordinal.first";
                    case "two" -> "ordinal.second";
                    case "few" -> "ordinal.third";
                    default -> "ordinal.other";
                },
                place);
    }

    /** Names one after the other, the last joined as the language joins it. */
    public String list(List<String> names) {
        if (names.size() < 2) {
            return String.join("", names);
        }
        return of("list", String.join(of("list.comma"), names.subList(0, names.size() - 1)), names.getLast());
    }

    /** A whole number. */
    public String whole(double value) {
        return decimal(value, 0, 0);
    }

    /** A score, with one decimal. */
    public String score(double value) {
        return decimal(value, 1, 1);
    }

    /** A value in an indicator's unit, no more exact than a reader can use. */
    public String measure(double value) {
        double size = Math.abs(value);
        return decimal(value, 0, size >= LARGE ? 0 : size < 1 ? 2 : 1);
    }

    /** A value with as many decimals as it has, six at most. */
    public String exact(double value) {
        return decimal(value, 0, 6);
    }

    /** A number with so many decimals at least and at most; what is rounded to 0 has no sign. */
    public String decimal(double value, int least, int most) {
        DecimalFormat format = (DecimalFormat) number.clone();
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        String written = format.format(value);
        return isZero(written) ? format.format(0) : written;
    }

    /** A difference, with its sign whichever it is, and so many decimals; what is rounded to 0 has none. */
    public String difference(double value, int decimals) {
        String written = decimal(value, decimals, decimals);
        return value > 0 && !isZero(written) ? beforeSign() + "+" + written : written;
    }

    private static boolean isZero(String written) {
        return written.chars().noneMatch(character -> Character.digit(character, 10) > 0);
    }

    private String beforeSign() {
        return direction().equals("rtl") ? LEFT_TO_RIGHT_MARK : "";
    }

    private String beforeDigits() {
        return direction().equals("rtl") ? RIGHT_TO_LEFT_MARK : "";
    }

    /** A share from 0 to 1, in whole per cent. */
    public String percent(double share) {
        return of("percent", whole(share * 100));
    }

    /** A size in bytes. */
    public String bytes(long bytes) {
        return bytes < 1_000
                ? count("bytes", bytes)
                : bytes < 1_000_000
                        ? of("bytes.thousand", decimal(bytes / 1e3, 0, 0))
                        : of("bytes.million", decimal(bytes / 1e6, 1, 1));
    }

    /** A day, written out. */
    public String date(LocalDate day) {
        return beforeDigits()
                + DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .format(day);
    }

    /** A day and a time of it, with the zone that it is told in. */
    public String moment(OffsetDateTime moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(moment)
                + " UTC";
    }

    /** The name of a country from its two-letter code; the code where there is no name. */
    public String country(String code) {
        return Locale.of("", code).getDisplayCountry(locale);
    }

    private Object[] spoken(Object[] arguments) {
        Object[] spoken = arguments.clone();
        for (int i = 0; i < spoken.length; i++) {
            if (spoken[i] instanceof Phrase phrase) {
                spoken[i] = phrase.in(locale);
            }
            if (spoken[i] instanceof Double || spoken[i] instanceof Float) {
                throw new IllegalArgumentException("say how exact a number is before it goes into a sentence");
            }
        }
        return spoken;
    }

    private static String escape(String argument) {
        StringBuilder escaped = new StringBuilder(argument.length() + 16);
        for (int i = 0; i < argument.length(); i++) {
            char character = argument.charAt(i);
            switch (character) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(character);
            }
        }
        return escaped.toString();
    }
}
