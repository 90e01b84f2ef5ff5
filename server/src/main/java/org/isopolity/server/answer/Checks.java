package org.isopolity.server.answer;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.isopolity.index.observation.Flag;
import org.isopolity.index.observation.Observation;
import org.isopolity.release.Release;
import org.isopolity.server.network.FrameworkCsv;
import org.isopolity.server.network.Item;
import org.isopolity.server.round.Round;
import org.isopolity.server.text.Text;

/**
 * What cannot be in an answer, and what a second look is worth: values far from the city's last one or from all other
 * cities'. Others' values come from the last release only, so nobody learns what is not published.
 */
public final class Checks {

    /** Why there can be no answer. */
    static final List<String> MISSING = List.of("not-collected", "not-applicable", "confidential");

    static final List<String> LEVELS = List.of("city", "metro", "region", "country");
    private static final int OLDEST = 30;
    private static final double CHANGE = 0.5;
    private static final double FENCE = 3;
    private static final int FEWEST_PEERS = 8;
    private static final int LONGEST_TEXT = 4_000;

    private Checks() {}

    /** What is wrong with an answer, by field; empty where nothing is. */
    public static Map<String, String> problems(Item item, Round round, Content content, Text text) {
        Map<String, String> problems = new LinkedHashMap<>();
        boolean question = item.kind() == Item.Kind.QUESTION || item.isComposite();
        if (!content.missing().isEmpty()
                && (content.amount().isPresent() || !content.choice().isEmpty())) {
            problems.put("missing", text.of("check.both"));
        }
        if (!content.missing().isEmpty() && !MISSING.contains(content.missing())) {
            problems.put("missing", text.of("sent.choice"));
        }
        if (question && content.amount().isPresent()) {
            problems.put("amount", text.of("check.no-amount"));
        }
        if (item.isComposite()) {
            problems.putAll(parts(item, content, text));
        } else if (!content.choice().isEmpty()
                && item.choices().stream().noneMatch(choice -> choice.code().equals(content.choice()))) {
            problems.put("choice", text.of("sent.choice"));
        }
        content.amount().ifPresent(amount -> {
            if (!Double.isFinite(amount)) {
                problems.put("amount", text.of("sent.number"));
            }
            if (item.least().isPresent() && amount < item.least().getAsDouble()) {
                problems.put(
                        "amount",
                        text.of("check.least", FrameworkCsv.plain(item.least().getAsDouble())));
            }
            if (item.most().isPresent() && amount > item.most().getAsDouble()) {
                problems.put(
                        "amount",
                        text.of("check.most", FrameworkCsv.plain(item.most().getAsDouble())));
            }
        });
        if (content.amount().isPresent()
                && (content.year() < round.year() - OLDEST || content.year() > round.year() + 1)) {
            problems.put("year", text.of("check.year", String.valueOf(round.year())));
        }
        if (!LEVELS.contains(content.level())) {
            problems.put("level", text.of("sent.choice"));
        }
        for (char flag : content.flags().toCharArray()) {
            if (Flag.find(flag).isEmpty()) {
                problems.put("flags", text.of("check.flags"));
            }
        }
        if (!content.sourceUrl().isEmpty() && !isLink(content.sourceUrl())) {
            problems.put("source-url", text.of("check.link"));
        }
        for (String words : List.of(content.source(), content.licence(), content.note())) {
            if (words.length() > LONGEST_TEXT) {
                problems.put("note", text.of("sent.long", LONGEST_TEXT));
            }
        }
        return problems;
    }

    /** What is wrong with the parts of a composite answer: it counts only as a whole. */
    private static Map<String, String> parts(Item item, Content content, Text text) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (content.choice().isEmpty()) {
            return problems;
        }
        Map<String, String> chosen = item.chosen(content.choice());
        List<String> codes = item.choices().stream().map(Item.Choice::code).toList();
        for (Item.Part part : item.parts()) {
            String code = chosen.getOrDefault(part.code(), "");
            if (!codes.contains(code)) {
                String problem = text.of(code.isEmpty() ? "check.part" : "sent.choice", part.label());
                problems.put("part-" + part.code(), problem);
                problems.putIfAbsent("choice", problem);
            }
        }
        if (!item.parts().stream().map(Item.Part::code).toList().containsAll(chosen.keySet()) || chosen.isEmpty()) {
            problems.putIfAbsent(
                    "choice",
                    text.of(
                            "check.parts",
                            String.join(
                                    " ",
                                    item.parts().stream()
                                            .map(part -> part.code() + "=" + codes.getLast())
                                            .toList())));
        }
        return problems;
    }

    /** Whether a text is an address that a reader can be sent to. */
    static boolean isLink(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("https") || scheme.equals("http"))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && text.length() < 2_000;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** What deserves a second look, in words; nothing where all seems usual. */
    public static Optional<String> hint(Item item, String city, Content content, Optional<Release> last, Text text) {
        if (content.amount().isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        double amount = content.amount().getAsDouble();
        Optional<Observation> before = latest(last.get(), city, item.id());
        if (before.isPresent()) {
            double earlier = before.get().value();
            if (Math.abs(amount - earlier) > CHANGE * Math.abs(earlier)) {
                return Optional.of(text.of(
                        "check.changed",
                        FrameworkCsv.plain(earlier),
                        String.valueOf(before.get().year())));
            }
        }
        double[] others = last.get().cities().stream()
                .filter(other -> !other.id().equals(city))
                .map(other -> latest(last.get(), other.id(), item.id()))
                .flatMap(Optional::stream)
                .mapToDouble(Observation::value)
                .sorted()
                .toArray();
        if (others.length >= FEWEST_PEERS) {
            double lower = others[others.length / 4];
            double upper = others[3 * others.length / 4];
            double spread = upper - lower;
            if (amount < lower - FENCE * spread || amount > upper + FENCE * spread) {
                return Optional.of(text.of("check.far", FrameworkCsv.plain(lower), FrameworkCsv.plain(upper)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Observation> latest(Release release, String city, String item) {
        return release.observations().of(city, item).stream().findFirst();
    }

    /** The amount that stands for an answer in a release: its own, or the score of what was chosen. */
    public static OptionalDouble amount(Item item, Content content) {
        if (content.amount().isPresent()) {
            return content.amount();
        }
        return item.score(content.choice());
    }

    /** Flags in the order of their letters, each once. */
    static String flags(String sent) {
        char[] letters = sent.toLowerCase(Locale.ROOT).replaceAll("[\\s,;]", "").toCharArray();
        Arrays.sort(letters);
        StringBuilder flags = new StringBuilder();
        for (char letter : letters) {
            if (flags.indexOf(String.valueOf(letter)) < 0) {
                flags.append(letter);
            }
        }
        return flags.toString();
    }
}
