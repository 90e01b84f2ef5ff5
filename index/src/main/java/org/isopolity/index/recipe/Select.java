package org.isopolity.index.recipe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.observation.Observation;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Mark;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.text.Phrase;

/**
 * Chooses the observation that stands for a city: the first of the given levels that has one, and of that level the newest.
 * Whatever is not the city's own figure is marked as a stand-in.
 *
 * @param levels accepted levels, the most wanted first
 */
public record Select(List<GeographicLevel> levels) implements Step {

    public Select {
        levels = List.copyOf(levels);
        if (levels.isEmpty() || levels.stream().distinct().count() != levels.size()) {
            throw new IllegalArgumentException("'levels' must name at least one geographic level, each once");
        }
    }

    @Override
    public Family family() {
        return Family.SELECT;
    }

    @Override
    public Phrase inWords() {
        return Phrases.of(
                levels.contains(GeographicLevel.COUNTRY) ? "step.select" : "step.select.without-country",
                Phrase.list(levels.stream()
                        .map(level -> Phrases.of("level." + level.name().toLowerCase(Locale.ROOT)))
                        .toList()));
    }

    /** The observation that stands for a city, if any is accepted. */
    public Optional<Observation> find(Observations observations, String cityId, String indicatorId) {
        return observations.of(cityId, indicatorId).stream()
                .filter(observation -> levels.contains(observation.level()))
                .min(Comparator.comparingInt((Observation observation) -> levels.indexOf(observation.level()))
                        .thenComparing(Observation::year, Comparator.reverseOrder()));
    }

    /** What a reader must know of an observation that stands for a city. */
    public Set<Mark> marks(Observation chosen) {
        return chosen.level() == GeographicLevel.CITY ? Set.of() : Set.of(Mark.STAND_IN);
    }

    /** The sheet of all chosen observations: all cities, all indicators. */
    public Sheet apply(Framework framework, Observations observations) {
        List<City> cities = observations.cities().asList();
        List<Column> columns = new ArrayList<>();
        for (Indicator indicator : framework.indicators()) {
            Column.Draft column = Column.draft(cities.size());
            for (int i = 0; i < cities.size(); i++) {
                Optional<Observation> chosen = find(observations, cities.get(i).id(), indicator.id());
                if (chosen.isPresent()) {
                    column.set(i, chosen.get().value(), marks(chosen.get()).toArray(Mark[]::new));
                }
            }
            columns.add(column.toColumn());
        }
        return Sheet.of(cities, framework.indicators(), columns);
    }
}
