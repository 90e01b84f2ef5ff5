package org.isopolity.index.recipe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Denominator;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.observation.Observation;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Mark;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.text.Phrase;

/**
 * Chooses the observation that stands for a city: the first of the given levels that has one, and of that level the newest; in a
 * panel the one of each year. Whatever is not the city's own figure is marked as a stand-in.
 *
 * @param levels accepted levels, the most wanted first; all of them if left out
 * @param years the first and the last year accepted, written {@code [2018, 2022]}; any year if left out
 */
public record Select(List<GeographicLevel> levels, List<Integer> years) implements Step {

    public Select {
        levels = levels == null ? List.of(GeographicLevel.values()) : List.copyOf(levels);
        years = years == null ? List.of() : List.copyOf(years);
        if (!years.isEmpty() && (years.size() != 2 || years.getFirst() > years.getLast())) {
            throw new IllegalArgumentException("'years' are written [first, last]");
        }
        if (levels.isEmpty() || levels.stream().distinct().count() != levels.size()) {
            throw new IllegalArgumentException("'levels' must name at least one geographic level, each once");
        }
    }

    /** Any year is accepted. */
    public Select(List<GeographicLevel> levels) {
        this(levels, List.of());
    }

    @Override
    public Family family() {
        return Family.SELECT;
    }

    @Override
    public Phrase inWords() {
        Phrase chosen = Phrases.of(
                levels.contains(GeographicLevel.COUNTRY) ? "step.select" : "step.select.without-country",
                Phrase.list(levels.stream()
                        .map(level -> Phrases.of("level." + level.name().toLowerCase(Locale.ROOT)))
                        .toList()));
        return years.isEmpty()
                ? chosen
                : Phrases.of(
                        "step.select.years",
                        chosen,
                        years.getFirst().toString(),
                        years.getLast().toString());
    }

    private boolean accepts(Observation observation) {
        return levels.contains(observation.level()) && accepts(observation.year());
    }

    private boolean accepts(int year) {
        return years.isEmpty() || (year >= years.getFirst() && year <= years.getLast());
    }

    /** The observation that stands for a city, if any is accepted. */
    public Optional<Observation> find(Observations observations, String cityId, String indicatorId) {
        return observations.of(cityId, indicatorId).stream()
                .filter(this::accepts)
                .min(Comparator.comparingInt((Observation observation) -> levels.indexOf(observation.level()))
                        .thenComparing(Observation::year, Comparator.reverseOrder()));
    }

    /** What a reader must know of an observation that stands for a city. */
    public Set<Mark> marks(Observation chosen) {
        return chosen.level() == GeographicLevel.CITY ? Set.of() : Set.of(Mark.STAND_IN);
    }

    /** The snapshot of all chosen observations: all cities, all indicators. */
    public Sheet apply(Framework framework, Observations observations) {
        List<City> cities = observations.cities().asList();
        List<Column> columns = framework.indicators().stream()
                .map(indicator -> column(cities, city -> find(observations, city.id(), indicator.id())))
                .toList();
        Map<String, Column> sizes = new HashMap<>();
        for (Denominator denominator : framework.denominators()) {
            sizes.put(denominator.id(), column(cities, city -> find(observations, city.id(), denominator.id())));
        }
        sizes.putIfAbsent(Denominator.POPULATION, residents(cities));
        return Sheet.of(cities, framework.indicators(), columns).withDenominators(sizes);
    }

    /** The panel of all chosen observations: all cities in every year that something was observed in. */
    public Sheet applyByYear(Framework framework, Observations observations) {
        List<City> cities = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        for (int year : observations.years()) {
            if (accepts(year)) {
                for (City city : observations.cities()) {
                    cities.add(city);
                    rows.add(year);
                }
            }
        }
        List<Column> columns = framework.indicators().stream()
                .map(indicator -> column(cities, rows, observations, indicator.id()))
                .toList();
        Map<String, Column> sizes = new HashMap<>();
        for (Denominator denominator : framework.denominators()) {
            sizes.put(denominator.id(), column(cities, rows, observations, denominator.id()));
        }
        sizes.putIfAbsent(Denominator.POPULATION, residents(cities));
        return Sheet.of(cities, rows, framework.indicators(), columns).withDenominators(sizes);
    }

    private Column column(List<City> cities, List<Integer> rows, Observations observations, String id) {
        Column.Draft column = Column.draft(cities.size());
        for (int i = 0; i < rows.size(); i++) {
            int year = rows.get(i);
            put(
                    column,
                    i,
                    observations.of(cities.get(i).id(), id).stream()
                            .filter(observation -> observation.year() == year && accepts(observation))
                            .min(Comparator.comparingInt(observation -> levels.indexOf(observation.level()))));
        }
        return column.toColumn();
    }

    private Column column(List<City> cities, Function<City, Optional<Observation>> choice) {
        Column.Draft column = Column.draft(cities.size());
        for (int i = 0; i < cities.size(); i++) {
            put(column, i, choice.apply(cities.get(i)));
        }
        return column.toColumn();
    }

    private void put(Column.Draft column, int row, Optional<Observation> chosen) {
        chosen.ifPresent(observation ->
                column.set(row, observation.value(), marks(observation).toArray(Mark[]::new)));
    }

    private static Column residents(List<City> cities) {
        Column.Draft column = Column.draft(cities.size());
        for (int i = 0; i < cities.size(); i++) {
            int row = i;
            cities.get(i).population().ifPresent(population -> column.set(row, (double) population.residents()));
        }
        return column.toColumn();
    }
}
