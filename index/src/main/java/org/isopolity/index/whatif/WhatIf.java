package org.isopolity.index.whatif;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.observation.Observation;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.recipe.Select;
import org.isopolity.index.robustness.Draws;
import org.isopolity.index.robustness.Ensemble;
import org.isopolity.index.robustness.Progress;
import org.isopolity.index.score.Scores;

/**
 * Recomputes an index with other values. A changed value counts as the city's own figure, of the year of the one that it
 * replaces; everything that follows from it follows, for other cities too.
 */
public final class WhatIf {

    private final Recipe recipe;
    private final Framework framework;
    private final Observations observations;
    private final Scores before;

    /**
     * Scores the index as observed.
     *
     * @throws org.isopolity.index.recipe.UnusableStep if the data do not allow the recipe
     */
    public WhatIf(Recipe recipe, Framework framework, Observations observations) {
        this.recipe = recipe;
        this.framework = framework;
        this.observations = observations;
        this.before = recipe.apply(framework, observations);
    }

    /** The index as observed. */
    public Scores before() {
        return before;
    }

    /**
     * The index with other values.
     *
     * @throws NoSuchElementException if a city or indicator is not known
     * @throws IllegalArgumentException if a value is no answer of its indicator's scale, or given twice
     * @throws org.isopolity.index.recipe.UnusableStep if the changed data do not allow the recipe
     */
    public Outcome outcome(Collection<ChangedValue> changes) {
        return new Outcome(before, recipe.apply(framework, changed(changes)), Optional.empty(), Optional.empty());
    }

    /**
     * The index with other values, and the rank intervals of both.
     *
     * @param progress told of both, one after the other
     */
    public Outcome outcome(Collection<ChangedValue> changes, Draws draws, Progress progress) {
        Observations changed = changed(changes);
        int total = Math.multiplyExact(2, draws.count());
        return new Outcome(
                before,
                recipe.apply(framework, changed),
                Optional.of(Ensemble.prepare(recipe, framework, observations)
                        .robustness(draws, (done, _) -> progress.report(done, total))),
                Optional.of(Ensemble.prepare(recipe, framework, changed)
                        .robustness(draws, (done, _) -> progress.report(draws.count() + done, total))));
    }

    private record Place(String cityId, String indicatorId) {}

    /** The observations with other values in the place of those that stand for a city. */
    public Observations changed(Collection<ChangedValue> changes) {
        Map<Place, Observation> replacing = new HashMap<>();
        for (ChangedValue change : changes) {
            requireKnown(change);
            Observation earlier = replacing.put(new Place(change.cityId(), change.indicatorId()), observation(change));
            if (earlier != null) {
                throw new IllegalArgumentException(
                        "'" + change.indicatorId() + "' of city '" + change.cityId() + "' is changed twice");
            }
        }
        List<Observation> all = new ArrayList<>(replacing.values());
        for (Observation observation : observations.asList()) {
            if (!replacing.containsKey(new Place(observation.cityId(), observation.indicatorId()))) {
                all.add(observation);
            }
        }
        return new Observations(observations.cities(), all);
    }

    private void requireKnown(ChangedValue change) {
        if (observations.cities().find(change.cityId()).isEmpty()) {
            throw new NoSuchElementException("there is no city '" + change.cityId() + "'");
        }
        Indicator indicator = framework
                .findIndicator(change.indicatorId())
                .orElseThrow(() -> new NoSuchElementException("there is no indicator '" + change.indicatorId() + "'"));
        indicator.computation().scale().ifPresent(scale -> {
            if (scale.find(change.value()).isEmpty()) {
                throw new IllegalArgumentException(
                        change.value() + " is no answer of indicator '" + indicator.id() + "'");
            }
        });
    }

    private Observation observation(ChangedValue change) {
        Select select = recipe.select();
        List<Observation> known = observations.of(change.cityId(), change.indicatorId());
        int year = select.find(observations, change.cityId(), change.indicatorId())
                .or(() -> known.stream().findFirst())
                .map(Observation::year)
                .orElseGet(this::newestYear);
        GeographicLevel level = select.levels().contains(GeographicLevel.CITY)
                ? GeographicLevel.CITY
                : select.levels().getFirst();
        return new Observation(
                change.cityId(), change.indicatorId(), year, change.value(), level, Set.of(), "", "", "", "");
    }

    /** The newest year that the recipe accepts. */
    private int newestYear() {
        List<Integer> accepted = recipe.select().years();
        int newest = observations.asList().stream()
                .map(Observation::year)
                .max(Comparator.naturalOrder())
                .orElse(0);
        return accepted.isEmpty() ? newest : Math.clamp(newest, accepted.getFirst(), accepted.getLast());
    }
}
