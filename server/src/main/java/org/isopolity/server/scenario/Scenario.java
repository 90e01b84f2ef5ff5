package org.isopolity.server.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
 * @param cityId the city
 * @param values what it would have, by indicator and in its unit
 */
public record Scenario(String cityId, SortedMap<String, Double> values) {

    public Scenario {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** A scenario from values in any order. */
    public static Scenario of(String cityId, Map<String, Double> values) {
        return new Scenario(cityId, new TreeMap<>(values));
    }

    /**
     * What a release would have said, had it been made from these values: by the same recipe, with the same draws. Whatever
     * stood for the city on an indicator of the scenario is replaced by a figure of the city itself.
     *
     * @throws org.isopolity.index.recipe.UnusableStep if the recipe cannot work on the values
     */
    public Results applyTo(Release release) {
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
