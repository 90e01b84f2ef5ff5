package org.isopolity.population.segregation;

import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.isopolity.population.place.Places;

/** Where the centre of a city is taken to be. */
public sealed interface Centre {

    /** The mean of the units' centres. */
    record Mean() implements Centre {}

    /** The median of the units' centres, east and north apart. */
    record Median() implements Centre {}

    /** The mean of the units' centres, each weighted by its people. */
    record OfPeople() implements Centre {}

    /** The centre of the unit with most people. */
    record LargestUnit() implements Centre {}

    /**
     * The centre of a unit.
     *
     * @param unit its id
     */
    record Unit(String unit) implements Centre {}

    /**
     * A point on the plane of the places.
     *
     * @param x metres east
     * @param y metres north
     */
    record Point(double x, double y) implements Centre {}

    /**
     * Metres from the centre to every unit.
     *
     * @throws IllegalArgumentException if the unit that is the centre is not among the places
     */
    default double[] distances(Places places, double[] people) {
        double[] point = point(places, people);
        double[] distances = new double[places.size()];
        for (int u = 0; u < distances.length; u++) {
            distances[u] = Math.hypot(places.x(u) - point[0], places.y(u) - point[1]);
        }
        return distances;
    }

    private double[] point(Places places, double[] people) {
        return switch (this) {
            case Mean _ -> mean(places, _ -> 1);
            case OfPeople _ -> mean(places, u -> people[u]);
            case Median _ ->
                new double[] {
                    median(IntStream.range(0, places.size()).mapToDouble(places::x)),
                    median(IntStream.range(0, places.size()).mapToDouble(places::y))
                };
            case LargestUnit _ -> {
                int largest = 0;
                for (int u = 1; u < people.length; u++) {
                    largest = people[u] > people[largest] ? u : largest;
                }
                yield new double[] {places.x(largest), places.y(largest)};
            }
            case Unit(String id) -> {
                int unit = places.units().indexOf(id);
                if (unit < 0) {
                    throw new IllegalArgumentException("there is no unit '" + id + "' to be the centre");
                }
                yield new double[] {places.x(unit), places.y(unit)};
            }
            case Point(double east, double north) -> new double[] {east, north};
        };
    }

    private static double[] mean(Places places, IntToDoubleFunction weight) {
        double east = 0;
        double north = 0;
        double weights = 0;
        for (int u = 0; u < places.size(); u++) {
            double w = weight.applyAsDouble(u);
            east += w * places.x(u);
            north += w * places.y(u);
            weights += w;
        }
        return new double[] {east / weights, north / weights};
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
