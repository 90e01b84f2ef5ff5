package org.isopolity.server.peer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.observation.Observation;
import org.isopolity.index.sheet.Column;
import org.isopolity.release.ValueResult;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.text.Text;

/**
 * By what cities are called alike: their size, their place, and the setting that they found rather than made. Nothing that
 * measures what a city does, or cities would be compared with those that do the same.
 */
public final class Criteria {

    static final String POPULATION = "population";
    static final String REGION = "region";
    static final String COUNTRY = "country";

    /** Indicators of the setting; those that a release does not have are left out. */
    private static final List<String> INDICATORS =
            List.of("migrant-stock-share", "foreign-born-share", "gdp-per-head", "world-city-class");

    /** Only these are about the city; a figure of the country is that of the setting as well. */
    private static final List<String> CITY_ONLY = List.of("foreign-born-share", "world-city-class");

    private Criteria() {}

    /** The setting of the cities of a release. */
    static Setting of(Figures figures) {
        return of(figures.release().cities().asList(), Optional.of(figures));
    }

    /** The setting of some cities, by what is known of them and what a release, if there is one, has observed. */
    public static Setting of(List<City> cities, Optional<Figures> figures) {
        List<Trait> traits = new ArrayList<>();
        traits.add(new Trait(POPULATION, Trait.Kind.LOGARITHM, column(cities, Criteria::population)));
        traits.add(new Trait(REGION, Trait.Kind.NAME, names(cities, City::region)));
        traits.add(new Trait(COUNTRY, Trait.Kind.NAME, names(cities, City::country)));
        figures.ifPresent(observed -> INDICATORS.stream()
                .filter(indicator -> observed.findIndicator(indicator).isPresent())
                .forEach(indicator -> traits.add(new Trait(
                        indicator, Trait.Kind.NUMBER, column(cities, city -> observed(observed, city, indicator))))));
        return new Setting(cities.stream().map(City::id).toList(), traits);
    }

    /** What a criterion is called. */
    public static String name(String criterion, Optional<Figures> figures, Text text) {
        return switch (criterion) {
            case POPULATION, REGION, COUNTRY -> text.of("peer.by." + criterion);
            default ->
                figures.flatMap(release -> release.findIndicator(criterion))
                        .orElseThrow()
                        .label();
        };
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
