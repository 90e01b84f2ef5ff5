package org.isopolity.index.statistics;

import java.util.List;
import java.util.stream.IntStream;

/** The places at which no series has a gap. */
final class Complete {

    private Complete() {}

    static int[] places(List<double[]> series) {
        return IntStream.range(0, series.getFirst().length)
                .filter(place -> series.stream().noneMatch(values -> Double.isNaN(values[place])))
                .toArray();
    }

    static double[] rows(double[] values, int[] places) {
        return IntStream.of(places).mapToDouble(place -> values[place]).toArray();
    }
}
