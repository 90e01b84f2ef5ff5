package org.isopolity.index.statistics;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The correlations of every series with every other, each over the places where both have a value. */
public final class CorrelationMatrix {

    private final List<List<Optional<Correlation>>> below;

    private CorrelationMatrix(List<List<Optional<Correlation>>> below) {
        this.below = below;
    }

    /** The correlations of these series, all equally long, NaN where a value is missing. */
    public static CorrelationMatrix of(CorrelationMethod method, List<double[]> series) {
        return new CorrelationMatrix(IntStream.range(0, series.size())
                .mapToObj(i -> IntStream.range(0, i)
                        .mapToObj(j -> method.find(series.get(i), series.get(j)))
                        .toList())
                .toList());
    }

    /** How many series there are. */
    public int size() {
        return below.size();
    }

    /**
     * The correlation of two different series, if it can be told.
     *
     * @throws IllegalArgumentException if both are the same
     */
    public Optional<Correlation> find(int one, int other) {
        if (one == other) {
            throw new IllegalArgumentException("a series is not correlated with itself");
        }
        return one > other ? below.get(one).get(other) : below.get(other).get(one);
    }
}
