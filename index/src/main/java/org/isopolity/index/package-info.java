/**
 * Composite indicators: from observations of cities to scores, ranks and the trust they deserve.
 *
 * <pre>{@code
 * Framework framework = Framework.read(Path.of("framework.csv"));
 * Cities cities = Cities.read(Path.of("cities.csv"));
 * Observations observations = Observations.read(Path.of("observations.csv"), framework, cities);
 * Recipe recipe = Recipe.read(Path.of("recipe.yaml"));
 *
 * Scores scores = recipe.apply(framework, observations);
 * Robustness trust = Ensemble.prepare(recipe, framework, observations).robustness(1_000, 42);
 * Panel years = recipe.applyByYear(framework, observations);
 * }</pre>
 */
@NullMarked
package org.isopolity.index;

import org.jspecify.annotations.NullMarked;
