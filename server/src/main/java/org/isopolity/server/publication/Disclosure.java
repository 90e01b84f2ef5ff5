package org.isopolity.server.publication;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.isopolity.server.network.Item;
import org.isopolity.server.publication.Candidate.Value;

/**
 * Which withheld counts of people could be recomputed from what would be published beside them. Nobody has to say that one
 * count is the sum of others, or a percentage a share of two: what holds in the accepted answers of all cities is taken to hold,
 * withheld counts included. Too much is found rather than too little: who knows better says so when the release is published.
 */
final class Disclosure {

    /** How a value follows from others. */
    enum Way {
        /** The first is the sum of all others. */
        SUM,
        /** The first is the percentage of the second in the third. */
        SHARE
    }

    /**
     * Items that go together in every city.
     *
     * @param way how
     * @param items ids, in the order that the way says
     * @param step what the last digit of a percentage stands for
     */
    private record Rule(Way way, List<String> items, double step) {}

    /**
     * A withheld count and what would give it away.
     *
     * @param value that is withheld
     * @param way how it follows
     * @param items with which it goes together, itself among them, in the order that the way says
     */
    record Opening(Value value, Way way, List<Item> items) {}

    private static final int MOST_DECIMALS = 6;
    private static final double EQUAL = 1e-9;

    private final Map<String, Map<String, Value>> byCity = new TreeMap<>();
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final List<Rule> rules = new ArrayList<>();

    private Disclosure(List<Value> values) {
        for (Value value : values) {
            byCity.computeIfAbsent(value.city(), _ -> new HashMap<>())
                    .put(value.item().id(), value);
            items.put(value.item().id(), value.item());
        }
        // where nothing is small nothing is withheld
        if (values.stream().anyMatch(Value::isSmall)) {
            findSums();
            findGroups();
            findShares();
        }
    }

    /** Looks for what goes together in these values, small counts included. */
    static Disclosure of(List<Value> values) {
        return new Disclosure(values);
    }

    private List<Item> counts() {
        return items.values().stream().filter(Value::counts).toList();
    }

    private void findSums() {
        List<Item> counts = counts();
        for (Item total : counts) {
            for (int i = 0; i < counts.size(); i++) {
                for (int j = i + 1; j < counts.size(); j++) {
                    List<Item> parts = List.of(counts.get(i), counts.get(j));
                    if (!parts.contains(total)) {
                        addSum(total, parts);
                    }
                }
            }
        }
    }

    /** All counts below one node, but for the total if it stands among them. */
    private void findGroups() {
        Map<String, List<Item>> groups = new LinkedHashMap<>();
        counts().forEach(item ->
                groups.computeIfAbsent(item.parent(), _ -> new ArrayList<>()).add(item));
        for (List<Item> group : groups.values()) {
            for (Item total : counts()) {
                List<Item> parts =
                        group.stream().filter(item -> !item.equals(total)).toList();
                // pairs are found already
                if (parts.size() > 2) {
                    addSum(total, parts);
                }
            }
        }
    }

    private void addSum(Item total, List<Item> parts) {
        List<String> ids = new ArrayList<>();
        ids.add(total.id());
        parts.forEach(part -> ids.add(part.id()));
        boolean related = parts.stream().allMatch(part -> part.parent().equals(total.parent()));
        if (holds(ids, related, Disclosure::isSum)) {
            rules.add(new Rule(Way.SUM, ids, 0));
        }
    }

    private static boolean isSum(double[] amounts) {
        double sum = 0;
        for (int i = 1; i < amounts.length; i++) {
            sum += amounts[i];
        }
        return Math.abs(amounts[0] - sum) <= EQUAL * Math.max(1, Math.abs(sum));
    }

    private void findShares() {
        List<Item> counts = counts();
        for (Item share : items.values()) {
            if (!share.unit().contains("%")) {
                continue;
            }
            double step = step(share.id());
            for (Item part : counts) {
                for (Item whole : counts) {
                    List<String> ids = List.of(share.id(), part.id(), whole.id());
                    boolean related = part.parent().equals(share.parent());
                    if (!part.equals(whole) && holds(ids, related, amounts -> isShare(amounts, step))) {
                        rules.add(new Rule(Way.SHARE, ids, step));
                    }
                }
            }
        }
    }

    private static boolean isShare(double[] amounts, double step) {
        return amounts[2] > 0 && Math.abs(amounts[0] - 100 * amounts[1] / amounts[2]) <= step / 2 + EQUAL;
    }

