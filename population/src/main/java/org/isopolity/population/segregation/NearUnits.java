package org.isopolity.population.segregation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.isopolity.population.place.Places;

/**
 * Sums around each unit in which units farther than a limit are left out, and, for each sum, how much it can lack at most: what was
 * left out counts no more than if it all lay at the nearest edge of its square of the map. Exponential decay only.
 */
final class NearUnits {

    private static final int UNITS_IN_A_SQUARE = 64;
    private static final int MOST_SQUARES_ASIDE = 512;

    private final Places places;
    private final Decay decay;
    private final SelfDistance self;
    private final int[] units;
    private final double[] x;
    private final double[] y;
    private final double[][] columns;
    private final int squares;
    private final int[] starts;
    private final int largest;
    private final double[][] edges;
    private final double[][] squareSums;

    /**
     * Sums by column and unit.
     *
     * @param sums without what lies beyond the limit
     * @param lacking the most that the whole sum can exceed them by
     */
    record Truncated(double[][] sums, double[][] lacking) {}

    NearUnits(Places places, Decay decay, SelfDistance self, double[][] columns) {
        if (decay.shape() != Decay.Shape.EXPONENTIAL) {
            throw new IllegalArgumentException("approximate proximities decay exponentially");
        }
        this.places = places;
        this.decay = decay;
        this.self = self;
        int size = places.size();
        double[] east = IntStream.range(0, size)
                .mapToDouble(u -> places.x(u) / decay.bandwidth())
                .toArray();
        double[] north = IntStream.range(0, size)
                .mapToDouble(u -> places.y(u) / decay.bandwidth())
                .toArray();
        int aside = Math.clamp(Math.round(Math.sqrt((double) size / UNITS_IN_A_SQUARE)), 1, MOST_SQUARES_ASIDE);
        this.squares = aside * aside;
        int[] square = new int[size];
        int[] columnsOfMap = strips(east, aside);
        int[] rowsOfMap = strips(north, aside);
        this.starts = new int[squares + 1];
        for (int u = 0; u < size; u++) {
            square[u] = rowsOfMap[u] * aside + columnsOfMap[u];
            starts[square[u] + 1]++;
        }
        int most = 0;
        for (int s = 0; s < squares; s++) {
            most = Math.max(most, starts[s + 1]);
            starts[s + 1] += starts[s];
        }
        this.largest = most;
        int[] next = Arrays.copyOf(starts, squares);
        this.units = new int[size];
        for (int u = 0; u < size; u++) {
            units[next[square[u]]++] = u;
        }
        this.x = Arrays.stream(units).mapToDouble(u -> east[u]).toArray();
        this.y = Arrays.stream(units).mapToDouble(u -> north[u]).toArray();
        this.columns = new double[columns.length][];
        for (int c = 0; c < columns.length; c++) {
            double[] column = columns[c];
            this.columns[c] = Arrays.stream(units).mapToDouble(u -> column[u]).toArray();
        }
        this.edges = new double[4][squares];
        this.squareSums = new double[columns.length][squares];
        for (int s = 0; s < squares; s++) {
            measure(s);
        }
    }

    private static int[] strips(double[] positions, int count) {
        double low = Arrays.stream(positions).min().orElse(0);
        double width = (Arrays.stream(positions).max().orElse(0) - low) / count;
        return Arrays.stream(positions)
                .mapToInt(position -> width > 0 ? Math.min(count - 1, (int) ((position - low) / width)) : 0)
                .toArray();
    }

    private void measure(int s) {
        Arrays.stream(new int[] {0, 2}).forEach(low -> edges[low][s] = Double.POSITIVE_INFINITY);
        Arrays.stream(new int[] {1, 3}).forEach(high -> edges[high][s] = Double.NEGATIVE_INFINITY);
        for (int i = starts[s]; i < starts[s + 1]; i++) {
            edges[0][s] = Math.min(edges[0][s], x[i]);
            edges[1][s] = Math.max(edges[1][s], x[i]);
            edges[2][s] = Math.min(edges[2][s], y[i]);
            edges[3][s] = Math.max(edges[3][s], y[i]);
            for (int c = 0; c < columns.length; c++) {
                squareSums[c][s] += columns[c][i];
            }
        }
    }

    /** The sums without units beyond a limit, in bandwidths. */
    Truncated sums(double limit) {
        double[][] sums = new double[columns.length][units.length];
        double[][] lacking = new double[columns.length][units.length];
        IntStream.range(0, units.length).parallel().forEach(i -> sum(i, limit, sums, lacking));
        return new Truncated(sums, lacking);
    }

    private void sum(int i, double limit, double[][] sums, double[][] lacking) {
        Surroundings.Around around = new Surroundings.Around(x[i], y[i], columns, largest);
        double[] nearest = new double[squares];
        int[] far = new int[squares];
        int left = 0;
        for (int s = 0; s < squares; s++) {
            if (starts[s] == starts[s + 1]) {
                continue;
            }
            double right = Math.max(0, Math.max(edges[0][s] - x[i], x[i] - edges[1][s]));
            double up = Math.max(0, Math.max(edges[2][s] - y[i], y[i] - edges[3][s]));
            double distance = Math.sqrt(right * right + up * up);
            if (distance > limit) {
                far[left] = s;
                nearest[left++] = distance;
            } else {
                double across = distance + edges[1][s] - edges[0][s] + edges[3][s] - edges[2][s];
                add(around, i, starts[s], starts[s + 1] - starts[s], across <= ExponentialWeights.SMALL);
            }
        }
        ExponentialWeights.of(nearest, left);
        for (int c = 0; c < columns.length; c++) {
            double lack = 0;
            for (int f = 0; f < left; f++) {
                lack += nearest[f] * squareSums[c][far[f]];
            }
            sums[c][units[i]] = Sums.of(around.sums[c]);
            lacking[c][units[i]] = lack;
        }
    }

    private void add(Surroundings.Around around, int i, int from, int length, boolean small) {
        around.measure(x, y, from, length);
        if (small) {
            ExponentialWeights.ofSmall(around.weights, length);
        } else {
            ExponentialWeights.of(around.weights, length);
        }
        if (i >= from && i < from + length) {
            around.weights[i - from] = decay.weight(self.of(places, units[i]));
        }
        around.add(from, length);
    }
}
