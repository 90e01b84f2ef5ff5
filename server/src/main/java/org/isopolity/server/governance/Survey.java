package org.isopolity.server.governance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;

/** A survey of cities on multilevel government: what they said last in each field of each level. */
public final class Survey {

    /** The header of a survey file, and thereby the template. */
    public static final String HEADER =
            "city,field,level,year,responsibility,restricts,supports,mechanism,rule,wanted_change,country\n";

    /** Of fewer cities a share, or a majority, would say more than is known. */
    public static final int ENOUGH = 5;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int STRONG = 2;
    private static final int MOST = 3;

    private record Place(String city, ServiceField field, HigherLevel level) {}

    private record Occasion(String city, ServiceField field, int year) {}

    /**
     * What cities say of a level in a field, each counted once.
     *
     * @param field the field
     * @param level the level
     * @param cities how many answered
     * @param restricted how many say that it restricts
     * @param supported how many say that it supports
     * @param both how many say both
     */
    public record Finding(ServiceField field, HigherLevel level, int cities, int restricted, int supported, int both) {}

    /**
     * A field in which cities are responsible and no level supports them.
     *
     * @param field the field
     * @param responsible how many are responsible for at least a part
     * @param alone those of them whom no level supports, by name
     */
    public record CooperationGap(ServiceField field, int responsible, List<String> alone) {

        public CooperationGap {
            alone = List.copyOf(alone);
        }
    }

    /**
     * A rule that restricts several cities or one strongly: what a network can take to a government.
     *
     * @param level whose rule it is
     * @param rule as the cities name it
     * @param cities that it restricts by 2 or 3, by name
     * @param fields in which it does
     * @param wanted the changes that they want, each once
     */
    public record Demand(
            HigherLevel level, String rule, List<String> cities, List<ServiceField> fields, List<String> wanted) {

        public Demand {
            cities = List.copyOf(cities);
            fields = List.copyOf(fields);
            wanted = List.copyOf(wanted);
        }
    }

    /**
     * A field in which cities are responsible and one level does not support them.
     *
     * @param field the field
     * @param responsible how many are responsible for at least a part and said something of the level
     * @param unsupported those of them whom the level does not support, by name
     * @param alone those of these whom no other level supports either, by name
     */
    public record LevelGap(ServiceField field, int responsible, List<String> unsupported, List<String> alone) {

        public LevelGap {
            unsupported = List.copyOf(unsupported);
            alone = List.copyOf(alone);
        }
    }

    private final List<Effect> latest;

    /** A survey from effects; of one city, field and level the newest holds. */
    Survey(List<Effect> effects) {
        Map<Place, Effect> newest = new HashMap<>();
        for (Effect effect : effects) {
            newest.merge(
                    new Place(effect.city(), effect.field(), effect.level()),
                    effect,
                    (one, other) -> one.year() >= other.year() ? one : other);
        }
        latest = newest.values().stream()
                .sorted(Comparator.comparing(Effect::field)
                        .thenComparing(Effect::level)
                        .thenComparing(Effect::city))
                .toList();
    }

    /**
     * Reads a survey: a line for each city, field, level and year, with the columns of {@link #HEADER}; the last four may be
     * empty or left out.
     *
     * @throws org.isopolity.text.input.InvalidInput if the file is wrong, naming line and column
     */
    public static Survey read(Path file) {
        return of(CsvTable.read(file));
    }

    static Survey read(String name, byte[] content) {
        return of(CsvTable.read(name, content));
    }