    /** What the last digit of an indicator's values stands for. */
    private double step(String item) {
        double step = 1;
        for (int decimals = 0; decimals < MOST_DECIMALS; decimals++) {
            double unit = step;
            boolean whole = byCity.values().stream()
                    .map(values -> values.get(item))
                    .allMatch(value -> value == null
                            || Math.abs(value.amount() / unit - Math.rint(value.amount() / unit)) < EQUAL / unit);
            if (whole) {
                return step;
            }
            step /= 10;
        }
        return step;
    }

    /** Whether something holds in every city that knows all items: in two at least, in one where the items stand together. */
    private boolean holds(List<String> ids, boolean related, Predicate<double[]> test) {
        int cities = 0;
        boolean anything = false;
        double[] amounts = new double[ids.size()];
        for (Map<String, Value> values : byCity.values()) {
            boolean all = true;
            boolean positive = true;
            for (int i = 0; all && i < amounts.length; i++) {
                Value value = values.get(ids.get(i));
                all = value != null;
                amounts[i] = value == null ? 0 : value.amount();
                positive &= amounts[i] > 0;
            }
            if (all) {
                if (!test.test(amounts)) {
                    return false;
                }
                cities++;
                anything |= positive;
            }
        }
        return anything && (cities > 1 || related);
    }

    /**
     * What could be recomputed if just some values were published. What is recomputed is known from then on and may give
     * away more.
     *
     * @param isPublished whether a value would be
     */
    List<Opening> openings(Predicate<Value> isPublished) {
        List<Opening> openings = new ArrayList<>();
        for (Map<String, Value> values : byCity.values()) {
            Set<String> known = new HashSet<>();
            values.forEach((id, value) -> {
                if (isPublished.test(value)) {
                    known.add(id);
                }
            });
            for (boolean again = true; again; ) {
                again = false;
                for (Rule rule : rules) {
                    Optional<Value> told = told(rule, values, known);
                    if (told.isPresent()) {
                        known.add(told.get().item().id());
                        openings.add(new Opening(
                                told.get(),
                                rule.way(),
                                rule.items().stream().map(this::item).toList()));
                        again = true;
                    }
                }
            }
        }
        // what is not small by itself matters only where it gives away something that is
        Set<String> places = openings.stream()
                .map(Opening::value)
                .filter(Value::isSmall)
                .map(Value::city)
                .collect(Collectors.toSet());
        return openings.stream()
                .filter(opening -> places.contains(opening.value().city()))
                .toList();
    }

    private Item item(String id) {
        Item item = items.get(id);
        if (item == null) {
            throw new IllegalArgumentException(id);
        }
        return item;
    }

    /** The one value of a rule that is not known and follows from the others. */
    private static Optional<Value> told(Rule rule, Map<String, Value> values, Set<String> known) {
        List<String> open =
                rule.items().stream().filter(id -> !known.contains(id)).toList();
        if (open.size() != 1 || !values.keySet().containsAll(rule.items())) {
            return Optional.empty();
        }
        Value value = values.get(open.getFirst());
        if (value == null || (rule.way() == Way.SHARE && !isNarrow(rule, values, open.getFirst()))) {
            return Optional.empty();
        }
        return Optional.of(value);
    }

    /** A rounded percentage of many leaves more persons open than a small count would hide. */
    private static boolean isNarrow(Rule rule, Map<String, Value> values, String open) {
        Value whole = values.get(rule.items().get(2));
        return !open.equals(rule.items().get(1))
                || (whole != null && whole.amount() * rule.step() / 100 < Candidate.SMALL);
    }

    /**
     * What else to withhold so that nothing withheld can be recomputed: of a sum the smallest other count that leaves the
     * two at least {@link Candidate#SMALL}, else the total; of a share the percentage.
     *
     * @param withheld what is withheld anyhow
     * @return that and more
     */
    Set<Value> complemented(Set<Value> withheld) {
        Set<Value> all = new HashSet<>(withheld);
        List<Opening> openings = openings(value -> !all.contains(value));
        while (!openings.isEmpty()) {
            all.add(other(openings.getFirst(), all));
            openings = openings(value -> !all.contains(value));
        }
        return Set.copyOf(all);
    }

    private Value other(Opening opening, Set<Value> withheld) {
        Map<String, Value> values = byCity.getOrDefault(opening.value().city(), Map.of());
        List<Value> published = opening.items().stream()
                .map(item -> values.get(item.id()))
                .filter(value -> value != null && !value.equals(opening.value()) && !withheld.contains(value))
                .toList();
        Value first = published.getFirst();
        if (opening.way() == Way.SHARE) {
            return first;
        }
        boolean hasTotal = first.item().equals(opening.items().getFirst());
        return published.stream()
                .skip(hasTotal ? 1 : 0)
                .filter(value -> value.amount() + opening.value().amount() >= Candidate.SMALL)
                .min(Comparator.comparingDouble(Value::amount))
                .orElse(first);
    }
}
