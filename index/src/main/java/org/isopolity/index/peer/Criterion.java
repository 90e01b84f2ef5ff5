package org.isopolity.index.peer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.isopolity.index.observation.City;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Sheet;

/** One thing by which cities are alike or not. Cities of which it is not known say nothing about it. */
public sealed interface Criterion {

    /** Short name, unique among the criteria of a search. */
    String id();

    /** How much it counts beside the others, above 0. */
    double weight();

    /** How alike two cities are in it, 0 to 1; nothing where it is not known of one of them. */
    OptionalDouble likeness(String oneCity, String otherCity);

    /** The criterion of population: cities of the same order of magnitude are alike. */
    static Criterion population(List<City> cities, double weight) {
        Map<String, Double> residents = new HashMap<>();
        for (City city : cities) {
            city.population()
                    .filter(population -> population.residents() > 0)
                    .ifPresent(population -> residents.put(city.id(), (double) population.residents()));
        }
        return Amount.ofMagnitude("population", weight, residents);
    }

    /** The criterion of the region of the world: the same, or not. */
    static Criterion region(List<City> cities, double weight) {
        Map<String, String> regions = new HashMap<>();
        cities.stream().filter(city -> !city.region().isEmpty()).forEach(city -> regions.put(city.id(), city.region()));
        return new Kind("region", weight, regions);
    }

    /** The criterion of the country: the same, or not. */
    static Criterion country(List<City> cities, double weight) {
        Map<String, String> countries = new HashMap<>();
        cities.stream()
                .filter(city -> !city.country().isEmpty())
                .forEach(city -> countries.put(city.id(), city.country()));
        return new Kind("country", weight, countries);
    }

    /**
     * The criterion of an indicator's values.
     *
     * @throws IllegalArgumentException if the sheet has no such indicator
     */
    static Criterion indicator(Sheet sheet, String indicatorId, double weight) {
        Column column = sheet.findColumn(indicatorId)
                .orElseThrow(() -> new IllegalArgumentException("no indicator '" + indicatorId + "' in the sheet"));
        Map<String, Double> values = new HashMap<>();
        for (int i = 0; i < column.size(); i++) {
            if (!column.isMissing(i)) {
                values.put(sheet.cities().get(i).id(), column.get(i));
            }
        }
        return Amount.of(indicatorId, weight, values);
    }

    private static void require(double weight) {
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("a criterion needs a weight above 0");
        }
    }

    /**
     * A number: 1 where two cities have the same, 0 where they lie at the two ends of what is seen.
     *
     * @param id short name
     * @param weight how much it counts
     * @param byCity values by city id
     * @param range largest minus smallest
     */
    record Amount(String id, double weight, Map<String, Double> byCity, double range) implements Criterion {

        public Amount {
            require(weight);
            byCity = Map.copyOf(byCity);
        }

        static Amount of(String id, double weight, Map<String, Double> byCity) {
            double min = byCity.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .min()
                    .orElse(0);
            double max = byCity.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(0);
            return new Amount(id, weight, byCity, max - min);
        }

        /** Ratios count, not differences: one to two million is as far as ten to twenty. */
        static Amount ofMagnitude(String id, double weight, Map<String, Double> byCity) {
            Map<String, Double> logarithms = new HashMap<>();
            byCity.forEach((city, value) -> logarithms.put(city, Math.log(value)));
            return of(id, weight, logarithms);
        }

        @Override
        public OptionalDouble likeness(String oneCity, String otherCity) {
            Double one = byCity.get(oneCity);
            Double other = byCity.get(otherCity);
            if (one == null || other == null) {
                return OptionalDouble.empty();
            }
            return OptionalDouble.of(range == 0 ? 1 : 1 - Math.abs(one / range - other / range));
        }
    }

    /**
     * A kind: 1 where two cities share it, otherwise 0.
     *
     * @param id short name
     * @param weight how much it counts
     * @param byCity kinds by city id
     */
    record Kind(String id, double weight, Map<String, String> byCity) implements Criterion {

        public Kind {
            require(weight);
            byCity = Map.copyOf(byCity);
        }

        @Override
        public OptionalDouble likeness(String oneCity, String otherCity) {
            String one = byCity.get(oneCity);
            String other = byCity.get(otherCity);
            return one == null || other == null ? OptionalDouble.empty() : OptionalDouble.of(one.equals(other) ? 1 : 0);
        }
    }
}
