package org.isopolity.release;

import java.nio.file.Path;
import java.util.List;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.observation.Cities;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.robustness.Ensemble;
import org.isopolity.index.robustness.Progress;
import org.isopolity.index.robustness.Robustness;
import org.isopolity.index.score.Scores;
import org.isopolity.index.score.Weights;

/**
 * The files that a release is made from, in one directory.
 *
 * @param directory holds framework.csv, cities.csv, observations.csv, recipe.yaml and edition.yaml
 * @param framework read from it
 * @param observations read from it, with the cities
 * @param recipe read from it
 * @param edition read from it
 */
public record Sources(Path directory, Framework framework, Observations observations, Recipe recipe, Edition edition) {

    static final String FRAMEWORK = "framework.csv";
    static final String CITIES = "cities.csv";
    static final String OBSERVATIONS = "observations.csv";
    static final String RECIPE = "recipe.yaml";
    static final String EDITION = "edition.yaml";
    static final List<String> NAMES = List.of(FRAMEWORK, CITIES, OBSERVATIONS, RECIPE, EDITION);

    /**
     * Reads and checks all files of a directory.
     *
     * @throws org.isopolity.text.input.InvalidInput if one is missing or wrong
     */
    public static Sources in(Path directory) {
        Framework framework = Framework.read(directory.resolve(FRAMEWORK));
        Cities cities = Cities.read(directory.resolve(CITIES));
        return new Sources(
                directory,
                framework,
                Observations.read(directory.resolve(OBSERVATIONS), framework, cities),
                Recipe.read(directory.resolve(RECIPE)),
                Edition.read(directory.resolve(EDITION)));
    }

    /** The names of the files, for those who hand sources on. */
    public static List<String> fileNames() {
        return NAMES;
    }

    /**
     * Scores the sources with as many draws as the edition says, publishing nothing. What the edition does not allow to be said
     * about the order of the cities is not in the results.
     *
     * @throws org.isopolity.index.recipe.UnusableStep if the data do not allow the recipe
     */
    public Results score(Progress progress) {
        Weights weights = recipe.apply(framework, observations).weights();
        return score(weights, Ensemble.prepare(recipe, framework, observations), progress);
    }

    Results score(Weights weights, Ensemble ensemble, Progress progress) {
        Scores scores = recipe.apply(framework, observations, weights);
        Robustness robustness = ensemble.robustness(weights, edition.draws(), edition.seed(), progress);
        return Results.of(recipe, observations, scores, robustness).under(edition.policy());
    }

    /** The cities observed. */
    public Cities cities() {
        return observations.cities();
    }
}