    private static Survey of(CsvTable table) {
        table.require("city", "field", "level", "year", "responsibility", "restricts", "supports");
        table.requireRows();
        Map<Object, Row> rows = new HashMap<>();
        Map<Occasion, Effect> occasions = new HashMap<>();
        Map<String, String> countries = new HashMap<>();
        Map<String, String> spellings = new HashMap<>();
        List<Effect> effects = new ArrayList<>();
        for (Row row : table.rows()) {
            Effect effect = effect(row);
            Row earlier = rows.putIfAbsent(List.of(effect.city(), effect.field(), effect.level(), effect.year()), row);
            if (earlier != null) {
                throw row.problem(
                        "line " + earlier.line() + " already says this of the city, field, level and year.",
                        "Keep the one that holds.");
            }
            Effect other = occasions.putIfAbsent(new Occasion(effect.city(), effect.field(), effect.year()), effect);
            if (other != null && other.responsibility() != effect.responsibility()) {
                throw row.problem(
                        "responsibility",
                        "differs from another line of the same city, field and year.",
                        "A city has one responsibility in a field, whatever the level.");
            }
            String spelling = spellings.putIfAbsent(effect.city().toLowerCase(Locale.ROOT), effect.city());
            if (spelling != null && !spelling.equals(effect.city())) {
                throw row.problem(
                        "city",
                        "'" + effect.city() + "' is written '" + spelling + "' in another line.",
                        "Write a city always the same, or it would be counted twice.");
            }
            String country = countries.putIfAbsent(effect.city(), effect.country());
            if (country != null && !country.equals(effect.country())) {
                throw row.problem(
                        "country",
                        "differs from another line of the same city.",
                        "Name the same country in every line of a city, or in none.");
            }
            effects.add(effect);
        }
        return new Survey(effects);
    }

    private static Effect effect(Row row) {
        Effect effect = new Effect(
                row.requiredText("city"),
                row.oneOf("field", ServiceField.class),
                row.oneOf("level", HigherLevel.class),
                row.year("year"),
                row.oneOf("responsibility", Responsibility.class),
                strength(row, "restricts"),
                strength(row, "supports"),
                row.text("mechanism").isEmpty()
                        ? Optional.empty()
                        : Optional.of(row.oneOf("mechanism", Mechanism.class)),
                row.text("rule"),
                row.text("wanted_change"),
                row.text("country").toUpperCase(Locale.ROOT));
        if (!effect.country().isEmpty() && !COUNTRIES.contains(effect.country())) {
            throw row.problem(
                    "country",
                    "'" + row.text("country") + "' is no country.",
                    "Write its two letters by ISO 3166, such as AT, or leave it empty.");
        }
        if (!effect.wanted().isEmpty() && effect.rule().isEmpty()) {
            throw row.problem("rule", "is empty.", "Name the rule that should change.");
        }
        return effect;
    }

    private static int strength(Row row, String column) {
        OptionalLong strength = row.findWholeNumber(column);
        if (strength.isEmpty() || strength.getAsLong() < 0 || strength.getAsLong() > MOST) {
            throw row.problem(
                    column, "'" + row.text(column) + "' is no strength.", "Write 0 not at all, 1, 2 or 3 decisively.");
        }
        return (int) strength.getAsLong();
    }

    /** What counts: the newest answer of each city for each field and level. */
    public List<Effect> effects() {
        return latest;
    }

