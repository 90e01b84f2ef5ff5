package org.isopolity.server.peer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The setting of cities, and how alike two are: Gower's distance (J. C. Gower, A general coefficient of similarity and some of
 * its properties, Biometrics 27, 1971). For each criterion that is known of both, numbers differ by their distance over the
 * range of all cities, names by 0 or 1; the distance of two cities is the mean of these.
 */
public final class Setting {

    /** Two cities of which less than this share of the criteria is known cannot be called alike. */
    private static final double LEAST_SHARED = 0.5;

    /**
     * A city and how alike it is.
     *
     * @param cityId of the city
     * @param distance from 0, the same in all that is known, to 1
     * @param shared how many criteria are known of both
     */
    public record Alike(String cityId, double distance, int shared) {}

    private final List<String> cities;
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<Trait> traits;

    /** One array for each trait: values on a scale on which the range of all cities is 1; NaN where not known. */
    private final double[][] scaled;

    /**
     * A setting.
     *
     * @param cities ids
     * @param traits each with a value for each city
     * @throws IllegalArgumentException if a trait has another number of values, or a logarithm of what is not above 0
     */
    public Setting(List<String> cities, List<Trait> traits) {
        this.cities = List.copyOf(cities);
        this.traits = List.copyOf(traits);
        for (int i = 0; i < cities.size(); i++) {
            positions.put(cities.get(i), i);
        }
        this.scaled = traits.stream().map(this::scale).toArray(double[][]::new);
    }

    private double[] scale(Trait trait) {
        if (trait.values().size() != cities.size()) {
            throw new IllegalArgumentException("trait '" + trait.id() + "' needs a value or a gap for each city");
        }
        double[] values = trait.values().toArray();
        if (trait.kind() == Trait.Kind.NAME) {
            return values;
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            if (trait.kind() == Trait.Kind.LOGARITHM) {
                if (values[i] <= 0) {
                    throw new IllegalArgumentException("trait '" + trait.id() + "' must be above 0");
                }
                values[i] = Math.log(values[i]);
            }
            if (!Double.isNaN(values[i])) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = high > low ? (values[i] - low) / (high - low) : values[i] - low;
        }
        return values;
    }

    /** The criteria. */
    public List<Trait> traits() {
        return traits;
    }

    /** Whether a criterion is known of a city. */
    public boolean isKnown(String cityId, String traitId) {
        Integer position = positions.get(cityId);
        return position != null
                && traits.stream()
                        .anyMatch(trait ->
                                trait.id().equals(traitId) && !trait.values().isMissing(position));
    }

    /**
     * The other cities by distance, then by id. Left out are those of which, together with this one, less than half of the
     * criteria is known.
     *
     * @param cityId whose peers
     * @param criteria ids of the traits that count
     */
    public List<Alike> alike(String cityId, Set<String> criteria) {
        Integer self = positions.get(cityId);
        if (self == null) {
            return List.of();
        }
        int[] counted = counted(criteria);
        List<Alike> alike = new ArrayList<>(cities.size());
        for (int other = 0; other < cities.size(); other++) {
            if (other == self) {
                continue;
            }
            double sum = 0;
            int shared = 0;
            for (int trait : counted) {
                double difference = scaled[trait][self] - scaled[trait][other];
                if (!Double.isNaN(difference)) {
                    shared++;
                    sum += traits.get(trait).kind() == Trait.Kind.NAME
                            ? (difference == 0 ? 0 : 1)
                            : Math.abs(difference);
                }
            }
            if (shared > 0 && shared >= LEAST_SHARED * counted.length) {
                alike.add(new Alike(cities.get(other), sum / shared, shared));
            }
        }
        alike.sort(Comparator.comparingDouble(Alike::distance).thenComparing(Alike::cityId));
        return alike;
    }

    private int[] counted(Set<String> criteria) {
        int[] counted = new int[traits.size()];
        int count = 0;
        for (int trait = 0; trait < traits.size(); trait++) {
            if (criteria.contains(traits.get(trait).id())) {
                counted[count++] = trait;
            }
        }
        return Arrays.copyOf(counted, count);
    }
}
