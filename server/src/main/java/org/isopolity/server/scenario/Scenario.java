package org.isopolity.server.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.observation.Observation;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.robustness.Progress;
import org.isopolity.release.Release;
import org.isopolity.release.Results;
import org.isopolity.release.Sources;

/**
 * A city with other values.
 *
 * @param name by which people know it; may be empty
 * @param values what the city would have, by indicator and in its unit; finite
 * @param cost what that takes, in money
 * @param plan number of the published plan from which it was begun, if it was
 */
record Scenario(String name, SortedMap<String, Double> values, Cost cost, OptionalInt plan) {

    static final int LONGEST_NAME = 60;

    static final Scenario EMPTY = of(Map.of());

    Scenario {
        if (!name.equals(tidy(name)) || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a scenario cannot be called '" + name + "'");
        }
        SortedMap<String, Double> plain = new TreeMap<>();
        // there is one zero
        values.forEach((indicator, value) -> plain.put(indicator, value + 0.0));
        values = Collections.unmodifiableSortedMap(plain);
    }

    /** A scenario of values alone. */
    static Scenario of(Map<String, Double> values) {
        return new Scenario("", new TreeMap<>(values), Cost.NONE, OptionalInt.empty());
    }

    /** A name without what cannot be seen: controls, marks that turn the direction of writing, halves of characters. */
    static String tidy(String name) {
        return name.replaceAll("[\\p{Cc}\\p{Cs}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    Scenario with(SortedMap<String, Double> others) {
        return new Scenario(name, others, cost, plan);
    }

    boolean isEmpty() {
        return name.isEmpty() && values.isEmpty() && cost.isNone();
    }

    /**
     * What a release would have said, had it been made from these values: by the same recipe, with the same draws. Whatever
     * stood for the city on an indicator of the scenario is replaced by a figure of the city itself.
     *
     * @throws org.isopolity.index.recipe.UnusableStep if the recipe cannot work on the values
     */
    Results applyTo(Release release, String cityId) {
        List<Observation> observations = new ArrayList<>();
        for (Observation observation : release.observations().asList()) {
            if (!observation.cityId().equals(cityId) || !values.containsKey(observation.indicatorId())) {
                observations.add(observation);
            }
        }
        int year = release.edition().date().getYear();
        values.forEach((indicator, value) -> observations.add(
                new Observation(cityId, indicator, year, value, GeographicLevel.CITY, Set.of(), "", "", "", "")));
        return new Sources(
                        release.directory(),
                        release.framework(),
                        new Observations(release.cities(), observations),
                        release.recipe(),
                        release.edition())
                .score(Progress.SILENT);
    }
}
