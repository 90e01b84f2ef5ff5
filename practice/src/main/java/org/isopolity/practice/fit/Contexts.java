package org.isopolity.practice.fit;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of cities, so that they can be compared.
 *
 * @param variables what is compared
 * @param cities what is known of each city; of two with the same place the first counts
 */
public record Contexts(List<Variable> variables, List<CityContext> cities) {

    /** Keeps its own copies. */
    public Contexts {
        variables = List.copyOf(variables);
        cities = List.copyOf(cities);
    }

    /** Nothing known of any city. */
    public static final Contexts NONE = new Contexts(List.of(), List.of());

    /**
     * Something in which cities differ.
     *
     * @param id of the variable
     * @param name what it is called
     * @param weight how much it counts, above 0
     * @param range difference at which two cities have nothing in common; 0 for a kind, which is the same or is not
     */
    public record Variable(String id, String name, double weight, double range) {

        /** Refuses weights and ranges that are not numbers to compare with. */
        public Variable {
            if (!(weight > 0) || !(range >= 0) || !Double.isFinite(weight) || !Double.isFinite(range)) {
                throw new IllegalArgumentException("'" + id + "' has an impossible weight or range");
            }
        }
    }

    /**
     * A city.
     *
     * @param id of the city
     * @param name of the city
     * @param country two-letter code
     * @param numbers what is known in numbers, by variable; also the facts that preconditions are tested against
     * @param kinds what is known in words, by variable
     */
    public record CityContext(
            String id, String name, String country, Map<String, Double> numbers, Map<String, String> kinds) {

        /** Keeps its own copies. */
        public CityContext {
            numbers = Map.copyOf(numbers);
            kinds = Map.copyOf(kinds);
        }

        /** What tells cities apart: country and name. */
        String key() {
            return country + ":" + name.toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How alike two cities are, by Gower's similarity (1971) over what is known of both.
     *
     * @param value from 0 to 1; 0 where nothing is known
     * @param coverage share of the weight of all variables that is known of both, from 0 to 1
     * @param farthest name of the variable in which they differ most; absent where nothing is known
     */
    public record Similarity(double value, double coverage, Optional<String> farthest) {

        /** Nothing known. */
        static final Similarity UNKNOWN = new Similarity(0, 0, Optional.empty());

        /** The similarity with what is not known taken to be of this value. */
        double withUnknown(double prior) {
            return coverage * value + (1 - coverage) * prior;
        }
    }

    /** Compares two cities. */
    public Similarity compare(CityContext one, CityContext other) {
        double all = 0;
        double known = 0;
        double alike = 0;
        double farthest = -1;
        Optional<String> name = Optional.empty();
        for (Variable variable : variables) {
            all += variable.weight();
            Optional<Double> near = near(variable, one, other);
            if (near.isPresent()) {
                known += variable.weight();
                alike += variable.weight() * near.get();
                double apart = variable.weight() * (1 - near.get());
                if (apart > farthest) {
                    farthest = apart;
                    name = Optional.of(variable.name());
                }
            }
        }
        return known == 0 ? Similarity.UNKNOWN : new Similarity(alike / known, known / all, name);
    }

    private static Optional<Double> near(Variable variable, CityContext one, CityContext other) {
        if (variable.range() == 0) {
            String a = one.kinds().get(variable.id());
            String b = other.kinds().get(variable.id());
            return a == null || b == null ? Optional.empty() : Optional.of(a.equals(b) ? 1.0 : 0.0);
        }
        Double a = one.numbers().get(variable.id());
        Double b = other.numbers().get(variable.id());
        return a == null || b == null
                ? Optional.empty()
                : Optional.of(1 - Math.min(1, Math.abs(a - b) / variable.range()));
    }

    /** The cities by country and name. */
    Map<String, CityContext> byPlace() {
        Map<String, CityContext> byPlace = new HashMap<>();
        cities.forEach(city -> byPlace.putIfAbsent(city.key(), city));
        return byPlace;
    }
}
