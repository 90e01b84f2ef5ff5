package org.isopolity.population.area;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A column that is the sum of others in every unit, which no partition can contain: a total among the groups, or a group beside its
 * parts.
 *
 * @param sum the column that contains the others
 * @param parts what it is the sum of
 */
public record Overlap(String sum, List<String> parts) {

    private static final int FEWEST_UNITS = 3;

    public Overlap {
        parts = List.copyOf(parts);
    }

    /**
     * Looks for a column that equals the sum of all others, or of two others, in every unit. Columns of zeros and tables of fewer than
     * three units with people tell nothing.
     *
     * @param groups names of the columns
     * @param counts one array for each column
     */
    public static Optional<Overlap> find(List<String> groups, double[][] counts) {
        int[] present = IntStream.range(0, groups.size())
                .filter(g -> Arrays.stream(counts[g]).filter(count -> count > 0).count() >= FEWEST_UNITS)
                .toArray();
        for (int whole : present) {
            int[] others = Arrays.stream(present).filter(g -> g != whole).toArray();
            if (others.length >= 2 && isSum(counts, whole, others)) {
                return Optional.of(overlap(groups, whole, others));
            }
            for (int i = 0; i < others.length; i++) {
                for (int j = i + 1; j < others.length; j++) {
                    int[] pair = {others[i], others[j]};
                    if (isSum(counts, whole, pair)) {
                        return Optional.of(overlap(groups, whole, pair));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Overlap overlap(List<String> groups, int whole, int[] parts) {
        return new Overlap(
                groups.get(whole), Arrays.stream(parts).mapToObj(groups::get).toList());
    }

    private static boolean isSum(double[][] counts, int whole, int[] parts) {
        for (int u = 0; u < counts[whole].length; u++) {
            double sum = 0;
            for (int part : parts) {
                sum += counts[part][u];
            }
            if (Math.abs(sum - counts[whole][u]) > 1e-9 * Math.max(1, counts[whole][u])) {
                return false;
            }
        }
        return true;
    }

    /** Such as "'total' is 'a' + 'b'". */
    public String inWords() {
        return "'" + sum + "' is "
                + parts.stream().map(part -> "'" + part + "'").collect(Collectors.joining(" + "));
    }
}
