package org.isopolity.index.recipe;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Mark;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.index.sheet.Summary;
import org.isopolity.text.Phrase;

/**
 * Fills a missing value with the mean of the cities that are most alike, and marks it. Two cities are the more alike the smaller
 * the mean distance of their values in shares of the indicators' spreads (Gower, Biometrics 27, 1971), over the indicators that
 * both have, of which there must be at least a third. Cities that are equally far as the last neighbour count as neighbours too.
 *
 * @param neighbours how many cities; 5 if left out
 */
public record ImputeFromNearest(Integer neighbours) implements Imputation {

    private static final double SHARED = 1 / 3.0;

    public ImputeFromNearest {
        neighbours = neighbours == null ? 5 : neighbours;
        if (neighbours < 1) {
            throw new IllegalArgumentException("'neighbours' must be at least 1");
        }
    }

    @Override
    public Phrase inWords() {
        return Phrases.of("step.impute-from-nearest", neighbours);
    }

    @Override
    public Sheet apply(Sheet sheet, Framework framework) {
        double[][] places =
                sheet.columns().stream().map(ImputeFromNearest::places).toArray(double[][]::new);
        double[][] distances = new double[sheet.size()][];
        return sheet.map((indicator, column) -> {
            Column.Draft filled = column.draft();
            for (int row = 0; row < sheet.size(); row++) {
                if (column.isMissing(row)) {
                    if (distances[row] == null) {
                        distances[row] = distances(places, row);
                    }
                    fill(column, row, distances[row], filled);
                }
            }
            return filled.toColumn();
        });
    }

    private static double[] places(Column column) {
        Summary summary = column.summary();
        double spread = summary.max() - summary.min();
        return spread > 0
                ? column.scaled(1 / spread, -summary.min() / spread).toArray()
                : column.map(value -> 0).toArray();
    }

    /** The distance of a row from every other; infinite where they share too little. */
    private static double[] distances(double[][] places, int row) {
        double[] distances = new double[places[0].length];
        for (int other = 0; other < distances.length; other++) {
            double sum = 0;
            int shared = 0;
            for (double[] column : places) {
                double distance = Math.abs(column[row] - column[other]);
                if (!Double.isNaN(distance)) {
                    sum += distance;
                    shared++;
                }
            }
            distances[other] = shared > 0 && shared >= SHARED * places.length && other != row
                    ? sum / shared
                    : Double.POSITIVE_INFINITY;
        }
        return distances;
    }

    private void fill(Column column, int row, double[] distances, Column.Draft filled) {
        int[] nearest = IntStream.range(0, distances.length)
                .filter(other -> !column.isMissing(other) && Double.isFinite(distances[other]))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer other) -> distances[other])
                        .thenComparingDouble(column::get))
                .mapToInt(other -> other)
                .toArray();
        if (nearest.length == 0) {
            return;
        }
        double farthest = distances[nearest[Math.min(neighbours, nearest.length) - 1]];
        double[] values = Arrays.stream(nearest)
                .filter(other -> distances[other] <= farthest + 1e-12)
                .mapToDouble(column::get)
                .toArray();
        filled.set(row, Statistic.MEAN.of(values), Mark.IMPUTED);
    }
}
