package org.isopolity.server.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.isopolity.server.page.InvalidParameters.Problem;
import org.isopolity.server.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an address. What is wrong with them is gathered while they are read, so that a reader hears of all of it
 * at once; parameters that nobody asks for are passed over.
 */
public final class Parameters {

    private static final int SHOWN = 80;

    private final Text text;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    Parameters(@Nullable String query, Text text) {
        this.text = text;
        if (query == null) {
            return;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = decode(equals < 0 ? "" : pair.substring(equals + 1)).strip();
            if (!name.isEmpty()) {
                values.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
            }
        }
    }

    /** What a form sent, read like the parameters of an address. */
    public static Parameters sent(HttpServletRequest request, Text text) {
        request.setCharacterEncoding(StandardCharsets.UTF_8);
        Parameters parameters = new Parameters(null, text);
        try {
            request.getParameterMap()
                    .forEach((name, values) -> parameters.values.put(
                            name, Arrays.stream(values).map(String::strip).toList()));
        } catch (IllegalStateException broken) {
            // what cannot be read was not sent; the form that is missed says so
            parameters.values.clear();
        }
        return parameters;
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return encoded;
        }
    }

    /** The names that are given and begin so. */
    public Set<String> namesFrom(String prefix) {
        Set<String> names = new TreeSet<>(values.keySet());
        names.removeIf(name -> !name.startsWith(prefix));
        return names;
    }

    /** All values of a parameter that are not empty. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** The first value of a parameter, however often it is given; empty where it is not. */
    public String first(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        return given.isEmpty() ? "" : given.getFirst();
    }

    /** The one value of a parameter; empty where it is not given. */
    public String one(String name) {
        List<String> given = all(name);
        if (given.size() > 1) {
            problem(name, String.join(", ", given), text.of("wrong.once"));
        }
        return given.isEmpty() ? "" : given.getFirst();
    }

    /** The one value of a parameter if it is among these; empty where it is not given. */
    public String oneOf(String name, List<String> allowed) {
        String given = one(name);
        if (!given.isEmpty() && !allowed.contains(given)) {
            problem(name, given, text.of("wrong.one-of", String.join(", ", allowed)));
            return "";
        }
        return given;
    }

    /** A whole number between two others; the usual one where it is not given. */
    public int whole(String name, int least, int most, int usual) {
        String given = one(name);
        if (given.isEmpty()) {
            return usual;
        }
        if (given.matches("[0-9]{1,4}")) {
            int number = Integer.parseInt(given);
            if (number >= least && number <= most) {
                return number;
            }
        }
        problem(name, given, text.of("wrong.whole", least, most));
        return usual;
    }

    /** Notes what is wrong with a parameter. */
    public void problem(String name, String given, String allowed) {
        problems.add(new Problem(shorten(name), shorten(given), allowed));
    }

    private static String shorten(String given) {
        return given.codePointCount(0, given.length()) <= SHOWN
                ? given
                : given.substring(0, given.offsetByCodePoints(0, SHOWN)) + "\u2026";
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidParameters if anything was wrong
     */
    public void check() {
        if (!problems.isEmpty()) {
            throw new InvalidParameters(problems);
        }
    }
}
