package org.isopolity.server.scenario;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Four scenarios of a city side by side, some of which may be empty, as they stand in an address:
 * {@code name.a=Parks&a.public-space=85&cost.a=250000+EUR&b.public-space=90}.
 *
 * @param scenarios a, b, c and d
 */
record ScenarioSet(List<Scenario> scenarios) {

    static final List<String> LETTERS = List.of("a", "b", "c", "d");

    static final ScenarioSet EMPTY = new ScenarioSet(Collections.nCopies(LETTERS.size(), Scenario.EMPTY));

    private static final String NAME = "name.";
    private static final String COST = "cost.";
    private static final String PLAN = "plan.";
    private static final Pattern PARAMETER = Pattern.compile("[a-d][.].*|(name|cost|plan)[.][a-d]");
    private static final Pattern LEFT_EMPTY = Pattern.compile("(^|&)([a-d][.][^=&]*|(name|cost|plan)[.][a-d])=(&|$)");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}([.][0-9]{1,6})?");
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,8}");
    private static final int LONGEST_ID = 80;

    /** What can be wrong with a parameter. */
    enum Kind {
        /** No id of an indicator can be like this. */
        INDICATOR,
        /** No number. */
        NUMBER,
        /** No amount of money. */
        COST,
        /** Too long for a name. */
        NAME,
        /** No number of a plan. */
        PLAN
    }

    /**
     * A parameter that cannot be read.
     *
     * @param parameter its name
     * @param given what stood there
     * @param kind what is wrong
     */
    record Wrong(String parameter, String given, Kind kind) {}

    /**
     * What was read.
     *
     * @param set what could be
     * @param wrong what could not
     */
    record Reading(ScenarioSet set, List<Wrong> wrong) {
        Reading {
            wrong = List.copyOf(wrong);
        }
    }

    ScenarioSet {
        scenarios = List.copyOf(scenarios);
        if (scenarios.size() != LETTERS.size()) {
            throw new IllegalArgumentException("a set has four scenarios, not " + scenarios.size());
        }
    }

    /** Whether a parameter belongs to a set. */
    static boolean isParameter(String name) {
        return PARAMETER.matcher(name).matches();
    }

    /** Whether a form sent along what was left empty. */
    static boolean holdsEmpty(String query) {
        return LEFT_EMPTY.matcher(query).find();
    }

    /** Reads parameters; those of other names are passed over, and so is what is empty. */
    static Reading read(Map<String, String> parameters) {
        List<Wrong> wrong = new ArrayList<>();
        List<Scenario> scenarios = new ArrayList<>();
        for (String letter : LETTERS) {
            String name = Scenario.tidy(parameters.getOrDefault(NAME + letter, ""));
            if (name.length() > Scenario.LONGEST_NAME) {
                wrong.add(new Wrong(NAME + letter, name, Kind.NAME));
                name = "";
            }
            String written = parameters.getOrDefault(COST + letter, "");
            Optional<Cost> cost = Cost.parse(written);
            if (cost.isEmpty()) {
                wrong.add(new Wrong(COST + letter, written, Kind.COST));
            }
            String plan = parameters.getOrDefault(PLAN + letter, "");
            boolean numbered = COUNT.matcher(plan).matches();
            if (!plan.isEmpty() && !numbered) {
                wrong.add(new Wrong(PLAN + letter, plan, Kind.PLAN));
            }
            scenarios.add(new Scenario(
                    name,
                    values(letter, parameters, wrong),
                    cost.orElse(Cost.NONE),
                    numbered ? OptionalInt.of(Integer.parseInt(plan)) : OptionalInt.empty()));
        }
        return new Reading(new ScenarioSet(scenarios), wrong);
    }

    private static SortedMap<String, Double> values(String letter, Map<String, String> parameters, List<Wrong> wrong) {
        SortedMap<String, Double> values = new TreeMap<>();
        parameters.forEach((parameter, given) -> {
            if (parameter.startsWith(letter + ".") && !given.isEmpty()) {
                String indicator = parameter.substring(2);
                if (indicator.isEmpty() || indicator.length() > LONGEST_ID) {
                    wrong.add(new Wrong(parameter, given, Kind.INDICATOR));
                } else if (NUMBER.matcher(given).matches()) {
                    values.put(indicator, Double.parseDouble(given));
                } else {
                    wrong.add(new Wrong(parameter, given, Kind.NUMBER));
                }
            }
        });
        return values;
    }

    /**
     * Reads what {@link #query} printed.
     *
     * @throws IllegalArgumentException if anything in it cannot be read
     */
    static ScenarioSet parse(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            String[] sides = pair.split("=", -1);
            String name = URLDecoder.decode(sides[0], StandardCharsets.UTF_8);
            if (sides.length != 2
                    || !isParameter(name)
                    || parameters.put(name, URLDecoder.decode(sides[1], StandardCharsets.UTF_8)) != null) {
                throw new IllegalArgumentException("'" + pair + "' is no part of a set of scenarios");
            }
        }
        Reading reading = read(parameters);
        if (!reading.wrong().isEmpty()) {
            throw new IllegalArgumentException("'" + reading.wrong().getFirst().parameter() + "' cannot be read");
        }
        return reading.set();
    }

    /** As it stands in an address after the question mark; empty where all scenarios are. */
    String query() {
        return String.join(
                "&",
                parameters().entrySet().stream()
                        .map(one -> URLEncoder.encode(one.getKey(), StandardCharsets.UTF_8) + "="
                                + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .toList());
    }

    /** Its parameters in the order of an address. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < scenarios.size(); i++) {
            String letter = LETTERS.get(i);
            Scenario scenario = scenarios.get(i);
            if (!scenario.name().isEmpty()) {
                parameters.put(NAME + letter, scenario.name());
            }
            scenario.values().forEach((indicator, value) -> parameters.put(letter + "." + indicator, plain(value)));
            if (!scenario.cost().isNone()) {
                parameters.put(COST + letter, scenario.cost().written());
            }
            scenario.plan().ifPresent(number -> parameters.put(PLAN + letter, Integer.toString(number)));
        }
        return parameters;
    }

    /** A value as an address writes it: no exponent, six decimals at most. */
    static String plain(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal written = exact.scale() > 6 ? exact.setScale(6, java.math.RoundingMode.HALF_EVEN) : exact;
        return written.stripTrailingZeros().toPlainString();
    }

    boolean isEmpty() {
        return scenarios.stream().allMatch(Scenario::isEmpty);
    }

    /** The places of the scenarios that say something. */
    List<Integer> used() {
        List<Integer> used = new ArrayList<>();
        for (int i = 0; i < scenarios.size(); i++) {
            if (!scenarios.get(i).isEmpty()) {
                used.add(i);
            }
        }
        return used;
    }

    /** The place of the first scenario that is empty. */
    OptionalInt free() {
        for (int i = 0; i < scenarios.size(); i++) {
            if (scenarios.get(i).isEmpty()) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** The same with another scenario in a place. */
    ScenarioSet with(int place, Scenario scenario) {
        List<Scenario> others = new ArrayList<>(scenarios);
        others.set(place, scenario);
        return new ScenarioSet(others);
    }
}
