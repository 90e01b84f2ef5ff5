package org.isopolity.index.comparison;

import java.util.List;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.observation.Observation;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.recipe.Recipe;

/**
 * One version of an index.
 *
 * @param framework what is measured, with its weights
 * @param observations what was observed
 * @param recipe how it is made
 */
public record Version(Framework framework, Observations observations, Recipe recipe) {

    /** The version as it would have been at the end of a year: later observations are not known yet. */
    public Version asOf(int year) {
        List<Observation> known = observations.asList().stream()
                .filter(observation -> observation.year() <= year)
                .toList();
        return new Version(framework, new Observations(observations.cities(), known), recipe);
    }
}
