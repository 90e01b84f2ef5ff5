package org.isopolity.server.peer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.observation.Observation;
import org.isopolity.index.sheet.Column;
import org.isopolity.release.ValueResult;
import org.isopolity.server.figures.Figures;

/**
 * By what cities are called alike: their size, their place, and the setting that they found rather than made. Nothing that
 * measures what a city does, or cities would be compared with those that do the same.
 */
final class Criteria {

    static final String POPULATION = "population";
    static final String REGION = "region";
    static final String COUNTRY = "country";

    /** Indicators of the setting; those that a release does not have are left out. */
    private static final List<String> INDICATORS =
            List.of("migrant-stock-share", "foreign-born-share", "gdp-per-head", "world-city-class");

    /** Only these are about the city; a figure of the country is that of the setting as well. */
    private static final List<String> CITY_ONLY = List.of("foreign-born-share", "world-city-class");

    private Criteria() {}

    static Setting of(Figures figures) {
        List<City> cities = figures.release().cities().asList();
        List<Trait> traits = new ArrayList<>();
        traits.add(new Trait(POPULATION, Trait.Kind.LOGARITHM, column(cities, Criteria::population)));
        traits.add(new Trait(REGION, Trait.Kind.NAME, names(cities, City::region)));
        traits.add(new Trait(COUNTRY, Trait.Kind.NAME, names(cities, City::country)));
        for (String indicator : INDICATORS) {
            if (figures.findIndicator(indicator).isPresent()) {
                traits.add(new Trait(
                        indicator, Trait.Kind.NUMBER, column(cities, city -> observed(figures, city, indicator))));
            }
        }
        return new Setting(cities.stream().map(City::id).toList(), traits);
    }

    private static OptionalDouble population(City city) {
        return city.population().isPresent() && city.population().get().residents() > 0
                ? OptionalDouble.of((double) city.population().get().residents())
                : OptionalDouble.empty();
    }

    private static OptionalDouble observed(Figures figures, City city, String indicator) {
        return figures.results()
                .findValue(city.id(), indicator)
                .flatMap(ValueResult::observation)
                .filter(observation -> !CITY_ONLY.contains(indicator) || observation.level() != GeographicLevel.COUNTRY)
                .map(Observation::value)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    private interface Reading {
        OptionalDouble of(City city);
    }

    private static Column column(List<City> cities, Reading reading) {
        Column.Draft draft = Column.draft(cities.size());
        for (int i = 0; i < cities.size(); i++) {
            OptionalDouble value = reading.of(cities.get(i));
            if (value.isPresent()) {
                draft.set(i, value.getAsDouble());
            }
        }
        return draft.toColumn();
    }

    private interface Name {
        String of(City city);
    }

    private static Column names(List<City> cities, Name name) {
        Map<String, Double> codes = new HashMap<>();
        return column(cities, city -> {
            String given = name.of(city);
            return given.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(codes.computeIfAbsent(given, _ -> (double) codes.size()));
        });
    }
}