    /** The countries that are named, as two letters, in alphabetical order. */
    public List<String> countries() {
        return latest.stream()
                .map(Effect::country)
                .filter(country -> !country.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** What the cities of one country say. */
    public Survey in(String country) {
        return new Survey(latest.stream()
                .filter(effect -> effect.country().equals(country))
                .toList());
    }

    /** Where one level leaves responsible cities without support, the field with most of them first. */
    public List<LevelGap> gapsLeftBy(HigherLevel level) {
        Map<ServiceField, Set<String>> helped = new TreeMap<>();
        Map<ServiceField, List<Effect>> said = new TreeMap<>();
        for (Effect effect : latest) {
            if (effect.supports() > 0) {
                helped.computeIfAbsent(effect.field(), _ -> new TreeSet<>()).add(effect.city());
            }
            if (effect.level() == level && effect.responsibility() != Responsibility.NONE) {
                said.computeIfAbsent(effect.field(), _ -> new ArrayList<>()).add(effect);
            }
        }
        List<LevelGap> gaps = new ArrayList<>();
        said.forEach((field, effects) -> {
            List<String> unsupported = effects.stream()
                    .filter(effect -> effect.supports() == 0)
                    .map(Effect::city)
                    .sorted()
                    .toList();
            Set<String> supported = helped.getOrDefault(field, Set.of());
            if (!unsupported.isEmpty()) {
                gaps.add(new LevelGap(
                        field,
                        effects.size(),
                        unsupported,
                        unsupported.stream()
                                .filter(city -> !supported.contains(city))
                                .toList()));
            }
        });
        gaps.sort(Comparator.comparingInt((LevelGap gap) -> -gap.unsupported().size())
                .thenComparing(LevelGap::field));
        return List.copyOf(gaps);
    }

    /** How many cities answered anything. */
    public int cities() {
        return (int) latest.stream().map(Effect::city).distinct().count();
    }

    /** What cities say of each level in each field that anyone answered, in the order of fields and levels. */
    public List<Finding> findings() {
        Map<ServiceField, Map<HigherLevel, List<Effect>>> groups = new TreeMap<>();
        for (Effect effect : latest) {
            groups.computeIfAbsent(effect.field(), _ -> new TreeMap<>())
                    .computeIfAbsent(effect.level(), _ -> new ArrayList<>())
                    .add(effect);
        }
        List<Finding> findings = new ArrayList<>();
        groups.forEach((field, levels) -> levels.forEach((level, effects) -> findings.add(new Finding(
                field,
                level,
                effects.size(),
                count(effects, effect -> effect.restricts() > 0),
                count(effects, effect -> effect.supports() > 0),
                count(effects, effect -> effect.tension() > 0)))));
        return findings;
    }

    private static int count(List<Effect> effects, Predicate<Effect> what) {
        return (int) effects.stream().filter(what).count();
    }

    /** Where cities act alone, the field with most of them first. */
    public List<CooperationGap> cooperationGaps() {
        Map<ServiceField, Map<String, List<Effect>>> fields = new TreeMap<>();
        for (Effect effect : latest) {
            if (effect.responsibility() != Responsibility.NONE) {
                fields.computeIfAbsent(effect.field(), _ -> new TreeMap<>())
                        .computeIfAbsent(effect.city(), _ -> new ArrayList<>())
                        .add(effect);
            }
        }
        return fields.entrySet().stream()
                .map(field -> new CooperationGap(
                        field.getKey(),
                        field.getValue().size(),
                        field.getValue().entrySet().stream()
                                .filter(city -> city.getValue().stream().allMatch(effect -> effect.supports() == 0))
                                .map(Map.Entry::getKey)
                                .toList()))
                .filter(gap -> !gap.alone().isEmpty())
                .sorted(Comparator.comparingInt(
                                (CooperationGap gap) -> -gap.alone().size())
                        .thenComparing(CooperationGap::field))
                .toList();
    }

    /** Named rules that restrict by 2 or 3, those that restrict most cities first. */
    public List<Demand> demands() {
        record Named(HigherLevel level, String rule) {}
        Map<Named, List<Effect>> rules = latest.stream()
                .filter(effect -> effect.restricts() >= STRONG && !effect.rule().isEmpty())
                .collect(Collectors.groupingBy(effect -> new Named(effect.level(), effect.rule())));
        return rules.entrySet().stream()
                .map(rule -> new Demand(
                        rule.getKey().level(),
                        rule.getKey().rule(),
                        List.copyOf(new TreeSet<>(
                                rule.getValue().stream().map(Effect::city).toList())),
                        List.copyOf(new TreeSet<>(
                                rule.getValue().stream().map(Effect::field).toList())),
                        List.copyOf(new TreeSet<>(rule.getValue().stream()
                                .map(Effect::wanted)
                                .filter(wanted -> !wanted.isEmpty())
                                .toList()))))
                .sorted(Comparator.comparingInt(
                                (Demand demand) -> -demand.cities().size())
                        .thenComparing(Demand::level)
                        .thenComparing(Demand::rule))
                .toList();
    }
}
