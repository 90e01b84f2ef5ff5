package org.isopolity.server.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.isopolity.server.text.Text;

/** What was sent with a form. What is wrong with it is gathered, so that a person hears of all of it at once. */
public final class Sent {

    private static final int LONGEST = 20_000;
    private static final int LONGEST_WORDS = 4_000;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,12})?");
    private static final Pattern LINK = Pattern.compile("https?://\\S{1,500}");
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final HttpServletRequest request;
    private final Text text;
    private final Map<String, String> problems = new LinkedHashMap<>();

    Sent(HttpServletRequest request, Text text) {
        this.request = request;
        this.text = text;
    }

    /** Whether a field was sent at all. */
    public boolean has(String name) {
        return request.getParameter(name) != null;
    }

    /** The text of a field without blanks around it; empty where it was not sent. */
    public String text(String name) {
        return raw(name).strip();
    }

    /** The text of a field as it was typed; for secrets. */
    public String raw(String name) {
        String sent = request.getParameter(name);
        if (sent == null) {
            return "";
        }
        if (sent.length() > LONGEST) {
            problem(name, text.of("sent.long", LONGEST));
            return "";
        }
        return sent.replace("\r\n", "\n");
    }

    /** The text of a field that must not be empty. */
    public String required(String name) {
        String sent = text(name);
        if (sent.isEmpty()) {
            problem(name, text.of("sent.required"));
        }
        return sent;
    }

    /** What a person says in a few sentences, 4,000 characters at most. */
    public String words(String name) {
        String sent = text(name);
        if (sent.length() > LONGEST_WORDS) {
            problem(name, text.of("sent.long", LONGEST_WORDS));
        }
        return sent;
    }

    /** What a person must say in a few sentences. */
    public String requiredWords(String name) {
        required(name);
        return words(name);
    }

    /** An address on the web; empty where none was sent. */
    public String link(String name) {
        String sent = text(name);
        if (!sent.isEmpty() && !LINK.matcher(sent).matches()) {
            problem(name, text.of("refused.link"));
        }
        return sent;
    }

    /** The version of something that the sender saw; -1 where none was sent. */
    public int version() {
        return whole("version", 0, Integer.MAX_VALUE).orElse(-1);
    }

    /**
     * Lets only those pass who saw what is there now.
     *
     * @throws Refused if something else was there
     */
    public void requireSeen(int version) {
        if (version() != version) {
            throw new Refused(Refused.Reason.OVERTAKEN, "refused.overtaken");
        }
    }

    /** The last part of the address that it was sent to. */
    public String step() {
        String address = request.getRequestURI();
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /**
     * The deed that the last part of the address names in lower case.
     *
     * @throws Refused if there is no such deed
     */
    public <E extends Enum<E>> E deed(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(deed -> deed.name().equalsIgnoreCase(step()))
                .findFirst()
                .orElseThrow(Refused::absent);
    }

    /** A short name of lower-case letters, digits and dashes, as it stands in addresses. */
    public String code(String name) {
        String sent = required(name);
        if (!sent.isEmpty() && !CODE.matcher(sent).matches()) {
            problem(name, text.of("sent.code"));
        }
        return sent;
    }

    /** Whether a tick was set. */
    public boolean ticked(String name) {
        return !text(name).isEmpty();
    }

    /** The constant that was chosen; the usual one where nothing was. */
    public <E extends Enum<E>> E chosen(String name, Class<E> type, E usual) {
        String sent = text(name);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(sent)) {
                return constant;
            }
        }
        if (!sent.isEmpty()) {
            problem(name, text.of("sent.choice"));
        }
        return usual;
    }

    /** A decimal number with a point, or nothing. */
    public OptionalDouble number(String name) {
        String sent = text(name);
        if (sent.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (!NUMBER.matcher(sent).matches()) {
            problem(name, text.of("sent.number"));
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Double.parseDouble(sent));
    }

    /** A whole number between two others, or nothing. */
    public OptionalInt whole(String name, int least, int most) {
        OptionalDouble sent = number(name);
        if (sent.isEmpty()) {
            return OptionalInt.empty();
        }
        double number = sent.getAsDouble();
        if (number != Math.rint(number) || number < least || number > most) {
            problem(name, text.of("sent.whole", String.valueOf(least), String.valueOf(most)));
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) number);
    }

    /** A day as 2027-06-30, or nothing. */
    public Optional<LocalDate> day(String name) {
        String sent = text(name);
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(sent);
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return Optional.of(day);
            }
        } catch (DateTimeException malformed) {
            // said below
        }
        problem(name, text.of("sent.day"));
        return Optional.empty();
    }

    /** A day that must be said. */
    public Optional<LocalDate> requiredDay(String name) {
        required(name);
        return day(name);
    }

    /** A moment that must be said, as 2027-06-30T09:00:00+02:00. */
    public Optional<Instant> requiredMoment(String name) {
        String sent = required(name);
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(sent).toInstant());
        } catch (DateTimeParseException malformed) {
            problem(name, text.of("event.moment.wrong"));
            return Optional.empty();
        }
    }

    /** Notes what is wrong with a field. */
    public void problem(String name, String words) {
        problems.putIfAbsent(name, words);
    }

    /** What is wrong with a field; empty where nothing is. */
    public String problem(String name) {
        return problems.getOrDefault(name, "");
    }

    /** Whether all is well so far. */
    public boolean isFine() {
        return problems.isEmpty();
    }

    /** Everything that is wrong, by field. */
    public Map<String, String> problems() {
        return Map.copyOf(problems);
    }
}
